import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOfVersions } from './version-difference.ts'

const chain = {
  chain: { name: 'Pull', currency: 'EUR' },
  lanes: [{ id: 'mer', name: 'Mer', leadTimeDays: 38 }],
  sites: [{ id: 'atelier', name: 'Atelier', nameEn: 'Workshop' }],
}

describe('difference of two versions', () => {
  it('[VD1] says which field of which part changed, in the words of the nouns', () => {
    const after = { ...chain, lanes: [{ id: 'mer', name: 'Mer', leadTimeDays: 12 }] }
    expect(differenceOfVersions(chain, after)).toMatchObject([
      {
        kind: 'changed',
        id: 'mer',
        noun: { fr: 'trajet', en: 'lane' },
        name: { fr: 'Mer' },
        fields: [{ before: '38', after: '12' }],
      },
    ])
    expect(differenceOfVersions(chain, after)[0]?.fields[0]?.label.fr).not.toBe('leadTimeDays')
  })

  it('[VD2] parts that came and went are told whole, the header as the chain itself', () => {
    const after = {
      chain: { ...chain.chain, name: 'Pull d’hiver' },
      lanes: [],
      sites: [...chain.sites, { id: 'port', name: 'Port' }],
    }
    const told = differenceOfVersions(chain, after).map(({ kind, noun, id }) => [kind, noun.fr, id])
    expect(told).toEqual([
      ['changed', 'la chaîne', 'chain'],
      ['added', 'site', 'port'],
      ['removed', 'trajet', 'mer'],
    ])
  })

  it('[VD3] equal versions differ in nothing, and what one way adds the other way removes', () => {
    const sites = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('x', 'y') }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(sites, sites, (before, after) => {
        const [a, b] = [{ sites: before }, { sites: after }]
        expect(differenceOfVersions(a, a)).toEqual([])
        const there = differenceOfVersions(a, b)
        const back = differenceOfVersions(b, a)
        const ids = (changes: typeof there, kind: string) =>
          changes
            .filter((each) => each.kind === kind)
            .map(({ id }) => id)
            .toSorted()
        expect(ids(there, 'added')).toEqual(ids(back, 'removed'))
        expect(ids(there, 'changed')).toEqual(ids(back, 'changed'))
      }),
    )
  })
})
