import { isoDate } from '../../../core/calendar/calendar.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem, warning } from '../../../core/problem.ts'
import type { LeadError } from './forecast-error.ts'
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
  /** Errors of the family for seasons of so many weeks, when they were measured beforehand. */
  readonly familyErrors?: { readonly seasonWeeks: number; readonly errors: readonly LeadError[] }
}

/** Other items whose errors are measured: those of most rows; more would not move their mean. */
export const MOST_FAMILY = 100
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
  const huge = own && tooLarge(own)
  if (huge) return fail(huge)
  if (!own) return fail(whichItem(asked.itemId, [...byItem.keys()]))
  const priced = inOneCurrency(own, asked)
  if (!priced.ok) return priced
  const series = weeklySeries(priced.value)!
  const days = own.map(({ dayNumber }) => dayNumber)
  return ok({
    itemId: asked.itemId,
    series,
    family: familyOf(byItem, asked.itemId),
    rows: own.length,
    items: byItem.size,
    firstDay: isoDate(days.reduce((a, b) => Math.min(a, b))),
    lastDay: isoDate(days.reduce((a, b) => Math.max(a, b))),
    findings: [
      ...priced.warnings,
      ...returnsOf(own),
      ...gapsOf(
        own.map(({ dayNumber }) => weekOf(dayNumber)),
        series,
      ),
    ],
  })
}

/** A date or two slipped by centuries, or a column of remarks taken for sizes: never a season. */
function tooLarge(lines: readonly TableLine[]): Problem | undefined {
  let [first, last] = [lines[0]!, lines[0]!]
  for (const line of lines) {
    if (line.dayNumber < first.dayNumber) first = line
    if (line.dayNumber > last.dayNumber) last = line
  }
  const weeks = weekOf(last.dayNumber) - weekOf(first.dayNumber) + 1
  const variants = new Set(lines.map(({ variant }) => variant)).size
  return outOfReach({ weeks, variants }, { first, last })
}

/** Weeks of a history, at most: beyond thirty years a date is wrong; weeks times variants. */
export const HISTORY_REACH = { weeks: 1_566, cells: 1_000_000 } as const

/** What no demand law is read from, and the two rows that span it. */
function outOfReach(
  { weeks, variants }: { readonly weeks: number; readonly variants: number },
  { first, last }: { readonly first: TableLine; readonly last: TableLine },
): Problem | undefined {
  if (weeks > HISTORY_REACH.weeks) {
    const [from, to] = [isoDate(first.dayNumber), isoDate(last.dayNumber)]
    return problem({
      code: 'sales_span',
      path: ['rows', first.row, 'day'],
      message: `The sales go from ${from} (row ${first.row}) to ${to} (row ${last.row}): more than ${HISTORY_REACH.weeks} weeks.`,
      maybe: 'Maybe one of the two years was mistyped.',
      values: { from, to, first: first.row, last: last.row },
    })
  }
  if (weeks * variants <= HISTORY_REACH.cells) return undefined
  return tooManyVariants(variants, weeks)
}

export function tooManyVariants(variants: number, weeks: number): Problem {
  return problem({
    code: 'sales_variants',
    path: ['sales', 'variant'],
    message: `There are ${variants} variants over ${weeks} weeks: too many for one product.`,
    maybe: 'Maybe a column of remarks or of order numbers was taken for sizes.',
    values: { variants, weeks },
  })
}

/** The items of most rows beside the own one, in the order of the table. */
function familyOf(
  byItem: ReadonlyMap<string, readonly TableLine[]>,
  itemId: string,
): WeeklySeries[] {
  const others = [...byItem].filter(([item]) => item !== itemId)
  const byRows = others.toSorted(([, a], [, b]) => b.length - a.length)
  const most = new Set(byRows.slice(0, MOST_FAMILY).map(([item]) => item))
  return others
    .filter(([item, lines]) => most.has(item) && !tooLarge(lines))
    .flatMap(([, lines]) => weeklySeries(lines.map(pointOf)) ?? [])
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
  const foreign = new Map<string, number>()
  const points = lines.map((line): SalesPoint => {
    const { unitPrice, currency: paid = currency } = line
    if (unitPrice === undefined) return pointOf(line)
    if (paid === currency) return { ...pointOf(line), unitPrice }
    const rate = rates.get(paid)
    if (rate === undefined) {
      if (!unknown.has(paid)) unknown.set(paid, line)
      return pointOf(line)
    }
    foreign.set(paid, (foreign.get(paid) ?? 0) + 1)
    return { ...pointOf(line), unitPrice: unitPrice * rate }
  })
  if (unknown.size > 0) {
    return fail(...[...unknown].map(([paid, { row }]) => noRate(paid, row, currency)))
  }
  return ok(
    points,
    [...foreign].map(([from, rows]) =>
      converted({ from, rows, to: currency, rate: rates.get(from)! }),
    ),
  )
}

/** Rows in another currency, and at what they were counted. */
export function converted(values: {
  readonly from: string
  readonly to: string
  readonly rows: number
  readonly rate: number
}): Problem {
  const { from, to, rows, rate } = values
  return warning({
    code: 'sales_converted',
    path: ['sales', 'currency'],
    message: `${rows} rows in ${from} are counted at ${rate} ${to}, the rate of the chain.`,
    maybe: 'Maybe the rate was another one on the day of the sale.',
    values,
  })
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
export function gapsOf(
  filled: readonly number[],
  { firstWeek, weeks }: Pick<WeeklySeries, 'firstWeek' | 'weeks'>,
): Problem[] {
  const seen = new Uint8Array(weeks)
  for (const week of filled) seen[week - firstWeek] = 1
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
