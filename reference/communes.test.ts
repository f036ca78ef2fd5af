import { describe, expect, it } from 'vitest'
import { findCommunes, searchKey } from './communes.ts'
import { loadCommunes } from './load-places.ts'

const table = await loadCommunes()
const names = (text: string, limit = 5) =>
  findCommunes(table, text, limit).map((commune) => commune.name)

describe('communes', () => {
  it('[C1] every commune has a name, a five-digit code, a department and a place in France', () => {
    expect(table.communes.length).toBeGreaterThan(36_000)
    expect(new Set(table.communes.map((commune) => commune.department.code)).size).toBe(101)
    for (const { name, postalCode, department, latitudeDeg, longitudeDeg } of table.communes) {
      const complete =
        name !== '' && /^\d{5}$/.test(postalCode) && /^FR-[0-9A-Z]{3}$/.test(department.region)
      if (!complete) expect(`${name} ${postalCode}`).toBe('complete')
      if (department.code.length === 2) {
        const inside = latitudeDeg > 41 && latitudeDeg < 51.2 && longitudeDeg > -5.3
        if (!inside || longitudeDeg > 9.7) expect(name).toBe('in metropolitan France')
      }
    }
  })

  it('[C2] postal codes with a leading zero, and a prefix of a code', () => {
    expect(names('01400')).toContain("L'Abergement-Clémenciat")
    expect(
      findCommunes(table, '350', 50).every((found) => found.postalCode.startsWith('350')),
    ).toBe(true)
  })

  it('[C3] accents, hyphens, capitals, articles and abbreviations do not matter', () => {
    expect(searchKey('Saint-Rémy-lès-Chevreuse')).toBe(searchKey('ST REMY LES CHEVREUSE'))
    expect(names('saint etienne')[0]).toBe('Saint-Étienne')
    expect(names('ST ETIENNE')[0]).toBe('Saint-Étienne')
    expect(names('havre')[0]).toBe('Le Havre')
    expect(names('le havre')[0]).toBe('Le Havre')
    expect(names('la roch')[0]).toBe('La Rochelle')
    expect(names('ste-foy-lès')[0]).toBe('Sainte-Foy-lès-Lyon')
  })

  it('[C4] the exact name comes first, then the larger town', () => {
    expect(names('brive')[0]).toBe('Brive-la-Gaillarde')
    expect(names('toul')[0]).toBe('Toul')
    expect(names('toulo', 1)).toEqual(['Toulouse'])
    expect(findCommunes(table, 'saint-denis', 1)[0]?.department.code).toMatch(/^(93|974)$/)
  })

  it('[C5] Caen, Lyon and Saint-Denis de La Réunion are where they are', () => {
    const caen = findCommunes(table, 'Caen', 1)[0]
    expect(caen?.department).toMatchObject({ code: '14', name: 'Calvados', region: 'FR-NOR' })
    expect(caen?.latitudeDeg).toBeCloseTo(49.18, 1)
    expect(caen?.longitudeDeg).toBeCloseTo(-0.37, 1)
    expect(findCommunes(table, '97400', 1)[0]?.latitudeDeg).toBeCloseTo(-20.93, 2)
  })

  it('[C6] nothing asked or nothing known finds nothing, and the limit holds', () => {
    expect(names('')).toEqual([])
    expect(names(' - ')).toEqual([])
    expect(names('zzzz')).toEqual([])
    expect(names('s', 7)).toHaveLength(7)
  })

  it('[C7] a search takes at most 5 ms', () => {
    const asked = ['p', 'saint', 'saint-de', '75', '7', 'la ', 'lyon', 'st pierre', 'm', 'châ']
    for (const text of asked) names(text)
    const started = performance.now()
    for (let turn = 0; turn < 5; turn += 1) for (const text of asked) names(text)
    expect((performance.now() - started) / (5 * asked.length)).toBeLessThan(5)
  })
})
