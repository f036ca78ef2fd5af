import { LEVER_TABLES, loadReference } from '../reference/load.ts'
import type { FirstDocument, Phase } from '../src/advise/engine/first/document.ts'
import { whatFirst } from '../src/advise/engine/first/what-first.ts'
import { parseChain } from '../src/chain/parse.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

const SEED = 1
const STAGES = 1_000
const ROUNDS = 8
/** Rounds before the compiler of the engine has settled. */
const WARM_UP = 2
/** Figures of a page change by then; doubt and pairs follow while it is read. */
const GOAL_MS = 2_000

/** When each phase of the ranking of all levers is over, on a chain of 1,000 stages. */
const PHASES: readonly (readonly [label: string, before: Phase])[] = [
  ['ranked by the margin of see', 'sketch'],
  ['by final margin, few seasons', 'proof'],
  ['by final margin, all seasons', 'doubt'],
]

export async function run(): Promise<Table> {
  const parsed = parseChain(generatedChain(STAGES, SEED))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  const tables = { reference: await loadReference({ tables: LEVER_TABLES }), seaKm: () => 12_000 }
  const first: number[] = []
  const ends = new Map<Phase, number[]>(PHASES.map(([, phase]) => [phase, []]))
  let lines = 0
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    const steps = whatFirst(parsed.value, tables, { pairs: false })
    if (!steps.ok) throw new Error(steps.problems[0]?.message)
    const seen = new Map<Phase, number>()
    for (const document of ranking(steps.value)) {
      const ms = performance.now() - from
      if (!seen.has('see')) seen.set('see', ms)
      if (!seen.has(document.phase)) seen.set(document.phase, ms)
      lines = document.lines.filter(({ margin }) => margin).length
    }
    if (round < WARM_UP) continue
    first.push(seen.get('see')!)
    for (const [phase, times] of ends) times.push(seen.get(phase) ?? NaN)
  }
  return {
    name: 'What first: all levers ranked on 1,000 stages',
    columns: ['what is on the page', 'min ms', 'median ms', 'p95 ms', 'goal, p95'],
    rows: [
      ['the first lever', ...spread(first), ''],
      ...PHASES.map(([label, phase]) => [label, ...spread(ends.get(phase)!), GOAL_MS]),
    ],
    notes: [
      `${STAGES} stages of seed ${SEED}; ${ROUNDS} rounds, the first ${WARM_UP} left out`,
      `${lines} levers apply and are ranked; a step hands out the ranking so far after each of them`,
      loadNote(),
    ],
  }
}

/** The ranking up to the first interval: what follows refines it. */
function* ranking(steps: Iterable<FirstDocument>): Generator<FirstDocument> {
  for (const document of steps) {
    yield document
    if (document.phase === 'doubt') return
  }
}

function spread(times: readonly number[]): string[] {
  return [Math.min(...times), percentile(times, 0.5), percentile(times, 0.95)].map((ms) =>
    ms.toFixed(0),
  )
}
