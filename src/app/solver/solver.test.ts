import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { build } from 'vite'
import { afterAll, describe, expect, it } from 'vitest'
import { checkFeasible } from '../../core/optimisation/check-feasible.ts'
import type {
  LinearProgram,
  LinearSolver,
  SolveProgress,
} from '../../core/optimisation/linear-program.ts'
import { rng } from '../../core/statistics/rng.ts'
import { sparseFromTriplets } from '../../core/linear-algebra/sparse.ts'
import { blockingSolver } from './solver-run.ts'
import { solverThreads } from './solver.ts'

interface Written {
  readonly sense?: 'minimise' | 'maximise'
  readonly cost: number[]
  readonly rows: readonly { weights: number[]; lower?: number; upper?: number }[]
  readonly lower?: number
  readonly upper?: number
  readonly whole?: boolean
  readonly offset?: number
}

/** A program written row by row, all columns with the same bounds. */
function programOf(written: Written): LinearProgram {
  const { cost, rows, sense = 'minimise', lower = 0, upper = Infinity, whole, offset } = written
  const entries = rows.flatMap(({ weights }, row) =>
    weights.map((value, column) => ({ row, column, value })).filter(({ value }) => value !== 0),
  )
  return {
    sense,
    rows: sparseFromTriplets({
      rows: rows.length,
      columns: cost.length,
      row: entries.map(({ row }) => row),
      column: entries.map(({ column }) => column),
      value: entries.map(({ value }) => value),
    }),
    rowLower: Float64Array.from(rows, (row) => row.lower ?? -Infinity),
    rowUpper: Float64Array.from(rows, (row) => row.upper ?? Infinity),
    cost: Float64Array.from(cost),
    columnLower: new Float64Array(cost.length).fill(lower),
    columnUpper: new Float64Array(cost.length).fill(upper),
    ...(whole && { integer: new Uint8Array(cost.length).fill(1) }),
    ...(offset !== undefined && { offset }),
  }
}

/**
 * Dantzig, Linear Programming and Extensions (1963), section 3.3: two canneries (350 and 600 cases)
 * and three warehouses (325, 300, 275); thousands of miles times 90 $. Optimum 153.675 thousand $.
 */
const canneries = programOf({
  cost: [2.5, 1.7, 1.8, 2.5, 1.8, 1.4].map((miles) => (90 * miles) / 1000),
  rows: [
    { weights: [1, 1, 1, 0, 0, 0], upper: 350 },
    { weights: [0, 0, 0, 1, 1, 1], upper: 600 },
    { weights: [1, 0, 0, 1, 0, 0], lower: 325 },
    { weights: [0, 1, 0, 0, 1, 0], lower: 300 },
    { weights: [0, 0, 1, 0, 0, 1], lower: 275 },
  ],
})

/** Set P01 of Burkardt's KNAPSACK_01: ten objects, optimum 309 with weight 165; enumerated below. */
const knapsack = programOf({
  sense: 'maximise',
  cost: [92, 57, 49, 68, 60, 43, 67, 84, 87, 72],
  rows: [{ weights: [23, 31, 29, 44, 53, 38, 63, 85, 89, 82], upper: 165 }],
  upper: 1,
  whole: true,
})

/**
 * Market split of Cornuejols & Dawande (1998), DOI 10.1007/3-540-69346-7_22, with the distance as
 * objective: a solution is found at once, the proof takes far longer than any test.
 */
function marketSplit(products: number): LinearProgram {
  const stream = rng(`market split ${products}`)
  const shops = 10 * (products - 1)
  const rows = Array.from({ length: products }, (_, product) => {
    const demand = Array.from({ length: shops }, () => stream.int(100))
    const half = Math.floor(demand.reduce((a, b) => a + b, 0) / 2)
    const slack = Array.from({ length: 2 * products }, (_, k) =>
      k === 2 * product ? 1 : k === 2 * product + 1 ? -1 : 0,
    )
    return { weights: [...demand, ...slack], lower: half, upper: half }
  })
  const program = programOf({
    cost: [
      ...Array.from({ length: shops }, () => 0),
      ...Array.from({ length: 2 * products }, () => 1),
    ],
    rows,
    whole: true,
  })
  program.columnUpper.fill(1, 0, shops)
  return program
}

/** Best objective over all whole points of a box, by trying each; undefined when none is feasible. */
function bestByEnumeration(program: LinearProgram): number | undefined {
  const columns = program.cost.length
  const values = Array.from(program.columnLower)
  let best: number | undefined
  for (;;) {
    const { feasible, objective } = checkFeasible(program, values, 1e-9)
    const better = program.sense === 'minimise' ? -objective : objective
    const bestSoFar = program.sense === 'minimise' ? -(best ?? Infinity) : (best ?? -Infinity)
    if (feasible && better > bestSoFar) best = objective
    let column = 0
    while (column < columns && values[column] === program.columnUpper[column]) {
      values[column] = program.columnLower[column]!
      column += 1
    }
    if (column === columns) return best
    values[column]! += 1
  }
}

const smallPrograms = fc.record({
  sense: fc.constantFrom('minimise' as const, 'maximise' as const),
  cost: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
  rows: fc.array(
    fc.record({
      weights: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 }),
      lower: fc.integer({ min: -15, max: 5 }),
      upper: fc.integer({ min: -5, max: 15 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  offset: fc.integer({ min: -3, max: 3 }),
})

/** What every solver behind the port must do. */
function solverContract(name: string, solver: LinearSolver): void {
  describe(name, () => {
    it('[SO1] Dantzig 1963: optimum 153.675, duals that add up to it', async () => {
      const outcome = await solver.solve(canneries)
      if (outcome.status !== 'optimal') throw new Error(outcome.status)
      expect(outcome.objective).toBeCloseTo(153.675, 9)
      expect(outcome.bound).toBeCloseTo(153.675, 9)
      const report = checkFeasible(canneries, outcome.values)
      expect([report.feasible, report.objective.toFixed(6)]).toEqual([true, '153.675000'])
      const limits = [350, 600, 325, 300, 275]
      const dualValue = limits.reduce((sum, limit, row) => sum + limit * outcome.rowDuals![row]!, 0)
      expect(dualValue).toBeCloseTo(153.675, 9)
      expect(outcome.columnDuals!.length).toBe(6)
    })

    it('[SO2] the knapsack P01 is worth 309, as trying all 1024 choices says, from a start too', async () => {
      expect(bestByEnumeration(knapsack)).toBe(309)
      const start = Float64Array.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
      for (const options of [{}, { start, seed: 5, gapRatio: 0 }]) {
        const outcome = await solver.solve(knapsack, options)
        if (outcome.status !== 'optimal') throw new Error(outcome.status)
        expect(outcome.objective).toBeCloseTo(309, 9)
        expect(outcome.bound).toBeCloseTo(309, 6)
        expect(Array.from(outcome.values, (x) => Math.round(x) + 0)).toEqual([
          1, 1, 1, 1, 0, 1, 0, 0, 0, 0,
        ])
        expect(outcome.rowDuals).toBeUndefined()
      }
    })

    it('[SO3] infeasible and unbounded are told apart, with and without whole columns', async () => {
      for (const whole of [false, true]) {
        const cost = [1, 1]
        const open = programOf({
          sense: 'maximise',
          cost,
          rows: [{ weights: [1, -1], upper: 1 }],
          whole,
        })
        expect((await solver.solve(open)).status).toBe('unbounded')
        const rows = [{ weights: [1, 1], lower: 3, upper: 2.5 }]
        const contradicts = [
          { weights: [1, 1], lower: 3 },
          { weights: [1, 1], upper: 2.5 },
        ]
        const none = programOf({ cost, rows: contradicts, whole })
        expect((await solver.solve(none)).status).toBe('infeasible')
        expect((await solver.solve(programOf({ cost, rows, whole }))).status).toBe('infeasible')
      }
      const between = programOf({
        cost: [1],
        rows: [{ weights: [1], lower: 0.2, upper: 0.8 }],
        whole: true,
      })
      expect((await solver.solve(between)).status).toBe('infeasible')
    })

    it('[SO4] whole programs agree with trying every point', async () => {
      let solved = 0
      await fc.assert(
        fc.asyncProperty(smallPrograms, async (written) => {
          const program = programOf({ ...written, upper: 3, whole: true })
          const best = bestByEnumeration(program)
          const outcome = await solver.solve(program)
          if (outcome.status !== 'optimal') {
            expect([outcome.status, best]).toEqual(['infeasible', undefined])
            return
          }
          expect(outcome.objective).toBeCloseTo(best!, 6)
          expect(checkFeasible(program, outcome.values).feasible).toBe(true)
          solved += 1
        }),
        { seed: 4, numRuns: 60 },
      )
      expect(solved).toBeGreaterThan(10)
    })

    it('[SO5] a time limit ends with a feasible solution, a bound below it, and progress', async () => {
      const program = marketSplit(5)
      const seen: SolveProgress[] = []
      const outcome = await solver.solve(program, {
        secondsLimit: 1,
        onProgress: (progress) => seen.push(progress),
      })
      if (outcome.status !== 'feasible') throw new Error(outcome.status)
      expect(outcome.stoppedBy).toBe('time')
      expect(outcome.seconds).toBeLessThan(4)
      expect(checkFeasible(program, outcome.values).feasible).toBe(true)
      expect(outcome.bound).toBeLessThanOrEqual(outcome.objective)
      expect(seen.length).toBeGreaterThan(1)
      expect(seen.at(-1)?.objective).toBeGreaterThanOrEqual(outcome.objective)
    })

    it('[SO6] cancelling stops soon, with what was found', async () => {
      const started = performance.now()
      const program = marketSplit(5)
      const outcome = await solver.solve(program, {
        cancelled: () => performance.now() - started > 500,
      })
      if (outcome.status !== 'feasible') throw new Error(outcome.status)
      expect(outcome.stoppedBy).toBe('cancelled')
      // Far below the hours that a proof would take.
      expect(outcome.seconds).toBeLessThan(30)
      expect(checkFeasible(program, outcome.values).feasible).toBe(true)
    })

    it('[SO7] a program that is none is a bug, and the solver goes on afterwards', async () => {
      const broken = { ...canneries, cost: canneries.cost.map(() => NaN) }
      await expect(solver.solve(broken)).rejects.toThrow('colCost')
      expect((await solver.solve(canneries)).status).toBe('optimal')
    })

    it('[SO8] the same program and seed give the same digits', async () => {
      const program = programOf({
        sense: 'maximise',
        cost: Array.from({ length: 30 }, (_, i) => 10 + ((i * 7) % 11)),
        rows: [3, 5, 7].map((step) => ({
          weights: Array.from({ length: 30 }, (_, i) => 5 + ((i * step) % 13)),
          upper: 100,
        })),
        upper: 1,
        whole: true,
      })
      const [first, second] = [await solver.solve(program), await solver.solve(program)]
      if (first.status !== 'optimal' || second.status !== 'optimal') throw new Error('not optimal')
      expect(second.values).toEqual(first.values)
    })
  })
}

/** Node cannot load TypeScript in a worker: the thread is built as the application builds it. */
async function builtThread(folder: string): Promise<URL> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: 'src/app/solver/solver-thread.ts',
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'solver-thread.mjs' } },
    },
  })
  return pathToFileURL(join(folder, 'solver-thread.mjs'))
}

// Inside the repository, so that the built file finds its packages.
mkdirSync('.cache', { recursive: true })
const folder = mkdtempSync(join('.cache', 'solver-'))
const threads = solverThreads(await builtThread(folder), 2)
afterAll(async () => {
  await threads.close()
  rmSync(folder, { recursive: true, force: true })
})

solverContract('HiGHS in this thread', blockingSolver())
solverContract('HiGHS in worker threads', threads)

describe('worker threads', () => {
  it('[SO9] the caller stays free while a solve runs, and two solves run side by side', async () => {
    let ticks = 0
    const clock = setInterval(() => (ticks += 1), 10)
    const options = { secondsLimit: 0.7 }
    const [long, other, short] = await Promise.all([
      threads.solve(marketSplit(5), options),
      threads.solve(marketSplit(4), options),
      threads.solve(knapsack),
    ])
    clearInterval(clock)
    expect(long.status).toBe('feasible')
    expect(['feasible', 'optimal']).toContain(other.status)
    expect(short.status).toBe('optimal')
    expect(ticks).toBeGreaterThan(20)
  })

  it('[SO10] closing ends what runs and what waits as cancelled', async () => {
    const pool = solverThreads(pathToFileURL(join(folder, 'solver-thread.mjs')), 1)
    const running = pool.solve(marketSplit(5))
    const waiting = pool.solve(knapsack)
    await pool.close()
    expect(await waiting).toMatchObject({ status: 'stopped', stoppedBy: 'cancelled' })
    expect(await running).toMatchObject({ stoppedBy: 'cancelled' })
  })

  it('[SO11] a thread that cannot start is told as such', async () => {
    const pool = solverThreads(pathToFileURL(join(folder, 'missing.mjs')), 1)
    await expect(pool.solve(knapsack)).rejects.toThrow('solver thread failed')
  })
})
