import type { Chain } from '../../src/chain/chain.ts'
import { flow } from '../../src/chain/flow/flow.ts'
import { parseChain } from '../../src/chain/parse.ts'
import type { FigureTable, ReferenceSet } from '../../src/chain/reference-set/reference.ts'
import type { Rng } from '../../src/core/statistics/rng.ts'
import { DEFAULT_TOLERANCE_RATIO } from '../../src/see/engine/interval/uncertain.ts'
import type { ChainDocument, Part } from './document.ts'
import { digits } from './document.ts'

/** A way of making chains, with the mark-ups of their sales. */
export interface Family {
  readonly id: string
  readonly chain: (random: Rng) => ChainDocument
  /** Price over cost of one sale between two firms; made once per chain. */
  readonly markups: (random: Rng) => () => number
}

/** What is true: every figure of the chain, and the tables as they really are. */
export interface World {
  readonly document: ChainDocument
  readonly chain: Chain
  readonly reference: ReferenceSet
}

export function worldOf(family: Family, random: Rng, tables: ReferenceSet): World {
  const made = family.chain(random.split('chain'))
  // Known as 6 %, which stands for 5.5 to 6.5.
  const capitalCostRatioPerYear = 0.055 + 0.01 * random.split('capital').next()
  const bare = { ...made, chain: { ...made.chain, capitalCostRatioPerYear } }
  const reference = trueReference(tables, random.split('tables'))
  const document = priced(bare, family.markups(random.split('markups')), reference)
  return { document, chain: parsed(document), reference }
}

export function parsed(document: unknown): Chain {
  const result = parseChain(document)
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.value
}

/** More passes than any chain of sellers is long. */
const PASSES = 40

/** Every sale gets a price: its cost times its mark-up, four digits. */
function priced(
  document: ChainDocument,
  markup: () => number,
  reference: ReferenceSet,
): ChainDocument {
  const ratio = new Map<string, number>()
  let now = document
  let chain = parsed(document)
  let before = ''
  for (let pass = 0; pass < PASSES; pass++) {
    const flowed = flow(chain, reference)
    if (!flowed.ok) throw new Error(JSON.stringify(flowed.problems.slice(0, 3)))
    const prices: Part[] = []
    let sold = 0
    for (const each of flowed.value.handovers) {
      if (each.kind === 'sale') sold = each.costPerUnit
      const lane = chain.lanes[each.stage - chain.processes.length]
      const [seller, buyer] = [chain.actors[each.seller]?.id, chain.actors[each.buyer]?.id]
      if (each.kind !== 'goods' || !lane || !seller || !buyer) continue
      const id = `${seller}/${lane.item}/${buyer}`
      if (prices.some((price) => price.id === id)) continue
      const times = ratio.get(id) ?? markup()
      ratio.set(id, times)
      const pricePerUnit = digits(each.costPerUnit * times, 4)
      prices.push({ id, seller, item: lane.item, buyer, pricePerUnit })
    }
    const priceExVat = digits(sold * 1.6, 4)
    now = {
      ...now,
      prices,
      markets: now.markets.map((market) => ({ ...market, priceExVat })),
    }
    chain = { ...chain, prices: prices as unknown as Chain['prices'] }
    const text = JSON.stringify(prices)
    if (text === before) break
    before = text
  }
  return now
}

/** Columns of the tables that `see` draws around, each cell on its own. */
const DRAWN_COLUMNS: ReadonlySet<string> = new Set([
  'labourCostEurPerHour',
  'electricityEurPerKwh',
  'gridKgCo2ePerKwh',
  'kgCo2ePerKwh',
  'uk2025KgCo2ePerTkm',
])

/** The tables with the error that `see` says they have: without it, its intervals for carbon would
 * be judged against a truth more exact than they claim. */
function trueReference(tables: ReferenceSet, random: Rng): ReferenceSet {
  const sd = DEFAULT_TOLERANCE_RATIO / 1.6448536269514722
  return {
    hash: 'true',
    tables: tables.tables.map((table): FigureTable => {
      const drawn = table.columns.map((column) => DRAWN_COLUMNS.has(column.id))
      if (!drawn.includes(true)) return table
      const rows = Object.entries(table.rows).map(([key, cells]) => [
        key,
        cells.map((cell, index) => {
          if (!drawn[index] || cell === null) return cell
          const factor = Math.max(
            0.2,
            1 + sd * random.split(`${table.id}/${key}/${index}`).normal(),
          )
          if (typeof cell === 'number') return cell * factor
          return typeof cell === 'object' && typeof cell[0] === 'number'
            ? ([cell[0] * factor, cell[1]] as const)
            : cell
        }),
      ])
      return { ...table, rows: Object.fromEntries(rows) as FigureTable['rows'] }
    }),
  }
}
