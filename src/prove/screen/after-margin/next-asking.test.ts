import { describe, expect, it } from 'vitest'
import {
  nextPremium,
  withCarbon,
  withPremium,
  withTransparency,
  withWillingness,
} from './next-asking.ts'

describe('switches of assumptions with a price', () => {
  it('[P137] one switch moves nothing else, and off leaves no trace', () => {
    const all = withPremium(
      withWillingness(withTransparency(withCarbon({}, 250), true), 'cci-2021'),
      0.03,
    )
    expect(all).toEqual({
      carbonPricePerTonne: 250,
      transparency: true,
      willingness: 'cci-2021',
      premiumRatio: 0.03,
    })
    expect(withCarbon(all, undefined)).not.toHaveProperty('carbonPricePerTonne')
    expect(withTransparency(all, false)).not.toHaveProperty('transparency')
    expect(withWillingness(all, undefined)).toEqual({
      carbonPricePerTonne: 250,
      transparency: true,
    })
    expect(withPremium(all, undefined)).not.toHaveProperty('premiumRatio')
  })

  it('[P137] another curve asks for its own best premium; steps are whole points from 0', () => {
    expect(withWillingness({ willingness: 'chain', premiumRatio: 0.2 }, 'ifop-2013')).toEqual({
      willingness: 'ifop-2013',
    })
    expect(nextPremium(0.05, 1)).toBe(0.06)
    expect(nextPremium(0.283, -1)).toBe(0.27)
    expect(nextPremium(0, -1)).toBe(0)
  })
})
