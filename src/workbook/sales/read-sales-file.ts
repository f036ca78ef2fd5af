import { parse } from 'csv-parse/sync'
import type { Result } from '../../core/problem.ts'
import { fail, problem } from '../../core/problem.ts'
import type { SalesTable } from './read-sales.ts'
import { readSales } from './read-sales.ts'

/** Signs between cells that exports use; the one that makes most columns of the headers is taken. */
const DELIMITERS = [';', ',', '\t'] as const

/** Reads a sales table from the bytes of a .csv file, in UTF-8 or in the encoding of old Windows. */
export function readSalesFile(bytes: Uint8Array, name: string): Result<SalesTable> {
  const text = textOf(bytes)
  const headers = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = DELIMITERS.toSorted(
    (a, b) => headers.split(b).length - headers.split(a).length,
  )[0]!
  try {
    const rows = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
    }) as string[][]
    return readSales(rows)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      problem({
        code: 'not_csv',
        path: [],
        message: `${name} cannot be read as a table: ${reason}.`,
        maybe: 'Maybe save it as CSV: one line a row, cells between semicolons or commas.',
        values: { file: name, reason },
      }),
    )
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
