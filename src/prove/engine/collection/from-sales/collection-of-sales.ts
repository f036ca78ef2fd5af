import type { Problem, Result } from '../../../../core/problem.ts'
import { fail, ok, problem, warning } from '../../../../core/problem.ts'
import { familyErrors } from '../../demand/forecast-error.ts'
import type { HistoryLaw } from '../../demand/law-from-history.ts'
import { lawFromHistory } from '../../demand/law-from-history.ts'
import type { TableLine } from '../../demand/sales-history.ts'
import { noRate } from '../../demand/sales-history.ts'
import type { SalesPoint, WeeklySeries } from '../../demand/weekly-series.ts'
import { weeklySeries, weekOf } from '../../demand/weekly-series.ts'
import type { ChainQuestion } from '../../from-chain/question-of-chains.ts'
import type { PolicyKind } from '../../policy/policy.ts'
import type { Source } from '../../season/season-plan.ts'
import type { Collection } from '../collection.ts'
import { parseCollection } from '../collection.ts'
import { tiesFromHistories } from './ties-from-histories.ts'

/** A table of sales of many items, and the chain that makes them. */
export interface CollectionSales {
  readonly name: string
  readonly currency: string
  readonly lines: readonly TableLine[]
  /** Value of one unit of a currency in that of the chain. */
  readonly rates: ReadonlyMap<string, number>
  /** What the chain says of its own product: sources, clients, season. */
  readonly question: ChainQuestion
  readonly seed: number
  readonly paths: number
  readonly kinds?: readonly PolicyKind[]
}

/** Months ahead at which the forecast error of a history is measured. */
const HISTORY_LEADS = [1, 2, 3, 4, 6]
const MOST_FINDINGS = 20

/**
 * One demand law for each item of a table, sold as the product of the chain is: its season, its
 * clients, its sources. An item with a price of its own is bought at the same share of its price.
 */
export function collectionOfSales(asked: CollectionSales): Result<Collection> {
  const items = itemsOf(asked)
  if (!items.ok) return items
  const { product, sources, question } = asked.question
  const seasonWeeks = product.law.shareByWeek.length
  const reading = {
    seasonWeeks,
    ...(product.seasonFromDay !== undefined && { seasonFromWeek: weekOf(product.seasonFromDay) }),
    leadMonths: HISTORY_LEADS,
    kind: product.regime === 'permanent' ? 'functional' : 'innovative',
  } as const
  const alone = items.value.flatMap(({ item, series }) => {
    const law = lawFromHistory({ ...reading, series })
    return law ? { item, series, law } : []
  })
  if (alone.length === 0) return fail(nothingSold(items.value.length))
  const sold = new Set(alone.map(({ item }) => item))
  const idle = items.value.filter(({ item }) => !sold.has(item))
  const family = familyErrors(alone.map(({ law }) => law.ownErrors))
  const laws = alone.map((each) => ({
    ...each,
    law: lawFromHistory({ ...reading, series: each.series, family })!,
  }))
  const ties = tiesFromHistories(
    laws.map(({ law }) => ({ family: '', weekly: law.weeklyDemandPieces })),
    seasonWeeks,
  )
  const { selling } = question
  const document: Record<string, unknown> = {
    schema: 'boucle/collection',
    schemaVersion: 1,
    name: asked.name,
    currency: asked.currency,
    seasonWeeks,
    weekNoiseRatio: question.drawing.weekNoiseRatio,
    endValueRatio: selling.endValue / selling.price,
    storagePerPieceWeek: selling.storagePerPieceWeek,
    capitalRatioPerYear: selling.capitalRatioPerYear,
    resellableRatio: selling.resellableRatio,
    returnHandling: selling.returnHandling,
    carbonPricePerKg: selling.carbonPricePerKg,
    patience: selling.patience,
    seed: asked.seed,
    paths: asked.paths,
    ...(asked.kinds && { policies: asked.kinds }),
    ...(ties && {
      commonRatio: ties.commonRatio,
      familyRatio: ties.familyRatio,
      tiesOrigin: 'history',
    }),
    sources: sources.map((source) => sourceLine(source, asked.question)),
    products: laws.map((each) => productLine(each, selling.price)),
  }
  const parsed = parseCollection(document)
  if (!parsed.ok) return parsed
  const unpriced = laws.filter(({ series }) => meanPrice(series) === undefined)
  return ok(parsed.value, [
    ...items.warnings,
    ...idle.slice(0, MOST_FINDINGS).map(({ item, row }) => leftOut(item, row)),
    ...(unpriced.length > 0 ? [noPrice(unpriced.length, selling.price)] : []),
  ])
}

interface ItemSeries {
  readonly item: string
  /** First row of the table that holds it. */
  readonly row: number
  readonly series: WeeklySeries
}

/** Every item's weeks up to the last of the table: one that sells no more has weeks of nothing. */
function itemsOf({ lines, rates, currency }: CollectionSales): Result<ItemSeries[]> {
  const byItem = new Map<string, TableLine[]>()
  const unknown = new Map<string, TableLine>()
  let lastDay = -Infinity
  for (const line of lines) {
    lastDay = Math.max(lastDay, line.dayNumber)
    const paid = line.currency ?? currency
    if (line.unitPrice !== undefined && paid !== currency && !rates.has(paid)) {
      if (!unknown.has(paid)) unknown.set(paid, line)
    }
    const held = byItem.get(line.itemId)
    if (held) held.push(line)
    else byItem.set(line.itemId, [line])
  }
  if (unknown.size > 0) {
    return fail(...[...unknown].map(([paid, { row }]) => noRate(paid, row, currency)))
  }
  const items = [...byItem].flatMap(([item, own]): ItemSeries[] => {
    const points = own.map((line): SalesPoint => pointOf(line, rates.get(line.currency ?? '') ?? 1))
    const end = { dayNumber: lastDay, variant: own[0]!.variant, quantityPieces: 0 }
    const series = weeklySeries([...points, end])
    return series ? [{ item, row: own[0]!.row, series }] : []
  })
  return ok(items)
}

function pointOf(line: TableLine, rate: number): SalesPoint {
  const { dayNumber, variant, quantityPieces, unitPrice, stockPieces } = line
  return {
    dayNumber,
    variant,
    quantityPieces,
    ...(unitPrice !== undefined && { unitPrice: unitPrice * rate }),
    ...(stockPieces !== undefined && { stockPieces }),
  }
}

function sourceLine(source: Source, { question }: ChainQuestion): Record<string, unknown> {
  const { purchasePerPiece, capacityPiecesPerWeek, step: _step, ...same } = source
  const worked = question.policies.find(
    (policy) => policy.kind === 'on-demand' && policy.from.id === source.id,
  )
  return {
    ...same,
    purchaseRatio: purchasePerPiece / question.selling.price,
    ...(capacityPiecesPerWeek < Infinity && { capacityPiecesPerWeek }),
    ...(worked?.kind === 'on-demand' && { waitDays: worked.waitDays }),
  }
}

function productLine(
  { item, series, law: { law } }: { item: string; series: WeeklySeries; law: HistoryLaw },
  chainPrice: number,
): Record<string, unknown> {
  const isMixed = law.variants.length > 1
  return {
    id: item,
    pieces: law.meanPieces,
    price: meanPrice(series) ?? chainPrice,
    levelSdLog: law.levelSdLog,
    forecastErrors: law.errorByLead,
    shareByWeek: law.shareByWeek,
    returnRatio: law.returnRatio,
    ...(isMixed && {
      variants: law.variants.map(({ id, shareRatio }) => ({ id: id || '-', shareRatio })),
    }),
    ...(isMixed && law.mixConcentration < Infinity && { mixConcentration: law.mixConcentration }),
  }
}

/** Of the pieces sold at a known price. */
function meanPrice({ unitPrice, soldPieces }: WeeklySeries): number | undefined {
  let [worth, pieces] = [0, 0]
  for (const [cell, price] of unitPrice.entries()) {
    if (!(price > 0)) continue
    worth += price * soldPieces[cell]!
    pieces += soldPieces[cell]!
  }
  return pieces > 0 ? worth / pieces : undefined
}

function nothingSold(items: number): Problem {
  return problem({
    code: 'collection_nothing_sold',
    path: ['sales'],
    message: `None of the ${items} items of the table was sold: all rows are zero or returns.`,
    maybe: 'Maybe another column holds the quantity.',
    values: { items },
  })
}

function leftOut(item: string, row: number): Problem {
  return warning({
    code: 'collection_item_left_out',
    path: ['rows', row],
    message: `${item} (row ${row}) was never sold and is left out.`,
    maybe: 'Maybe its sales are under another reference.',
    values: { item, row },
  })
}

function noPrice(count: number, price: number): Problem {
  return warning({
    code: 'collection_no_price',
    path: ['sales', 'price'],
    message: `${count} items have no price in the table: ${price}, that of the chain, is supposed.`,
    maybe: 'Maybe add a column of prices, or of amounts.',
    values: { count, price },
  })
}
