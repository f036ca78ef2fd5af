import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import './figure.css'
import { useSpeech } from '../language.tsx'

/** Where a figure comes from, as the legend draws it. */
export type MarkedOrigin = 'given' | 'published' | 'measured' | 'computed' | 'default' | 'assumed'

const NAMES: Readonly<Record<MarkedOrigin, Words>> = {
  given: words('donné | given'),
  published: words('publié | published'),
  measured: words('mesuré | measured'),
  computed: words('calculé | computed'),
  default: words('valeur par défaut | default'),
  assumed: words('hypothèse | assumption'),
}

/** Full disc published or given, half disc measured, = computed, ring assumption or default. */
export function OriginMark({ origin }: { readonly origin: MarkedOrigin }) {
  const speech = useSpeech()
  return (
    <svg className="mark" viewBox="0 0 8 8" role="img" aria-label={speech.say(NAMES[origin])}>
      <Shape origin={origin} />
    </svg>
  )
}

function Shape({ origin }: { readonly origin: MarkedOrigin }) {
  const stroke = { fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 1.2 }
  switch (origin) {
    case 'published':
    case 'given':
      return <circle cx={4} cy={4} r={3.2} fill="var(--ink-3)" />
    case 'measured':
      return (
        <>
          <circle cx={4} cy={4} r={3} {...stroke} />
          <path d="M4 1a3 3 0 0 1 0 6z" fill="var(--ink-3)" />
        </>
      )
    case 'computed':
      return <path d="M1 2.8H7M1 5.4H7" {...stroke} />
    case 'default':
      return <circle cx={4} cy={4} r={3} {...stroke} strokeDasharray="1.6 1.2" />
    case 'assumed':
      return <circle cx={4} cy={4} r={3} {...stroke} />
  }
}

/** The legend at the foot of a page. */
export function OriginLegend({ note }: { readonly note?: string }) {
  const speech = useSpeech()
  const shown: readonly MarkedOrigin[] = ['published', 'measured', 'computed', 'default', 'assumed']
  return (
    <p className="origin-legend">
      {shown.map((origin) => (
        <span key={origin}>
          <OriginMark origin={origin} />
          {speech.say(NAMES[origin])}
        </span>
      ))}
      {note !== undefined && <span>{note}</span>}
    </p>
  )
}
