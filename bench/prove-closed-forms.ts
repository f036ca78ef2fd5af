import {
  coverage,
  replicated,
  simulatedChecks,
} from '../src/prove/engine/closed-form/simulated.test-support.ts'
import type { Table } from './table.ts'

/** Two replicate counts that make a million seasons. */
const REPLICATES = 20
const PATHS = 50_000
const SEEDS = 5000

/** Every closed form of `prove` against a million simulated seasons; coverage of intervals. */
export async function run(): Promise<Table> {
  const rows = simulatedChecks().map((check) => {
    const { mean, error } = replicated(check, { replicates: REPLICATES, paths: PATHS })
    return [
      check.name,
      check.exact.toFixed(3),
      mean.toFixed(3),
      error.toPrecision(2),
      ((mean - check.exact) / error).toFixed(2),
      (100 * (mean / check.exact - 1)).toFixed(4),
    ]
  })
  const held = `${(100 * coverage(SEEDS)).toFixed(2)} %`
  return {
    name: 'Prove: closed forms against a million simulated seasons each',
    columns: ['closed form', 'theorem', 'simulated', 'standard error', 'errors away', '% away'],
    rows: [...rows, [`intervals at 95 % over ${SEEDS} seeds`, '95 %', held, '', '', '']],
    notes: [
      `${REPLICATES} replicates of ${PATHS} seasons that share nothing; the error is theirs`,
      'goal: within 4 standard errors and 0.02 %; intervals hold the truth in 94 to 96 %',
    ],
  }
}
