import type { Chain } from '../../chain/chain.ts'
import type { Language } from '../../core/format.ts'
import type { Reading } from '../document-of-pages.ts'
import type { Sheet } from '../layout.ts'
import { cellName, HEADER_COLUMNS, HEADER_SHEET, SHEETS } from '../layout.ts'

/** Where in the workbook a fact goes. */
export interface CellToFill {
  readonly sheet: string
  /** `C5`. */
  readonly cell: string
  /** The row is not there yet: it is the next free one. */
  readonly isNewRow: boolean
}

/** A field of a part: `noun`, `id` (undefined for a part to add), `labour.0.costPerHour`. */
export interface FieldPlace {
  readonly noun: string
  readonly id: string | undefined
  readonly field: string
}

/**
 * The cell of any field: where it stands in the file that was read, else where it stands once the
 * chain is saved as a workbook, which writes parts in their order.
 */
export function cellFinder(
  chain: Chain,
  language: Language,
  places: Reading['places'] = new Map(),
): (field: FieldPlace) => CellToFill {
  const finder = new Finder(chain, language, places)
  return (field) => finder.find(field)
}

class Finder {
  readonly #chain: Chain
  readonly #language: Language
  readonly #places: Reading['places']
  readonly #indices = new Map<string, Map<string, number>>()
  /** Rows of a sheet before those of part `i`; the last is their count. */
  readonly #before = new Map<Sheet, number[]>()

  constructor(chain: Chain, language: Language, places: Reading['places']) {
    this.#chain = chain
    this.#language = language
    this.#places = places
  }

  find({ noun, id, field }: FieldPlace): CellToFill {
    if (noun === 'chain') return this.#header(field)
    const [first = '', row, inner] = field.split('.')
    const rowsOf = inner === undefined ? undefined : first
    const sheet = SHEETS.find((each) => each.noun === noun && each.rowsOf === rowsOf)
    if (!sheet) throw new Error(`No sheet holds ${noun}/${field}`)
    const key = inner ?? first
    const part = id === undefined ? undefined : this.#indexOf(noun, id)
    if (part === undefined) return this.#cell(sheet, key, this.#rowCount(sheet), undefined)
    const base = `${noun}[${part}]`
    if (rowsOf === undefined) return this.#cell(sheet, key, part, base)
    const before = this.#rowsBefore(sheet)
    const number = Number(row)
    const isThere = (before[part] ?? 0) + number < (before[part + 1] ?? 0)
    return isThere
      ? this.#cell(sheet, key, (before[part] ?? 0) + number, `${base}.${rowsOf}[${number}]`)
      : this.#cell(sheet, key, this.#rowCount(sheet), undefined)
  }

  #header(field: string): CellToFill {
    const found = this.#places.get(`chain.${field}`)
    const index = HEADER_COLUMNS.findIndex((column) => column.key === field)
    return {
      sheet: found?.sheet ?? HEADER_SHEET[this.#language],
      cell: cellName(2, found?.row ?? index + 1),
      isNewRow: false,
    }
  }

  #cell(sheet: Sheet, key: string, index: number, base: string | undefined): CellToFill {
    const found = base === undefined ? undefined : this.#places.get(base)
    const any = found ?? this.#anyPlace(sheet)
    const column = any?.columns.get(key) ?? sheet.columns.findIndex((each) => each.key === key)
    const row = found?.row ?? (any ? any.row + 1 : index + 2)
    return {
      sheet: any?.sheet ?? sheet.name[this.#language],
      cell: cellName(column + 1, row),
      isNewRow: base === undefined,
    }
  }

  /** The last row of a sheet in the file that was read: a new one goes below. */
  #anyPlace(sheet: Sheet) {
    const { noun, rowsOf } = sheet
    const parts = this.#chain[noun] as readonly Readonly<Record<string, unknown>>[]
    if (rowsOf === undefined) return this.#places.get(`${noun}[${parts.length - 1}]`)
    const before = this.#rowsBefore(sheet)
    for (let part = parts.length - 1; part >= 0; part--) {
      const count = (before[part + 1] ?? 0) - (before[part] ?? 0)
      if (count > 0) return this.#places.get(`${noun}[${part}].${rowsOf}[${count - 1}]`)
    }
    return undefined
  }

  #rowCount(sheet: Sheet): number {
    return sheet.rowsOf === undefined
      ? this.#chain[sheet.noun].length
      : (this.#rowsBefore(sheet).at(-1) ?? 0)
  }

  #rowsBefore(sheet: Sheet): number[] {
    let before = this.#before.get(sheet)
    if (before) return before
    before = [0]
    for (const part of this.#chain[sheet.noun] as readonly Readonly<Record<string, unknown>>[]) {
      const rows = (part[sheet.rowsOf ?? ''] ?? []) as readonly unknown[]
      before.push((before.at(-1) ?? 0) + rows.length)
    }
    this.#before.set(sheet, before)
    return before
  }

  #indexOf(noun: string, id: string): number | undefined {
    let index = this.#indices.get(noun)
    if (!index) {
      const parts = this.#chain[noun as Sheet['noun']] as readonly { readonly id: string }[]
      index = new Map(parts.map((part, i) => [part.id, i]))
      this.#indices.set(noun, index)
    }
    return index.get(id)
  }
}
