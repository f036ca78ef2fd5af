import { parse } from 'csv-parse/browser/esm/sync'
import type { Problem } from '../../core/problem.ts'
import { LIMITS } from '../limits.ts'
import type { Cell, Page, Row } from '../page.ts'
import { cellWarning, fileProblem, Refusal, tooManyRows } from '../page.ts'
import type { ZipEntry } from '../zip/read-zip.ts'
import { decodeText } from './decode-text.ts'

/** Names of the .csv files of a zip, without folders and without what systems leave behind. */
export function csvNames(names: Iterable<string>): string[] {
  return [...names].filter((name) => {
    const last = name.split('/').at(-1) ?? ''
    return /\.(csv|tsv|txt)$/i.test(last) && !name.startsWith('__MACOSX/') && !last.startsWith('.')
  })
}

/** The pages of a zip of .csv files: each file is a sheet and bears its name. */
export function readCsvZip(entries: ReadonlyMap<string, ZipEntry>, problems: Problem[]): Page[] {
  let rowsLeft: number = LIMITS.rows
  return csvNames(entries.keys()).map((name) => {
    const page = readCsv(name, entries.get(name)!.read(), problems)
    rowsLeft -= page.rows.length
    if (rowsLeft < 0) throw tooManyRows()
    return page
  })
}

/** One .csv: encoding and separator are recognised; all cells are text. */
export function readCsv(file: string, bytes: Uint8Array, problems: Problem[]): Page {
  const name = (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '')
  const { text: whole, encoding } = decodeText(bytes)
  const text = whole.replace(/^\uFEFF/, '')
  if (text.includes('\0')) throw notText(file)
  const start = { sheet: name, column: 0, row: 1 }
  if (encoding === 'windows-1252') {
    problems.push(
      cellWarning(start, {
        code: 'encoding_assumed',
        message: 'the file is not in UTF-8; it was read as Windows-1252.',
        maybe: 'Maybe check that its accents are right.',
        values: { file },
      }),
    )
  }
  if (/\uFFFD|Ã[\u00A0-\u00BF\u20AC-\u2122]|â€[\u2122\u0153\u009D]/.test(text)) {
    problems.push(
      cellWarning(start, {
        code: 'accents_lost',
        message: 'some accents were lost before the file came here.',
        maybe: 'Maybe it was saved in two encodings one after the other: export it again as UTF-8.',
        values: { file },
      }),
    )
  }
  const separator = separatorOf(text)
  return { name, rows: rowsOf(file, text, separator), merged: [], separator }
}

function notText(file: string): Refusal {
  return new Refusal(
    fileProblem(
      'not_text',
      `${file} is not a text file.`,
      'Maybe another kind of file was renamed: export the sheet as .csv.',
      { file },
    ),
  )
}

/** The separator that the first line holds most often outside quotes; `;` when none stands out. */
function separatorOf(text: string): string {
  const [line = ''] =
    /^[^\r\n]*/.exec(text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '""')) ?? []
  const count = (separator: string) => line.split(separator).length
  return [';', '\t', ','].reduce((best, each) => (count(each) > count(best) ? each : best))
}

function rowsOf(file: string, text: string, separator: string): Row[] {
  const rows: Row[] = []
  let number = 0
  try {
    parse(text, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
      on_record(record: string[]) {
        number += 1
        const cells = cellsOf(record)
        if (cells.length > 0) rows.push({ number, cells })
        if (rows.length > LIMITS.rows) throw tooManyRows()
        return undefined
      },
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw broken(file, number + 1, error instanceof Error ? error.message : String(error))
  }
  return rows
}

function broken(file: string, row: number, reason: string): Refusal {
  return new Refusal(
    fileProblem(
      'broken_csv',
      `${file} cannot be read from row ${row} on: ${reason}.`,
      'Maybe a quotation mark is open there: close it, or double it inside a text.',
      { file, row, reason },
    ),
  )
}

function cellsOf(record: readonly string[]): Cell[] {
  const cells: Cell[] = []
  const last = Math.min(record.length, LIMITS.columns)
  for (let column = 0; column < last; column++) {
    const text = record[column] ?? ''
    if (text !== '') cells[column] = cellOf(text)
  }
  return cells
}

/** A cell that a spreadsheet would compute is a formula here too; see `guarded` for the way out. */
function cellOf(text: string): Cell {
  if (/^'+[=+\-@\t\r]/.test(text)) return text.slice(1)
  return text.startsWith('=') ? { kind: 'formula', formula: text.slice(1), shown: '' } : text
}
