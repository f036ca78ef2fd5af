import { CsvError, splitCsv } from '../../workbook/csv/split-csv.ts'

/**
 * The cells of a text copied from a spreadsheet: tabs between cells, line feeds between rows, quoted
 * cells that hold either. Read one row at a time. A text whose quotes do not close is cut plainly.
 */
export function* cellsOfText(text: string): Generator<readonly string[]> {
  const body = text.replace(/\r?\n$/, '')
  if (body === '') {
    yield ['']
    return
  }
  if (!body.includes('"') || !isQuotedWell(body)) {
    for (const line of plainLines(body)) yield line.split('\t')
    return
  }
  yield* splitCsv(`${body}\n`, '\t')
}

function* plainLines(text: string): Generator<string> {
  const lines = text.includes('\n') ? text : text.replaceAll('\r', '\n')
  let start = 0
  while (start <= lines.length) {
    const found = lines.indexOf('\n', start)
    const end = found < 0 ? lines.length : found
    yield lines.slice(start, lines[end - 1] === '\r' && end > start ? end - 1 : end)
    start = end + 1
  }
}

function isQuotedWell(text: string): boolean {
  try {
    for (const _ of splitCsv(`${text}\n`, '\t')) continue
    return true
  } catch (error) {
    if (error instanceof CsvError) return false
    throw error
  }
}

/** Cells as a text that every spreadsheet pastes back into cells. */
export function textOfCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n')
}

function quoted(cell: string): string {
  return /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * Texts of a block that is filled from its first rows, repeated in turn; nothing is made up: no series
 * is guessed.
 */
export function filledTexts(
  source: readonly (readonly string[])[],
  count: number,
): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, row) => source[row % source.length] ?? [])
}
