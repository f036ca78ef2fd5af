import type { KeptWeeks, WeekOfSales } from '../../../facts/weekly-sales.ts'
import { isoDate } from '../../../core/calendar/calendar.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem, warning } from '../../../core/problem.ts'
import type { DatedHistory } from '../demand/sales-history.ts'
import { converted, gapsOf, HISTORY_REACH, tooManyVariants } from '../demand/sales-history.ts'
import type { WeeklySeries } from '../demand/weekly-series.ts'

/** Money in which a history is counted. */
export interface HistoryMoney {
  readonly currency: string
  readonly rates: readonly (readonly [currency: string, rate: number])[]
}

/** The history of rows kept in a store, which adds them up by week: the same as that of the rows. */
export function historyOfWeeks(kept: KeptWeeks, money: HistoryMoney): Result<DatedHistory> {
  const { itemId, rows, firstDay, lastDay } = kept.item
  const byItem = groupedBy(kept.weeks, ({ itemId: id }) => id)
  const own = byItem.get(itemId) ?? []
  const rates = new Map(money.rates)
  const priced = own.filter(({ pricedPieces }) => pricedPieces > 0)
  const foreign = priced.filter(({ currency = money.currency }) => currency !== money.currency)
  const unknown = foreign.find(({ currency = '' }) => !rates.has(currency))
  if (unknown) return fail(noRate(unknown, money.currency))
  const huge = tooLarge(own)
  if (huge) return fail(huge)
  const series = seriesOf(own, (week) => rateOf(week, { rates, home: money.currency }))
  if (!series) return fail(nothingKept(itemId))
  const foreignRows = groupedBy(foreign, ({ currency = '' }) => currency)
  const findings = [
    ...[...foreignRows].map(([from, weeks]) =>
      converted({ from, rows: rowsIn(weeks), to: money.currency, rate: rates.get(from)! }),
    ),
    ...returnsOf(own),
    ...gapsOf(
      own.map(({ week }) => week),
      series,
    ),
  ]
  return ok({
    itemId,
    series,
    family: [...byItem].flatMap(([id, weeks]) =>
      id === itemId || tooLarge(weeks) ? [] : (seriesOf(weeks, () => undefined) ?? []),
    ),
    rows,
    items: kept.itemCount,
    firstDay,
    lastDay,
    dates: { order: 'year-first', isGuess: false },
    findings,
  })
}

function groupedBy(
  weeks: readonly WeekOfSales[],
  key: (week: WeekOfSales) => string,
): Map<string, WeekOfSales[]> {
  const groups = new Map<string, WeekOfSales[]>()
  for (const week of weeks) {
    const held = groups.get(key(week))
    if (held) held.push(week)
    else groups.set(key(week), [week])
  }
  return groups
}

/** As of a table: what no demand law is read from. */
function tooLarge(own: readonly WeekOfSales[]): Problem | undefined {
  const numbers = own.map(({ week }) => week)
  const span =
    numbers.reduce((a, b) => Math.max(a, b), 0) -
    numbers.reduce((a, b) => Math.min(a, b), Infinity) +
    1
  const variants = new Set(own.map(({ variant }) => variant)).size
  if (span <= HISTORY_REACH.weeks && span * variants <= HISTORY_REACH.cells) return undefined
  return tooManyVariants(variants, span)
}

function rateOf(
  { currency }: WeekOfSales,
  { rates, home }: { readonly rates: ReadonlyMap<string, number>; readonly home: string },
): number {
  return currency === undefined || currency === home ? 1 : rates.get(currency)!
}

function rowsIn(weeks: readonly WeekOfSales[]): number {
  return weeks.reduce((sum, { rows }) => sum + rows, 0)
}

/** The other items are read without their prices, as those of a table are. */
function seriesOf(
  weeks: readonly WeekOfSales[],
  rate: (week: WeekOfSales) => number | undefined,
): WeeklySeries | undefined {
  if (weeks.length === 0) return undefined
  const numbers = weeks.map(({ week }) => week)
  const first = numbers.reduce((a, b) => Math.min(a, b))
  const count = numbers.reduce((a, b) => Math.max(a, b)) - first + 1
  const variants = [...new Set(weeks.map(({ variant }) => variant))]
  const place = new Map(variants.map((variant, at) => [variant, at]))
  const cells = count * variants.length
  const series = {
    firstWeek: first,
    weeks: count,
    variants,
    soldPieces: new Float64Array(cells),
    returnedPieces: new Float64Array(cells),
    unitPrice: new Float64Array(cells),
    stockOut: new Uint8Array(cells),
  }
  const pricedPieces = new Float64Array(cells)
  for (const week of weeks) {
    const cell = place.get(week.variant)! * count + week.week - first
    series.soldPieces[cell]! += week.soldPieces
    series.returnedPieces[cell]! += week.returnedPieces
    if (week.isOut) series.stockOut[cell] = 1
    const value = rate(week)
    if (value === undefined) continue
    series.unitPrice[cell]! += week.pricedAmount * value
    pricedPieces[cell]! += week.pricedPieces
  }
  for (let cell = 0; cell < cells; cell++) {
    const pieces = pricedPieces[cell]!
    series.unitPrice[cell] = pieces > 0 ? series.unitPrice[cell]! / pieces : NaN
  }
  return series
}

function returnsOf(weeks: readonly WeekOfSales[]): Problem[] {
  const back = weeks.filter(({ returnRows }) => returnRows > 0)
  if (back.length === 0) return []
  const rows = back.reduce((sum, { returnRows }) => sum + returnRows, 0)
  const pieces = back.reduce((sum, { returnedPieces }) => sum + returnedPieces, 0)
  const monday = mondayOf(back.reduce((a, b) => (a.week < b.week ? a : b)).week)
  return [
    warning({
      code: 'sales_returns_kept',
      path: ['sales', 'returns'],
      message: `${rows} rows below zero, the first in the week of ${monday}, count as ${pieces} pieces returned.`,
      maybe: 'Maybe some are corrections of the till: take them out with the sale they correct.',
      values: { rows, monday, pieces },
    }),
  ]
}

function mondayOf(week: number): string {
  return isoDate(week * 7 - 3)
}

function noRate({ currency = '', week }: WeekOfSales, home: string): Problem {
  const monday = mondayOf(week)
  return problem({
    code: 'sales_no_rate_kept',
    path: ['sales', 'currency'],
    message: `Rows of the week of ${monday} are in ${currency}, and the chain has no rate from ${currency} to ${home}.`,
    maybe: `Maybe add a rate for ${currency} to the chain, with its date.`,
    values: { monday, from: currency, to: home },
  })
}

function nothingKept(item: string): Problem {
  return problem({
    code: 'sales_none_kept',
    path: ['sales', 'item'],
    message: `No row of sales of ${item} is kept.`,
    maybe: 'Maybe it is kept under another reference: name it as the item.',
    values: { item },
  })
}
