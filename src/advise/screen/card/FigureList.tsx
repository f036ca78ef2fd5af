import { OriginMark } from '../../../ui/figure/OriginMark.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { FIGURE_WORDS } from '../../card-messages.ts'
import type { CardDocument, CardFigure, CardFigureState } from '../../model.ts'

interface FigureListProps {
  readonly document: CardDocument
  readonly onGive: (figure: CardFigure, value: number | undefined) => void
}

const MARKS = {
  given: 'given',
  published: 'published',
  derived: 'computed',
  assumed: 'assumed',
} as const

/** What the answer supposes: each figure with its bounds and where it comes from. */
export function FigureList({ document: { figures }, onGive }: FigureListProps) {
  const { both } = useSpeech()
  const open = figures.filter(({ origin }) => origin !== 'given').length
  return (
    <details className="card-figures" open={open < figures.length}>
      <summary>{both(`Ce qui est supposé (${open})`, `What is supposed (${open})`)}</summary>
      <ul>
        {figures.map((state) => (
          <Line key={state.figure} state={state} onGive={onGive} />
        ))}
      </ul>
    </details>
  )
}

function Line({
  state: { figure, value, low, high, origin, reason },
  onGive,
}: Pick<FigureListProps, 'onGive'> & { readonly state: CardFigureState }) {
  const { both, say, figure: written } = useSpeech()
  const { label, unit } = FIGURE_WORDS[figure]
  const bounds =
    origin === 'given' || low === high ? '' : ` (${written(low, unit)} – ${written(high, unit)})`
  return (
    <li>
      <span className="what">{say(label)}</span>
      <span className="value">
        {written(value, unit)} <OriginMark origin={MARKS[origin]} />
        <span className="quiet">{bounds}</span>
      </span>
      <span className="why quiet">
        {say(reason)}
        {origin === 'given' && (
          <button type="button" className="link" onClick={() => onGive(figure, undefined)}>
            {both('reprendre la valeur supposée', 'back to the supposed value')}
          </button>
        )}
      </span>
    </li>
  )
}
