import type { Words } from '../../core/schema/schema.ts'
import type { TableCell } from '../../workbook/xlsx/write-tables.ts'
import type { SheetView } from '../sheet/sheet-view.ts'
import type { InputSheet } from './input-sheet.ts'
import { BOOK_WORDS } from './workbook-messages.ts'

/** A formula and what it comes to; undefined: what goes in is out of its bounds. */
export interface Form {
  readonly formula: string
  readonly value: number | undefined
}

type FormStyle = 'money' | 'ratio' | 'count' | 'figure'

interface FormLine {
  readonly key: string
  readonly words: Words
  readonly style: FormStyle
  readonly unit?: Words
}

/** Rows of formulas, each known by a key to those below it. */
export class FormRows {
  readonly rows: (TableCell | undefined)[][] = []
  readonly #rowOf = new Map<string, number>()
  readonly #valueOf = new Map<string, readonly (number | undefined)[]>()
  readonly #view: SheetView

  constructor(view: SheetView) {
    this.#view = view
  }

  title(words: Words, ...columns: string[]): void {
    this.rows.push(
      [],
      [
        { value: this.#view.say(words), style: 'title' },
        ...columns.map((value): TableCell => ({ value, style: 'title' })),
      ],
    )
  }

  /** One row, a column a form. A text stands where the figures are out of bounds. */
  add({ key, words, style, unit }: FormLine, ...forms: readonly Form[]): void {
    const { say } = this.#view
    const cells = forms.map(({ formula, value }): TableCell => ({
      formula,
      value: value ?? say(BOOK_WORDS.outOfBounds),
      style,
    }))
    const last: TableCell | undefined = unit && { value: say(unit), style: 'quiet' }
    const gap = forms.length < 2 ? [undefined] : []
    this.rows.push([{ value: say(words) }, ...cells, ...gap, last])
    this.#rowOf.set(key, this.rows.length)
    this.#valueOf.set(
      key,
      forms.map(({ value }) => value),
    )
  }

  /** Where a form stands: `$B$12` for the first of its row. */
  cell(key: string, column = 0): string {
    return `$${'BC'[column]}$${this.#rowOf.get(key)}`
  }

  value(key: string, column = 0): number | undefined {
    return this.#valueOf.get(key)?.[column]
  }

  /** The formula where the condition holds, a text where it does not. */
  within(condition: string, formula: string): string {
    return `IF(${condition},${formula},"${this.#view.say(BOOK_WORDS.outOfBounds)}")`
  }
}

/** What every form is made from. */
export interface FormContext {
  readonly rows: FormRows
  readonly at: InputSheet['at']
  readonly sides: readonly ('far' | 'near')[]
}

/* As a file names them: functions newer than the format bear a mark (ECMA-376-1, 18.17.7). */
export const NORMAL = '_xlfn.NORM.S.DIST'
export const NORMAL_QUANTILE = '_xlfn.NORM.S.INV'
