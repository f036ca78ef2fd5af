import type { Chain } from '../../chain/chain.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Result } from '../../core/problem.ts'
import { fail, ok, problem } from '../../core/problem.ts'
import { readSalesFile } from '../../workbook/sales/read-sales-file.ts'
import type { Collection } from '../engine/collection/collection.ts'
import { collectionOfSales } from '../engine/collection/from-sales/collection-of-sales.ts'
import { questionOfChains } from '../engine/from-chain/question-of-chains.ts'
import type { PolicyKind } from '../engine/policy/policy.ts'

/** What a table of sales is read as when nothing else is said: as in `prove` of one chain. */
const [WEEK_NOISE, SAMPLE_PATHS] = [0.2, 256]

interface TableFlags {
  readonly seed: number
  readonly paths: number
  readonly kinds?: readonly PolicyKind[]
}

/** The collection of a table of sales, made and sold as the chains say. */
export function collectionOfTable(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  {
    chains,
    reference,
    flags: { seed, paths, kinds },
  }: {
    readonly chains: readonly Chain[]
    readonly reference: ReferenceSet
    readonly flags: TableFlags
  },
): Result<Collection> {
  const table = readSalesFile(bytes, name)
  if (!table.ok) return table
  const { lines, columns } = table.value
  if (columns.item === undefined || lines.length === 0) return fail(noItems(name, lines.length))
  const drawing = {
    seed,
    paths,
    samplePaths: SAMPLE_PATHS,
    weekNoiseRatio: WEEK_NOISE,
    pieces: 'whole',
  } as const
  const question = questionOfChains(chains, reference, { drawing })
  if (!question.ok) return question
  const chain = chains[0]!
  const found = collectionOfSales({
    name: chain.chain.name,
    currency: chain.chain.currency,
    lines,
    // Of several rates of one currency the latest stays.
    rates: new Map(
      chain.rates
        .toSorted((a, b) => (a.date < b.date ? -1 : 1))
        .map(({ currency, value }) => [currency, value]),
    ),
    question: question.value,
    seed,
    paths,
    ...(kinds && { kinds }),
  })
  if (!found.ok) return found
  const warnings = [...table.warnings, ...found.warnings, ...question.value.assumptions]
  return ok(found.value, warnings)
}

function noItems(file: string, rows: number) {
  return problem({
    code: 'collection_no_items',
    path: ['sales', 'item'],
    message: `${file} has ${rows} rows of sales and no column that tells one item from another.`,
    maybe: 'Maybe name the column of references "SKU", "Article" or "Référence".',
    values: { file, rows },
  })
}
