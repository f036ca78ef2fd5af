import type { PlanePoint } from '../../../ui/charts/PlaneOfTwoAxes.tsx'
import { PlaneOfTwoAxes } from '../../../ui/charts/PlaneOfTwoAxes.tsx'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { SeeDocument } from '../../engine/document.ts'
import { FAMILY_PLACES, PARADIGM_WORDS } from '../../engine/proximity/paradigm.ts'
import type { SecondChain } from '../second-chain.ts'
import { accessStep, chainName } from '../second-chain.ts'

interface AxesBlockProps {
  readonly document: SeeDocument
  readonly second: SecondChain | undefined
  readonly onExplain: (figureId: string) => void
}

/** How personal and how near: the chain on the two axes, and in which order it designs, sells, makes. */
export function AxesBlock({ document, second, onExplain }: AxesBlockProps) {
  const speech = useSpeech(document.chain.currency)
  const points = [
    ...pointOf('A', document, speech),
    ...(second ? pointOf('B', second.document, speech) : []),
  ]
  const paradigms = [...new Set(document.axes.items.map((item) => item.paradigm))]
  const { personalised, territorialised } = document.axes
  const shown = (value: number | undefined) =>
    value === undefined ? speech.ui.unknown : speech.number(value, 2)
  return (
    <div>
      <PlaneOfTwoAxes
        points={points}
        regions={Object.values(FAMILY_PLACES).map((place) => ({
          ...place,
          name: speech.say(place.label),
        }))}
        finding={speech.both(
          `Personnalisé ${shown(personalised)}, territorialisé ${shown(territorialised)}, de 0 à 1.`,
          `Personalised ${shown(personalised)}, territorialised ${shown(territorialised)}, from 0 to 1.`,
        )}
        onSelect={() => onExplain('axes.territorialised')}
      />
      <p className="label">
        {paradigms.map((paradigm) => speech.say(PARADIGM_WORDS[paradigm])).join(' ; ')}
        {', '}
        <button
          type="button"
          className="inline-figure"
          onClick={() => onExplain('axes.personalised')}
        >
          {speech.both('personnalisé', 'personalised')} {shown(personalised)}
        </button>
        {', '}
        <button
          type="button"
          className="inline-figure"
          onClick={() => onExplain('axes.territorialised')}
        >
          {speech.both('territorialisé', 'territorialised')} {shown(territorialised)}
        </button>
      </p>
    </div>
  )
}

function pointOf(letter: string, document: SeeDocument, speech: Speech): PlanePoint[] {
  const { personalised, territorialised } = document.axes
  if (personalised === undefined || territorialised === undefined) return []
  return [
    {
      id: letter,
      letter,
      name: chainName(document, speech),
      personalised,
      territorialised,
      step: accessStep(document),
    },
  ]
}
