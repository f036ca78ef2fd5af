import { zipSync } from 'fflate'
import { escaped, XML_HEAD } from './escape-xml.ts'
import { contentTypes, ROOT_RELATIONS, workbookParts } from './package-parts.ts'
import { STYLE, STYLES_PART } from './styles.ts'
import { lettersOf, textXml } from './write-xlsx.ts'

/** A cell of a table: what it shows and, when it is worked out, from what. */
export interface TableCell {
  readonly value: string | number
  /** Without its `=`; `value` is then what it comes to. */
  readonly formula?: string
  readonly style?: keyof typeof STYLE
}

export interface TableSheet {
  readonly name: string
  /** Widths of the first columns, in signs. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (TableCell | undefined)[])[]
  /** Rows that stay in view. */
  readonly frozenRows?: number
}

/** Tables with figures, texts and live formulas as an .xlsx (ECMA-376-1, 18.3). */
export function writeTables(sheets: readonly TableSheet[]): Uint8Array {
  const encoder = new TextEncoder()
  const names = sheets.map(({ name }) => name)
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length, []),
    '_rels/.rels': ROOT_RELATIONS,
    ...workbookParts(names, { hasFormulas: true }),
    'xl/styles.xml': STYLES_PART,
  }
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = tableXml(sheet)
  })
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)]),
  )
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 2) })
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

function tableXml({ widths, rows, frozenRows = 0 }: TableSheet): string {
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const pane =
    frozenRows > 0
      ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : ''
  return [
    `${XML_HEAD}<worksheet ${MAIN}>`,
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0">${pane}</sheetView></sheetViews>`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
    ...rows.map((cells, index) => tableRow(index + 1, cells)),
    '</sheetData></worksheet>',
  ].join('')
}

function tableRow(number: number, cells: readonly (TableCell | undefined)[]): string {
  const written = cells.map((cell, column) =>
    cell === undefined || cell.value === '' ? '' : cellXml(`${lettersOf(column)}${number}`, cell),
  )
  return `<row r="${number}">${written.join('')}</row>`
}

function cellXml(name: string, { value, formula, style = 'plain' }: TableCell): string {
  const start = `<c r="${name}"${style === 'plain' ? '' : ` s="${STYLE[style]}"`}`
  const isText = typeof value === 'string'
  if (!isText && !Number.isFinite(value)) throw new Error(`${name} would hold ${value}`)
  if (formula !== undefined) {
    const shown = `<f>${escaped(formula)}</f><v>${isText ? escaped(value) : value}</v>`
    return `${start}${isText ? ' t="str"' : ''}>${shown}</c>`
  }
  return isText
    ? `${start} t="inlineStr"><is>${textXml(value)}</is></c>`
    : `${start}><v>${value}</v></c>`
}
