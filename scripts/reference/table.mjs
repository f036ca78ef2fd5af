import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** Rows of a CSV file as records of strings. */
export function readCsv(path, delimiter = ',') {
  return parse(readFileSync(path, 'utf8'), { columns: true, bom: true, delimiter })
}

/** A number as printed; empty stays empty, and a text that is no number stops the generator. */
export function numeric(text) {
  if (text === '' || text === undefined) return null
  const value = Number(text)
  if (!Number.isFinite(value)) throw new Error(`"${text}" is not a number`)
  return value
}

/** Divides without leaving binary dust: 95.02 g is 0.09502 kg. */
export function divided(value, divisor) {
  return value === null ? null : Number((value / divisor).toPrecision(12))
}

/** Builds one table; provenance is interned, and no cell can be written without it. */
export class TableBuilder {
  #strings = []
  #stringIndex = new Map()
  #provenances = []
  #provenanceIndex = new Map()
  #columns = []
  #rows = new Map()

  constructor({ id, entity = id, licence, shareAlike = false }) {
    this.id = id
    this.entity = entity
    this.licence = licence
    this.shareAlike = shareAlike
  }

  column(id, unit, description) {
    this.#columns.push({ id, unit, description })
    return this
  }

  /** `provenance`: { year, source, licence, verified, quality?, note? }. */
  cell(key, columnId, value, provenance) {
    if (value === null || value === undefined || value === '') return
    const index = this.#columns.findIndex((column) => column.id === columnId)
    if (index < 0) throw new Error(`${this.id} has no column ${columnId}`)
    if (!this.#rows.has(key)) this.#rows.set(key, [])
    this.#rows.get(key)[index] = [value, this.#provenance(provenance)]
  }

  #string(text) {
    if (!this.#stringIndex.has(text)) {
      this.#stringIndex.set(text, this.#strings.push(text) - 1)
    }
    return this.#stringIndex.get(text)
  }

  #provenance({ year, source, licence, verified, quality = '', note = '' }) {
    if (!source || !licence) throw new Error(`${this.id}: a figure without source or licence`)
    const packed = [
      this.#string(year || 'not stated'),
      this.#string(source),
      this.#string(licence),
      verified ? 1 : 0,
      quality === '' ? -1 : this.#string(quality),
      note === '' ? -1 : this.#string(note),
    ]
    const key = packed.join(' ')
    if (!this.#provenanceIndex.has(key)) {
      this.#provenanceIndex.set(key, this.#provenances.push(packed) - 1)
    }
    return this.#provenanceIndex.get(key)
  }

  /** The table as plain data: the commonest provenance of a column is written once. */
  build() {
    const columns = this.#columns.map(({ id, unit }, index) => {
      const provenance = this.#commonest(index)
      return { id, unit, ...(provenance === undefined ? {} : { provenance }) }
    })
    const rows = {}
    for (const key of [...this.#rows.keys()].sort()) {
      const cells = this.#rows.get(key)
      rows[key] = columns.map(({ provenance }, index) => {
        const cell = cells[index]
        return cell === undefined ? null : cell[1] === provenance ? cell[0] : cell
      })
    }
    return {
      id: this.id,
      entity: this.entity,
      strings: this.#strings,
      provenances: this.#provenances,
      columns,
      rows,
    }
  }

  #commonest(index) {
    const counts = new Map()
    for (const cells of this.#rows.values()) {
      const cell = cells[index]
      if (cell !== undefined) counts.set(cell[1], (counts.get(cell[1]) ?? 0) + 1)
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
  }

  /** What `index.json` says: unit, sources, licences, years, verified count of each column. */
  summary() {
    const [sources, licences] = [1, 2].map((part) =>
      [...new Set(this.#provenances.map((packed) => this.#strings[packed[part]]))].sort(),
    )
    const columns = this.#columns.map(({ id, unit, description }, index) => {
      const cells = [...this.#rows.values()].map((row) => row[index]).filter(Boolean)
      const packed = cells.map((cell) => this.#provenances[cell[1]])
      const distinct = (part) => [...new Set(packed.map((row) => this.#strings[row[part]]))].sort()
      return {
        id,
        unit,
        description,
        figures: cells.length,
        verified: packed.filter((row) => row[3] === 1).length,
        years: distinct(0),
        sources: distinct(1).map((source) => sources.indexOf(source)),
        licences: distinct(2).map((licence) => licences.indexOf(licence)),
      }
    })
    return { rows: this.#rows.size, sources, licences, columns }
  }
}
