/**
 * Where a function changes sign between two bounds, by the Illinois variant of false position
 * (Dowell and Jarratt 1971, BIT 11, doi:10.1007/BF01934364): undefined when both ends have the same
 * sign. The function need not be smooth, only cross once.
 */
export function crossing(
  value: (at: number) => number,
  { low, high, tolerance }: Readonly<Record<'low' | 'high' | 'tolerance', number>>,
): number | undefined {
  let [a, b] = [low, high]
  let [atA, atB] = [value(a), value(b)]
  if (atA === 0) return a
  if (atB === 0) return b
  if (atA > 0 === atB > 0) return undefined
  let kept = 0
  for (let step = 0; step < MOST_STEPS && Math.abs(b - a) > tolerance; step++) {
    // Every third step halves: false position alone creeps along a bent function.
    const next = step % 3 === 2 ? (a + b) / 2 : (a * atB - b * atA) / (atB - atA)
    const found = value(next)
    if (found === 0) return next
    if (found > 0 === atB > 0) {
      b = next
      atB = found
      if (kept === -1) atA /= 2
      kept = -1
    } else {
      a = next
      atA = found
      if (kept === 1) atB /= 2
      kept = 1
    }
  }
  return (a + b) / 2
}

const MOST_STEPS = 40
