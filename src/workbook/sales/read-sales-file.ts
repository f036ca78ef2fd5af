import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { SalesTable } from './read-sales.ts'
import { readSales } from './read-sales.ts'
import { salesRows } from './sales-file.ts'

/** Reads a sales table from the bytes of a .csv, an .xlsx or a .zip of .csv. */
export function readSalesFile(bytes: Uint8Array, name: string): Result<SalesTable> {
  const table = salesRows(bytes, name)
  if (!table.ok) return table
  const { rows, headerRow } = table.value
  const read = readSales(rows, { headerRow })
  return read.ok ? ok(read.value, [...table.warnings, ...read.warnings]) : read
}
