import { useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import type { LawFrom } from '../../engine/law/law-choice.ts'
import { lawOfChoice } from '../../engine/law/law-choice.ts'
import type { LawSummary } from '../../engine/law/law-summary.ts'
import type { SoldItem } from '../../open-sales.ts'
import '../law/law.css'
import { CommitteeChoice } from '../law/CommitteeChoice.tsx'
import { FamilyChoice } from '../law/FamilyChoice.tsx'
import { SimilarChoice } from '../law/SimilarChoice.tsx'
import { SalesProblems } from '../sales/SalesProblems.tsx'

export interface LawOriginBlockProps {
  /** The law as it stands: its weeks and its variants are kept. */
  readonly law: LawSummary
  readonly lawFrom: LawFrom | undefined
  /** A sales history was read: it is then the first choice. */
  readonly hasSales: boolean
  /** Items of the table that was read; one may be like the product. */
  readonly items: readonly SoldItem[]
  /** What the table calls the product. */
  readonly itemId: string
  readonly onLawFrom: (lawFrom: LawFrom | undefined) => void
}

type Origin = LawFrom['kind'] | 'found'

/** Where the demand comes from when its own sales do not tell it: chosen, and shown as such. */
export function LawOriginBlock(props: LawOriginBlockProps) {
  const { law, lawFrom, hasSales, items, itemId, onLawFrom } = props
  const { both } = useSpeech()
  const [origin, setOrigin] = useState<Origin>(lawFrom?.kind ?? 'found')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const take = (choice: LawFrom) => {
    const known = { ...law, mixConcentration: law.mixConcentration ?? Infinity }
    const found = lawOfChoice(choice, known)
    setProblems(found.ok ? [] : found.problems)
    if (found.ok) onLawFrom(choice)
  }
  const choose = (next: Origin) => {
    setOrigin(next)
    setProblems([])
    if (next === 'found') onLawFrom(undefined)
  }
  return (
    <section className="law-origin">
      <Segmented
        name={both('D’où vient la demande', 'Where demand comes from')}
        value={origin}
        options={[
          [
            'found',
            hasSales ? both('des ventes', 'from sales') : both('de la chaîne', 'from the chain'),
          ],
          ['committee', both('d’estimations', 'from estimates')],
          ['similar', both('d’articles semblables', 'from similar items')],
          ['family', both('d’une famille', 'from a family')],
        ]}
        onChange={choose}
      />
      {origin === 'committee' && (
        <CommitteeChoice
          chosen={lawFrom?.kind === 'committee' ? lawFrom : undefined}
          onChoice={take}
        />
      )}
      {origin === 'similar' && (
        <SimilarChoice
          {...{ items, itemId }}
          seasonWeeks={law.shareByWeek.length}
          chosen={lawFrom?.kind === 'similar' ? lawFrom : undefined}
          onChoice={take}
        />
      )}
      {origin === 'family' && (
        <FamilyChoice chosen={lawFrom?.kind === 'family' ? lawFrom : undefined} onChoice={take} />
      )}
      <SalesProblems problems={problems} />
    </section>
  )
}
