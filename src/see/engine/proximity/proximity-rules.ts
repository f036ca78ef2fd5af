/** Does more of the indicator mean nearer, or farther? */
type Direction = 'more-is-nearer' | 'less-is-nearer'

/** How an indicator becomes a score: straight lines between points, flat outside them. */
export interface ScoreRule {
  readonly direction: Direction
  /** Value and score, 0 to 100. Points that would turn the direction round are levelled. */
  readonly points: readonly (readonly [value: number, score: number])[]
  /** Weight in the score of its form; 0 shows the indicator without scoring it. */
  readonly weight: number
}

/** Rules by indicator id; an indicator without one is shown, not scored. */
export type ScoreRules = Readonly<Record<string, ScoreRule>>

const more = (points: ScoreRule['points'], weight = 1): ScoreRule => ({
  direction: 'more-is-nearer',
  points,
  weight,
})
const less = (points: ScoreRule['points'], weight = 1): ScoreRule => ({
  direction: 'less-is-nearer',
  points,
  weight,
})
const SHARE: ScoreRule['points'] = [
  [0, 0],
  [1, 100],
]

/**
 * Default rules, a convention of this product that each organisation may change: 100 is the client's
 * own hands, 0 as far as goods travel. Steps of distance are those of the map: region 150 km,
 * continent 3,500 km. The study gives forms, no scale (row A5).
 */
export const DEFAULT_RULES: ScoreRules = {
  'proximity.access.km': less(
    [
      [0, 100],
      [50, 90],
      [150, 75],
      [1000, 45],
      [3500, 20],
      [10_000, 0],
    ],
    2,
  ),
  'proximity.access.days': less([
    [0, 100],
    [1, 90],
    [7, 60],
    [30, 20],
    [60, 0],
  ]),
  'proximity.access.near': more(SHARE),
  'proximity.access.region': more(SHARE),
  'proximity.access.country': more([
    [0, 0],
    [1, 90],
  ]),
  'proximity.relational.direct': more(SHARE),
  'proximity.relational.feedback': more([
    [0, 0],
    [5, 40],
    [20, 80],
    [50, 100],
  ]),
  'proximity.relational.repeat': more(SHARE),
  'proximity.functional.kept': more(SHARE, 2),
  'proximity.functional.availability': more([
    [0.5, 0],
    [1, 100],
  ]),
  'proximity.identity.labels': more(SHARE),
  'proximity.identity.costSheet': more(SHARE),
  'proximity.identity.environmentalCost': more(SHARE),
  'proximity.process-simple.afterOrder': more(SHARE, 2),
  'proximity.process-simple.stages': more(SHARE),
  'proximity.process-advanced.configured': more(SHARE, 2),
  'proximity.process-advanced.service': more(SHARE),
  'proximity.process-advanced.usage': more(SHARE),
}

/** The default rules with those that an organisation changed. */
export function rulesWith(changes: ScoreRules | undefined): ScoreRules {
  return { ...DEFAULT_RULES, ...changes }
}

/**
 * Score of a value by linear interpolation between the points of a rule. Monotone whatever the
 * points: sorted by value, a score never falls back below (or rises back above) the one before.
 */
export function scoreAt({ direction, points }: ScoreRule, value: number): number {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  let before: readonly [number, number] | undefined
  for (const [at, given] of sorted) {
    const score = before ? levelled(direction, before[1], bounded(given)) : bounded(given)
    if (value <= at) {
      if (!before || at === before[0]) return score
      return before[1] + ((value - before[0]) / (at - before[0])) * (score - before[1])
    }
    before = [at, score]
  }
  return before?.[1] ?? 0
}

function levelled(direction: Direction, before: number, score: number): number {
  return direction === 'more-is-nearer' ? Math.max(before, score) : Math.min(before, score)
}

function bounded(score: number): number {
  return Math.min(100, Math.max(0, score))
}
