import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  countryOf,
  dutyRatio,
  EMPTY_REFERENCE,
  energyIntensity,
  figure,
  keysOf,
  labourCost,
  transportIntensity,
  wording,
} from '../src/chain/reference-set/reference.ts'
import type { FigureTable } from '../src/chain/reference-set/reference.ts'
import {
  NUMBER_COLUMNS,
  TABLE_IDS,
  TEXT_COLUMNS,
} from '../src/chain/reference-set/reference-columns.ts'
import { loadReference } from './load.ts'

interface Index {
  tables: Record<string, IndexedTable>
  geography: Record<string, IndexedFile>
}
interface IndexedFile {
  path: string
  sha256: string
  licence: string
}
interface IndexedTable extends IndexedFile {
  entity: keyof typeof NUMBER_COLUMNS
  shareAlike: boolean
  columns: {
    id: string
    unit: string
    figures: number
    verified: number
    years: string[]
    /** Indices in the sources and licences of the table. */
    sources: number[]
    licences: number[]
  }[]
  sources: string[]
  licences: string[]
}

const folder = join(import.meta.dirname, 'generated')
const sharedData = join(import.meta.dirname, '../../shared/data')
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const index = JSON.parse(read('index.json')) as Index
const full = await loadReference({ tables: TABLE_IDS })

describe('generated tables', () => {
  it('[R1] every column has unit, source, year and licence, and at least one figure', () => {
    expect(Object.keys(index.tables).sort()).toEqual([...TABLE_IDS].sort())
    for (const [id, table] of Object.entries(index.tables)) {
      for (const column of table.columns) {
        const label = `${id}.${column.id}`
        expect(column.unit, label).not.toBe('')
        expect(column.figures, label).toBeGreaterThan(0)
        expect(column.verified, label).toBeLessThanOrEqual(column.figures)
        for (const list of [
          column.years,
          column.sources.map((position) => table.sources[position]),
          column.licences.map((position) => table.licences[position]),
        ]) {
          expect(list.length, label).toBeGreaterThan(0)
          for (const text of list) expect(text, label).toMatch(/\S/)
        }
      }
    }
  })

  it('[R2] the columns that can be asked for are the columns that exist', () => {
    for (const entity of Object.keys(NUMBER_COLUMNS) as (keyof typeof NUMBER_COLUMNS)[]) {
      const generated = Object.values(index.tables)
        .filter((table) => table.entity === entity)
        .flatMap((table) => table.columns.map((column) => column.id))
      expect([...NUMBER_COLUMNS[entity], ...TEXT_COLUMNS[entity]].sort()).toEqual(
        [...new Set(generated)].sort(),
      )
    }
  })

  it('[R3] an empty cell is not found, never zero', () => {
    expect(figure(full, 'modes', 'barge', 'uk2025KgCo2ePerTkm')).toBeUndefined()
    expect(labourCost(full, 'ID')).toBeUndefined()
    expect(figure(full, 'countries', 'ZZ', 'latitudeDeg')).toBeUndefined()
    expect(figure(EMPTY_REFERENCE, 'countries', 'FR', 'latitudeDeg')).toBeUndefined()
    const strict = ['labourCostEurPerHour', 'gridKgCo2ePerKwh', 'electricityEurPerKwh'] as const
    for (const country of keysOf(full, 'countries')) {
      for (const column of strict) {
        const found = figure(full, 'countries', country, column)
        if (found !== undefined) expect(found.value, `${country}.${column}`).toBeGreaterThan(0)
      }
    }
  })

  it('[R4] every cell resolves to a value with its provenance', () => {
    let cells = 0
    for (const table of full.tables) {
      for (const [key, row] of Object.entries(table.rows)) {
        for (const [position, cell] of row.entries()) {
          if (cell === null) continue
          cells += 1
          const column = table.columns[position]?.id as never
          const found =
            figure(full, table.entity, key, column) ?? wording(full, table.entity, key, column)
          if (!found?.unit || !found.year || !found.source || !found.licence) {
            expect(found, `${table.id} ${key} ${String(column)}`).toBe('complete')
          }
        }
      }
    }
    expect(cells).toBeGreaterThan(8000)
  })

  it('[R5] the hashes of the index are those of the files', () => {
    for (const file of [...Object.values(index.tables), ...Object.values(index.geography)]) {
      const hash = createHash('sha256').update(read(file.path)).digest('hex')
      expect(hash, file.path).toBe(file.sha256)
      expect(read('modules.js')).toContain(hash.slice(0, 12))
    }
  })

  it('[R6] what is committed is what the generator makes of the shared data', () => {
    if (!existsSync(sharedData)) {
      expect(readdirSync(folder).length).toBeGreaterThan(5)
      return
    }
    const script = join(import.meta.dirname, '../scripts/reference/generate.mjs')
    execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })
  }, 120_000)

  it('[R7] countries, modes and energy together stay below 60 kB compressed', () => {
    const small = ['countries', 'countries-grid', 'countries-regions', 'modes', 'energy']
    const bytes = small.map((id) => gzipSync(read(index.tables[id]?.path ?? '')).length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000)
  })
})

describe('loading', () => {
  it('[R8] without the share-alike tables their figures are absent and the rest is there', async () => {
    const free = await loadReference({ shareAlike: false })
    expect(figure(free, 'countries', 'CN', 'gridKgCo2ePerKwh')).toBeUndefined()
    expect(wording(free, 'countries', 'CN', 'regionGroup')).toBeUndefined()
    expect(labourCost(free, 'FR')?.value).toBe(44.3)
    expect(free.hash).not.toContain('countries-grid')
  })

  it('[R9] the hash names the tables and does not depend on the order they are asked in', async () => {
    const one = await loadReference({ tables: ['modes', 'countries'] })
    const other = await loadReference({ tables: ['countries', 'modes', 'modes'] })
    expect(one.hash).toBe(other.hash)
    expect(one.hash).toMatch(/^countries@[0-9a-f]{12}\+modes@[0-9a-f]{12}$/)
  })

  it('[R10] a set survives a structured clone and JSON unchanged', () => {
    expect(structuredClone(full)).toEqual(full)
    expect(JSON.parse(JSON.stringify(full))).toEqual(full)
  })

  it('[R11] a figure without provenance is a bug, not a figure', () => {
    const broken: FigureTable = {
      id: 'modes',
      entity: 'modes',
      strings: [],
      provenances: [],
      columns: [{ id: 'meanLoadTonnes', unit: 't' }],
      rows: { rail: [520] },
    }
    const set = { hash: 'broken', tables: [broken] }
    expect(() => figure(set, 'modes', 'rail', 'meanLoadTonnes')).toThrow('without provenance')
  })
})

describe('spot values, as read in the sources', () => {
  it('[R12] labour: Eurostat 2025 for France, USD x 0.92 for China, a floor for Morocco', () => {
    const france = labourCost(full, 'FR')
    expect(france).toMatchObject({ value: 44.3, year: '2025', kind: 'whole-economy' })
    expect(france?.verified).toBe(true)
    expect(france?.source).toContain('Eurostat lc_lci_lev')
    expect(labourCost(full, 'CN')).toMatchObject({
      value: 7.36,
      kind: 'manufacturing',
      verified: false,
    })
    expect(labourCost(full, 'MA')).toMatchObject({ value: 1.48, kind: 'floor', verified: false })
  })

  it('[R13] the labour costs of the study are a family of their own (part A13)', () => {
    const study = ['FR', 'CZ', 'SK', 'PL'].map((id) => labourCost(full, id, 'study-2021')?.value)
    expect(study).toEqual([35.8, 12.6, 11.6, 10])
    expect(labourCost(full, 'CN', 'study-2021')).toBeUndefined()
  })

  it('[R14] transport: UK 2025 and French legal values', () => {
    const uk = (mode: Parameters<typeof transportIntensity>[1]) =>
      transportIntensity(full, mode, 'uk-2025')?.value
    expect(uk('truck_40t')).toBe(0.09502)
    expect(uk('sea_container')).toBe(0.01977)
    expect(uk('air_long')).toBe(1.03455)
    const legal = transportIntensity(full, 'sea_container_large', 'fr-2012')
    expect(legal).toMatchObject({ value: 0.0101, unit: 'kg CO2/t.km', year: '2012' })
    expect(transportIntensity(full, 'truck_40t', 'fr-2012')?.value).toBe(0.084)
    expect(transportIntensity(full, 'hand', 'uk-2025')).toBeUndefined()
  })

  it('[R15] energy: Ember grid by country, ADEME gas, steam by place', () => {
    const china = energyIntensity(full, 'electricity', 'CN')
    expect(china?.value).toBeGreaterThan(0.5)
    expect(china?.value).toBeLessThan(0.6)
    expect(china?.licence).toContain('CC BY-SA 4.0')
    expect(energyIntensity(full, 'electricity')).toBeUndefined()
    expect(energyIntensity(full, 'gas', 'FR')?.value).toBe(0.221)
    // 0.0854514, 0.0873996 and 0.106827 kg/MJ in the Base Impacts, x 3.6.
    expect(energyIntensity(full, 'steam', 'FR')?.value).toBeCloseTo(0.30762504, 9)
    expect(energyIntensity(full, 'steam', 'PL')?.value).toBeCloseTo(0.31463856, 9)
    expect(energyIntensity(full, 'steam', 'CN')?.value).toBeCloseTo(0.3845772, 9)
    expect(energyIntensity(full, 'diesel')?.verified).toBe(false)
  })

  it('[R16] duties: heading before chapter, and none where only specific duties exist', () => {
    expect(dutyRatio(full, '6109.10')).toMatchObject({ value: 0.12, unit: 'ratio' })
    expect(dutyRatio(full, '61')?.value).toBeGreaterThan(0.1)
    const specificOnly = keysOf(full, 'duties').filter(
      (key) => key.length === 4 && figure(full, 'duties', key, 'meanRatio') === undefined,
    )
    expect(specificOnly).toHaveLength(37)
    expect(dutyRatio(full, specificOnly[0] ?? '')).toBeUndefined()
    expect(dutyRatio(full, '')).toBeUndefined()
  })

  it('[R18] lists: units by row, verified by cell, words where a bound is printed', () => {
    const suez = keysOf(full, 'shocks').find((key) =>
      wording(full, 'shocks', key, 'event')?.value.includes('Ever Given'),
    )
    expect(suez).toBeDefined()
    expect(figure(full, 'levers', 'on_demand', 'low')).toMatchObject({ value: 1, unit: 'days' })
    expect(wording(full, 'levers', 'on_demand/2', 'leverId')?.value).toBe('on_demand')
    expect(figure(full, 'willingness-to-pay', 'wtp-1', 'valueRatio')?.value).toBe(0.26)
    expect(wording(full, 'demand-lead-time', 'fisher-talk-1', 'comparison')?.value).toBe('>')
    expect(figure(full, 'demand-lead-time', 'fisher-1', 'low')?.verified).toBe(false)
    const origin = keysOf(full, 'label-rules').filter(
      (key) => wording(full, 'label-rules', key, 'label')?.value === 'Origine France Garantie',
    )
    expect(origin.length).toBeGreaterThan(0)
  })

  it('[R17] a country has its names, block and point', () => {
    expect(countryOf(full, 'MA')).toMatchObject({
      nameFr: 'Maroc',
      regionGroup: 'Maghreb',
      continentBlock: 'africa',
      euMember: false,
    })
    expect(countryOf(full, 'PT')?.euMember).toBe(true)
    expect(countryOf(full, 'XX')).toBeUndefined()
  })
})
