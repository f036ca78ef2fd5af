import os from 'node:os'

/** What a bench answers: one table, with notes on how to read it. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly notes: readonly string[]
}

/** Value below which a share `p` of sorted measures lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN
}

/** Other work on the machine, as a note: beyond one program a core, only least times and processor time tell. */
export function loadNote(): string {
  const [oneMinute = 0] = os.loadavg()
  return `load of the machine at the end: ${oneMinute.toFixed(1)} programs waiting for ${os.cpus().length} cores; above that, read the least times and the processor time`
}
