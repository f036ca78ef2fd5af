/** A point of a curve; `x` runs from 0, far from the client, to 1, at the client. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
}

/** Half width of the kernel as a share of the axis. Assumption: wide enough to hide single stages. */
const BANDWIDTH = 0.09
const GRID = 28

/**
 * The trend that the eye follows through stages of unequal spacing: a local mean weighted by a
 * Gaussian of the distance along the axis (Nadaraya 1964, doi:10.1137/1109020), at equal steps
 * between the farthest and the nearest stage. A chain of a few stages is its own curve.
 */
export function trendOf(points: readonly CurvePoint[], bandwidth = BANDWIDTH): CurvePoint[] {
  const sorted = [...points].sort((a, b) => a.x - b.x)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || last.x - first.x < 1e-9) return []
  return Array.from({ length: GRID + 1 }, (_, i) => {
    const x = first.x + ((last.x - first.x) * i) / GRID
    let [sum, weights] = [0, 0]
    for (const point of sorted) {
      const weight = Math.exp(-0.5 * ((point.x - x) / bandwidth) ** 2)
      sum += weight * point.y
      weights += weight
    }
    return { x, y: weights > 1e-300 ? sum / weights : nearest(sorted, x) }
  })
}

function nearest(sorted: readonly CurvePoint[], x: number): number {
  let [best, least] = [0, Infinity]
  for (const point of sorted) {
    const distance = Math.abs(point.x - x)
    if (distance < least) [best, least] = [point.y, distance]
  }
  return best
}
