/**
 * Keeps the points of a line that lie farther than the tolerance from the chords of what is kept:
 * Douglas and Peucker (1973), doi:10.3138/FM57-6770-U75U-7727. `toleranceAt` may depend on the
 * place; `metric` turns a point into plane coordinates of the same unit as the tolerance.
 */
export function simplified(points, metric, toleranceAt) {
  const plane = points.map(metric)
  const tolerances = points.map(toleranceAt)
  const keep = new Uint8Array(points.length)
  keep[0] = 1
  keep[points.length - 1] = 1
  const pending = [[0, points.length - 1]]
  while (pending.length > 0) {
    const [first, last] = pending.pop()
    let [farthest, worst] = [-1, 1]
    for (let index = first + 1; index < last; index += 1) {
      const gap = gapToChord(plane[index], plane[first], plane[last])
      const excess = gap / tolerances[index]
      if (excess > worst) [farthest, worst] = [index, excess]
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    pending.push([first, farthest], [farthest, last])
  }
  return points.filter((_, index) => keep[index] === 1)
}

function gapToChord([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const squared = dx * dx + dy * dy
  const along =
    squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** Kilometres east and north of the equator at a longitude; good enough within one line. */
export function kilometres([longitude, latitude]) {
  return [longitude * 111.195 * Math.cos((latitude * Math.PI) / 180), latitude * 111.195]
}
