/** A point of a curve; `x` runs from 0, far from the client, to 1, at the client. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
}

/** Half width of the kernel as a share of the axis. Assumption: stages closer than that are one. */
const BANDWIDTH = 0.055
const GRID = 72

/**
 * What is formed around each distance: the shares of the stages there, added up through a Gaussian
 * of the distance along the axis (a kernel sum, Parzen 1962, doi:10.1214/aoms/1177704472, scaled so
 * that a stage that stands alone is on its curve). A stage cut in two at its place changes nothing,
 * so chains told in few or in many stages have the same curve.
 */
export function trendOf(points: readonly CurvePoint[], bandwidth = BANDWIDTH): CurvePoint[] {
  const xs = points.map((point) => point.x)
  const [first, last] = [Math.min(...xs), Math.max(...xs)]
  if (points.length === 0 || last - first < 1e-9) return []
  return Array.from({ length: GRID + 1 }, (_, i) => {
    const x = first + ((last - first) * i) / GRID
    let sum = 0
    for (const point of points) sum += point.y * Math.exp(-0.5 * ((point.x - x) / bandwidth) ** 2)
    return { x, y: sum }
  })
}
