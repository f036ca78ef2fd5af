import './client-map.css'
import { useSpeech } from '../language.tsx'
import { DASHES } from './MapFlows.tsx'
import type { Carriage } from './map-model.ts'

interface MapLegendProps {
  readonly modes: readonly Carriage[]
  /** The client as the firm calls her: `la cliente`, and `à la cliente`. */
  readonly client: string
  readonly toClient: string
}

/** What colour and line style mean on the map: the only modes named are those drawn. */
export function MapLegend({ modes, client, toClient }: MapLegendProps) {
  const { ui } = useSpeech()
  return (
    <aside className="map-legend" aria-label={ui.legend}>
      <p className="section-title">{ui.colourIsDistance(toClient)}</p>
      <ul>
        {[...ui.steps, client].map((step, index) => (
          <li key={step}>
            {step}
            <i style={{ background: `var(--p${index + 1})` }} />
          </li>
        ))}
      </ul>
      <ul>
        {modes.map((mode) => (
          <li key={mode}>
            {ui.modes[mode]}
            <svg width={28} height={8} aria-hidden="true">
              <Stroke mode={mode} />
            </svg>
          </li>
        ))}
      </ul>
    </aside>
  )
}

function Stroke({ mode }: { readonly mode: Carriage }) {
  if (mode === 'river') {
    return <path d="M0 2.5H28M0 5.5H28" stroke="var(--ink-2)" strokeWidth={1.2} />
  }
  return (
    <path
      d="M0 4H28"
      stroke="var(--ink-2)"
      strokeWidth={2.2}
      strokeDasharray={DASHES[mode].join(' ')}
      strokeLinecap={mode === 'air' ? 'round' : 'butt'}
    />
  )
}
