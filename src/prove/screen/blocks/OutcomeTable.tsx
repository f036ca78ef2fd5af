import { useSpeech } from '../../../ui/language.tsx'
import type { ShownPolicy } from '../shown-policies.ts'

interface OutcomeTableProps {
  readonly policies: readonly ShownPolicy[]
  readonly currency: string
  readonly bestPolicyId: string
}

/** Pieces, money put forward and carbon of a mean season, a way of buying a line. */
export function OutcomeTable({ policies, currency, bestPolicyId }: OutcomeTableProps) {
  const speech = useSpeech(currency)
  const { both } = speech
  const pieces = (value: number) => speech.number(Math.round(value))
  return (
    <div className="outcomes">
      <table>
        <thead>
          <tr>
            <th scope="col">{both('Par saison', 'A season')}</th>
            <th scope="col">{both('achetés', 'bought')}</th>
            <th scope="col">{both('vendus', 'sold')}</th>
            <th scope="col">{both('manqués', 'lost')}</th>
            <th scope="col">{both('partis', 'left')}</th>
            <th scope="col">{both('invendus', 'unsold')}</th>
            <th scope="col">{both('argent avancé', 'money put forward')}</th>
            <th scope="col">t CO₂e</th>
            <th scope="col">{both('saisons à perte', 'seasons at a loss')}</th>
          </tr>
        </thead>
        <tbody>
          {policies.map(({ id, name, step, outcome }) => {
            const { pieces: flow } = outcome
            const sold = flow.soldFullPrice + flow.soldCut + flow.soldToOrder
            return (
              <tr key={id} className={id === bestPolicyId ? 'best' : ''}>
                <th scope="row">
                  <i className="step-dot" style={{ background: `var(--p${step})` }} />
                  {name}
                </th>
                <td>{pieces(flow.bought)}</td>
                <td>{pieces(sold)}</td>
                <td>{pieces(flow.lost)}</td>
                <td>{pieces(flow.lostWaiting)}</td>
                <td>{pieces(flow.unsold)}</td>
                <td>{speech.figure(outcome.committedMoney, 'money/season')}</td>
                <td>{speech.number(outcome.carbonKgCo2e / 1000, 1)}</td>
                <td>{speech.figure(outcome.lossRatio, 'ratio')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
