/** How an indicator becomes a score: straight lines between points, flat outside them. */
export type ScoreRules = Readonly<
  Record<string, readonly (readonly [value: number, score: number])[]>
>

/**
 * Default rules, a convention of this product that each organisation may change: 100 is the client's
 * own hands, 0 as far as goods travel. Each is monotone: nearer never scores less.
 */
export const DEFAULT_RULES: ScoreRules = {
  'proximity.access.km': [
    [0, 100],
    [50, 90],
    [150, 75],
    [1000, 45],
    [3500, 20],
    [10_000, 0],
  ],
  'proximity.access.near': [
    [0, 0],
    [1, 100],
  ],
  'proximity.access.country': [
    [0, 0],
    [1, 90],
  ],
  'proximity.relational.direct': [
    [0, 0],
    [1, 100],
  ],
  'proximity.relational.feedback': [
    [0, 0],
    [5, 40],
    [20, 80],
    [50, 100],
  ],
  'proximity.relational.repeat': [
    [0, 0],
    [1, 100],
  ],
  'proximity.functional.kept': [
    [0, 0],
    [1, 100],
  ],
  'proximity.functional.availability': [
    [0.5, 0],
    [1, 100],
  ],
  'proximity.identity.labels': [
    [0, 0],
    [1, 100],
  ],
  'proximity.identity.published': [
    [0, 0],
    [1, 100],
  ],
  'proximity.process-simple.afterOrder': [
    [0, 0],
    [1, 100],
  ],
  'proximity.process-advanced.configured': [
    [0, 0],
    [1, 100],
  ],
  'proximity.process-advanced.service': [
    [0, 0],
    [1, 100],
  ],
  'proximity.process-advanced.usage': [
    [0, 0],
    [1, 100],
  ],
}

/** Score of a value by linear interpolation between the points of a rule. */
export function scoreAt(points: readonly (readonly [number, number])[], value: number): number {
  let before = points[0]
  for (const point of points) {
    if (value <= point[0]) {
      if (!before || point[0] === before[0]) return point[1]
      return before[1] + ((value - before[0]) / (point[0] - before[0])) * (point[1] - before[1])
    }
    before = point
  }
  return before?.[1] ?? 0
}
