import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { LAW_BOUNDS } from '../../engine/law/law-edits.ts'
import { GivenField } from './GivenField.tsx'
import type { DrawnLaw } from './law-origins.ts'
import { foundOrigin } from './law-origins.ts'

/** Variants shown at first; the table twin has them all. */
const MOST_ROWS = 40

/** Sizes and colours: the share of each as a row, to be typed. */
export function LawMix(drawn: DrawnLaw) {
  const { law, sales, onEdit } = drawn
  const { both, number, figure } = useSpeech()
  if (law.variants.length < 2) return null
  const most = Math.max(...law.variants.map(({ shareRatio }) => shareRatio))
  const first = law.variants.find(({ shareRatio }) => shareRatio === most)!
  const given = new Set(law.given?.variants?.map(({ id }) => id))
  const nameOf = (id: string) => (id === '' ? both('sans nom', 'no name') : id)
  const percent = (ratio: number) => `${number(ratio * 100, 1)}\u202f%`
  const mark = sales && law.origin === 'history' ? foundOrigin(drawn) : 'assumed'
  const finding = both(
    `${nameOf(first.id)} est la plus demandée\u00a0: ${percent(most)}.`,
    `${nameOf(first.id)} is the most wanted: ${percent(most)}.`,
  )
  return (
    <ChartFrame
      finding={finding}
      title={both('Tailles et couleurs', 'Sizes and colours')}
      note={both('part des pièces', 'share of pieces')}
      fileName={both('tailles-et-couleurs', 'sizes-and-colours')}
      table={{
        columns: [both('déclinaison', 'variant'), both('part', 'share')],
        rows: law.variants.map(({ id, shareRatio }) => [nameOf(id), percent(shareRatio)]),
      }}
    >
      <ul className="law-mix">
        {law.variants.slice(0, MOST_ROWS).map(({ id, shareRatio }) => (
          <li key={id}>
            <span className="name">{nameOf(id)}</span>
            <span className="track" aria-hidden="true">
              <i style={{ width: `${(shareRatio / most) * 100}%` }} />
            </span>
            <GivenField
              label={nameOf(id)}
              isLabelHidden
              value={shareRatio}
              unit="%"
              decimals={1}
              bounds={LAW_BOUNDS.shareRatio}
              origin={given.has(id) ? 'given' : mark}
              onGive={onEdit && ((value) => onEdit({ variants: [{ id, shareRatio: value }] }))}
            />
          </li>
        ))}
      </ul>
      <p className="label">
        {law.mixConcentration === undefined
          ? both('Ce partage est pris pour certain.', 'These shares are taken as certain.')
          : both(
              `Ce partage est sûr comme si ${figure(Math.round(law.mixConcentration), 'count')} pièces l’avaient montré.`,
              `These shares are as sure as if ${figure(Math.round(law.mixConcentration), 'count')} pieces had shown them.`,
            )}
      </p>
    </ChartFrame>
  )
}
