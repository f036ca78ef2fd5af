import { zipSync } from 'fflate'
import type { Chain } from '../../chain/chain.ts'
import type { Language } from '../../core/format.ts'
import { plainName } from '../layout.ts'
import type { Value } from '../sheet-rows.ts'
import { headerRows, sheetRows } from '../sheet-rows.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A chain, or empty sheets when none is given, as a zip of one .csv per sheet: RFC 4180 with the
 * separator and the decimals that spreadsheets of the language expect, UTF-8 with its mark.
 */
export function writeCsvZip(chain: Chain | undefined, language: Language): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const encoder = new TextEncoder()
  for (const { name, titles, rows } of [
    headerRows(chain, language),
    ...sheetRows(chain, language),
  ]) {
    const lines = titles.length > 0 ? [lineOf(titles, language)] : []
    for (const { values } of rows) lines.push(lineOf(values, language))
    files[`${plainName(name)}.csv`] = encoder.encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`)
  }
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 2) })
}

function lineOf(values: readonly Value[], language: Language): string {
  const separator = language === 'fr' ? ';' : ','
  return values.map((value) => cellOf(value, language)).join(separator)
}

function cellOf(value: Value, language: Language): string {
  if (value === undefined) return ''
  if (typeof value === 'number') {
    const text = String(value)
    return language === 'fr' ? text.replace('.', ',') : text
  }
  const text = guarded(value)
  return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text that a spreadsheet would take for a formula bears an apostrophe, taken off when read. */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
