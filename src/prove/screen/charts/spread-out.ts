/**
 * Places of labels that stand no closer than a gap, each as near to its mark as that allows: those
 * that would overlap form a block around their mean (pool adjacent violators).
 */
export function spreadOut(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!)
  const blocks: { start: number; count: number }[] = []
  for (const at of order) {
    let block = { start: wanted[at]!, count: 1 }
    let before = blocks.at(-1)
    while (before && before.start + before.count * gap > block.start) {
      blocks.pop()
      const count = before.count + block.count
      const start =
        (before.start * before.count + (block.start - before.count * gap) * block.count) / count
      block = { start, count }
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  const places = blocks.flatMap(({ start, count }) =>
    Array.from({ length: count }, (_, at) => start + at * gap),
  )
  // Pushed back inside, from the bottom up, then from the top down.
  for (let at = places.length - 1, most = high; at >= 0; at--, most -= gap) {
    places[at] = Math.min(places[at]!, most)
  }
  for (let at = 0, least = low; at < places.length; at++, least += gap) {
    places[at] = Math.max(places[at]!, least)
  }
  const found = Array.from<number>({ length: wanted.length })
  order.forEach((at, rank) => {
    found[at] = places[rank]!
  })
  return found
}
