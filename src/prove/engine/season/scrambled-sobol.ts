import type { Rng } from '../../../core/statistics/rng.ts'

/**
 * Degree, inner coefficients and first direction numbers of the dimensions after the first. Source:
 * Joe and Kuo (2008), SIAM J. Scientific Computing 30(5), 2635-2654, doi:10.1137/070709359.
 */
const DIRECTIONS: readonly (readonly [degree: number, inner: number, ...first: number[]])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
]
const BITS = 32
export const SOBOL_DIMENSIONS = DIRECTIONS.length + 1

/** Column d holds the direction numbers of dimension d, highest bit first. */
const COLUMNS = Array.from({ length: SOBOL_DIMENSIONS }, (_, dimension) => columnOf(dimension))

/**
 * What each byte of a number adds to a point: 4 x 256 words a dimension, so that a point is four
 * look-ups instead of a walk along its bits.
 */
const BYTES = COLUMNS.map((column) => {
  const words = new Int32Array(1024)
  for (let at = 0; at < 1024; at++) {
    for (let bit = 0; bit < 8; bit++) {
      if ((at >>> bit) & 1) words[at]! ^= column[(at >>> 8) * 8 + bit]!
    }
  }
  return words
})

function columnOf(dimension: number): Int32Array {
  const column = new Int32Array(BITS)
  const known = DIRECTIONS[dimension - 1]
  if (!known) {
    for (let bit = 0; bit < BITS; bit++) column[bit] = 1 << (BITS - 1 - bit)
    return column
  }
  const [degree, inner, ...first] = known
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      column[bit] = first[bit]! << (BITS - 1 - bit)
      continue
    }
    let next = column[bit - degree]! ^ (column[bit - degree]! >>> degree)
    for (let term = 1; term < degree; term++) {
      if ((inner >>> (degree - 1 - term)) & 1) next ^= column[bit - term]!
    }
    column[bit] = next
  }
  return column
}

/**
 * Points that fill the cube evenly, randomised so that each is uniform and means are fair: any
 * power of two of them, from the first, has one point in each of as many equal slices of every
 * dimension. Sobol' (1967), doi:10.1016/0041-5553(67)90144-9; nested scrambling of Owen (1995),
 * doi:10.1007/978-1-4612-2552-2_19, by the hash of Burley (2020), Journal of Computer Graphics
 * Techniques 9(4). A point depends on the stream and on its number alone.
 */
export class ScrambledSobol {
  readonly #scramble: Int32Array
  readonly #order: number

  constructor(random: Rng) {
    this.#scramble = Int32Array.from(
      { length: SOBOL_DIMENSIONS },
      (_, dimension) => random.split(dimension).int(4294967296) | 0,
    )
    this.#order = random.split('order').int(4294967296) | 0
  }

  /**
   * The number of the point that stands at a place when the order is this stream's own: each block of
   * a power of two goes to such a block (shuffling of Burley 2020, section 3), so that they stay even.
   */
  shuffled(place: number): number {
    return nested(place, this.#order) >>> 0
  }

  /** A uniform strictly between 0 and 1. */
  at(point: number, dimension: number): number {
    const words = BYTES[dimension]!
    const bits =
      words[point & 255]! ^
      words[256 + ((point >>> 8) & 255)]! ^
      words[512 + ((point >>> 16) & 255)]! ^
      words[768 + (point >>> 24)]!
    return ((nested(bits, this.#scramble[dimension]!) >>> 0) + 0.5) / 4294967296
  }
}

/** Each bit is flipped or not by the bits above it: a random tree, as Owen's. */
function nested(bits: number, seed: number): number {
  let x = reversed(bits) + seed
  x ^= Math.imul(x, 0x6c50b47c)
  x ^= Math.imul(x, 0xb82f1e52)
  x ^= Math.imul(x, 0xc7afe638)
  x ^= Math.imul(x, 0x8d22f6e6)
  return reversed(x)
}

/** The 32 bits from the other end. */
function reversed(bits: number): number {
  let x = bits
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return (x >>> 16) | (x << 16)
}
