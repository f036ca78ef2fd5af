import { log } from '../../../core/statistics/special.ts'

/** Shares of sizes and colours, and how sure they are. */
export interface VariantMix {
  /** In the order of the counts; sums to 1. */
  readonly shareRatio: readonly number[]
  /** Total of the Dirichlet law: the pieces whose mix is worth as much as all that is known. */
  readonly concentration: number
}

const MAX_ROUNDS = 2_000
const SETTLED = 1e-9
/** Beyond this the shares are certain for any season a firm can have. */
const CERTAIN = 1e7

/**
 * Mix of variants from counts by period (rows) and variant (columns), Dirichlet-multinomial, by
 * the fixed point of Minka (2000), "Estimating a Dirichlet distribution", eq. 65, on whole counts.
 * With one period only the total of the prior, one piece a variant, is known beside the counts.
 */
export function variantMix(countsByPeriod: readonly (readonly number[])[]): VariantMix {
  const rows = countsByPeriod
    .map((row) => row.map((count) => Math.max(0, Math.round(count))))
    .filter((row) => row.some((count) => count > 0))
  const variants = countsByPeriod[0]?.length ?? 0
  if (variants === 0) return { shareRatio: [], concentration: Infinity }
  if (variants === 1) return { shareRatio: [1], concentration: Infinity }
  const totals = Array.from({ length: variants }, (_, variant) =>
    rows.reduce((sum, row) => sum + row[variant]!, 0),
  )
  const pieces = totals.reduce((sum, count) => sum + count, 0)
  if (rows.length < 2) return mixOf(totals.map((count) => count + 1 / variants))
  return mixOf(settle(rows, totals, pieces))
}

function mixOf(weights: readonly number[]): VariantMix {
  const concentration = weights.reduce((sum, weight) => sum + weight, 0)
  return { shareRatio: weights.map((weight) => weight / concentration), concentration }
}

function settle(
  rows: readonly (readonly number[])[],
  totals: readonly number[],
  pieces: number,
): number[] {
  let weights = totals.map((count) => ((count + 1 / totals.length) / (pieces + 1)) * totals.length)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    if (whole > CERTAIN) break
    const below = rows.reduce((sum, row) => sum + rising(whole, sumOf(row)), 0)
    const next = weights.map(
      (weight, variant) =>
        (weight * rows.reduce((sum, row) => sum + rising(weight, row[variant]!), 0)) / below,
    )
    // A variant never seen keeps a sliver: it may sell one day.
    const floor = 1e-6
    const held = next.map((weight) => Math.max(weight, floor))
    const moved = Math.max(
      ...held.map((weight, variant) => Math.abs(weight - weights[variant]!) / weights[variant]!),
    )
    weights = held
    if (moved < SETTLED) break
  }
  return weights
}

function sumOf(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0)
}

/** Derivative of log((a)(a+1)...(a+n-1)): the sum of 1 / (a + j), its tail by Euler-Maclaurin. */
function rising(a: number, n: number): number {
  const direct = Math.min(n, 64)
  let result = 0
  for (let j = 0; j < direct; j++) result += 1 / (a + j)
  return n > direct ? result + harmonicTail(a + direct, a + n) : result
}

/** Sum of 1 / x over whole steps from `from` up to, without, `to`; both far above 1. */
function harmonicTail(from: number, to: number): number {
  const at = (x: number): number => log(x) - 1 / (2 * x) - 1 / (12 * x * x)
  return at(to) - at(from)
}
