import { describe, expect, it } from 'vitest'
import { coordinatesOf, fieldsOfPlace } from './site-place.ts'

describe('a site put down', () => {
  it.each([
    ['48,85 ; 2,35', { latitudeDeg: 48.85, longitudeDeg: 2.35 }],
    ['48.85, -2.35', { latitudeDeg: 48.85, longitudeDeg: -2.35 }],
    ['48.85 2.35', { latitudeDeg: 48.85, longitudeDeg: 2.35 }],
    ['95 ; 2', undefined],
    ['Rennes', undefined],
    ['35000', undefined],
  ])('[EM1] coordinates as people write them: %s', (text, point) => {
    expect(coordinatesOf(text)).toEqual(point)
  })

  it('[EM2] town and region follow in France; elsewhere the old ones do not stay behind', () => {
    const rennes = { name: 'Rennes', region: 'FR-BRE', latitudeDeg: 48.11, longitudeDeg: -1.68 }
    expect(fieldsOfPlace({ latitudeDeg: 48.111111, longitudeDeg: 358.32 }, rennes, 'FR')).toEqual({
      latitudeDeg: 48.1111,
      longitudeDeg: -1.68,
      country: 'FR',
      region: 'FR-BRE',
      city: 'Rennes',
    })
    const away = fieldsOfPlace({ latitudeDeg: 38.7, longitudeDeg: -9.1 }, undefined, 'PT')
    expect(away).toHaveProperty('country', 'PT')
    expect(away).toHaveProperty('region', undefined)
    expect(away).toHaveProperty('city', undefined)
  })
})
