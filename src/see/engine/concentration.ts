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

/**
 * Concentration of amounts by group number; undefined when nothing counts, or when a part of it is
 * nobody's (-1). Hirschman (1964), American Economic Review 54(5) 761-762; Herfindahl (1950).
 */
export function concentrationOf(
  amounts: ReadonlyMap<number, number>,
  keyOf: (group: number) => string,
): Concentration | undefined {
  let total = 0
  let squares = 0
  let [largest, largestGroup, count] = [0, -1, 0]
  for (const [group, amount] of amounts) {
    if (amount <= 0) continue
    if (group < 0) return undefined
    total += amount
    squares += amount * amount
    count += 1
    if (amount > largest) [largest, largestGroup] = [amount, group]
  }
  if (total === 0) return undefined
  return {
    hhi: squares / (total * total),
    largestShare: largest / total,
    largestKey: keyOf(largestGroup),
    count,
  }
}

/** Shares of the total, largest first; what is nobody's counts in the total only. */
export function sharesOf(
  amounts: ReadonlyMap<number, number>,
  keyOf: (group: number) => string,
  most = Infinity,
): KeyShare[] {
  let total = 0
  for (const amount of amounts.values()) total += amount
  if (total <= 0) return []
  return [...amounts]
    .filter(([group, amount]) => group >= 0 && amount > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([group, amount]) => ({ key: keyOf(group), share: amount / total }))
}

/** Adds to the amount of a group. */
export function addTo(amounts: Map<number, number>, group: number, amount: number): void {
  amounts.set(group, (amounts.get(group) ?? 0) + amount)
}
