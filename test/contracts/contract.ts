/*
 * Cases that run anywhere: under vitest and inside a page of a real browser, where there is no test
 * runner. A case fails by throwing.
 */

/** One rule of a contract; `open` gives a fresh, empty thing to try. */
export interface ContractCase<Open> {
  /** Starts with the id of the rule. */
  readonly title: string
  readonly run: (open: Open) => Promise<void>
}

export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** Equal as JSON would write them, keys in any order. */
export function same(actual: unknown, expected: unknown, message: string): void {
  const [seen, wanted] = [sorted(actual), sorted(expected)]
  check(seen === wanted, `${message}: expected ${wanted}, got ${seen}`)
}

function sorted(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
  return text ?? 'undefined'
}
