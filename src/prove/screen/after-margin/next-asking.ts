import type { PricedAsking } from '../../engine/priced-assumptions/priced-switches.ts'
import type { WillingnessAsking } from '../../engine/priced-assumptions/willingness-source.ts'

/** The same assumptions with carbon at another price, or without one. */
export function withCarbon(asking: PricedAsking, pricePerTonne: number | undefined): PricedAsking {
  const { carbonPricePerTonne: _before, ...rest } = asking
  return pricePerTonne === undefined ? rest : { ...rest, carbonPricePerTonne: pricePerTonne }
}

/** With costs shown to clients, or not. */
export function withTransparency(asking: PricedAsking, isOn: boolean): PricedAsking {
  const { transparency: _before, ...rest } = asking
  return isOn ? { ...rest, transparency: true } : rest
}

/** With another curve of clients, or none; the premium of the curve before goes with it. */
export function withWillingness(
  asking: PricedAsking,
  willingness: WillingnessAsking | undefined,
): PricedAsking {
  const { willingness: _curve, premiumRatio: _premium, ...rest } = asking
  return willingness === undefined ? rest : { ...rest, willingness }
}

/** With a premium of one's own, or the one that earns most. */
export function withPremium(asking: PricedAsking, premiumRatio: number | undefined): PricedAsking {
  const { premiumRatio: _before, ...rest } = asking
  return premiumRatio === undefined ? rest : { ...rest, premiumRatio }
}

/** One step of premium up or down, never below none. */
export function nextPremium(now: number, steps: number): number {
  // In whole points, so that steps add up without a rest.
  return Math.max(0, Math.round(now * 100 + steps) / 100)
}
