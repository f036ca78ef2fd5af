import { loadReference } from '../reference/load.ts'
import type { ReferenceSet } from '../src/chain/reference-set/reference.ts'
import { parseChain } from '../src/chain/parse.ts'
import { flow } from '../src/chain/flow/flow.ts'
import { see } from '../src/see/engine/see.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

const SEED = 1
/** Runs of each size, up to this many stages; larger chains are run once. */
const RUNS = 5
const MOST_REPEATED = 100_000

/** Parse, flow and every analysis of generated chains; sizes may be given. */
export async function run(args: readonly string[]): Promise<Table> {
  const reference = await loadReference()
  const sizes = args.length > 0 ? args.map(Number) : [1_000, 10_000, 100_000, 1_000_000]
  see(must(parseChain(generatedChain(2_000, SEED))), reference)
  const rows = sizes.map((size) => {
    const runs = Array.from({ length: size > MOST_REPEATED ? 1 : RUNS }, () =>
      once(size, reference),
    )
    const least = (pick: (run: Once) => number) => percentile(runs.map(pick), 0)
    const totals = runs.map((each) => each.parseMs + each.seeMs)
    const leastTotal = percentile(totals, 0)
    return [
      size,
      least((each) => each.parseMs).toFixed(0),
      least((each) => each.flowMs).toFixed(0),
      least((each) => each.seeMs).toFixed(0),
      leastTotal.toFixed(0),
      percentile(totals, 0.95).toFixed(0),
      least((each) => each.cpuMs).toFixed(0),
      ((leastTotal * 1000) / size).toFixed(1),
      (process.resourceUsage().maxRSS / 1024).toFixed(0),
      (runs[0]?.gap ?? NaN).toExponential(1),
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
      'total, p95 ms',
      'total, processor ms',
      'µs a stage',
      'peak MB',
      'gap of books',
    ],
    rows,
    notes: [
      `goal: 100,000 stages in 2,000 ms and 1 GB, books to 1e-9, near-linear growth; seed ${SEED}`,
      `total = parse + every analysis (its own flow included); intervals are drawn apart; least of ${RUNS} runs, one run beyond ${MOST_REPEATED} stages`,
      'processor time counts all threads of the process, the collector’s included',
      loadNote(),
      'peak memory is that of the whole process so far, the document read included',
      'before places by number, flat sorts, patterns and fewer objects (same machine, quiet): 100,000 stages 3,555 to 3,692 ms in all (parse 417 to 489, flow 417 to 438), 470 MB; 1,000,000 stages 105,164 ms, 3,248 MB',
      'before, under the load of many programs: 100,000 stages 4,931 ms of processor time',
      'one run of 1,000,000 stages under a load of 11 to 13: 183,849 ms in all, 82,378 of processor time, 3,045 MB, books 5.0e-15: not linear, arrays beyond the heap force whole collections',
    ],
  }
}

interface Once {
  readonly parseMs: number
  readonly flowMs: number
  readonly seeMs: number
  /** Of parse and every analysis, not of the flow alone. */
  readonly cpuMs: number
  readonly gap: number
}

function once(size: number, reference: ReferenceSet): Once {
  let document: unknown = generatedChain(size, SEED)
  const parse = timed(() => must(parseChain(document)))
  document = undefined
  const flowMs = timed(() => must(flow(parse.value, reference))).wallMs
  const all = timed(() => must(see(parse.value, reference)))
  return {
    parseMs: parse.wallMs,
    flowMs,
    seeMs: all.wallMs,
    cpuMs: parse.cpuMs + all.cpuMs,
    gap: all.value.accounts.books.gap,
  }
}

function timed<T>(work: () => T): { value: T; wallMs: number; cpuMs: number } {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const value = work()
  const wallMs = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { value, wallMs, cpuMs: (user + system) / 1000 }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.value
}
