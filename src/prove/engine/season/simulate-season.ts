import { pow } from '../../../core/statistics/special.ts'
import { Delays } from './delays.ts'
import type { DemandPaths } from './demand-paths.ts'
import { knownAt } from './demand-paths.ts'
import type { Forecast } from './forecast.ts'
import { forecastOf, levelOf, plainLevelOf } from './forecast.ts'
import type { Review } from './reviews.ts'
import { reviewsOf } from './reviews.ts'
import type { SeasonPlan, SellingTerms } from './season-plan.ts'
import { keptAfter, tierCutRatio } from './season-plan.ts'
import type { OnStep } from './season-totals.ts'
import { COUNT, COUNTS_A_PATH } from './season-totals.ts'

/**
 * Plays a plan on every path. Order of events: pre-orders are taken, made and delivered; the first
 * order leaves with the forecast known then; each week what was ordered and what came back arrives;
 * clients come; they are served from stock; those whose variant is out take another one, else ask
 * for it to be made when the plan works to order, else leave; an order may leave; what is left is
 * stored. After the last week what is left goes to the second channel, then at its end value.
 * Pieces are conserved: bought - spoilt + resold = sold + left over + second channel.
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
    counts.set(season.play(path), path * COUNTS_A_PATH)
  }
  return counts
}

/** Seasons of one plan, one at a time. */
export class Season {
  readonly #paths: DemandPaths
  readonly #plan: SeasonPlan
  readonly #selling: SellingTerms
  readonly #weeks: number
  readonly #variants: number
  readonly #stock: Float64Array
  readonly #short: Float64Array
  /** What arrives by week and variant: ordered in season, and come back. */
  readonly #arriving: Float64Array
  readonly #returning: Float64Array
  readonly #onOrder: Float64Array
  readonly #isArriving: boolean
  readonly #isReturning: boolean
  readonly #priceRatio: Float64Array
  readonly #lift: Float64Array
  /** By week: the order that may leave then. */
  readonly #reviews: readonly (Review | undefined)[]
  readonly #forecast: Forecast | undefined
  /** Pieces wished of each variant so far, where that tells the mix. */
  readonly #seen: Float64Array
  readonly #isMixSeen: boolean
  /** One variant, and clients who all come to the shop. */
  readonly #isPlain: boolean
  readonly #keptToOrder: number
  readonly #keptPreOrder: number
  readonly #delays: Delays
  /** Last week in which anything may arrive. */
  readonly #lastWeek: number
  /** Where the first order's forecast is in `knownRatio`. */
  readonly #firstKnown: number
  readonly #total = new Float64Array(COUNTS_A_PATH)
  /** Pieces in stock that were ordered in season. */
  #againPieces = 0
  /** The first order when it comes late. */
  #lateFirst = { week: 0, pieces: 0 }

  constructor(paths: DemandPaths, plan: SeasonPlan, selling: SellingTerms) {
    const { weeks, variants } = paths
    this.#paths = paths
    this.#plan = plan
    this.#selling = selling
    this.#weeks = weeks
    this.#variants = variants
    this.#stock = new Float64Array(variants)
    this.#short = new Float64Array(variants)
    this.#onOrder = new Float64Array(variants)
    this.#delays = new Delays(paths, plan)
    this.#lastWeek = weeks + Math.max(this.#delays.mostWeeks, selling.returnWeeks, 1)
    const cells = (this.#lastWeek + 1) * variants
    this.#arriving = new Float64Array(cells)
    this.#returning = new Float64Array(cells)
    this.#isArriving = plan.replenishment !== undefined || (plan.first?.source.leadSdWeeks ?? 0) > 0
    this.#isReturning = selling.returnRatio * selling.resellableRatio > 0
    this.#priceRatio = new Float64Array(weeks).fill(1)
    for (const { fromWeek, cutRatio } of plan.markdowns) {
      this.#priceRatio.fill(1 - cutRatio, fromWeek)
    }
    this.#lift = this.#priceRatio.map((ratio) =>
      ratio < 1 ? pow(ratio, selling.markdownElasticity) : 1,
    )
    this.#forecast = plan.replenishment ? forecastOf(paths) : undefined
    this.#reviews = this.#forecast ? reviewsOf(plan, weeks, this.#forecast) : []
    this.#seen = new Float64Array(variants)
    this.#isMixSeen = this.#forecast !== undefined && this.#forecast.concentration < Infinity
    const { toOrder, preOrder } = plan
    this.#isPlain =
      !preOrder && this.#forecast?.weights.length === 1 && this.#forecast.weights[0] === 1
    this.#keptToOrder = toOrder ? keptAfter(selling.patience, toOrder.waitDays) : 0
    this.#keptPreOrder = preOrder ? keptAfter(selling.patience, preOrder.waitDays) : 0
    this.#firstKnown = plan.first ? knownAt(paths, plan.first.committedMonths) : 0
  }

  /** The counts of one path; the array is written over by the next. `onStep` sees them grow. */
  play(path: number, onStep?: OnStep): Float64Array {
    const total = this.#total.fill(0)
    this.#stock.fill(0)
    this.#againPieces = 0
    this.#lateFirst.pieces = 0
    if (this.#isArriving) {
      this.#arriving.fill(0)
      this.#onOrder.fill(0)
      this.#delays.draw(path)
    }
    if (this.#isReturning) this.#returning.fill(0)
    const leads = this.#paths.knownAtMonths.length
    const at = path * this.#weeks * this.#variants
    if (this.#plan.preOrder) this.#takePreOrders(at)
    if (this.#plan.first) {
      this.#orderFirst(this.#paths.knownRatio[path * leads + this.#firstKnown]!)
    }
    if (this.#isMixSeen) this.#seen.fill(0)
    onStep?.(0, total)
    this.#playWeeks(path, onStep)
    this.#close()
    onStep?.(this.#weeks + 1, total)
    return total
  }

  /** Pre-orders are made and delivered apart: their clients come no more. */
  #takePreOrders(at: number): void {
    const { source, reachRatio } = this.#plan.preOrder!
    const total = this.#total
    let pieces = 0
    for (let cell = at; cell < at + this.#weeks * this.#variants; cell++) {
      pieces += this.#paths.wantedPieces[cell]!
    }
    const reached = pieces * reachRatio
    const kept = reached * this.#keptPreOrder
    const made = kept >= source.minimumPiecesPerOrder ? kept : 0
    total[COUNT.wanted]! += reached
    total[COUNT.soldPreOrder]! += made
    total[COUNT.lostWaiting]! += reached - made
    if (made > 0) total[COUNT.ordersPreOrder]! += 1
    const bought = made / (1 - source.damageRatio)
    total[COUNT.boughtPreOrder]! += bought
    total[COUNT.tierCutsPreOrder]! += bought * tierCutRatio(source, bought)
    total[COUNT.spoilt]! += bought - made
    this.#takeBackMade(made * this.#selling.returnRatio)
  }

  /** What was made for a client and comes back is left over when it is fit to be sold. */
  #takeBackMade(returned: number): void {
    const fit = returned * this.#selling.resellableRatio
    this.#total[COUNT.returned]! += returned
    this.#total[COUNT.resold]! += fit
    this.#total[COUNT.leftOver]! += fit
  }

  #orderFirst(knownRatio: number): void {
    const { source, piecesByVariant } = this.#plan.first!
    const total = this.#total
    const late = this.#delays.lateWeeks[0]!
    const least = source.minimumPiecesPerVariant
    const scale = knownRatio * this.#lotScale(knownRatio)
    let pieces = 0
    for (let variant = 0; variant < this.#variants; variant++) {
      if (!(piecesByVariant[variant]! > 0)) continue
      const ordered = Math.max(least, piecesByVariant[variant]! * scale)
      pieces += ordered
      total[COUNT.variantOrdersFirst]! += 1
      const good = ordered * (1 - source.damageRatio)
      if (late === 0) this.#stock[variant]! += good
      else {
        this.#arriving[late * this.#variants + variant]! += good
        this.#onOrder[variant]! += good
        this.#lateFirst.pieces += good
      }
    }
    this.#lateFirst.week = late
    if (pieces === 0) return
    total[COUNT.boughtFirst]! += pieces
    total[COUNT.spoilt]! += pieces * source.damageRatio
    const cuts = pieces * tierCutRatio(source, pieces)
    total[COUNT.tierCutsFirst]! += cuts
    total[COUNT.prepaidFirst]! += (pieces - cuts) * source.paidWeeksBefore
    total[COUNT.ordersFirst]! += 1
  }

  /** What lifts a first order that has shrunk with its forecast to the least that is made. */
  #lotScale(knownRatio: number): number {
    const { source, piecesByVariant } = this.#plan.first!
    if (source.minimumPiecesPerOrder === 0) return 1
    let pieces = 0
    for (let variant = 0; variant < this.#variants; variant++) {
      const planned = piecesByVariant[variant]! * knownRatio
      if (planned > 0) pieces += Math.max(source.minimumPiecesPerVariant, planned)
    }
    return pieces > 0 ? Math.max(1, source.minimumPiecesPerOrder / pieces) : 1
  }

  #playWeeks(path: number, onStep?: OnStep): void {
    const variants = this.#variants
    for (let week = 0; week < this.#weeks; week++) {
      const at = path * this.#weeks + week
      if (this.#isArriving || this.#isReturning) this.#receive(week)
      this.#sell(week, at * variants)
      const review = this.#reviews[week]
      if (review) this.#reorder(week, at, review)
      let held = 0
      for (let variant = 0; variant < variants; variant++) held += this.#stock[variant]!
      this.#total[COUNT.pieceWeeks]! += held
      this.#total[COUNT.pieceWeeksAgain]! += this.#againPieces
      onStep?.(week + 1, this.#total)
    }
  }

  #receive(week: number): void {
    const from = week * this.#variants
    for (let variant = 0; variant < this.#variants; variant++) {
      const arriving = this.#arriving[from + variant]!
      this.#stock[variant]! += arriving + this.#returning[from + variant]!
      this.#onOrder[variant]! -= arriving
      this.#againPieces += arriving
    }
    if (week === this.#lateFirst.week) this.#againPieces -= this.#lateFirst.pieces
  }

  #sell(week: number, at: number): void {
    const total = this.#total
    const { wantedPieces } = this.#paths
    const left = 1 - (this.#plan.preOrder?.reachRatio ?? 0)
    const lift = this.#lift[week]!
    let base = 0
    let sold = 0
    let spare = 0
    for (let variant = 0; variant < this.#variants; variant++) {
      const wished = wantedPieces[at + variant]! * left
      const wanted = wished * lift
      const stock = this.#stock[variant]!
      const taken = wanted < stock ? wanted : stock
      base += wished
      sold += taken
      spare += stock - taken
      this.#stock[variant] = stock - taken
      if (this.#isMixSeen) this.#seen[variant]! += wantedPieces[at + variant]!
      if (this.#isReturning) this.#bringBack(week, variant, taken)
    }
    const before = sold + spare
    const short = base * lift - sold
    total[COUNT.wanted]! += base
    if (short > 1e-9) sold += this.#serveShort(week, { short, spare })
    if (!(sold > 0)) return
    total[COUNT.induced]! += sold * (1 - 1 / lift)
    const cut = 1 - this.#priceRatio[week]!
    total[cut > 0 ? COUNT.soldCut : COUNT.soldFull]! += sold
    total[COUNT.cutShares]! += sold * cut
    const returned = sold * this.#selling.returnRatio
    total[COUNT.returned]! += returned
    total[COUNT.returnedCutShares]! += returned * cut
    total[COUNT.resold]! += returned * this.#selling.resellableRatio
    if (this.#againPieces > 0) this.#againPieces *= 1 - sold / before
  }

  #bringBack(week: number, variant: number, sold: number): void {
    const { returnRatio, resellableRatio, returnWeeks } = this.#selling
    const back = week + Math.max(1, returnWeeks)
    this.#returning[back * this.#variants + variant]! += sold * returnRatio * resellableRatio
  }

  /**
   * Clients whose variant is out: another variant, made to order, or gone. Who came for the cut
   * price alone and finds nothing was never a client.
   *
   * @returns pieces sold from the stock of other variants
   */
  #serveShort(
    week: number,
    { short, spare }: { readonly short: number; readonly spare: number },
  ): number {
    const total = this.#total
    const willing = short * this.#selling.substitutionRatio
    const swapped = willing < spare ? willing : spare
    if (swapped > 0) {
      const share = swapped / spare
      for (let variant = 0; variant < this.#variants; variant++) {
        const taken = this.#stock[variant]! * share
        this.#stock[variant]! -= taken
        if (this.#isReturning) this.#bringBack(week, variant, taken)
      }
      total[COUNT.substituted]! += swapped
    }
    const rest = (short - swapped) / this.#lift[week]!
    const { toOrder } = this.#plan
    if (!toOrder) {
      total[COUNT.lost]! += rest
      return swapped
    }
    const waiting = rest * this.#keptToOrder
    const made = Math.min(waiting, toOrder.capacityPiecesPerWeek)
    const bought = made / (1 - toOrder.source.damageRatio)
    total[COUNT.soldToOrder]! += made
    total[COUNT.boughtToOrder]! += bought
    // Made one by one: no volume brings the price down.
    total[COUNT.tierCutsToOrder]! += bought * tierCutRatio(toOrder.source, 1)
    total[COUNT.spoilt]! += bought - made
    total[COUNT.lostWaiting]! += rest - waiting
    total[COUNT.lost]! += waiting - made
    if (made > 0) total[COUNT.ordersToOrder] = 1
    this.#takeBackMade(made * toOrder.returnRatio)
    return swapped
  }

  #reorder(week: number, at: number, { lead, capacity, cover }: Review): void {
    const { source } = this.#plan.replenishment!
    const late = this.#delays.lateWeeks[week + 1]!
    const pieces = this.#quantities(at, { capacity, cover })
    if (pieces === 0 || pieces < source.minimumPiecesPerOrder) return
    const total = this.#total
    total[COUNT.ordersAgain]! += 1
    total[COUNT.seasonsAgain] = 1
    total[COUNT.boughtAgain]! += pieces
    total[COUNT.spoilt]! += pieces * source.damageRatio
    const cuts = pieces * tierCutRatio(source, pieces)
    total[COUNT.tierCutsAgain]! += cuts
    total[COUNT.prepaidAgain]! += (pieces - cuts) * source.paidWeeksBefore
    const arrival = Math.min(this.#lastWeek, week + lead + late) * this.#variants
    for (let variant = 0; variant < this.#variants; variant++) {
      const ordered = this.#short[variant]!
      if (!(ordered > 0)) continue
      total[COUNT.variantOrdersAgain]! += 1
      const good = ordered * (1 - source.damageRatio)
      this.#arriving[arrival + variant]! += good
      this.#onOrder[variant]! += good
    }
  }

  /** What each variant lacks, within capacity and minimum lots, into `#short`; their sum. */
  #quantities(at: number, { capacity, cover }: Pick<Review, 'capacity' | 'cover'>): number {
    const { minimumPiecesPerVariant, damageRatio } = this.#plan.replenishment!.source
    const { expected, wished, concentration, weights } = this.#forecast!
    // Clients of a campaign of pre-orders are served already.
    const clients = 1 - (this.#plan.preOrder?.reachRatio ?? 0)
    const need = expected[at]! * cover.shareRatio * clients
    const known = concentration + wished[at]!
    let left = capacity
    let pieces = 0
    for (let variant = 0; variant < this.#variants; variant++) {
      let weight = weights[variant]!
      let mix = 0
      if (this.#isMixSeen) {
        weight = (weight * concentration + this.#seen[variant]!) / known
        mix = (1 - weight) / Math.max(1e-9, weight * (known + 1))
      }
      const level = this.#isPlain
        ? plainLevelOf(cover, need, at)
        : levelOf(need * weight, mix, cover)
      const lacking = (level - this.#stock[variant]! - this.#onOrder[variant]!) / (1 - damageRatio)
      const ordered = Math.min(left, lacking)
      const isOrdered = ordered > 0 && ordered >= minimumPiecesPerVariant
      this.#short[variant] = isOrdered ? ordered : 0
      if (!isOrdered) continue
      left -= ordered
      pieces += ordered
    }
    return pieces
  }

  #close(): void {
    const total = this.#total
    let left = 0
    for (let variant = 0; variant < this.#variants; variant++) left += this.#stock[variant]!
    if (this.#isArriving || this.#isReturning) {
      for (let cell = this.#weeks * this.#variants; cell < this.#arriving.length; cell++) {
        left += this.#arriving[cell]! + this.#returning[cell]!
      }
    }
    const second = Math.min(left, this.#selling.secondChannel?.mostPieces ?? 0)
    total[COUNT.secondChannel]! += second
    total[COUNT.leftOver]! += left - second
    const { toOrder } = this.#plan
    if (toOrder && toOrder.feePerPieceReserved > 0) {
      total[COUNT.reserved]! += toOrder.capacityPiecesPerWeek * this.#weeks
    }
  }
}
