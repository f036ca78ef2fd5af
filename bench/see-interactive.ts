import { loadReference } from '../reference/load.ts'
import type { FieldEdit } from '../src/chain/edit.ts'
import { rng } from '../src/core/statistics/rng.ts'
import type { Session } from '../src/see/engine/session.ts'
import { openSession } from '../src/see/engine/session.ts'
import { seeIntervals } from '../src/see/engine/see.ts'
import { parseChain } from '../src/chain/parse.ts'
import { see } from '../src/see/engine/see.ts'
import { measureEdits } from './browser/measure-edits.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

const SEED = 1
const STAGES = 1_000
const EDITS = 400
/** Edits before the compiler of the engine has settled: a person types more than that in a day. */
const WARM_UP = 100
const INTERVAL_ROUNDS = 20

/**
 * A 1,000-stage chain with one field typed anew, again and again, as the screen does it: the edit is
 * checked, everything is computed, the whole answer is written. In Node and in Chromium's worker.
 */
export async function run(): Promise<Table> {
  const document = generatedChain(STAGES, SEED)
  const edits = someEdits()
  const node = await inNode(document, edits)
  const rows = [
    row('Node: edit, every analysis, document', node.wallMs, 16),
    row('Node: the same, processor time', node.cpuMs, ''),
    row('Node: intervals, 200 draws', node.intervalsMs, 300),
    row('Node: the same, processor time', node.intervalsCpuMs, ''),
  ]
  const notes = [
    `${STAGES} stages of seed ${SEED}; ${EDITS} edits, the first ${WARM_UP} left out; intervals ${INTERVAL_ROUNDS} times, the first 5 left out`,
    'processor time counts all threads of the process, the collector’s included',
  ]
  try {
    const seen = await measureEdits({ document, edits, intervalRounds: INTERVAL_ROUNDS })
    rows.push(
      row('worker: edit, every analysis, document', seen.computeMs.slice(WARM_UP), 16),
      row('worker: the same, and posting it', seen.workerMs.slice(WARM_UP), ''),
      row('page: from asking to reading the answer', seen.roundTripMs.slice(WARM_UP), ''),
      row('worker: intervals, 200 draws', seen.intervalsMs.slice(5), 300),
    )
    notes.push(`worker and page: ${seen.browser}, without a window`)
  } catch (error) {
    notes.push(`no browser: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  return {
    name: 'See: 1,000 stages, recomputed',
    columns: ['what', 'min ms', 'median ms', 'p95 ms', 'goal, p95'],
    rows,
    notes: [...notes, loadNote(), ...BEFORE],
  }
}

/** Measured with the bench as it was, which changed the demand and left edit and answer out. */
const BEFORE = [
  'before (same machine, quiet): every analysis 13.3 median, 23.4 p95; intervals 809 median, 1001 p95; opening a chain anew, hash included, 35',
  'before (same machine, under the load of many programs): intervals 929 of processor time at least, 1021 median',
]

function row(what: string, times: readonly number[], goal: number | ''): (string | number)[] {
  return [
    what,
    percentile(times, 0).toFixed(1),
    percentile(times, 0.5).toFixed(1),
    percentile(times, 0.95).toFixed(1),
    goal,
  ]
}

/** Hours, days, prices and the demand, in turn. */
function someEdits(): FieldEdit[] {
  const draw = rng(SEED)
  const value = (low: number, high: number) => Number((low + (high - low) * draw.next()).toFixed(3))
  const fields = [
    () => ({ key: `processes/p${draw.int(500)}/labour.0.hoursPerRun`, value: value(0.05, 0.4) }),
    () => ({ key: `lanes/l${1 + draw.int(499)}/leadTimeDays`, value: value(1, 30) }),
    () => ({ key: `prices/x${1 + 4 * draw.int(124)}/pricePerUnit`, value: value(2, 30) }),
    () => ({ key: 'markets/m/demandUnitsPerYear', value: value(500, 1500) }),
  ]
  return Array.from({ length: EDITS }, (_, i) => fields[i % fields.length]!())
}

async function inNode(document: unknown, edits: readonly FieldEdit[]) {
  const reference = await loadReference()
  let session = must(openSession(document, reference))
  const edited = edits.map((edit) => {
    const clock = timer()
    session = must<Session>(session.edit(edit))
    session.document(false)
    return clock()
  })
  const seen = must(see(must(parseChain(document)), reference))
  const drawn = Array.from({ length: INTERVAL_ROUNDS }, () => {
    const clock = timer()
    seeIntervals(seen)
    return clock()
  })
  return {
    wallMs: edited.slice(WARM_UP).map((each) => each.wallMs),
    cpuMs: edited.slice(WARM_UP).map((each) => each.cpuMs),
    intervalsMs: drawn.slice(5).map((each) => each.wallMs),
    intervalsCpuMs: drawn.slice(5).map((each) => each.cpuMs),
  }
}

function timer(): () => { readonly wallMs: number; readonly cpuMs: number } {
  const cpu = process.cpuUsage()
  const started = performance.now()
  return () => {
    const wallMs = performance.now() - started
    const { user, system } = process.cpuUsage(cpu)
    return { wallMs, cpuMs: (user + system) / 1000 }
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.value
}
