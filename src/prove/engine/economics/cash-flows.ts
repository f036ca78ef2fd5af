import type { SeasonPlan, SellingTerms, Source } from '../season/season-plan.ts'
import type { Count } from '../season/season-totals.ts'
import { COUNT, COUNTS_A_PATH } from '../season/season-totals.ts'
import type { SeasonSteps } from './season-steps.ts'

/** What money moves for. Receipts come in; the others go out, and are below 0. */
export const CASH_KINDS = ['receipts', 'refunds', 'purchase', 'carriage', 'running'] as const
export type CashKind = (typeof CASH_KINDS)[number]

/** Money that moves in one week; 0 is the first week of the season. */
export interface CashFlow {
  readonly week: number
  readonly kind: CashKind
  readonly amount: number
}

/** When a client pays for what is made once she has asked. */
export type ClientPays = 'order' | 'delivery'

export interface CashTerms {
  readonly plan: SeasonPlan
  readonly selling: SellingTerms
  readonly clientPays: ClientPays
}

/**
 * Every payment of the mean season, in the week it is made. Goods are paid `paidWeeksBefore` weeks
 * before they are due (after, when below 0); set-ups and travel as the order leaves; carriage, duty,
 * insurance and a price of carbon as goods are due; stock sold is paid as it is sold, refunded when
 * it is back; storage and reserved capacity week by week; left-overs at the end of the season. VAT is
 * left out. Interest is no payment here: the flows add up to the final margin before the line
 * `capital`, which is the price of the money that they tie up.
 */
export function cashFlows(steps: SeasonSteps, terms: CashTerms): CashFlow[] {
  const { first, replenishment, preOrder, toOrder } = terms.plan
  return [
    ...shopFlows(steps, terms),
    ...(first ? firstFlows(steps, first.source, terms) : []),
    ...(replenishment ? againFlows(steps, replenishment.source, terms) : []),
    ...(preOrder ? preOrderFlows(steps, preOrder, terms) : []),
    ...(toOrder ? toOrderFlows(steps, toOrder, terms) : []),
    ...travelFlows(steps, terms.plan),
  ].filter(({ amount }) => amount !== 0)
}

type At = (step: number, count: Count) => number

function reading({ byStep }: SeasonSteps): At {
  return (step, count) => byStep[step * COUNTS_A_PATH + COUNT[count]]!
}

/** Weeks of the season; the step of a week is one more. */
function weeksOf({ weeks }: SeasonSteps): readonly number[] {
  return Array.from({ length: weeks }, (_, week) => week)
}

/** What is sold from stock, what comes back of it, and what is left. */
function shopFlows(steps: SeasonSteps, { plan, selling }: CashTerms): CashFlow[] {
  const at = reading(steps)
  const { price, returnHandling, endValue, secondChannel } = selling
  const madeBack = plan.toOrder?.returnRatio ?? 0
  const byWeek = weeksOf(steps).flatMap((week): CashFlow[] => {
    const step = week + 1
    const sold = at(step, 'soldFull') + at(step, 'soldCut') - at(step, 'cutShares')
    const back = at(step, 'returned') - at(step, 'soldToOrder') * madeBack
    const refunded = back - at(step, 'returnedCutShares')
    const stored = at(step, 'pieceWeeks') * selling.storagePerPieceWeek
    const backWeek = week + selling.returnWeeks
    return [
      { week, kind: 'receipts', amount: price * sold },
      { week: backWeek, kind: 'refunds', amount: -price * refunded - returnHandling * back },
      { week, kind: 'running', amount: -stored },
    ]
  })
  const close = steps.weeks
  const second = sumOver(steps, 'secondChannel') * (secondChannel?.price ?? 0)
  const left = sumOver(steps, 'leftOver') * endValue
  return [...byWeek, { week: close, kind: 'receipts', amount: second + left }]
}

function sumOver(steps: SeasonSteps, count: Count): number {
  const at = reading(steps)
  let sum = 0
  for (let step = 0; step < steps.weeks + 2; step++) sum += at(step, count)
  return sum
}

interface Due {
  readonly pieces: number
  /** What tiers took off, in pieces at the price without tiers. */
  readonly tierCuts: number
  /** Orders and variant orders that these pieces take. */
  readonly orders: number
  readonly variantOrders: number
  readonly orderWeek: number
  readonly dueWeek: number
}

/** What one order to a source has paid, and when. */
function orderFlows(source: Source, due: Due, { selling }: CashTerms): CashFlow[] {
  const { pieces, tierCuts, orders, variantOrders, orderWeek, dueWeek } = due
  const { purchasePerPiece, freightPerPiece, dutyRatio, insuranceRatio } = source
  const goods = (pieces - tierCuts) * purchasePerPiece
  const setUp = orders * source.setUpPerOrder + variantOrders * source.setUpPerVariant
  const carried = pieces * freightPerPiece + goods * (dutyRatio + insuranceRatio)
  const carbon = pieces * source.carbonKgCo2ePerPiece * selling.carbonPricePerKg
  const paidWeek = Math.floor(dueWeek - source.paidWeeksBefore)
  return [
    { week: paidWeek, kind: 'purchase', amount: -goods },
    { week: orderWeek, kind: 'purchase', amount: -setUp },
    { week: dueWeek, kind: 'carriage', amount: -carried },
    { week: dueWeek, kind: 'running', amount: -carbon },
  ]
}

/** The first order is due as the season opens; a delay moves no payment. */
function firstFlows(steps: SeasonSteps, source: Source, terms: CashTerms): CashFlow[] {
  const at = reading(steps)
  const due = {
    pieces: at(0, 'boughtFirst'),
    tierCuts: at(0, 'tierCutsFirst'),
    orders: at(0, 'ordersFirst'),
    variantOrders: at(0, 'variantOrdersFirst'),
    orderWeek: -source.leadWeeks,
    dueWeek: 0,
  }
  return orderFlows(source, due, terms)
}

function againFlows(steps: SeasonSteps, source: Source, terms: CashTerms): CashFlow[] {
  const at = reading(steps)
  return weeksOf(steps).flatMap((week) => {
    const step = week + 1
    const due = {
      pieces: at(step, 'boughtAgain'),
      tierCuts: at(step, 'tierCutsAgain'),
      orders: at(step, 'ordersAgain'),
      variantOrders: at(step, 'variantOrdersAgain'),
      orderWeek: week,
      dueWeek: week + Math.max(1, source.leadWeeks),
    }
    return orderFlows(source, due, terms)
  })
}

/** Asked for `waitDays` before the season opens, and in the hands of clients as it does. */
function preOrderFlows(
  steps: SeasonSteps,
  { source, waitDays }: NonNullable<SeasonPlan['preOrder']>,
  terms: CashTerms,
): CashFlow[] {
  const { price, returnRatio, returnWeeks, returnHandling } = terms.selling
  const at = reading(steps)
  const sold = at(0, 'soldPreOrder')
  const asked = -Math.ceil(waitDays / 7)
  const due = {
    pieces: at(0, 'boughtPreOrder'),
    tierCuts: at(0, 'tierCutsPreOrder'),
    orders: at(0, 'ordersPreOrder'),
    variantOrders: 0,
    orderWeek: asked,
    dueWeek: 0,
  }
  const back = sold * returnRatio
  return [
    { week: terms.clientPays === 'order' ? asked : 0, kind: 'receipts', amount: price * sold },
    { week: returnWeeks, kind: 'refunds', amount: -back * (price + returnHandling) },
    ...orderFlows(notBefore(source, -asked), due, terms),
  ]
}

/** Made once a client has asked: ready when her wait ends. */
function toOrderFlows(
  steps: SeasonSteps,
  { source, waitDays, returnRatio, feePerPieceReserved }: NonNullable<SeasonPlan['toOrder']>,
  terms: CashTerms,
): CashFlow[] {
  const { price, returnWeeks, returnHandling } = terms.selling
  const at = reading(steps)
  const wait = Math.ceil(waitDays / 7)
  const fee = (sumOver(steps, 'reserved') * feePerPieceReserved) / steps.weeks
  const goods = notBefore(source, wait)
  return weeksOf(steps).flatMap((week): CashFlow[] => {
    const sold = at(week + 1, 'soldToOrder')
    const [dueWeek, back] = [week + wait, sold * returnRatio]
    const due = {
      pieces: at(week + 1, 'boughtToOrder'),
      tierCuts: at(week + 1, 'tierCutsToOrder'),
      orders: at(week + 1, 'ordersToOrder'),
      variantOrders: 0,
      orderWeek: week,
      dueWeek,
    }
    const paidWeek = terms.clientPays === 'order' ? week : dueWeek
    return [
      { week: paidWeek, kind: 'receipts', amount: price * sold },
      { week: dueWeek + returnWeeks, kind: 'refunds', amount: -back * (price + returnHandling) },
      { week, kind: 'running', amount: -fee },
      ...orderFlows(goods, due, terms),
    ]
  })
}

/** A maker who works to order is not paid before there is an order. */
function notBefore(source: Source, wait: number): Source {
  return { ...source, paidWeeksBefore: Math.min(wait, source.paidWeeksBefore) }
}

/** Travel, inspection, machines that stand idle: once a season and source, as its first order leaves. */
function travelFlows(
  steps: SeasonSteps,
  { first, replenishment, toOrder, preOrder }: SeasonPlan,
): CashFlow[] {
  const trips = [
    first && { source: first.source, seasons: 'ordersFirst', week: -first.source.leadWeeks },
    replenishment && { source: replenishment.source, seasons: 'seasonsAgain', week: 0 },
    toOrder && { source: toOrder.source, seasons: 'ordersToOrder', week: 0 },
    preOrder && {
      source: preOrder.source,
      seasons: 'ordersPreOrder',
      week: -Math.ceil(preOrder.waitDays / 7),
    },
  ].filter((trip) => trip !== undefined)
  const sources = [...new Map(trips.map(({ source }) => [source.id, source])).values()]
  return sources.flatMap(({ id, qualityPerSeason, idlePerSeason = 0 }): CashFlow[] => {
    const own = trips.filter(({ source }) => source.id === id)
    const seasons = Math.max(...own.map((trip) => sumOver(steps, trip.seasons as Count)))
    const week = Math.min(...own.map((trip) => trip.week))
    return [
      { week, kind: 'purchase', amount: -qualityPerSeason * seasons },
      { week, kind: 'running', amount: -idlePerSeason * seasons },
    ]
  })
}
