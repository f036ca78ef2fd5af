import type { Chain } from '../chain/chain.ts'
import type { Result } from '../core/problem.ts'
import { ok } from '../core/problem.ts'
import { parseFacts } from './parse-facts.ts'

/** One line of sales; returns have a negative quantity. */
export interface SalesLine {
  /** Unique in the chain: the same line imported twice is one line. */
  readonly lineId: string
  /** `2026-05-01`. */
  readonly day: string
  readonly itemId: string
  /** Empty when the item has no variants. */
  readonly variant: string
  /** A site or a region of the chain; empty when unknown. */
  readonly placeId: string
  readonly channel: string
  readonly quantityPieces: number
  /** In `currency`, as the source gives it; undefined when it does not say. */
  readonly unitPrice: number | undefined
  /** ISO 4217. */
  readonly currency: string | undefined
  /** Left at the end of that day; undefined when the source does not say. */
  readonly stockPieces: number | undefined
  /** The file or system it came from. */
  readonly source: string
}

/** Rows of the kind `sale` as lines that can be kept; all problems at once. */
export function parseSalesLines(rows: unknown, chain?: Chain): Result<readonly SalesLine[]> {
  const parsed = parseFacts('sale', rows, chain)
  if (!parsed.ok) return parsed
  const lines = parsed.value.map((row): SalesLine => ({
    lineId: row.key,
    day: row.day,
    itemId: row.item,
    variant: row.variant ?? '',
    placeId: row.place ?? '',
    channel: row.channel ?? '',
    quantityPieces: row.quantityUnits,
    unitPrice: row.unitPrice,
    currency: row.currency,
    stockPieces: row.stockUnits,
    source: row.source,
  }))
  return ok(lines, parsed.warnings)
}
