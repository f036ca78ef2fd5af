import { sortedBy } from '../../../core/sorted-by.ts'
import { floats, integers } from '../../../core/linear-algebra/flat-arrays.ts'

/** How unevenly shares are spread over countries, owner groups or firms. */
export interface Concentration {
  /** Herfindahl-Hirschman index: sum of squared shares, above 0 up to 1 (alone). */
  readonly hhi: number
  readonly largestShare: number
  /** ISO 3166-1 alpha-2 of a country, id of an actor, name of an owner group. */
  readonly largestKey: string
  readonly count: number
}

/** Share (0 to 1) of one country, owner group or firm. */
export interface KeyShare {
  /** ISO 3166-1 alpha-2 of a country, id of an actor, name of an owner group. */
  readonly key: string
  readonly share: number
}

/** From here on one is alone: what rounding of shares can leave out. */
export const ALONE = 1 - 1e-9

/** Amounts by group number, added up again and again: clearing costs only what was touched. */
export class Tally {
  readonly #keyOf: (group: number) => string
  readonly #amount: Float64Array
  readonly #isTouched: Uint8Array
  readonly #touched: Int32Array
  #count = 0
  /** Amount that is nobody's. */
  #nobody = 0

  constructor(groupCount: number, keyOf: (group: number) => string) {
    this.#keyOf = keyOf
    this.#amount = new Float64Array(groupCount)
    this.#isTouched = new Uint8Array(groupCount)
    this.#touched = new Int32Array(groupCount)
  }

  /** Group -1 is nobody; amounts are 0 or more. */
  add(group: number, amount: number): void {
    if (group < 0) {
      this.#nobody += amount
      return
    }
    if (!this.#isTouched[group]) {
      this.#isTouched[group] = 1
      this.#touched[this.#count++] = group
    }
    this.#amount[group]! += amount
  }

  clear(): void {
    for (let i = 0; i < this.#count; i++) {
      this.#amount[this.#touched[i]!] = 0
      this.#isTouched[this.#touched[i]!] = 0
    }
    this.#count = 0
    this.#nobody = 0
  }

  /**
   * Concentration of the amounts; undefined when nothing counts, or when a part of it is nobody's.
   * Hirschman, American Economic Review 54(5) (1964) 761-762.
   */
  concentration(): Concentration | undefined {
    if (this.#nobody > 0) return undefined
    let [total, squares, largest, largestGroup, count] = [0, 0, 0, -1, 0]
    for (let i = 0; i < this.#count; i++) {
      const group = this.#touched[i]!
      const amount = this.#amount[group]!
      if (amount <= 0) continue
      total += amount
      squares += amount * amount
      count += 1
      if (amount > largest) [largest, largestGroup] = [amount, group]
    }
    if (total === 0) return undefined
    return {
      hhi: squares / (total * total),
      largestShare: largest / total,
      largestKey: this.#keyOf(largestGroup),
      count,
    }
  }

  /** Groups with the largest amounts, largest first; those with 0 last, in order of coming. */
  groups(most: number): number[] {
    const ranks = floats(this.#count, (i) => this.#of(i))
    return largestIndices(ranks, most).map((i) => this.#touched[i]!)
  }

  /** Shares of the total, largest first; what is nobody's counts in the total only. */
  shares(most: number): KeyShare[] {
    let total = this.#nobody
    for (let i = 0; i < this.#count; i++) total += this.#of(i)
    if (!(total > 0)) return []
    return this.groups(most)
      .filter((group) => this.#amount[group]! > 0)
      .map((group) => ({ key: this.#keyOf(group), share: this.#amount[group]! / total }))
  }

  #of(place: number): number {
    return this.#amount[this.#touched[place]!]!
  }
}

/** Places of the largest numbers, largest first, first come first among equals. */
export function largestIndices(ranks: Float64Array, most: number): number[] {
  if (ranks.length <= 4 * most) {
    const sorted = sortedBy(
      integers(ranks.length, (i) => i),
      (a, b) => ranks[a]! > ranks[b]!,
    )
    return Array.from(sorted.subarray(0, Math.min(most, sorted.length)))
  }
  const kept: number[] = []
  let least = -Infinity
  for (let i = 0; i < ranks.length; i++) {
    if (kept.length === most && !(ranks[i]! > least)) continue
    let place = kept.length
    while (place > 0 && ranks[kept[place - 1]!]! < ranks[i]!) place -= 1
    kept.splice(place, 0, i)
    if (kept.length > most) kept.pop()
    least = ranks[kept.at(-1)!]!
  }
  return kept
}
