/** A part of the clients and the premium that it accepts for a product made near. */
export interface WillingSegment {
  readonly segment: string
  /** Of all clients. */
  readonly shareRatio: number
  /** All of it still buys at this premium over the price; none beyond the upper one; evenly between. */
  readonly lowRatio: number
  readonly highRatio: number
}

/** What a premium brings: who still buys, and what that earns. */
export interface PremiumPoint {
  readonly premiumRatio: number
  /** Of the clients at today's price. */
  readonly keptRatio: number
  /** Sales over those at today's price. */
  readonly revenueRatio: number
  /** Earned on each client of today's price: price with premium less what a near piece costs. */
  readonly marginPerWish: number
}

/** What the curve needs of the product: its price and what a near piece costs, landed. */
export interface NearPiece {
  readonly price: number
  readonly landedCost: number
}

/**
 * Share of clients who buy a product made near at this premium: a sum over segments, never a mean
 * premium. At no premium everybody does; who is in no segment accepts none.
 */
export function keptAtPremium(segments: readonly WillingSegment[], premiumRatio: number): number {
  if (premiumRatio <= 0) return 1
  let kept = 0
  for (const { shareRatio, lowRatio, highRatio } of segments) {
    if (premiumRatio <= lowRatio) kept += shareRatio
    else if (premiumRatio < highRatio) {
      kept += (shareRatio * (highRatio - premiumRatio)) / (highRatio - lowRatio)
    }
  }
  return Math.min(1, kept)
}

export function premiumPoint(
  segments: readonly WillingSegment[],
  premiumRatio: number,
  { price, landedCost }: NearPiece,
): PremiumPoint {
  const keptRatio = keptAtPremium(segments, premiumRatio)
  return {
    premiumRatio,
    keptRatio,
    revenueRatio: keptRatio * (1 + premiumRatio),
    marginPerWish: keptRatio * (price * (1 + premiumRatio) - landedCost),
  }
}

/** Half a point of premium: finer than anyone sets a price. */
const STEP = 0.005
const STEPS_PER_ONE = 200

/** The curve at every step and at every limit of a segment, ascending, to where nobody buys. */
export function premiumCurve(segments: readonly WillingSegment[], near: NearPiece): PremiumPoint[] {
  const limits = segments.flatMap(({ lowRatio, highRatio }) => [lowRatio, highRatio])
  const last = Math.ceil((Math.max(0, ...limits) + STEP) * STEPS_PER_ONE)
  const steps = Array.from({ length: last + 1 }, (_, step) => step / STEPS_PER_ONE)
  const premiums = [...new Set([...steps, ...limits])].toSorted((a, b) => a - b)
  return premiums.map((premium) => premiumPoint(segments, premium, near))
}

/** The point that earns most; of equals the lowest premium, and none rather than one that loses. */
export function bestPremium(curve: readonly PremiumPoint[]): PremiumPoint {
  return curve.reduce((best, point) => (point.marginPerWish > best.marginPerWish ? point : best))
}
