import type { Source } from '../season/season-plan.ts'

/** A nearer maker that no chain describes yet: how much dearer, and how long it takes. */
export interface NearerMaker {
  /** Over the purchase price of the chain's own source. */
  readonly premiumRatio: number
  readonly leadWeeks?: number
}

/** Of the lead of today's source, when nothing is said (assumption). */
const LEAD_SHARE = 1 / 4
const MOST_LEAD_WEEKS = 4

/**
 * The source of a chain as a nearer maker would be: dearer and sooner, without duty. Freight and
 * least lots stay as they are until someone tells them: nothing is won by a guess.
 */
export function nearerSource(source: Source, { premiumRatio, leadWeeks }: NearerMaker): Source {
  const supposed = Math.max(1, Math.min(MOST_LEAD_WEEKS, Math.floor(source.leadWeeks * LEAD_SHARE)))
  const { step: _step, country: _country, nameEn: _nameEn, ...same } = source
  return {
    ...same,
    id: 'nearer',
    purchasePerPiece: source.purchasePerPiece * (1 + premiumRatio),
    dutyRatio: 0,
    leadWeeks: leadWeeks ?? supposed,
    leadSdWeeks: 0,
  }
}
