import type { MarkedOrigin } from '../../../ui/figure/OriginMark.tsx'
import type { Speech } from '../../../ui/language.tsx'
import type { SalesReading } from '../../engine/from-chain/product-of-sales.ts'
import type { LawEdits } from '../../engine/law/law-edits.ts'
import type { LawSummary } from '../../engine/law/law-summary.ts'

/** What a law is drawn from. */
export interface DrawnLaw {
  readonly law: LawSummary
  readonly sales: SalesReading | undefined
  /** Missing: the law is only shown. */
  readonly onEdit: ((patch: LawEdits) => void) | undefined
}

/** Where the level, the weeks and the mix come from, when nobody gave them by hand. */
export function foundOrigin({ law, sales }: Pick<DrawnLaw, 'law' | 'sales'>): MarkedOrigin {
  if (sales && law.origin === 'history') return 'measured'
  return law.origin === 'similar' ? 'computed' : 'given'
}

/** Given by hand, or where the law as a whole comes from. */
export function markOf(drawn: DrawnLaw, name: keyof LawEdits): MarkedOrigin {
  return drawn.law.given?.[name] === undefined ? foundOrigin(drawn) : 'given'
}

/** Where the forecast error comes from. */
export function errorOrigin({ law, sales }: Pick<DrawnLaw, 'law' | 'sales'>): MarkedOrigin {
  if (law.origin === 'default') return 'default'
  if (!sales || law.origin !== 'history') return law.origin === 'similar' ? 'computed' : 'given'
  if (sales.errorOrigin === 'history') return 'measured'
  return sales.errorOrigin === 'family' ? 'computed' : 'default'
}

/** The same in words. */
export function errorWords(mark: MarkedOrigin, { both }: Speech): string {
  switch (mark) {
    case 'measured':
      return both('mesurée sur ces ventes', 'measured on these sales')
    case 'computed':
      return both('de produits semblables', 'of similar products')
    case 'default':
      return both('supposée, par famille de produits', 'assumed, by family of products')
    default:
      return both('donnée', 'given')
  }
}

/** Where a law comes from, as a page knows it: nothing was brought beside the chain, or what was. */
export type LawOrigin = LawSummary['origin'] | 'chain'

/** Shown beside a law: what it was made of. */
export function lawWords(origin: LawOrigin, { both }: Speech): string {
  switch (origin) {
    case 'chain':
      return both('d’après la chaîne', 'from the chain')
    case 'history':
      return both('lue dans les ventes', 'read in the sales')
    case 'committee':
      return both('d’après des estimations', 'from estimates')
    case 'similar':
      return both('d’après des articles semblables', 'from similar items')
    case 'default':
      return both('valeur par défaut d’une famille de produits', 'default of a family of products')
  }
}
