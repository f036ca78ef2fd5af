import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { LawFrom } from '../../engine/law/law-choice.ts'
import { ESTIMATED_AHEAD_MONTHS } from '../../engine/law/law-choice.ts'
import type { SoldItem } from '../../open-sales.ts'
import { LeadField } from './LeadField.tsx'

type Similar = Extract<LawFrom, { kind: 'similar' }>

interface SimilarChoiceProps {
  readonly items: readonly SoldItem[]
  readonly itemId: string
  readonly seasonWeeks: number
  readonly chosen: Similar | undefined
  readonly onChoice: (choice: LawFrom) => void
}

const MOST_LISTED = 200

/** Items of the table that are like the product: what each sold in a season, and how far apart. */
export function SimilarChoice(props: SimilarChoiceProps) {
  const { items, itemId, seasonWeeks, chosen, onChoice } = props
  const { both, figure } = useSpeech()
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    () => new Set(chosen?.items.map(({ id }) => id)),
  )
  const [leadMonths, setLead] = useState(chosen?.leadMonths ?? ESTIMATED_AHEAD_MONTHS)
  const others = items.filter((item) => item.itemId !== itemId && item.soldPieces > 0)
  if (others.length < 2) {
    return (
      <p className="choice label">
        {both(
          'Donnez d’abord un tableau de ventes qui contient au moins deux autres articles.',
          'First give a table of sales that holds at least two other items.',
        )}
      </p>
    )
  }
  const toggle = (id: string) => {
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    setPicked(next)
  }
  const take = () => {
    const like = others.filter((item) => picked.has(item.itemId))
    onChoice({
      kind: 'similar',
      leadMonths,
      items: like.map((item) => ({ id: item.itemId, soldPieces: perSeason(item, seasonWeeks) })),
    })
  }
  return (
    <div className="choice">
      <p className="label">
        {both(
          `Cochez ceux qui se vendent comme ce produit. Pièces ramenées à une saison de ${seasonWeeks} semaines.`,
          `Tick those that sell like this product. Pieces brought to a season of ${seasonWeeks} weeks.`,
        )}
      </p>
      <ul className="similar">
        {others.slice(0, MOST_LISTED).map((item) => (
          <li key={item.itemId}>
            <label>
              <input
                type="checkbox"
                checked={picked.has(item.itemId)}
                onChange={() => toggle(item.itemId)}
              />
              <span>
                {item.itemId}{' '}
                <span className="label">
                  {figure(Math.round(perSeason(item, seasonWeeks)), 'count')}{' '}
                  {both('pièces', 'pieces')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="law-row">
        <LeadField {...{ leadMonths }} onLead={setLead} />
        <button type="button" className="button" onClick={take}>
          {both('Prendre ces articles', 'Take these items')}
        </button>
      </p>
    </div>
  )
}

/** A longer history counts as so many seasons. */
function perSeason({ soldPieces, weeks }: SoldItem, seasonWeeks: number): number {
  return soldPieces * Math.min(1, seasonWeeks / weeks)
}
