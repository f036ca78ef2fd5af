import type { Result } from '../../../core/problem.ts'
import { ok } from '../../../core/problem.ts'
import type { DatedHistory } from '../demand/sales-history.ts'
import type { LawFrom } from '../law/law-choice.ts'
import { lawOfChoice } from '../law/law-choice.ts'
import type { LawEdits } from '../law/law-edits.ts'
import { editedLaw } from '../law/law-edits.ts'
import type { ChainProduct } from './product.ts'
import { assumed } from './terms/assumed.ts'
import type { SalesReading } from './product-of-sales.ts'
import { productOfSales } from './product-of-sales.ts'

/** What takes the place of the demand that the market of a chain supposes. */
export interface DemandAsking {
  /** Sales of the product: the law then comes from them. */
  readonly sales?: DatedHistory
  /** A committee, similar products or a family; before the sales when both are given. */
  readonly lawFrom?: LawFrom
  /** Figures given by hand, over whatever was found. */
  readonly lawEdits?: LawEdits
}

export interface ToldProduct {
  readonly product: ChainProduct
  readonly sales?: SalesReading
}

/** The product with the demand law asked for. */
export function demandOfProduct(
  product: ChainProduct,
  { sales, lawFrom, lawEdits }: DemandAsking,
  landedCostPerPiece: number,
): Result<ToldProduct> {
  const found: Result<ToldProduct> = lawFrom
    ? chosen(product, lawFrom)
    : sales
      ? productOfSales(product, sales, landedCostPerPiece)
      : ok({ product })
  if (!found.ok || !lawEdits) return found
  const edited = editedLaw(found.value.product.law, lawEdits)
  if (!edited.ok) return edited
  return ok({ ...found.value, product: withEdits(found.value.product, edited.value, lawEdits) })
}

function chosen(product: ChainProduct, lawFrom: LawFrom): Result<ToldProduct> {
  const law = lawOfChoice(lawFrom, product.law)
  if (!law.ok) return law
  const assumptions = withoutNamed(product, 'forecastErrors')
  if (lawFrom.kind === 'family') {
    assumptions.push(
      assumed('forecastErrors', lawFrom.family, 'Maybe give sales, or what a committee expects.'),
    )
  }
  return ok({ product: { ...product, law: law.value, assumptions } })
}

/** What is given is no longer supposed. */
function withEdits(product: ChainProduct, law: ChainProduct['law'], edits: LawEdits): ChainProduct {
  const isMixGiven = edits.variants !== undefined
  const areErrorsGiven = law.errorByLead.every(({ leadMonths }) =>
    edits.errors?.some((each) => each.leadMonths === leadMonths),
  )
  const given = [
    ...(isMixGiven ? ['variantMix'] : []),
    ...(areErrorsGiven ? ['forecastErrors'] : []),
  ]
  const { returnRatio, markdownElasticity } = edits
  return {
    ...product,
    law,
    selling: {
      ...product.selling,
      ...(returnRatio !== undefined && { returnRatio }),
      ...(markdownElasticity !== undefined && { markdownElasticity }),
    },
    assumptions: withoutNamed(product, ...given),
  }
}

function withoutNamed({ assumptions }: ChainProduct, ...names: readonly string[]) {
  return assumptions.filter(({ path }) => !names.includes(`${path[0]}`))
}
