import { LEVER_TABLES, loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { tryLever } from '../src/levers/applicability.ts'
import { LEVERS } from '../src/levers/catalogue.ts'
import { leverLinesOf } from '../src/see/engine/effects/lever-lines.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

const SEED = 1
const STAGES = 1_000
const ROUNDS = 12
/** Rounds before the compiler of the engine has settled. */
const WARM_UP = 3

/** Every lever tried with its defaults on a chain of 1,000 stages, alone and with its effects. */
export async function run(): Promise<Table> {
  const parsed = parseChain(generatedChain(STAGES, SEED))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  const reference = await loadReference({ tables: LEVER_TABLES })
  const tables = { reference, seaKm: () => 12_000 }
  const rows = LEVERS.filter(({ family }) => family !== 'hand').map((lever) => {
    const times = timed(() => tryLever(parsed.value, lever, tables))
    const { status } = tryLever(parsed.value, lever, tables)
    return [lever.id, status, ...spread(times), 100]
  })
  const all = timed(() => leverLinesOf(parsed.value, tables))
  return {
    name: 'Levers: each tried on 1,000 stages',
    columns: ['lever', 'status', 'min ms', 'median ms', 'p95 ms', 'goal, p95'],
    rows: [...rows, ['all of them, with their effects', '', ...spread(all), 2_000]],
    notes: [
      `${STAGES} stages of seed ${SEED}; ${ROUNDS} rounds, the first ${WARM_UP} left out`,
      'a try proposes what to pull the lever on, changes the chain and checks it as a whole',
      loadNote(),
    ],
  }
}

function timed(work: () => unknown): number[] {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    work()
    times.push(performance.now() - from)
  }
  return times.slice(WARM_UP)
}

function spread(times: readonly number[]): string[] {
  return [Math.min(...times), percentile(times, 0.5), percentile(times, 0.95)].map((ms) =>
    ms.toFixed(1),
  )
}
