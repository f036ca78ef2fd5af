import { mean, quantileOfSorted } from '../../core/statistics/quantile.ts'
import type { Rng } from '../../core/statistics/rng.ts'
import { rng } from '../../core/statistics/rng.ts'
import type { Words } from '../../core/schema/schema.ts'
import { exp, log } from '../../core/statistics/special.ts'
import type { Chain, Estimate, Named } from '../chain.ts'
import type { Flow } from '../flow/flow.ts'
import { flow } from '../flow/flow.ts'
import type { Result } from '../../core/problem.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import type { Cell } from './cells.ts'
import { distanceCells, laneCells, priceCells, processCells } from './cells.ts'
import { choicesOf, gapsOf } from './expected.ts'
import { missingRatio, thinOut } from './model/presence.ts'
import type { Missing } from './missing.ts'
import { missingFigures, missingPrice } from './missing.ts'
import { drawPool } from './model/pool-model.ts'
import { priceReason, reasonOf } from './reasons.ts'
import { drawSales } from './sales/sale-draws.ts'
import { saleGraph } from './sales/sale-graph.ts'
import { surroundingsOf } from './surroundings.ts'
import { ChainWriter } from './chain-writer.ts'

/** What missing figures may be together: one row per draw, one column per key. */
export interface ImputedDraws {
  readonly keys: readonly string[]
  readonly draws: number
  readonly values: Float64Array
}

/** A chain with its gaps filled, and everything that says so. */
export interface Imputation {
  readonly chain: Chain
  /** One per figure filled in, status `default`; they are in `chain.estimates` too. */
  readonly estimates: readonly Named<'estimates', Estimate>[]
  /** Why each value, by key. */
  readonly reasons: ReadonlyMap<string, Words>
  /** What nothing supports: to be asked of the supplier. */
  readonly missing: readonly Missing[]
  readonly draws: ImputedDraws
}

export interface ImputeOptions {
  readonly seed: number
  readonly draws: number
}

/** Fewer draws than this make the bounds of a figure shake. */
const FEWEST_DRAWS = 200
/** More are taken round and round. */
const MOST_DRAWS = 2000
/** Fewer known prices than this, or a smaller share of them, say nothing of the missing ones. */
const FEWEST_PRICES = 3
const PRICED_RATIO = 0.4
/** Quantiles tried for shares lost, until the loops of the chain settle. */
const MIDDLE = 0.5
const CAUTIONS = [MIDDLE, 0.25, 0.1, 0.02] as const
/** A figure that may not exist is next to nothing when it does not: people read 0. */
const NONE_BELOW = 1e-7
/** A process that loses all it takes makes nothing. */
const LARGEST_RATIO = 0.95
const DEFAULT_OPTIONS: ImputeOptions = { seed: 42, draws: FEWEST_DRAWS }

/**
 * Fills the gaps of a chain from what is around them: the same figure of like stages, of the same
 * firm, country and mode, and the tables, each weighed by how alike such figures prove to be in this
 * chain. Given figures are never changed; what nothing supports stays missing and is listed.
 */
export function impute(
  chain: Chain,
  reference: ReferenceSet,
  options: ImputeOptions = DEFAULT_OPTIONS,
): Imputation {
  const draws = Math.min(Math.max(options.draws, FEWEST_DRAWS), MOST_DRAWS)
  const run = new Run(chain, draws, rng(options.seed).split('impute'))
  const given = surroundingsOf(chain, reference)
  run.count([...processCells(chain, given), ...laneCells(chain, given)])
  run.fill((now) => {
    const around = surroundingsOf(now, reference)
    return [...processCells(now, around), ...distanceCells(now, around)]
  })
  run.fill((now) => {
    const around = surroundingsOf(now, reference)
    return [...priceCells(now, around), ...laneCells(now, around)]
  })
  run.sales(reference)
  return run.finish()
}

/** A figure filled in: its key, its draws, why; its cell unless it is a price. */
interface Filled {
  readonly key: string
  readonly drawn: Float64Array
  readonly reason: Words
  readonly cell?: Cell
}

class Run {
  private readonly given: Chain
  private readonly writer: ChainWriter
  private readonly draws: number
  private readonly random: Rng
  private readonly filled: Filled[] = []
  private readonly asked: Missing[] = []
  private missing = 0
  private caution: number = MIDDLE
  private readonly known: ReadonlyMap<string, Estimate>

  constructor(chain: Chain, draws: number, random: Rng) {
    this.given = chain
    this.writer = new ChainWriter(chain)
    this.draws = draws
    this.random = random
    this.known = new Map(chain.estimates.map((each) => [each.id as string, each]))
  }

  /** How much is missing, from the figures that every stage has. */
  count(cells: readonly Cell[]): void {
    this.missing = missingRatio(cells)
  }

  /** One round: the cells of the chain as it is now, pool by pool. */
  fill(cellsOf: (chain: Chain) => readonly Cell[]): void {
    const now = this.writer.chain()
    const pools = new Map<string, Cell[]>()
    for (const cell of cellsOf(now)) {
      const pool = pools.get(cell.pool)
      if (pool) pool.push(cell)
      else pools.set(cell.pool, [cell])
    }
    const isAsked = (cell: Cell) => this.known.size > 0 && this.known.has(keyOf(now, cell))
    for (const [name, pool] of pools) {
      const gaps = gapsOf(pool, this.missing, isAsked)
      if (gaps.length === 0) continue
      const random = this.random.split(name)
      const drawn = drawPool(pool, gaps, this.draws, random)
      if (pool[0]?.quantity.isOptional) {
        const choices = choicesOf(pool, this.missing)
        thinOut(drawn, choices, random.split('presence'), pool[0].quantity.absent)
      }
      gaps.forEach((cell, g) => this.write(cell, drawn[g]!, reasonOf(cell, pool)))
    }
  }

  private write(cell: Cell, drawn: Float64Array, reason: Words): void {
    const written = { ...cell, field: this.writer.write(cell, middleOf({ drawn, cell })) }
    this.filled.push({ key: keyOf(this.given, written), drawn, reason, cell: written })
  }

  /** Missing prices, and what the known ones say of the figures behind them. */
  sales(reference: ReferenceSet): void {
    const flowed = this.settled(reference)
    if (!flowed.ok) return
    const now = flowed.value.network.chain
    const columnOf = new Map(this.filled.map(({ key }, column) => [key, column]))
    const sales = saleGraph(flowed.value, columnOf)
    const known = sales.filter((sale) => sale.pricePerUnit !== undefined).length
    if (known < FEWEST_PRICES || known < sales.length * PRICED_RATIO) {
      const unknown = sales.filter((sale) => sale.pricePerUnit === undefined)
      this.asked.push(...unknown.map((sale) => missingPrice(now, sale)))
      return
    }
    const bases = this.filled.map((each) => middleOf(each, this.caution))
    const shifts = this.filled.map(({ drawn }, c) => drawn.map((value) => log(value / bases[c]!)))
    const random = this.random.split('sales')
    const prices = drawSales({ sales, shifts, draws: this.draws, random })
    this.filled.forEach(({ cell, drawn }, c) => {
      const ceiling = cell?.quantity.isRatio ? LARGEST_RATIO : Infinity
      shifts[c]!.forEach((shift, d) => (drawn[d] = Math.min(bases[c]! * exp(shift), ceiling)))
      if (cell) this.writer.write(cell, middleOf({ drawn, cell }, this.caution))
    })
    const reason = priceReason(known)
    sales.forEach((sale, s) => {
      const [seller, buyer] = [now.actors[sale.seller]?.id, now.actors[sale.buyer]?.id]
      if (sale.pricePerUnit !== undefined || !seller || !buyer) return
      const drawn = prices[s]!
      if (drawn.some((value) => !(value > 0))) {
        this.asked.push(missingPrice(now, sale))
        return
      }
      const price = { seller, item: sale.item, buyer, pricePerUnit: middleOf({ drawn }) }
      const id = this.writer.addPrice(price)
      if (id) this.filled.push({ key: `prices/${id}/pricePerUnit`, drawn, reason })
    })
  }

  /** The flow of the chain; shares lost are filled in lower where a loop would feed on itself. */
  private settled(reference: ReferenceSet): Result<Flow> {
    for (const caution of CAUTIONS) {
      this.caution = caution
      for (const each of this.filled) {
        if (each.cell?.quantity.isRatio) this.writer.write(each.cell, middleOf(each, caution))
      }
      const flowed = flow(this.writer.chain(), reference)
      if (flowed.ok) return flowed
    }
    return flow(this.given, reference)
  }

  finish(): Imputation {
    const keys = this.filled.map((each) => each.key)
    const values = new Float64Array(this.draws * keys.length)
    this.filled.forEach(({ drawn }, k) => {
      for (let d = 0; d < this.draws; d++) values[d * keys.length + k] = drawn[d]!
    })
    const estimates = this.filled.map(estimateOf)
    const filled = new Set(keys)
    const chain = this.writer.chain()
    const kept = chain.estimates.filter((each) => !filled.has(each.id))
    return {
      chain: keys.length === 0 ? this.given : { ...chain, estimates: [...kept, ...estimates] },
      estimates,
      reasons: new Map(this.filled.map(({ key, reason }) => [key, reason])),
      missing: [...missingFigures(chain), ...this.asked],
      draws: { keys, draws: this.draws, values },
    }
  }
}

/** The median; the mean of a figure that may not exist; what loses less, the more cautious. */
function middleOf({ drawn, cell }: Pick<Filled, 'drawn' | 'cell'>, caution = MIDDLE): number {
  const sorted = drawn.toSorted()
  if (cell?.quantity.isRatio && caution < MIDDLE) {
    return quantileOfSorted(sorted, cell.quantity.absent === 1 ? 1 - caution : caution)
  }
  return cell?.quantity.isOptional
    ? Math.min(mean(sorted), quantileOfSorted(sorted, 0.95))
    : quantileOfSorted(sorted, 0.5)
}

function keyOf(chain: Chain, cell: Cell): string {
  return `${cell.noun}/${chain[cell.noun][cell.index]?.id}/${cell.field}`
}

function estimateOf({ key, drawn, reason, cell }: Filled): Named<'estimates', Estimate> {
  const sorted = drawn.toSorted()
  const bounds = [quantileOfSorted(sorted, 0.05), quantileOfSorted(sorted, 0.95)] as const
  const [low, high] = bounds.map((bound) =>
    cell?.quantity.isOptional && bound < NONE_BELOW ? 0 : bound,
  )
  const estimate = { id: key, status: 'default', low, high, law: 'lognormal', reason: reason.fr }
  return estimate as unknown as Named<'estimates', Estimate>
}
