import type { Language } from '../../core/format.ts'
import { choiceText } from '../choice-words.ts'
import type { Column } from '../layout.ts'
import { cellName, HEADER_COLUMNS, LISTS_SHEET, SHEETS } from '../layout.ts'
import { YES_NO } from '../sheet-rows.ts'

/** What the cells of a column can be chosen from. */
export interface DropDowns {
  /** Words, in the order of their keys; each list is a column of the sheet of lists. */
  readonly lists: readonly (readonly string[])[]
  /** `'Listes'!$B$1:$B$4`, or the ids of the sheet that a reference points at. */
  readonly rangeOf: (column: Column) => string | undefined
}

/** Rows that a drop-down of ids looks at. */
const ID_ROWS = 5_000

export function dropDowns(language: Language): DropDowns {
  const lists: string[][] = []
  const numbers = new Map<string, number>()
  const columns = [...HEADER_COLUMNS, ...SHEETS.flatMap((sheet) => sheet.columns)]
  for (const column of columns) {
    const words = wordsOf(column, language)
    if (words.length === 0 || numbers.has(words.join())) continue
    numbers.set(words.join(), lists.push(words) - 1)
  }
  return {
    lists,
    rangeOf(column) {
      const words = wordsOf(column, language)
      const number = numbers.get(words.join())
      if (words.length === 0 || number === undefined) return idsOf(column, language)
      const letter = cellName(number + 1, 1).slice(0, -1)
      return `'${LISTS_SHEET[language]}'!$${letter}$1:$${letter}$${words.length}`
    },
  }
}

function wordsOf({ key, field }: Column, language: Language): string[] {
  if (field.type === 'flag') return [...YES_NO[language]]
  if (field.type !== 'choice') return []
  return field.values.map((value) => choiceText(key, value, language))
}

function idsOf({ field }: Column, language: Language): string | undefined {
  const [noun] = field.type === 'ref' && field.nouns.length === 1 ? field.nouns : []
  const sheet = SHEETS.find((each) => each.noun === noun && each.rowsOf === undefined)
  return sheet && `'${sheet.name[language]}'!$A$2:$A$${ID_ROWS}`
}
