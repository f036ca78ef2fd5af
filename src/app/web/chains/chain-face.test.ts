import { describe, expect, it } from 'vitest'
import { faceOf } from './chain-face.ts'

const site = (id: string, country: string, latitudeDeg: number, longitudeDeg: number) => ({
  id,
  country,
  latitudeDeg,
  longitudeDeg,
})

describe('face of a chain', () => {
  it('[FC1] its sites by their distance to the clients, who stand in the middle', () => {
    const face = faceOf({
      sites: [site('suzhou', 'CN', 31.3, 120.6), site('lille', 'FR', 50.6, 3.1)],
      markets: [
        { country: 'FR', latitudeDeg: 48.8, longitudeDeg: 2.3, demandUnitsPerYear: 900 },
        { country: 'FR', site: 'lille', demandUnitsPerYear: 100 },
      ],
    })
    expect(face?.sites.map(({ step }) => step)).toEqual([1, 3])
    expect(face?.centre.latitudeDeg).toBeGreaterThan(48.8)
    expect(face?.centre.latitudeDeg).toBeLessThan(49.2)
  })

  it('[FC2] without a placed market there is no face', () => {
    expect(faceOf({ sites: [site('lille', 'FR', 50.6, 3.1)], markets: [{ country: 'FR' }] })).toBe(
      undefined,
    )
  })
})
