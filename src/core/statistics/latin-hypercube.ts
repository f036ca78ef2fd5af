import type { Rng } from './rng.ts'

export interface LatinHypercubeShape {
  readonly draws: number
  readonly dimensions: number
  /**
   * Names of the dimensions: the stream of each is then that of its name, so that two designs that
   * share a name share its values (common random numbers).
   */
  readonly names?: readonly string[]
}

const BELOW_ONE = 1 - 2 ** -53

/**
 * Stratified uniforms in (0, 1), row by row: value of draw i in dimension d at `i * dimensions + d`.
 * In each dimension every interval [k/draws, (k+1)/draws) holds exactly one value. Each dimension
 * has a stream of its own, so that adding one leaves the others as they were.
 *
 * Source: McKay, Beckman & Conover, Technometrics 21(2) (1979) 239-245, DOI 10.2307/1268522.
 */
export function latinHypercube(
  rng: Rng,
  { draws, dimensions, names }: LatinHypercubeShape,
): Float64Array {
  const points = new Float64Array(draws * dimensions)
  const stratum = new Int32Array(draws)
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const stream = rng.split(names?.[dimension] ?? dimension)
    for (let draw = 0; draw < draws; draw++) {
      // Fisher-Yates from the inside: draw takes over the stratum of an earlier one.
      const other = stream.int(draw + 1)
      stratum[draw] = stratum[other]!
      stratum[other] = draw
    }
    for (let draw = 0; draw < draws; draw++) {
      const value = (stratum[draw]! + stream.open()) / draws
      points[draw * dimensions + dimension] = value < 1 ? value : BELOW_ONE
    }
  }
  return points
}
