import { normalQuantile } from './normal.ts'

/** A stream of random numbers: the same seed and labels give the same digits everywhere. */
export interface Rng {
  /** Uniform in [0, 1), 53 random bits. */
  next(): number
  /** Uniform in (0, 1): never 0, so that every quantile function accepts it. */
  open(): number
  /** Uniform whole number in [0, n), 1 <= n <= 2^32, without bias. */
  int(n: number): number
  /** Standard normal by inversion: one draw of the stream per value, monotone in it. */
  normal(): number
  /**
   * A stream of its own for `label`. It depends on the seed and the labels that lead to it only:
   * not on what was drawn before, nor on the order of the splits.
   */
  split(label: string | number): Rng
}

/** The stream of a seed; 1 and '1' are different seeds. */
export function rng(seed: number | string): Rng {
  return new Stream(absorb(START, seed))
}

/** Four 32-bit words: what a stream is known by. */
type Key = readonly [number, number, number, number]

/** Fractional parts of the square roots of 2, 3, 5 and 7: nothing hidden in them. */
const START: Key = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a]

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

/** The finaliser of MurmurHash3 (Appleby 2011, public domain): each bit in moves half of those out. */
function mix(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** One round: every word of the key depends on `word` after two of them. */
function stir(key: Key, word: number): Key {
  const a = mix(key[0] ^ word)
  const b = mix(key[1] + rotateLeft(a, 7) + 0x9e3779b9)
  const c = mix(key[2] ^ rotateLeft(b, 13))
  const d = mix(key[3] + rotateLeft(c, 18) + word)
  return [a ^ d, b, c, d]
}

/** One for all: a path of its own for each season makes many streams. */
const cell = new DataView(new ArrayBuffer(8))

/** The key after a label; the tag keeps numbers and texts apart, the length closes the text. */
function absorb(key: Key, label: string | number): Key {
  let next = stir(key, typeof label === 'number' ? 1 : 2)
  if (typeof label === 'number') {
    cell.setFloat64(0, label + 0)
    next = stir(stir(next, cell.getInt32(0)), cell.getInt32(4))
  } else {
    for (let index = 0; index < label.length; index++) next = stir(next, label.charCodeAt(index))
    next = stir(next, label.length)
  }
  return stir(stir(next, 0), 0)
}

/**
 * xoshiro128** 1.1: period 2^128 - 1, 32-bit words only.
 *
 * Source: Blackman & Vigna, ACM Transactions on Mathematical Software 47(4) (2021) 36,
 * DOI 10.1145/3460772.
 */
class Stream implements Rng {
  readonly #key: Key
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(key: Key) {
    this.#key = key
    this.#a = key[0]
    this.#b = key[1]
    this.#c = key[2]
    // The all-zero state is the only forbidden one.
    this.#d = (key[0] | key[1] | key[2] | key[3]) === 0 ? 1 : key[3]
  }

  /** 32 random bits as a signed word. */
  #word(): number {
    const b = this.#b
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9)
    const c = this.#c ^ this.#a
    const d = this.#d ^ b
    this.#b = b ^ c
    this.#a ^= d
    this.#c = c ^ (b << 9)
    this.#d = rotateLeft(d, 11)
    return result
  }

  next(): number {
    const high = this.#word() >>> 5
    return (high * 67108864 + (this.#word() >>> 6)) / 9007199254740992
  }

  open(): number {
    const high = this.#word() >>> 6
    return (high * 67108864 + (this.#word() >>> 6) + 0.5) / 4503599627370496
  }

  int(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) throw new Error(`int(${n}) has no range`)
    if (n === 4294967296) return this.#word() >>> 0
    // 2^32 mod n, in 32 bits: the remainder of doubles is ten times slower.
    const range = n >>> 0
    const limit = 4294967296 - ((-range >>> 0) % range)
    for (;;) {
      const word = this.#word() >>> 0
      if (word < limit) return word % range
    }
  }

  normal(): number {
    return normalQuantile(this.open())
  }

  split(label: string | number): Rng {
    return new Stream(absorb(this.#key, label))
  }
}
