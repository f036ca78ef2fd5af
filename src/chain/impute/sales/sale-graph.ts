import { factorise } from '../../../core/linear-algebra/solve-by-components.ts'
import { column, COLUMNS } from '../../flow/components.ts'
import type { Flow } from '../../flow/flow.ts'
import { needMatrix } from '../../flow/matrix.ts'
import { valueSupplies } from '../../flow/network/supplies.ts'
import { emitStage } from '../../flow/stage-table.ts'
import { carriedRates, paidBySeller, stageCost } from '../../flow/valuation.ts'

/** A sum of money that is a product of figures filled in: its value now, and their columns. */
interface Part {
  readonly value: number
  readonly columns: readonly number[]
  /** What is lost, when the column is a share lost: the value grows as less is left. */
  readonly lostRatio?: number
}

/** A sale between two firms, and what one unit of it costs its seller. */
export interface Sale {
  readonly seller: number
  readonly buyer: number
  readonly item: string
  /** In the currency of the chain; undefined when it is missing. */
  readonly pricePerUnit: number | undefined
  /** Cost that rests on given figures only. */
  readonly constant: number
  readonly parts: readonly Part[]
  /** What the seller buys through other sales, per unit of this one, mark-ups of carriage included. */
  readonly purchases: readonly { readonly sale: number; readonly units: number }[]
}

/** Solves below this many numbers; beyond, known prices say nothing of what stands behind them. */
const MOST_WORK = 5e7

const FIRST_COST = column('cost.purchase')
const CARRIAGE = column('cost.carriage')

/**
 * Every sale with its cost cut at the sales before it: sums of products, exact as long as recipes
 * are. Sellers come before buyers, loops apart.
 */
export function saleGraph(flow: Flow, columnOf: ReadonlyMap<string, number>): Sale[] {
  const { network, activity, required } = flow
  const goods = flow.handovers.filter((each) => each.kind === 'goods' && each.stage >= 0)
  if (goods.length * network.nodeCount > MOST_WORK) return []
  const saleOf = new Int32Array(network.stageCount).fill(-1)
  goods.forEach((each, sale) => (saleOf[each.stage] = sale))
  const rates = carriedRates(flow)
  const supplies = valueSupplies(network, activity, required)
  const matrix = needMatrix(network, supplies, (stage) =>
    saleOf[stage]! >= 0 ? 0 : (rates.total[stage] ?? 1),
  )
  const system = factorise(matrix)
  const cut: Cut = { flow, supplies, saleOf, rates, columnOf }
  const unit = new Float64Array(network.nodeCount)
  return goods.map((each): Sale => {
    const arc = network.inputStart[each.stage] ?? 0
    const from = network.inputNode[arc] ?? 0
    unit[from] = 1
    const sum = costBehind(cut, system.solveTransposed(unit))
    unit[from] = 0
    if (paidBySeller(network, each.stage)) {
      sum.constant += stageCost(flow.table, each.stage) / (network.inputPerUnit[arc] ?? 1)
    }
    const { seller, buyer, pricePerUnit } = each
    const item = network.chain.lanes[each.stage - network.processCount]?.item ?? ''
    const { constant, parts, purchases } = sum
    return { seller, buyer, item, pricePerUnit, constant, parts, purchases }
  })
}

interface Cut {
  readonly flow: Flow
  readonly supplies: ReturnType<typeof valueSupplies>
  /** Sale that a lane is; -1 for other stages. */
  readonly saleOf: Int32Array
  readonly rates: ReturnType<typeof carriedRates>
  readonly columnOf: ReadonlyMap<string, number>
}

/** Adds up what stands behind amounts needed of each node, up to the sales before. */
function costBehind(
  { flow, supplies, saleOf, rates, columnOf }: Cut,
  needs: Float64Array,
): CostSum {
  const { network } = flow
  const sum = new CostSum(flow, columnOf)
  const addSupply = (stage: number, units: number): void => {
    const sale = saleOf[stage] ?? -1
    const isCarried = sale >= 0 && paidBySeller(network, stage)
    if (!isCarried) sum.addStage(stage, units, rates.duty[stage] ?? 0)
    if (sale < 0) sum.addLosses(stage, units)
    else {
      const perUnit = network.inputPerUnit[network.inputStart[stage] ?? 0] ?? 1
      const total = isCarried ? 1 : (rates.total[stage] ?? 1)
      sum.purchases.push({ sale, units: units * perUnit * total })
    }
  }
  needs.forEach((amount, node) => {
    if (amount === 0) return
    for (let s = supplies.start[node] ?? 0; s < (supplies.start[node + 1] ?? 0); s++) {
      const units = amount * (supplies.factor[s] ?? 0)
      if (units !== 0) addSupply(supplies.stage[s] ?? 0, units)
    }
  })
  return sum
}

/** Numbers of sales so that what a sale rests on comes before it, loops apart. */
export function saleOrder(sales: readonly Sale[]): number[] {
  const order: number[] = []
  const seen = new Uint8Array(sales.length)
  for (let first = 0; first < sales.length; first++) {
    const stack: [sale: number, next: number][] = seen[first] ? [] : [[first, 0]]
    seen[first] = 1
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const purchase = sales[top[0]]?.purchases[top[1]++]
      if (purchase === undefined) {
        order.push(top[0])
        stack.pop()
      } else if (!seen[purchase.sale]) {
        seen[purchase.sale] = 1
        stack.push([purchase.sale, 0])
      }
    }
  }
  return order
}

class CostSum {
  constant = 0
  readonly parts: Part[] = []
  readonly purchases: { sale: number; units: number }[] = []
  private readonly flow: Flow
  private readonly columnOf: ReadonlyMap<string, number>

  constructor(flow: Flow, columnOf: ReadonlyMap<string, number>) {
    this.flow = flow
    this.columnOf = columnOf
  }

  /** Inputs taken in more when more of them is lost. */
  addLosses(stage: number, units: number): void {
    const { network, nodeValue } = this.flow
    const process = network.chain.processes[stage]
    process?.inputs?.forEach((input, row) => {
      const found = this.columnOf.get(`processes/${process.id}/inputs.${row}.scrapRatio`)
      if (found === undefined) return
      const arc = (network.inputStart[stage] ?? 0) + row
      const taken = (network.inputPerUnit[arc] ?? 0) * (nodeValue[network.inputNode[arc] ?? 0] ?? 0)
      this.constant -= units * taken
      this.parts.push({ value: units * taken, columns: [found], lostRatio: input.scrapRatio ?? 0 })
    })
  }

  /** Own cost of a stage, carriage with its duty. */
  addStage(stage: number, units: number, duty: number): void {
    const { network, activity, context, table } = this.flow
    const weight = (component: number) => units * (component === CARRIAGE ? 1 + duty : 1)
    const { chain, processCount } = network
    const process = chain.processes[stage]
    const part = process
      ? `processes/${process.id}`
      : `lanes/${chain.lanes[stage - processCount]?.id}`
    for (let c = FIRST_COST; c <= CARRIAGE; c++) {
      this.constant += weight(c) * (table[stage * COLUMNS + c] ?? 0)
    }
    emitStage({ network, context }, stage, activity[stage] ?? 0, {
      add: (component, value, { fields, row }) => {
        if (component > CARRIAGE || value === 0) return
        const columns = fields.flatMap((name) => {
          const field = row === undefined ? name : name.replace('*', String(row))
          return this.columnOf.get(`${part}/${field}`) ?? []
        })
        if (columns.length === 0) return
        const worth = weight(component) * value
        this.constant -= worth
        this.parts.push({ value: worth, columns })
      },
    })
  }
}
