import type { Chain } from '../chain/chain.ts'
import type { Language } from '../core/format.ts'
import { writeCsvZip } from './csv/write-csv.ts'
import { writeXlsx } from './xlsx/write-xlsx.ts'

export type TableKind = 'xlsx' | 'csv'

/** A chain, or an empty template when none is given, as a workbook or as a zip of .csv. */
export function writeWorkbook(
  chain: Chain | undefined,
  language: Language,
  kind: TableKind = 'xlsx',
): Uint8Array {
  return kind === 'csv' ? writeCsvZip(chain, language) : writeXlsx(chain, language)
}

/** The kind that a file name asks for: `.zip` is a zip of .csv, all else a workbook. */
export function kindOfName(name: string): TableKind {
  return /\.zip$/i.test(name) ? 'csv' : 'xlsx'
}
