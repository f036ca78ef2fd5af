/** The text is not a .csv from a row on; rows count from 1, as records. */
export class CsvError extends Error {
  readonly row: number

  constructor(row: number, reason: string) {
    super(reason)
    this.row = row
  }
}

/**
 * The records of a .csv text, RFC 4180 with any separator: quoted cells may hold separators, line
 * breaks and doubled quotes; a quote inside an unquoted cell is part of it, as spreadsheets take it.
 * Lines end with LF or CR LF, or with CR in a text without LF. An empty line is a record of one empty
 * cell, so that rows keep their number.
 */
export function* splitCsv(text: string, separator: string): Generator<readonly string[]> {
  const lines = text.includes('\n') ? text : text.replaceAll('\r', '\n')
  let at = 0
  let row = 0
  while (at < lines.length) {
    row += 1
    const cells: string[] = []
    let end = at - 1
    do {
      const start = end + 1
      const [cell, after] =
        lines[start] === '"' ? quotedCell(lines, start, row) : plainCell(lines, start, separator)
      cells.push(cell)
      end = after
    } while (lines[end] === separator)
    if (end < lines.length && lines[end] !== '\n') {
      throw new CsvError(row, 'text follows a closing quotation mark')
    }
    at = end + 1
    yield cells
  }
}

/** The cell and where it ends: at a separator, a line feed or the end of the text. */
function plainCell(text: string, start: number, separator: string): [string, number] {
  const mark = separator.charCodeAt(0)
  let end = start
  for (; end < text.length; end++) {
    const letter = text.charCodeAt(end)
    if (letter === mark || letter === 0x0a) break
  }
  const isLast = end >= text.length || text[end] === '\n'
  return [text.slice(start, isLast && text[end - 1] === '\r' && end > start ? end - 1 : end), end]
}

function quotedCell(text: string, start: number, row: number): [string, number] {
  let close = text.indexOf('"', start + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close < 0) throw new CsvError(row, 'a quotation mark is never closed')
  const isCarriage =
    text[close + 1] === '\r' && (text[close + 2] === '\n' || close + 2 === text.length)
  return [text.slice(start + 1, close).replaceAll('""', '"'), close + (isCarriage ? 2 : 1)]
}
