import { describe, expect, it } from 'vitest'
import { loadReference } from '../../../../reference/load.ts'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import { fixtureView, loomChain } from '../test-support/chain-fixtures.test-support.ts'
import { originFigures } from './origin-figures.ts'
import { originOf } from './origin.ts'

describe('origin', () => {
  it('[E5] share of cost by country, in the region, near the client, in the Union', async () => {
    const { cost } = originOf(fixtureView(loomChain()), await loadReference())
    expect(cost?.total).toBeCloseTo(2300, 9)
    const shares = Object.fromEntries(cost!.countries.map(({ key, share }) => [key, share * 23]))
    expect(shares['FR']).toBeCloseTo(13, 9)
    expect(shares['CN']).toBeCloseTo(5, 9)
    // Sewing, and the half of the carriage that arrives; Normandy is not Brittany, nor near.
    expect(cost?.homeShare).toBeCloseTo(11 / 23, 12)
    expect(cost?.nearShare).toBeCloseTo(11 / 23, 12)
    expect(cost?.countryShare).toBeCloseTo(13 / 23, 12)
    expect(cost?.euShare).toBeCloseTo(17 / 23, 12)
  })

  it('[E5] share of steps: named operations, each at the share of its process', () => {
    const { steps } = originOf(fixtureView(loomChain()), EMPTY_REFERENCE)
    expect(steps?.total).toBe(5)
    expect(steps?.countries[0]?.share).toBeCloseTo(0.4, 12)
    expect(steps?.homeShare).toBeCloseTo(0.2, 12)
    expect(steps?.countryShare).toBeCloseTo(0.4, 12)
    expect(steps?.euShare).toBeUndefined()
  })

  it('[E5] share of matter: sewn here is not grown here', () => {
    const { mass } = originOf(fixtureView(loomChain()), EMPTY_REFERENCE)
    expect(mass?.total).toBeCloseTo(201, 9)
    expect(mass?.homeShare).toBe(0)
    expect(mass?.countryShare).toBeCloseTo(200 / 201, 12)
  })

  it('[E5] no mass is invented: one that is missing is named', () => {
    const bare = loomChain({ items: [{ id: 'flax', unit: 'bale' }] })
    const origin = originOf(fixtureView(bare), EMPTY_REFERENCE)
    expect(origin.mass).toBeUndefined()
    expect(origin.massUnknown).toEqual(['flax'])
    const figure = originFigures(origin).find((each) => each.id === 'origin.mass.home')
    expect(figure?.value).toBeUndefined()
    expect(figure?.because?.en).toContain('missing')
  })

  it('[E5] local share beside each label, up to the gate of the maker', () => {
    const { labels } = originOf(fixtureView(loomChain()), EMPTY_REFERENCE)
    expect(labels).toHaveLength(1)
    expect(labels[0]).toMatchObject({ item: 'shirt', label: 'Cousu ici', evidence: 'audit-1' })
    expect(labels[0]?.cost?.total).toBeCloseTo(2300, 9)
    expect(labels[0]?.cost?.homeShare).toBeCloseTo(11 / 23, 12)
    const cloth = loomChain({ items: [{ id: 'cloth', labels: [{ label: 'Lin tissé' }] }] })
    const both = originOf(fixtureView(cloth), EMPTY_REFERENCE).labels
    const woven = both.find((each) => each.item === 'cloth')
    expect(woven?.evidence).toBeUndefined()
    expect(woven?.cost?.total).toBeCloseTo(1000, 9)
    expect(woven?.cost?.countryShare).toBeCloseTo(0.2, 12)
  })

  it('[A11] figures for cost, steps and matter', () => {
    const figures = originFigures(originOf(fixtureView(loomChain()), EMPTY_REFERENCE))
    expect(figures).toHaveLength(12)
    const value = (id: string) => figures.find((each) => each.id === id)?.value
    expect(value('origin.cost.home')).toBeCloseTo(11 / 23, 12)
    expect(value('origin.steps.home')).toBeCloseTo(0.2, 12)
    expect(value('origin.mass.home')).toBe(0)
    expect(figures.find((each) => each.id === 'origin.cost.eu')?.because?.fr).toContain('pays')
  })
})
