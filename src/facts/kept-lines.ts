import { hashOf } from '../chain/version/canonical.ts'
import { isoDate } from '../core/calendar/calendar.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { SalesLine } from './sales-line.ts'

/** A line of sales as a table gives it. */
export interface TableSale {
  /** Of its file, from 1. */
  readonly row: number
  readonly lineId: string
  readonly dayNumber: number
  readonly itemId: string
  readonly variant: string
  readonly placeId: string
  readonly channel: string
  readonly quantityPieces: number
  readonly unitPrice: number | undefined
  readonly currency: string | undefined
  readonly stockPieces: number | undefined
}

/** Start of the key of a line that its table does not name: its place among those of its day. */
export const BY_CELL = 'cell:'
const BY_ID = 'id:'
/** Texts longer than this name nothing: a column of remarks was taken for one of items. */
const MOST_TEXT = 300
/** A longer key is its fingerprint: an index takes some 2,700 bytes. */
const MOST_KEY = 120
const MOST_PROBLEMS = 50

/**
 * Lines with the key under which they are kept. A line that its source names keeps that name. The
 * others are numbered within their day, item, variant, place and channel: an export made again,
 * longer or corrected, then says the same lines and doubles none.
 */
export function keptLines(
  lines: readonly TableSale[],
  of: { readonly source: string; readonly hasOwnIds: boolean },
): Result<readonly SalesLine[]> {
  const problems: Problem[] = []
  const times = new Map<string, number>()
  const source = plain(of.source).slice(0, MOST_TEXT) || 'file'
  const kept = lines.map((line): SalesLine => {
    const long = longText(line)
    if (long) problems.push(long)
    const { row: _row, dayNumber, ...said } = line
    const day = isoDate(dayNumber)
    const [itemId, variant, placeId, channel] = [
      line.itemId,
      line.variant,
      line.placeId,
      line.channel,
    ].map(plain) as [string, string, string, string]
    return {
      ...said,
      lineId: of.hasOwnIds
        ? `${BY_ID}${plain(line.lineId)}`
        : numbered([day, itemId, variant, placeId, channel], times),
      day,
      itemId,
      variant,
      placeId,
      channel,
      source,
    }
  })
  return problems.length > 0 ? fail(...problems.slice(0, MOST_PROBLEMS)) : ok(kept)
}

function numbered(cell: readonly string[], times: Map<string, number>): string {
  const text = JSON.stringify(cell)
  const key = text.length <= MOST_KEY ? text : hashOf(cell)
  const count = (times.get(key) ?? 0) + 1
  times.set(key, count)
  return `${BY_CELL}${key}|${count}`
}

/** PostgreSQL keeps no character zero. */
function plain(text: string): string {
  return text.replaceAll('\0', '')
}

function longText(line: TableSale): Problem | undefined {
  const texts = {
    line: line.lineId,
    item: line.itemId,
    variant: line.variant,
    place: line.placeId,
    channel: line.channel,
    currency: line.currency ?? '',
  }
  const long = Object.entries(texts).find(([, text]) => text.length > MOST_TEXT)
  if (!long) return undefined
  const [column, { length }] = long
  return problem({
    code: 'sales_text',
    path: ['rows', line.row, column],
    message: `Row ${line.row}: the ${column} has ${length} characters; ${MOST_TEXT} at most.`,
    maybe: 'Maybe the column is another one.',
    values: { row: line.row, column, length, limit: MOST_TEXT },
  })
}
