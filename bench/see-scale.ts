import { loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { flow } from '../src/chain/flow/flow.ts'
import { see } from '../src/see/engine/see.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'

/** Parse, flow and every analysis of generated chains; sizes may be given. */
export async function run(args: readonly string[]): Promise<Table> {
  const reference = await loadReference()
  const sizes = args.length > 0 ? args.map(Number) : [1_000, 10_000, 100_000, 1_000_000]
  see(must(parseChain(generatedChain(2_000))), reference)
  const rows = sizes.map((size) => {
    let document: unknown = generatedChain(size)
    const started = performance.now()
    const chain = must(parseChain(document))
    document = undefined
    const parsed = performance.now()
    must(flow(chain, reference))
    const flowed = performance.now()
    const seen = must(see(chain, reference))
    const done = performance.now()
    const megabytes = process.memoryUsage().rss / 1024 / 1024
    return [
      size,
      (parsed - started).toFixed(0),
      (flowed - parsed).toFixed(0),
      (done - flowed).toFixed(0),
      (parsed - started + done - flowed).toFixed(0),
      (((parsed - started + done - flowed) * 1000) / size).toFixed(1),
      megabytes.toFixed(0),
      seen.accounts.books.gap.toExponential(1),
    ]
  })
  return {
    name: 'See: generated chains',
    columns: [
      'stages',
      'parse ms',
      'flow ms',
      'flow + every analysis ms',
      'total ms',
      'µs a stage',
      'resident MB',
      'gap of books',
    ],
    rows,
    notes: [
      'goal: 100,000 stages in 2,000 ms and 1 GB, books to 1e-9, near-linear growth',
      'total = parse + every analysis (its own flow included); intervals are drawn apart',
      'resident memory is that of the whole process, the document read included',
    ],
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.value
}
