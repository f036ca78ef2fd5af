import { isoDate } from '../../../core/calendar/calendar.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem, warning } from '../../../core/problem.ts'
import type { SalesPoint, WeeklySeries } from './weekly-series.ts'
import { weeklySeries, weekOf } from './weekly-series.ts'

/** A line of sales of a table that may hold many items and currencies. */
export interface TableLine {
  /** Row of its file. */
  readonly row: number
  readonly itemId: string
  readonly dayNumber: number
  readonly variant: string
  readonly quantityPieces: number
  readonly unitPrice: number | undefined
  /** ISO 4217; undefined: that of the chain. */
  readonly currency: string | undefined
  readonly stockPieces: number | undefined
}

export interface HistoryAsked {
  readonly itemId: string
  /** False when the table has no column of items: it is then all of one product. */
  readonly hasItems: boolean
  /** Of the chain. */
  readonly currency: string
  /** Value of one unit of a currency in that of the chain. */
  readonly rates: ReadonlyMap<string, number>
}

/** The sales of one product, those of its family beside it, and what is to be known of them. */
export interface SalesHistory {
  readonly itemId: string
  readonly series: WeeklySeries
  /** The other items of the table: their forecast errors stand behind a short history. */
  readonly family: readonly WeeklySeries[]
  readonly rows: number
  readonly items: number
  readonly firstDay: string
  readonly lastDay: string
  readonly findings: readonly Problem[]
}

/** With the way in which its dates were read; a guess when no date told day from month. */
export interface DatedHistory extends SalesHistory {
  readonly dates: { readonly order: string; readonly isGuess: boolean }
}

/** Items named when a table does not hold the one asked for. */
const MOST_NAMED = 12

/** Keeps the lines of one product, prices in the currency of the chain. */
export function salesHistory(
  lines: readonly TableLine[],
  asked: HistoryAsked,
): Result<SalesHistory> {
  const byItem = new Map<string, TableLine[]>()
  for (const line of lines) {
    const item = asked.hasItems ? line.itemId : asked.itemId
    const held = byItem.get(item)
    if (held) held.push(line)
    else byItem.set(item, [line])
  }
  const own = byItem.get(asked.itemId)
  if (!own) return fail(whichItem(asked.itemId, [...byItem.keys()]))
  const priced = inOneCurrency(own, asked)
  if (!priced.ok) return priced
  const series = weeklySeries(priced.value)!
  const days = own.map(({ dayNumber }) => dayNumber)
  return ok({
    itemId: asked.itemId,
    series,
    family: [...byItem].flatMap(([item, others]) =>
      item === asked.itemId ? [] : (weeklySeries(others.map(pointOf)) ?? []),
    ),
    rows: own.length,
    items: byItem.size,
    firstDay: isoDate(days.reduce((a, b) => Math.min(a, b))),
    lastDay: isoDate(days.reduce((a, b) => Math.max(a, b))),
    findings: [...priced.warnings, ...returnsOf(own), ...gapsOf(own, series)],
  })
}

function pointOf({ dayNumber, variant, quantityPieces, stockPieces }: TableLine): SalesPoint {
  const stock = stockPieces === undefined ? {} : { stockPieces }
  return { dayNumber, variant, quantityPieces, ...stock }
}

function inOneCurrency(
  lines: readonly TableLine[],
  { currency, rates }: HistoryAsked,
): Result<SalesPoint[]> {
  const unknown = new Map<string, TableLine>()
  const converted = new Map<string, number>()
  const points = lines.map((line): SalesPoint => {
    const { unitPrice, currency: paid = currency } = line
    if (unitPrice === undefined) return pointOf(line)
    if (paid === currency) return { ...pointOf(line), unitPrice }
    const rate = rates.get(paid)
    if (rate === undefined) {
      if (!unknown.has(paid)) unknown.set(paid, line)
      return pointOf(line)
    }
    converted.set(paid, (converted.get(paid) ?? 0) + 1)
    return { ...pointOf(line), unitPrice: unitPrice * rate }
  })
  if (unknown.size > 0) {
    return fail(...[...unknown].map(([paid, { row }]) => noRate(paid, row, currency)))
  }
  return ok(
    points,
    [...converted].map(([paid, rows]) =>
      warning({
        code: 'sales_converted',
        path: ['sales', 'currency'],
        message: `${rows} rows in ${paid} are counted at ${rates.get(paid)} ${currency}, the rate of the chain.`,
        maybe: 'Maybe the rate was another one on the day of the sale.',
        values: { rows, from: paid, to: currency, rate: rates.get(paid)! },
      }),
    ),
  )
}

export function noRate(paid: string, row: number, currency: string): Problem {
  return problem({
    code: 'sales_no_rate',
    path: ['rows', row, 'currency'],
    message: `Row ${row} is in ${paid}, and the chain has no rate from ${paid} to ${currency}.`,
    maybe: `Maybe add a rate for ${paid} to the chain, with its date.`,
    values: { row, from: paid, to: currency },
  })
}

function whichItem(item: string, items: readonly string[]): Problem {
  const named = items.slice(0, MOST_NAMED).join(', ')
  const more = items.length > MOST_NAMED ? ', ...' : ''
  return problem({
    code: 'prove_no_history',
    path: ['sales', 'item'],
    message: `The table holds no sale of ${item}; it holds: ${named}${more}.`,
    maybe: 'Maybe one of these is the product: name it with --item.',
    values: { item, items: `${named}${more}`, count: items.length },
  })
}

function returnsOf(lines: readonly TableLine[]): Problem[] {
  const back = lines.filter(({ quantityPieces }) => quantityPieces < 0)
  if (back.length === 0) return []
  const pieces = -back.reduce((sum, { quantityPieces }) => sum + quantityPieces, 0)
  return [
    warning({
      code: 'sales_returns',
      path: ['rows', back[0]!.row],
      message: `${back.length} rows below zero, from row ${back[0]!.row} on, count as ${pieces} pieces returned.`,
      maybe: 'Maybe some are corrections of the till: take them out with the sale they correct.',
      values: { rows: back.length, row: back[0]!.row, pieces },
    }),
  ]
}

/** Weeks without a row: nothing sold, or nothing written. */
function gapsOf(lines: readonly TableLine[], { firstWeek, weeks }: WeeklySeries): Problem[] {
  const seen = new Uint8Array(weeks)
  for (const { dayNumber } of lines) seen[weekOf(dayNumber) - firstWeek] = 1
  const count = seen.reduce((sum, has) => sum + (has ? 0 : 1), 0)
  if (count === 0) return []
  const monday = isoDate((firstWeek + seen.indexOf(0)) * 7 - 3)
  return [
    warning({
      code: 'sales_gaps',
      path: ['sales', 'weeks'],
      message: `${count} weeks have no row, the first that of ${monday}; they count as weeks without a sale.`,
      maybe: 'Maybe the shop was closed or the export is cut: then take a shorter history.',
      values: { weeks: count, monday },
    }),
  ]
}
