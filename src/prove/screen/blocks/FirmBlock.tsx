import '../after-margin/after-margin.css'
import { useSpeech } from '../../../ui/language.tsx'
import { typeset } from '../../../ui/format.ts'
import type { ProofDocument } from '../../engine/document.ts'
import type { PolicyCommitment } from '../../engine/firm/firm-side.ts'
import { indicatorSentence, policyWords, tieWords } from '../../priced-messages.ts'
import { thousands } from '../after-margin/thousands.ts'

/** What nearness costs the firm and its workshop; the buyer's ranking beside the firm's. */
export function FirmBlock({ document }: { readonly document: ProofDocument }) {
  const speech = useSpeech(document.currency)
  const { firm } = document
  if (!firm) return null
  const rows = firm.policies.toSorted((a, b) => a.finalRank - b.finalRank)
  return (
    <section className="after-margin">
      <h2 className="section section-title">
        {speech.both(
          'Ce que la proximité demande à l’entreprise',
          'What nearness asks of the firm',
        )}
      </h2>
      <p className="finding-line">
        {typeset(indicatorSentence(document, firm, speech.format), speech.language)}
      </p>
      <div className="wide">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{speech.both('façon d’acheter', 'way of buying')}</th>
              <th scope="col">{speech.both('prix d’achat', 'purchase price')}</th>
              <th scope="col">{speech.both('rang', 'rank')}</th>
              <th scope="col">{speech.both('marge finale', 'final margin')}</th>
              <th scope="col">{speech.both('rang', 'rank')}</th>
              <th scope="col">{speech.both('commande ferme', 'firm order')}</th>
              <th scope="col">{speech.both('acheté à l’ouverture', 'bought at opening')}</th>
              <th scope="col">{speech.both('atelier sans travail', 'workshop without work')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.policyId} row={row} document={document} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="label block-note">
        {speech.both(
          'Commande ferme : semaines entre l’ordre et les pièces. Acheté à l’ouverture : en semaines de vente. Atelier sans travail : semaines qui manquent une saison sur vingt.',
          'Firm order: weeks from the order to the pieces. Bought at opening: in weeks of sales. Workshop without work: weeks missing in one season of twenty.',
        )}
      </p>
      <ul className="block-note">
        {[
          ...firm.policies.flatMap((row) => reservedWords(row, document, speech)),
          ...firm.ties.flatMap((ties) => tieWords(ties, speech.format)),
        ].map((line) => (
          <li key={line}>{typeset(line, speech.language)}</li>
        ))}
      </ul>
    </section>
  )
}

function Row({
  row,
  document,
}: {
  readonly row: PolicyCommitment
  readonly document: ProofDocument
}) {
  const speech = useSpeech(document.currency)
  const { indicator } = document.firm!
  const { policyId } = row
  const final = document.outcomes.find(({ policy }) => policy.id === policyId)!.finalMargin.mean
  const isFirm = policyId === indicator.firmPolicyId
  const isBuyer = policyId === indicator.buyerPolicyId
  const weeks = (value: number) =>
    speech.both(`${speech.number(value, 1)}\u00a0sem.`, `${speech.number(value, 1)}\u00a0wk`)
  return (
    <tr className={isFirm ? 'chosen' : ''}>
      <th scope="row">
        {policyWords(document, policyId, speech.language)}
        {isBuyer && <span className="tag watch">{speech.both('l’acheteur', 'the buyer')}</span>}
        {isFirm && <span className="tag">{speech.both('l’entreprise', 'the firm')}</span>}
      </th>
      <td>{speech.figure(row.entryPricePerPiece, 'money/unit')}</td>
      <td>{row.entryRank}</td>
      <td>{thousands(final, speech)}</td>
      <td>{row.finalRank}</td>
      <td>{weeks(row.firmWeeks)}</td>
      <td>{weeks(row.weeksOrderedAhead)}</td>
      <td>{weeks(row.weeksWithoutWork)}</td>
    </tr>
  )
}

function reservedWords(
  { policyId, reserved }: PolicyCommitment,
  document: ProofDocument,
  speech: ReturnType<typeof useSpeech>,
): string[] {
  if (!reserved) return []
  const name = policyWords(document, policyId, speech.language)
  const weeks = speech.number(reserved.unusedWeeks, 1)
  const paid = reserved.borneBy === 'firm'
  return [
    speech.both(
      `${name} : ${weeks} semaines de capacité réservée restent sans commande, ${paid ? `payées ${thousands(reserved.fee, speech)} par l’entreprise` : 'à la charge de l’atelier'}.`,
      `${name}: ${weeks} weeks of reserved capacity stay without an order, ${paid ? `paid ${thousands(reserved.fee, speech)} by the firm` : 'borne by the workshop'}.`,
    ),
  ]
}
