import { zipSync } from 'fflate'
import type { Chain } from '../../chain/chain.ts'
import type { Language } from '../../core/format.ts'
import type { Column } from '../layout.ts'
import { cellName, HEADER_COLUMNS, LISTS_SHEET } from '../layout.ts'
import type { WrittenSheet } from '../sheet-rows.ts'
import { headerRows, sheetRows } from '../sheet-rows.ts'
import type { DropDowns } from './drop-downs.ts'
import { dropDowns } from './drop-downs.ts'
import { commentsPart, drawingPart, noteOf } from './notes.ts'
import { contentTypes, ROOT_RELATIONS, sheetRelations, workbookParts } from './package-parts.ts'
import { escaped, XML_HEAD } from './escape-xml.ts'
import { STYLE, STYLES_PART } from './styles.ts'

/**
 * A chain, or an empty template when none is given, as an .xlsx with drop-downs and comments. Own
 * writer of the parts needed (ECMA-376-1, 18.3): a hundred thousand rows cost their text only.
 */
export function writeXlsx(chain: Chain | undefined, language: Language): Uint8Array {
  const lists = dropDowns(language)
  const sheets = [headerRows(chain, language), ...sheetRows(chain, language)]
  const encoder = new TextEncoder()
  const parts: Record<string, string> = {
    // The first sheet and the last, the words of drop-downs, bear no comments.
    '[Content_Types].xml': contentTypes(
      sheets.length + 1,
      sheets.slice(1).map((_, index) => index + 2),
    ),
    '_rels/.rels': ROOT_RELATIONS,
    ...workbookParts([...sheets.map((sheet) => sheet.name), LISTS_SHEET[language]], {
      isLastHidden: true,
    }),
    'xl/styles.xml': STYLES_PART,
  }
  const files: Record<string, Uint8Array> = {}
  for (const [name, text] of Object.entries(parts)) files[name] = encoder.encode(text)
  sheets.forEach((sheet, index) => {
    const number = index + 1
    const xml = sheet.sheet === undefined ? headerSheet(sheet, lists) : nounSheet(sheet, lists)
    files[`xl/worksheets/sheet${number}.xml`] = encoder.encode(xml)
    if (sheet.sheet === undefined) return
    const notes = sheet.sheet.columns.map((column) => noteOf(column, language))
    files[`xl/worksheets/_rels/sheet${number}.xml.rels`] = encoder.encode(sheetRelations(number))
    files[`xl/comments${number}.xml`] = encoder.encode(commentsPart(notes))
    files[`xl/drawings/vmlDrawing${number}.vml`] = encoder.encode(drawingPart(notes.length))
  })
  files[`xl/worksheets/sheet${sheets.length + 1}.xml`] = encoder.encode(listsSheet(lists))
  return zipSync(files, { level: 2, mtime: new Date(1980, 0, 2) })
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'

/** Rows of a template that carry drop-downs; more when the chain has more. */
const LISTED_ROWS = 2_000

function nounSheet({ sheet, titles, rows }: WrittenSheet, lists: DropDowns): string {
  const columns = sheet?.columns ?? []
  const lines = [rowXml(1, titles, () => STYLE.title)]
  rows.forEach(({ values, supposed }, index) => {
    lines.push(
      rowXml(index + 2, values, (column, isText) =>
        supposed.includes(column)
          ? isText
            ? STYLE.supposedText
            : STYLE.supposed
          : isText
            ? STYLE.text
            : STYLE.plain,
      ),
    )
  })
  const last = Math.max(LISTED_ROWS, rows.length + 500)
  const validations = columns.map((column, index) => {
    const letter = lettersOf(index)
    return validation(column, `${letter}2:${letter}${last}`, lists)
  })
  return sheetXml({
    views: FROZEN,
    widths: titles.map((title) => Math.max(12, Math.min(36, title.length + 3))),
    lines,
    validations,
    after: '<legacyDrawing r:id="rId1"/>',
  })
}

function headerSheet({ rows }: WrittenSheet, lists: DropDowns): string {
  const styles = [STYLE.plain, STYLE.text, STYLE.quiet]
  const lines = rows.map(({ values }, index) =>
    rowXml(index + 1, values, (column, isText) =>
      column === 0
        ? HEADER_COLUMNS[index]?.field.required
          ? STYLE.title
          : STYLE.plain
        : column === 1 && !isText
          ? STYLE.plain
          : (styles[column] ?? STYLE.plain),
    ),
  )
  const validations = HEADER_COLUMNS.map((column, index) =>
    validation(column, `B${index + 1}`, lists),
  )
  return sheetXml({ views: '', widths: [34, 48, 90], lines, validations, after: '' })
}

/** The words that drop-downs show, one column a list; hidden, since nobody fills it. */
function listsSheet({ lists }: DropDowns): string {
  const longest = Math.max(...lists.map((list) => list.length))
  const lines = Array.from({ length: longest }, (_, row) =>
    rowXml(
      row + 1,
      lists.map((list) => list[row]),
      () => STYLE.text,
    ),
  )
  return sheetXml({ views: '', widths: [], lines, validations: [], after: '' })
}

interface SheetXml {
  readonly views: string
  readonly widths: readonly number[]
  readonly lines: readonly string[]
  readonly validations: readonly string[]
  readonly after: string
}

function sheetXml({ views, widths, lines, validations, after }: SheetXml): string {
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const given = validations.filter((each) => each !== '')
  return [
    `${XML_HEAD}<worksheet ${MAIN} ${RELATED}>${views}`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
    ...lines,
    '</sheetData>',
    given.length === 0
      ? ''
      : `<dataValidations count="${given.length}">${given.join('')}</dataValidations>`,
    `${after}</worksheet>`,
  ].join('')
}

type StyleOf = (column: number, isText: boolean) => number

function rowXml(
  number: number,
  values: readonly (string | number | undefined)[],
  styleOf: StyleOf,
): string {
  let cells = ''
  for (let column = 0; column < values.length; column++) {
    const value = values[column]
    if (value === undefined) continue
    const isText = typeof value === 'string'
    const style = styleOf(column, isText)
    const start = `<c r="${lettersOf(column)}${number}"${style === STYLE.plain ? '' : ` s="${style}"`}`
    // Text stays text: a cell that starts with = is never computed by whoever opens it.
    cells += isText
      ? `${start} t="inlineStr"><is>${textXml(value)}</is></c>`
      : `${start}><v>${value}</v></c>`
  }
  return cells === '' ? '' : `<row r="${number}">${cells}</row>`
}

export function textXml(text: string): string {
  const keeps = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
  return `<t${keeps}>${escaped(text)}</t>`
}

const LETTERS: string[] = []

/** Letters of a column from 0, made once. */
export function lettersOf(column: number): string {
  return (LETTERS[column] ??= cellName(column + 1, 1).slice(0, -1))
}

/** A list to choose from that forbids nothing: exact keys may be typed too. */
function validation(column: Column, cells: string, { rangeOf }: DropDowns): string {
  const range = rangeOf(column)
  return range === undefined
    ? ''
    : `<dataValidation type="list" allowBlank="1" sqref="${cells}"><formula1>${escaped(range)}</formula1></dataValidation>`
}
