import type { Rng } from '../../../core/statistics/rng.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import { pow } from '../../../core/statistics/special.ts'
import type { DemandPaths } from './demand-paths.ts'
import { Forecast } from './forecast.ts'
import type { SeasonPlan, SellingTerms, Source } from './season-plan.ts'
import { keptAfter } from './season-plan.ts'
import { COUNT, COUNTS_A_PATH } from './season-totals.ts'

/**
 * Plays a plan on every path. Order of events in a week: receive; take back returns; clients come;
 * sell from stock; those whose variant is out take another, else ask for it to be made when the
 * plan works to order, else leave; reorder. After the last week what is left goes to the second
 * channel, then at its end value. Pieces are conserved: bought + resold = sold + spoilt + left.
 *
 * @returns the counts of each path, `COUNTS_A_PATH` a path.
 */
export function simulateSeason(
  paths: DemandPaths,
  plan: SeasonPlan,
  selling: SellingTerms,
): Float64Array {
  const counts = new Float64Array(paths.paths * COUNTS_A_PATH)
  const season = new Season(paths, plan, selling)
  for (let path = 0; path < paths.paths; path++) {
    season.play(path, counts.subarray(path * COUNTS_A_PATH, (path + 1) * COUNTS_A_PATH))
  }
  return counts
}

/** Weeks beyond the season in which orders may still arrive; they are then left-overs. */
const LATE_WEEKS = 60

class Season {
  readonly #paths: DemandPaths
  readonly #plan: SeasonPlan
  readonly #selling: SellingTerms
  readonly #weeks: number
  readonly #variants: number
  readonly #stock: Float64Array
  readonly #short: Float64Array
  /** Pieces on their way: arrivals by week and variant. */
  readonly #arriving: Float64Array
  readonly #onOrder: Float64Array
  readonly #returning: Float64Array
  readonly #priceRatio: Float64Array
  readonly #lift: Float64Array
  readonly #isReview: Uint8Array
  readonly #forecast: Forecast
  readonly #keptToOrder: number
  readonly #keptPreOrder: number
  #delays: Rng

  constructor(paths: DemandPaths, plan: SeasonPlan, selling: SellingTerms) {
    this.#paths = paths
    this.#plan = plan
    this.#selling = selling
    this.#weeks = paths.weeks
    this.#variants = paths.variants
    this.#stock = new Float64Array(paths.variants)
    this.#short = new Float64Array(paths.variants)
    this.#onOrder = new Float64Array(paths.variants)
    this.#arriving = new Float64Array((paths.weeks + LATE_WEEKS) * paths.variants)
    this.#returning = new Float64Array((paths.weeks + LATE_WEEKS) * paths.variants)
    this.#priceRatio = new Float64Array(paths.weeks).fill(1)
    for (const { fromWeek, cutRatio } of plan.markdowns) {
      this.#priceRatio.fill(1 - cutRatio, fromWeek)
    }
    this.#lift = this.#priceRatio.map((ratio) =>
      ratio < 1 ? pow(ratio, selling.markdownElasticity) : 1,
    )
    this.#isReview = new Uint8Array(paths.weeks)
    for (const week of plan.replenishment?.reviewWeeks ?? []) this.#isReview[week] = 1
    this.#forecast = new Forecast(paths)
    const { toOrder, preOrder } = plan
    this.#keptToOrder = toOrder ? keptAfter(selling.patience, toOrder.waitDays) : 0
    this.#keptPreOrder = preOrder
      ? preOrder.reachRatio * keptAfter(selling.patience, preOrder.waitDays)
      : 0
    this.#delays = rng(paths.drawing.seed)
  }

  play(path: number, counts: Float64Array): void {
    this.#stock.fill(0)
    this.#onOrder.fill(0)
    this.#arriving.fill(0)
    this.#returning.fill(0)
    this.#forecast.restart()
    this.#delays = rng(this.#paths.drawing.seed).split('delays').split(path)
    const at = path * this.#weeks * this.#variants
    this.#takePreOrders(at, counts)
    this.#orderFirst(counts)
    for (let week = 0; week < this.#weeks; week++) {
      this.#receive(week)
      this.#sell(week, at, counts)
      if (this.#isReview[week]) this.#reorder(week, counts)
    }
    this.#close(counts)
  }

  /** Pre-orders are made and delivered apart: their clients come no more. */
  #takePreOrders(at: number, counts: Float64Array): void {
    const { preOrder } = this.#plan
    if (!preOrder) return
    const { wantedPieces } = this.#paths
    let pieces = 0
    for (let cell = at; cell < at + this.#weeks * this.#variants; cell++) {
      const asked = wantedPieces[cell]! * preOrder.reachRatio
      pieces += asked
    }
    const kept = pieces * (preOrder.reachRatio > 0 ? this.#keptPreOrder / preOrder.reachRatio : 0)
    const made = kept >= preOrder.source.minimumPiecesPerOrder ? kept : 0
    counts[COUNT.wanted]! += pieces
    counts[COUNT.soldPreOrder]! += made
    counts[COUNT.boughtPreOrder]! += made
    counts[COUNT.lostWaiting]! += pieces - made
    this.#countReturns(made, { scrapAll: true, cutRatio: 0 }, counts)
  }

  #orderFirst(counts: Float64Array): void {
    const { first } = this.#plan
    if (!first) return
    const late = this.#delay(first.source)
    let pieces = 0
    for (let variant = 0; variant < this.#variants; variant++) {
      const ordered = first.piecesByVariant[variant]!
      if (!(ordered > 0)) continue
      pieces += ordered
      counts[COUNT.variantOrdersFirst]! += 1
      this.#arriving[late * this.#variants + variant]! += ordered * (1 - first.source.damageRatio)
      this.#onOrder[variant]! += ordered * (1 - first.source.damageRatio)
    }
    if (pieces === 0) return
    counts[COUNT.boughtFirst]! += pieces
    counts[COUNT.spoilt]! += pieces * first.source.damageRatio
    counts[COUNT.prepaidFirst]! += pieces * Math.max(0, first.source.paidWeeksBefore)
    counts[COUNT.ordersFirst]! += 1
  }

  /** Whole weeks that an order comes late; never early, as a season cannot open before its date. */
  #delay({ leadSdWeeks }: Source): number {
    if (!(leadSdWeeks > 0)) return 0
    const late = Math.round(leadSdWeeks * normalQuantile(this.#delays.open()))
    return Math.min(LATE_WEEKS, Math.max(0, late))
  }

  #receive(week: number): void {
    for (let variant = 0; variant < this.#variants; variant++) {
      const cell = week * this.#variants + variant
      this.#stock[variant]! += this.#arriving[cell]! + this.#returning[cell]!
      this.#onOrder[variant]! -= this.#arriving[cell]!
    }
  }

  #sell(week: number, at: number, counts: Float64Array): void {
    const variants = this.#variants
    const { wantedPieces } = this.#paths
    const left = 1 - (this.#plan.preOrder?.reachRatio ?? 0)
    const cut = 1 - this.#priceRatio[week]!
    const lift = this.#lift[week]!
    let short = 0
    let spare = 0
    for (let variant = 0; variant < variants; variant++) {
      const base = wantedPieces[at + week * variants + variant]! * left
      const wanted = base * lift
      const stock = this.#stock[variant]!
      const sold = wanted < stock ? wanted : stock
      counts[COUNT.wanted]! += base
      counts[COUNT.induced]! += wanted - base
      this.#stock[variant] = stock - sold
      this.#short[variant] = wanted - sold
      short += wanted - sold
      spare += stock - sold
      this.#forecast.see(variant, base)
      this.#sold(week, variant, { sold, cut }, counts)
    }
    this.#forecast.endWeek(week)
    if (short > 0) this.#serveShort(week, { short, spare, cut }, counts)
    let held = 0
    for (let variant = 0; variant < variants; variant++) held += this.#stock[variant]!
    counts[COUNT.pieceWeeks]! += held
  }

  #sold(
    week: number,
    variant: number,
    { sold, cut }: { readonly sold: number; readonly cut: number },
    counts: Float64Array,
  ): void {
    if (sold <= 0) return
    if (cut > 0) {
      counts[COUNT.soldCut]! += sold
      counts[COUNT.cutShares]! += sold * cut
    } else counts[COUNT.soldFull]! += sold
    const { returnRatio, returnWeeks, resellableRatio } = this.#selling
    if (returnRatio === 0) return
    const fit = this.#countReturns(sold, { scrapAll: false, cutRatio: cut }, counts)
    const back = Math.min(week + Math.max(1, returnWeeks), this.#weeks + LATE_WEEKS - 1)
    if (resellableRatio > 0) this.#returning[back * this.#variants + variant]! += fit
  }

  /** Books what comes back of `sold`; how many are fit to be sold again. */
  #countReturns(
    sold: number,
    { scrapAll, cutRatio }: { readonly scrapAll: boolean; readonly cutRatio: number },
    counts: Float64Array,
  ): number {
    const returned = sold * this.#selling.returnRatio
    const fit = scrapAll ? 0 : returned * this.#selling.resellableRatio
    counts[COUNT.returned]! += returned
    counts[COUNT.returnedCutShares]! += returned * cutRatio
    counts[COUNT.resold]! += fit
    counts[COUNT.scrapped]! += returned - fit
    return fit
  }

  /** Clients whose variant is out: another variant, made to order, or gone. */
  #serveShort(
    week: number,
    { short, spare, cut }: { readonly short: number; readonly spare: number; readonly cut: number },
    counts: Float64Array,
  ): void {
    const willing = short * this.#selling.substitutionRatio
    const swapped = willing < spare ? willing : spare
    if (swapped > 0) {
      const share = swapped / spare
      for (let variant = 0; variant < this.#variants; variant++) {
        const sold = this.#stock[variant]! * share
        this.#stock[variant]! -= sold
        this.#sold(week, variant, { sold, cut }, counts)
      }
      counts[COUNT.substituted]! += swapped
    }
    const rest = short - swapped
    const { toOrder } = this.#plan
    if (!toOrder) {
      counts[COUNT.lost]! += rest
      return
    }
    const waiting = rest * this.#keptToOrder
    const made = Math.min(waiting, toOrder.capacityPiecesPerWeek)
    counts[COUNT.soldToOrder]! += made
    counts[COUNT.boughtToOrder]! += made
    counts[COUNT.lostWaiting]! += rest - waiting
    counts[COUNT.lost]! += waiting - made
    this.#countReturns(made, { scrapAll: true, cutRatio: 0 }, counts)
  }

  #reorder(week: number, counts: Float64Array): void {
    const { source, reviewWeeks, safetyFactor } = this.#plan.replenishment!
    const arrival = week + Math.max(1, source.leadWeeks + this.#delay(source))
    if (arrival >= this.#weeks) return
    const next = reviewWeeks.find((each) => each > week) ?? this.#weeks
    const covered = Math.min(this.#weeks, next + Math.max(1, source.leadWeeks))
    let left = source.capacityPiecesPerWeek * Math.max(1, next - week)
    let pieces = 0
    for (let variant = 0; variant < this.#variants; variant++) {
      const level = this.#forecast.level(variant, { from: week + 1, to: covered, safetyFactor })
      const lacking = level - this.#stock[variant]! - this.#onOrder[variant]!
      const ordered = Math.min(left, lacking)
      if (!(ordered > 0) || lacking < source.minimumPiecesPerVariant) {
        this.#short[variant] = 0
        continue
      }
      this.#short[variant] = ordered
      left -= ordered
      pieces += ordered
    }
    if (pieces === 0 || pieces < source.minimumPiecesPerOrder) return
    counts[COUNT.ordersAgain]! += 1
    counts[COUNT.boughtAgain]! += pieces
    counts[COUNT.spoilt]! += pieces * source.damageRatio
    counts[COUNT.prepaidAgain]! += pieces * Math.max(0, source.paidWeeksBefore)
    for (let variant = 0; variant < this.#variants; variant++) {
      const ordered = this.#short[variant]!
      if (ordered <= 0) continue
      counts[COUNT.variantOrdersAgain]! += 1
      const good = ordered * (1 - source.damageRatio)
      this.#arriving[arrival * this.#variants + variant]! += good
      this.#onOrder[variant]! += good
    }
  }

  #close(counts: Float64Array): void {
    let left = 0
    for (let variant = 0; variant < this.#variants; variant++) left += this.#stock[variant]!
    const from = this.#weeks * this.#variants
    for (let cell = from; cell < this.#arriving.length; cell++) {
      left += this.#arriving[cell]! + this.#returning[cell]!
    }
    const second = Math.min(left, this.#selling.secondChannel?.mostPieces ?? 0)
    counts[COUNT.secondChannel]! += second
    counts[COUNT.leftOver]! += left - second
    const { toOrder } = this.#plan
    if (toOrder && toOrder.feePerPieceReserved > 0) {
      counts[COUNT.reserved]! += toOrder.capacityPiecesPerWeek * this.#weeks
    }
  }
}
