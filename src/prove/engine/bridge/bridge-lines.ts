import type { SeasonPlan, SellingTerms, Source } from '../season/season-plan.ts'
import type { Count } from '../season/season-totals.ts'
import { COUNT, COUNTS_A_PATH } from '../season/season-totals.ts'

/**
 * Lines between the entry margin and the final margin of a season, in the order they are shown. The
 * families are those of total cost of ownership (Ellram 1993, doi:10.1111/j.1745-493X.1993.tb00013.x);
 * each cash flow is booked on one line alone.
 */
export const BRIDGE_LINES = [
  /** Pieces bought dearer than the price that the entry margin was worked out with. */
  'purchase',
  'setUp',
  'freight',
  'duty',
  'insurance',
  'capital',
  'storage',
  'quality',
  'reservedCapacity',
  'markdown',
  'unsold',
  'lostSales',
  'lostWaiting',
  'returns',
  'damage',
  'carbon',
] as const
export type BridgeLine = (typeof BRIDGE_LINES)[number]

/** From the margin seen at the purchase to the one that is left, for one season. */
export interface Bridge {
  /** Every wish sold at full price and bought at the entry price. */
  readonly entryMargin: number
  /** What each line takes (below 0) or adds. */
  readonly lines: Readonly<Record<BridgeLine, number>>
  readonly finalMargin: number
  /** Sales excluding VAT, end value left out. */
  readonly sales: number
}

const LINE = Object.fromEntries(BRIDGE_LINES.map((line, at) => [line, at])) as Readonly<
  Record<BridgeLine, number>
>
/** Entry margin, sales and the lines: what a season comes to, side by side. */
export const MONEY_A_PATH = BRIDGE_LINES.length + 2
const ENTRY = BRIDGE_LINES.length
const SALES = ENTRY + 1
const WEEKS_A_YEAR = 365.25 / 7

/** What a plan bought from one of its sources in one season. */
interface Bought {
  readonly source: Source
  readonly pieces: number
  readonly orders: number
  readonly variantOrders: number
  readonly prepaidPieceWeeks: number
  /** What tiers took off, in pieces at the price without tiers. */
  readonly tierCuts: number
  /** 1 when anything was bought; between 0 and 1 in a mean of seasons. */
  readonly seasons: number
}

/** Money of every path: entry margin, sales, lines. `entryPrice` is what the buyer compares. */
export function bookSeasons(
  counts: Float64Array,
  { plan, selling, entryPrice }: BookingTerms,
): Float64Array {
  const paths = counts.length / COUNTS_A_PATH
  const money = new Float64Array(paths * MONEY_A_PATH)
  const booking = bookingOf(plan, selling, entryPrice)
  for (let path = 0; path < paths; path++) {
    const of = counts.subarray(path * COUNTS_A_PATH, (path + 1) * COUNTS_A_PATH)
    booking(of, money.subarray(path * MONEY_A_PATH, (path + 1) * MONEY_A_PATH))
  }
  return money
}

export interface BookingTerms {
  readonly plan: SeasonPlan
  readonly selling: SellingTerms
  readonly entryPrice: number
}

type Booking = (of: Float64Array, money: Float64Array) => void

function bookingOf(plan: SeasonPlan, selling: SellingTerms, entryPrice: number): Booking {
  const { price } = selling
  const unit = price - entryPrice
  const { first, replenishment, toOrder } = plan
  const tiedFirst = (first ?? replenishment)?.source.purchasePerPiece ?? entryPrice
  const tiedAgain = replenishment?.source.purchasePerPiece ?? tiedFirst
  return (of, money) => {
    const add = (line: BridgeLine, amount: number): void => {
      money[LINE[line]]! += amount
    }
    const sold =
      of[COUNT.soldFull]! + of[COUNT.soldCut]! + of[COUNT.soldToOrder]! + of[COUNT.soldPreOrder]!
    const refunded = of[COUNT.returned]! - of[COUNT.returnedCutShares]!
    money[ENTRY] = of[COUNT.wanted]! * unit
    money[SALES] = price * (sold - of[COUNT.cutShares]! - refunded)
    add('lostSales', -of[COUNT.lost]! * unit)
    add('lostWaiting', -of[COUNT.lostWaiting]! * unit)
    add('markdown', of[COUNT.induced]! * unit - of[COUNT.cutShares]! * price)
    const left = of[COUNT.leftOver]! * (selling.endValue - entryPrice)
    const second = of[COUNT.secondChannel]! * ((selling.secondChannel?.price ?? 0) - entryPrice)
    add('unsold', left + second)
    // What comes back fit is in stock again at the entry price: sold, or unsold on its own line.
    const undone = price * refunded - of[COUNT.resold]! * entryPrice
    add('returns', -undone - of[COUNT.returned]! * selling.returnHandling)
    add('damage', -of[COUNT.spoilt]! * entryPrice)
    bookSources(boughtOf(plan, of), { selling, entryPrice }, add)
    if (toOrder && toOrder.feePerPieceReserved > 0) {
      add('reservedCapacity', -of[COUNT.reserved]! * toOrder.feePerPieceReserved)
    }
    add('storage', -of[COUNT.pieceWeeks]! * selling.storagePerPieceWeek)
    const again = of[COUNT.pieceWeeksAgain]!
    const held = (of[COUNT.pieceWeeks]! - again) * tiedFirst + again * tiedAgain
    add('capital', (-held * selling.capitalRatioPerYear) / WEEKS_A_YEAR)
  }
}

function boughtOf(plan: SeasonPlan, of: Float64Array): Bought[] {
  const { first, replenishment, toOrder, preOrder } = plan
  const part = (source: Source, names: Names): Bought => {
    const [pieces, orders, tierCuts, seasons = orders, variantOrders, prepaid] = names
    return {
      source,
      pieces: of[COUNT[pieces]]!,
      orders: of[COUNT[orders]]!,
      seasons: of[COUNT[seasons]]!,
      variantOrders: variantOrders ? of[COUNT[variantOrders]]! : 0,
      prepaidPieceWeeks: prepaid ? of[COUNT[prepaid]]! : 0,
      tierCuts: of[COUNT[tierCuts]]!,
    }
  }
  return [
    first && part(first.source, FIRST),
    replenishment && part(replenishment.source, AGAIN),
    toOrder && part(toOrder.source, ['boughtToOrder', 'ordersToOrder', 'tierCutsToOrder']),
    preOrder && part(preOrder.source, ['boughtPreOrder', 'ordersPreOrder', 'tierCutsPreOrder']),
  ].filter((each) => each !== undefined)
}

type Names = readonly [Count, Count, Count, Count?, Count?, Count?]

const FIRST = [
  'boughtFirst',
  'ordersFirst',
  'tierCutsFirst',
  'ordersFirst',
  'variantOrdersFirst',
  'prepaidFirst',
] as const
const AGAIN = [
  'boughtAgain',
  'ordersAgain',
  'tierCutsAgain',
  'seasonsAgain',
  'variantOrdersAgain',
  'prepaidAgain',
] as const

function bookSources(
  all: readonly Bought[],
  { selling, entryPrice }: Omit<BookingTerms, 'plan'>,
  add: (line: BridgeLine, amount: number) => void,
): void {
  for (const each of all) {
    const { source, pieces, orders, variantOrders, prepaidPieceWeeks, tierCuts } = each
    const { purchasePerPiece } = source
    const goods = (pieces - tierCuts) * purchasePerPiece
    add('purchase', pieces * entryPrice - goods)
    add('setUp', -orders * source.setUpPerOrder - variantOrders * source.setUpPerVariant)
    add('freight', -pieces * source.freightPerPiece)
    add('duty', -goods * source.dutyRatio)
    add('insurance', -goods * source.insuranceRatio)
    add('carbon', -pieces * source.carbonKgCo2ePerPiece * selling.carbonPricePerKg)
    const tied = (prepaidPieceWeeks * purchasePerPiece) / WEEKS_A_YEAR
    add('capital', -tied * selling.capitalRatioPerYear)
  }
  // Travel to a source and its idle machines are paid once a season, however many parts buy there.
  for (const [at, { source, seasons }] of all.entries()) {
    const same = all.filter((each) => each.source.id === source.id)
    if (all.findIndex((each) => each.source.id === source.id) < at) continue
    const used = Math.max(seasons, ...same.map((each) => each.seasons))
    add('quality', -source.qualityPerSeason * used)
    add('reservedCapacity', -(source.idlePerSeason ?? 0) * used)
  }
}

/** Bridge of one path, or the mean bridge of all. */
export function bridgeOf(money: Float64Array, path?: number): Bridge {
  const paths = money.length / MONEY_A_PATH
  const mean = (column: number): number => {
    if (path !== undefined) return money[path * MONEY_A_PATH + column]!
    let sum = 0
    for (let each = 0; each < paths; each++) sum += money[each * MONEY_A_PATH + column]!
    return sum / paths
  }
  const lines = Object.fromEntries(BRIDGE_LINES.map((line) => [line, mean(LINE[line])])) as Record<
    BridgeLine,
    number
  >
  const entryMargin = mean(ENTRY)
  const taken = BRIDGE_LINES.reduce((sum, line) => sum + lines[line], 0)
  return { entryMargin, lines, finalMargin: entryMargin + taken, sales: mean(SALES) }
}

/** Final margin of each path. */
export function finalMargins(money: Float64Array): Float64Array {
  return Float64Array.from({ length: money.length / MONEY_A_PATH }, (_, path) => {
    let sum = money[path * MONEY_A_PATH + ENTRY]!
    for (let line = 0; line < BRIDGE_LINES.length; line++) sum += money[path * MONEY_A_PATH + line]!
    return sum
  })
}
