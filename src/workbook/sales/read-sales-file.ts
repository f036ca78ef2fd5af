import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { ColumnMap } from './column-meaning.ts'
import type { SalesTable } from './read-sales.ts'
import { readSales } from './read-sales.ts'
import type { SalesPages } from './sales-file.ts'
import { openSalesPages, salesRows } from './sales-file.ts'

/** Reads a sales table from the bytes of a .csv, an .xlsx or a .zip of .csv. */
export function readSalesFile(bytes: Uint8Array, name: string): Result<SalesTable> {
  const opened = openSalesPages(bytes, name)
  return opened.ok ? readSalesPages(opened.value) : opened
}

/** Reads the sales of an opened file, in the columns that its headers say or that are given. */
export function readSalesPages(pages: SalesPages, given?: ColumnMap): Result<SalesTable> {
  const table = salesRows(pages, given)
  if (!table.ok) return table
  const { rows, headerRow, columns } = table.value
  const read = readSales(rows, { headerRow, columns })
  return read.ok ? ok(read.value, [...table.warnings, ...read.warnings]) : read
}
