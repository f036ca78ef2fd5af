/** Round values within bounds, 1, 2 or 5 times a power of ten apart, `most` at most. */
export function niceTicks(low: number, high: number, most: number): number[] {
  const span = high - low
  if (!(span > 0)) return [low]
  let step = 1
  while (step * most < span) step *= 10
  while (step > span / most) step /= 10
  const even = [1, 2, 5, 10].map((times) => times * step).find((each) => span / each <= most)!
  const ticks: number[] = []
  for (let at = Math.ceil(low / even); at * even <= high; at++) ticks.push(at * even + 0)
  return ticks
}
