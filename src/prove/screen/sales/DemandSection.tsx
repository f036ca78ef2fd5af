import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { DatedHistory } from '../../engine/demand/sales-history.ts'
import type { ProofDocument } from '../../engine/document.ts'
import type { LawFrom } from '../../engine/law/law-choice.ts'
import type { LawEdits } from '../../engine/law/law-edits.ts'
import { mergedEdits } from '../../engine/law/law-edits.ts'
import type { SoldItem } from '../../open-sales.ts'
import { LawBlock } from '../blocks/LawBlock.tsx'
import { LawOriginBlock } from '../blocks/LawOriginBlock.tsx'
import { SalesDrop } from './SalesDrop.tsx'
import type { SalesDropProps } from './SalesDrop.tsx'
import { SalesReadingBlock } from './SalesReadingBlock.tsx'

/** What the demand of a proof rests on; the page asks for the proof again when it changes. */
export interface DemandChoice {
  readonly sales?: DatedHistory
  readonly lawFrom?: LawFrom
  readonly lawEdits?: LawEdits
}

export interface DemandSectionProps extends Pick<SalesDropProps, 'product' | 'money' | 'tools'> {
  /** The last proof; missing until the first one is there. */
  readonly document: Pick<ProofDocument, 'law' | 'lawOrigin' | 'sales'> | undefined
  readonly choice: DemandChoice
  readonly onChoice: (choice: DemandChoice) => void
}

/** From a dropped table, or without one, to the demand law that the proof rests on. */
export function DemandSection(props: DemandSectionProps) {
  const { product, money, tools, document, choice, onChoice } = props
  const { both } = useSpeech()
  const [items, setItems] = useState<readonly SoldItem[]>([])
  const { sales, lawFrom, lawEdits } = choice
  /** What was given by hand belongs to the law it was given over. */
  const onHistory = (history: DatedHistory | undefined) => {
    onChoice(history ? { sales: history } : lawFrom ? { lawFrom } : {})
  }
  const onLawFrom = (next: LawFrom | undefined) =>
    onChoice({ ...(sales && { sales }), ...(next && { lawFrom: next }) })
  const onEdit = (patch: LawEdits) =>
    onChoice({ ...choice, lawEdits: mergedEdits(lawEdits ?? {}, patch) })
  const onReset = () => onChoice({ ...(sales && { sales }), ...(lawFrom && { lawFrom }) })
  return (
    <div className="demand-section">
      <h2 className="section section-title">{both('Les ventes passées', 'Past sales')}</h2>
      <SalesDrop
        {...{ product, money, tools, onHistory }}
        seasonWeeks={document?.law.shareByWeek.length}
        history={sales}
        onItems={setItems}
      />
      {document?.sales && <SalesReadingBlock sales={document.sales} />}
      {document && (
        <>
          <LawOriginBlock
            key={`${sales?.itemId} ${sales?.rows}`}
            law={document.law}
            lawFrom={lawFrom}
            hasSales={sales !== undefined}
            items={items}
            itemId={sales?.itemId ?? product.itemId}
            onLawFrom={onLawFrom}
          />
          <LawBlock
            law={document.law}
            lawOrigin={isOfChain(document, choice) ? 'chain' : document.lawOrigin}
            sales={document.sales}
            onEdit={onEdit}
            onReset={onReset}
          />
        </>
      )}
    </div>
  )
}

/** Forecast errors that a chain holds are estimates too: nothing was brought beside it. */
function isOfChain(
  { lawOrigin }: Pick<ProofDocument, 'lawOrigin'>,
  { lawFrom }: DemandChoice,
): boolean {
  return lawOrigin === 'committee' && lawFrom === undefined
}
