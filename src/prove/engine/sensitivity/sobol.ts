import { rng } from '../../../core/statistics/rng.ts'
import { latinHypercube } from '../../../core/statistics/latin-hypercube.ts'
import { mean, variance } from '../../../core/statistics/quantile.ts'

/** How much of the variance of a result one figure brings: alone, and with all that it acts with. */
export interface SobolIndex {
  readonly firstOrderRatio: number
  readonly totalRatio: number
}

/**
 * Sobol' indices of a function of independent uniforms in [0, 1), by one design of `samples` x
 * (figures + 2) evaluations. First order: Saltelli et al. (2010), Computer Physics Communications
 * 181, table 2 (b), doi:10.1016/j.cpc.2009.09.018; total: Jansen (1999), table 2 (f) there. All 0
 * when nothing moves the result.
 */
export function sobolIndices(
  value: (at: readonly number[]) => number,
  { figures, samples, seed }: Readonly<Record<'figures' | 'samples' | 'seed', number>>,
): readonly SobolIndex[] {
  const stream = rng(seed)
  const shape = { draws: samples, dimensions: figures }
  const [a, b] = [
    latinHypercube(stream.split('a'), shape),
    latinHypercube(stream.split('b'), shape),
  ]
  const row = (points: Float64Array, draw: number) =>
    Array.from(points.subarray(draw * figures, (draw + 1) * figures))
  const atA = Float64Array.from({ length: samples }, (_, draw) => value(row(a, draw)))
  const atB = Float64Array.from({ length: samples }, (_, draw) => value(row(b, draw)))
  const whole = variance([...atA, ...atB])
  return Array.from({ length: figures }, (_, figure) => {
    if (!(whole > 0)) return { firstOrderRatio: 0, totalRatio: 0 }
    const mixed = Float64Array.from({ length: samples }, (__, draw) =>
      value(row(a, draw).with(figure, b[draw * figures + figure]!)),
    )
    const first = mean(mixed.map((at, draw) => atB[draw]! * (at - atA[draw]!)))
    const total = mean(mixed.map((at, draw) => (atA[draw]! - at) ** 2)) / 2
    return { firstOrderRatio: first / whole, totalRatio: total / whole }
  })
}
