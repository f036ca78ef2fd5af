import type { Language } from '../../../core/format.ts'
import type { ChartTable } from '../../../ui/charts/csv.ts'
import { GROUP_WORDS, policyLabel, PRODUCT_COLUMNS } from '../../collection-messages.ts'
import type { CollectionProof, ProductLine } from '../../engine/collection/collection-proof.ts'
import { gainOf } from '../../engine/collection/groups.ts'

const cents = (value: number) => Math.round(value * 100) / 100

/** Every product with what is done with it and what it brings, the largest gain first. */
export function productTable({ products }: CollectionProof, language: Language): ChartTable {
  return {
    columns: PRODUCT_COLUMNS.map((words) => words[language]),
    rows: products.toSorted((a, b) => gainOf(b) - gainOf(a)).map((line) => rowOf(line, language)),
  }
}

function rowOf(line: ProductLine, language: Language): (string | number)[] {
  const { name, family, verdict, chosen, far, near, difference } = line
  return [
    name,
    family,
    GROUP_WORDS[verdict][language],
    chosen ? policyLabel(chosen, language) : '',
    cents(line.entryMargin),
    cents(line.finalMargin),
    cents(line.low),
    cents(line.high),
    far ? cents(far.finalMargin) : '',
    near ? cents(near.finalMargin) : '',
    cents(difference.low),
    cents(difference.high),
    Math.round(line.boughtPieces),
    Math.round(line.unsoldPieces),
    Math.round(line.lostPieces),
    cents(line.committedMoney),
  ]
}
