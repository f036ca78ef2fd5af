import { FindingTitle } from '../../../ui/figure/FindingTitle.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { typeset } from '../../../ui/format.ts'
import {
  collectionFinding,
  COLLECTION_WORDS,
  concentrationText,
  groupText,
  limitText,
  money,
  partialText,
  policyLabel,
  tiesText,
} from '../../collection-messages.ts'
import type { CollectionProof, CollectionTotal } from '../../engine/collection/collection-proof.ts'
import { EntryFinalPlane } from './EntryFinalPlane.tsx'
import { TotalDots } from './TotalDots.tsx'

/** What a collection gains, product by product and as a whole. */
export function CollectionResult({ proof }: { readonly proof: CollectionProof }) {
  const { format, say, language } = useSpeech(proof.currency)
  const said = (text: string) => typeset(text, language)
  const isPartial = proof.productsDone < proof.productsAsked
  return (
    <>
      <FindingTitle
        about={proof.name}
        note={said(
          [
            ...(isPartial ? [partialText(proof, format)] : []),
            `${concentrationText(proof, format)} ;`,
            say(COLLECTION_WORDS.seed(proof.seed, proof.paths)),
          ].join(' '),
        )}
      >
        {collectionFinding(proof, format)}
      </FindingTitle>
      <div className="collection-grid">
        <EntryFinalPlane proof={proof} />
        <TotalDots proof={proof} />
      </div>
      <section className="collection-block">
        <div className="section">
          <h2 className="section-title">{say(COLLECTION_WORDS.waysTitle)}</h2>
          <span className="label">{say(COLLECTION_WORDS.waysNote)}</span>
        </div>
        <WaysTable proof={proof} />
      </section>
      <section className="collection-block">
        <div className="section">
          <h2 className="section-title">{say(COLLECTION_WORDS.whyTitle)}</h2>
        </div>
        <ul className="collection-why">
          {proof.groups.map((group) => (
            <li key={group.verdict}>{said(groupText(group, format))}</li>
          ))}
          {proof.limits.map((limit) => (
            <li key={limit.source}>{said(limitText(limit, format))}</li>
          ))}
          <li>{said(tiesText(proof, format))}</li>
        </ul>
        {proof.isInfeasible && <p role="alert">{said(say(COLLECTION_WORDS.infeasible))}</p>}
      </section>
    </>
  )
}

function WaysTable({ proof }: { readonly proof: CollectionProof }) {
  const { say, language } = useSpeech(proof.currency)
  const rows: readonly { readonly name: string; readonly total: CollectionTotal }[] = [
    ...proof.policies.map((total) => ({
      name: policyLabel(total.policy, language) + (total.isWithinLimits ? '' : ' *'),
      total,
    })),
    { name: say(COLLECTION_WORDS.allFar), total: proof.allFar },
    { name: say(COLLECTION_WORDS.mix), total: proof.mix },
  ]
  return (
    <div className="twin">
      <table className="chart-table collection-ways">
        <thead>
          <tr>
            {COLLECTION_WORDS.waysColumns.map((words) => (
              <th key={words.en} scope="col">
                {say(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, total }, at) => (
            <WayRow
              key={name}
              name={name}
              total={total}
              currency={proof.currency}
              isBest={at === rows.length - 1}
            />
          ))}
        </tbody>
      </table>
      {proof.policies.some(({ isWithinLimits }) => !isWithinLimits) && (
        <p className="label">* {say(COLLECTION_WORDS.beyond)}</p>
      )}
    </div>
  )
}

interface WayRowProps {
  readonly name: string
  readonly total: CollectionTotal
  readonly currency: string
  readonly isBest: boolean
}

function WayRow({ name, total, currency, isBest }: WayRowProps) {
  const speech = useSpeech(currency)
  const amount = money(speech.format)
  const count = (value: number) => speech.number(Math.round(value))
  const { finalMargin } = total
  const cells = [
    count(total.products),
    amount(total.entryMargin),
    amount(finalMargin.mean),
    `${amount(finalMargin.low)} – ${amount(finalMargin.high)}`,
    count(total.boughtPieces),
    count(total.unsoldPieces),
    count(total.lostPieces),
    amount(total.committedMoney),
  ]
  return (
    <tr className={isBest ? 'best' : undefined}>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        <td key={COLLECTION_WORDS.waysColumns[at + 1]!.en} className="number">
          {cell}
        </td>
      ))}
    </tr>
  )
}
