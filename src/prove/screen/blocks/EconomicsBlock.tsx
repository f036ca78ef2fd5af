import '../after-margin/after-margin.css'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { typeset } from '../../../ui/format.ts'
import { countedWith, paybackSentence, paybackWords, weekWords } from '../../economics-messages.ts'
import type { ProofDocument } from '../../engine/document.ts'
import type { MoveEconomics, ProofEconomics } from '../../engine/economics/economics.ts'
import { policyWords } from '../../priced-messages.ts'
import type { CashLine } from '../after-margin/CashChart.tsx'
import { CashChart } from '../after-margin/CashChart.tsx'
import { policyStep } from '../after-margin/policy-hue.ts'
import { thousands } from '../after-margin/thousands.ts'

interface EconomicsBlockProps {
  readonly document: ProofDocument
}

/** Cash month by month of the best far and the best near way, and what a move between them pays. */
export function EconomicsBlock({ document }: EconomicsBlockProps) {
  const speech = useSpeech(document.currency)
  const { economics } = document
  if (!economics) return null
  const { move, clients } = economics
  const lines = cashLines(document, economics, speech)
  const missing = cashFinding(lines, speech)
  const told = (text: string) => typeset(text, speech.language)
  return (
    <section className="after-margin">
      <h2 className="section section-title">
        {speech.both('L’argent à avancer', 'The money to advance')}
      </h2>
      <p className="finding-line">
        {told(move ? paybackSentence(move, speech.format) : `${missing}.`)}
      </p>
      <CashChart lines={lines} currency={document.currency} finding={missing} />
      {move && <MoveFigures move={move} document={document} />}
      <ExchangeTable document={document} economics={economics} />
      {clients && (
        <p className="block-note">
          {told(
            speech.both(
              `Un client vaut ${speech.figure(clients.worth, 'money')}. Une pièce manquée coûte ${speech.figure(clients.laterPerPieceLost, 'money')} de plus par la suite.`,
              `A client is worth ${speech.figure(clients.worth, 'money')}. A piece missed costs ${speech.figure(clients.laterPerPieceLost, 'money')} more later on.`,
            ),
          )}
          {clients.difference !== undefined &&
            ` ${told(
              speech.both(
                `Ainsi compté, près moins loin : ${thousands(clients.difference, speech)} par saison.`,
                `So counted, near less far: ${thousands(clients.difference, speech)} a season.`,
              ),
            )}`}
        </p>
      )}
      <p className="label block-note">{told(countedWith(economics, speech.format))}</p>
    </section>
  )
}

/** The two ways of the verdict; with one side alone, the best one. */
function cashLines(document: ProofDocument, economics: ProofEconomics, speech: Speech): CashLine[] {
  const { farPolicyId, nearPolicyId, bestPolicyId } = document.verdict
  const pair = [farPolicyId, nearPolicyId].filter((id) => id !== undefined)
  const ids = pair.length > 0 ? pair : [bestPolicyId]
  const lines = ids.flatMap((id, at): CashLine[] => {
    const own = economics.policies.find(({ policyId }) => policyId === id)
    const outcome = document.outcomes.find(({ policy }) => policy.id === id)
    if (!own || !outcome) return []
    return [
      {
        id,
        name: policyWords(document, id, speech.language),
        step: policyStep(outcome.policy),
        isDashed: at > 0,
        course: own.cash,
      },
    ]
  })
  return lines
}

function cashFinding(lines: readonly CashLine[], speech: Speech): string {
  return lines
    .map(({ name, course: { peakNeed, peakWeek } }) => {
      const when = weekWords(peakWeek, speech.language)
      return peakNeed === 0
        ? speech.both(`${name} : rien à avancer`, `${name}: nothing to advance`)
        : speech.both(
            `${name} : il manque jusqu’à ${thousands(peakNeed, speech)}, ${when}`,
            `${name}: up to ${thousands(peakNeed, speech)} is missing, ${when}`,
          )
    })
    .join(speech.both(' ; ', '; '))
}

function MoveFigures({
  move,
  document,
}: {
  readonly move: MoveEconomics
  readonly document: ProofDocument
}) {
  const speech = useSpeech(document.currency)
  const { payback, paybackAtHigh, paybackAtLow, cashFreed } = move
  const time = (each: MoveEconomics['payback']) => paybackWords(each.simple, speech.format)
  const rate = payback.internalRatePerYear
  return (
    <dl className="amount-pairs">
      <Pair
        name={speech.both('gain par an', 'gain a year')}
        value={thousands(payback.gainPerYear, speech)}
      />
      <Pair
        name={
          cashFreed >= 0
            ? speech.both('libéré au pire moment', 'freed at the worst moment')
            : speech.both('de plus à avancer', 'more to advance')
        }
        value={thousands(Math.abs(cashFreed), speech)}
      />
      {payback.netInvestment > 0 ? (
        <>
          <Pair
            name={speech.both('investissement remboursé en', 'investment paid back in')}
            value={time(payback)}
            note={speech.both(
              `à 95\u202f% : ${time(paybackAtHigh)} à ${time(paybackAtLow)}`,
              `at 95%: ${time(paybackAtHigh)} to ${time(paybackAtLow)}`,
            )}
          />
          <Pair
            name={speech.both('valeur actuelle nette', 'net present value')}
            value={thousands(payback.netPresentValue, speech)}
            {...(rate !== undefined && {
              note: `${speech.both('rendement interne', 'internal rate')} ${speech.figure(rate, 'ratio')}`,
            })}
          />
        </>
      ) : (
        <Pair
          name={speech.both('investissement remboursable', 'investment worth making')}
          value={thousands(payback.worthSpending, speech)}
        />
      )}
    </dl>
  )
}

function Pair({
  name,
  value,
  note,
}: {
  readonly name: string
  readonly value: string
  readonly note?: string
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  )
}

/** What the exchange rate may cost each way that buys far. */
function ExchangeTable({
  document,
  economics,
}: {
  readonly document: ProofDocument
  readonly economics: ProofEconomics
}) {
  const speech = useSpeech(document.currency)
  const rows = economics.policies.flatMap(({ policyId, exchange }) =>
    exchange ? [{ policyId, exchange }] : [],
  )
  if (rows.length === 0) return null
  const hasCover = rows.some(({ exchange }) => exchange.hedge)
  return (
    <div className="wide block-note">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{speech.both('risque de change', 'exchange risk')}</th>
            <th scope="col">{speech.both('perdu 1 fois sur 20', 'lost 1 time in 20')}</th>
            <th scope="col">{speech.both('part du surcoût de près', 'share of near premium')}</th>
            {hasCover && <th scope="col">{speech.both('couverture', 'cover')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ policyId, exchange: { atRisk, premiumShareRatio, hedge } }) => (
            <tr key={policyId}>
              <th scope="row">{policyWords(document, policyId, speech.language)}</th>
              <td>{thousands(atRisk, speech)}</td>
              <td>
                {premiumShareRatio === undefined ? '–' : speech.figure(premiumShareRatio, 'ratio')}
              </td>
              {hasCover && <td>{hedge ? thousands(hedge.cost, speech) : '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
