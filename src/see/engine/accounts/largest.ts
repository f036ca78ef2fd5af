/** The `count` largest of a list, largest first, in one pass; ties keep the order of the list. */
export function largestBy<T>(list: readonly T[], size: (each: T) => number, count: number): T[] {
  const kept: { readonly each: T; readonly size: number }[] = []
  for (const each of list) {
    const value = size(each)
    if (kept.length === count && !(value > kept[count - 1]!.size)) continue
    let at = kept.length
    while (at > 0 && kept[at - 1]!.size < value) at--
    kept.splice(at, 0, { each, size: value })
    if (kept.length > count) kept.pop()
  }
  return kept.map(({ each }) => each)
}
