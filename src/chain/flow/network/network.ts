import type { Chain, Item, Lane, Named, Process } from '../../chain.ts'
import { NodeIndex } from './node-index.ts'
import { resolveShares } from './shares.ts'

/**
 * A chain as arrays. A *node* is an item at a place, the hand of a market, or the work of a `serve`
 * process; a *stage* (process or lane) supplies one node and takes from others. Stages are numbered
 * processes first, then lanes, in document order.
 */
export interface Network {
  readonly chain: Chain
  readonly stageCount: number
  readonly processCount: number
  readonly nodeCount: number
  /** Index into `chain.items`; -1 for the work of a serve process. */
  readonly nodeItem: Int32Array
  /** Index of the place: sites, then markets; -1 when it is anywhere. */
  readonly nodePlace: Int32Array
  /** Node that a stage supplies; -1 when it supplies nothing. */
  readonly stageNode: Int32Array
  /** Share of that node's need that the stage supplies; 0 for a candidate not in use. */
  readonly stageShare: Float64Array
  /** Places where a stage starts and ends: twice its site for a process. */
  readonly stageFrom: Int32Array
  readonly stageTo: Int32Array
  /** Inputs of stage k: `inputStart[k]` to `inputStart[k + 1]`. */
  readonly inputStart: Int32Array
  readonly inputNode: Int32Array
  /** Units of the input node taken per unit that the stage supplies. */
  readonly inputPerUnit: Float64Array
  /** Runs per unit supplied: 1 over (driving quantity times yield); 1 for lanes. */
  readonly runsPerUnit: Float64Array
  readonly coProducts: readonly CoProduct[]
  /** Node of the client's hand, per market. */
  readonly handNode: Int32Array
  /** Nodes that go into a hand: the item where it is sold, then the work of serve processes. */
  readonly handInputs: readonly Int32Array[]
  /** Units sold per year, per market. */
  readonly demand: Float64Array
  readonly itemIndex: ReadonlyMap<string, number>
  readonly placeIndex: ReadonlyMap<string, number>
}

/** An output that does not drive its process: it comes along, wanted or not. */
export interface CoProduct {
  readonly stage: number
  readonly node: number
  readonly unitsPerUnit: number
  /** Share of the cost of the process that it bears when all of it is used. */
  readonly allocationRatio: number
}

/** A chain never changes: what the parser has compiled serves the flow too. */
const compiled = new WeakMap<Chain, Network>()

/** Builds the nodes and arcs of a chain; ids are known to be right. Linear in its size. */
export function compileNetwork(chain: Chain): Network {
  const known = compiled.get(chain)
  if (known) return known
  const builder = new NetworkBuilder(chain)
  chain.processes.forEach((process, k) => builder.addProcess(process, k))
  chain.lanes.forEach((lane, k) => builder.addLane(lane, chain.processes.length + k))
  const network = builder.finish()
  compiled.set(chain, network)
  return network
}

export function drivingOutput(process: Process) {
  return process.outputs?.find((output) => output.drives) ?? process.outputs?.[0]
}

const ANYWHERE = -1

class NetworkBuilder {
  private readonly nodes = new NodeIndex()
  private readonly nodeItem: number[] = []
  private readonly nodePlace: number[] = []
  private readonly itemIndex = new Map<string, number>()
  private readonly placeIndex = new Map<string, number>()
  private readonly inputNode: number[] = []
  private readonly inputPerUnit: number[] = []
  private readonly coProducts: CoProduct[] = []
  private readonly servedBy = new Map<string, number[]>()
  private readonly inputStart: Int32Array
  private readonly stageNode: Int32Array
  private readonly stageFrom: Int32Array
  private readonly stageTo: Int32Array
  private readonly runsPerUnit: Float64Array

  private readonly chain: Chain

  constructor(chain: Chain) {
    this.chain = chain
    const count = chain.processes.length + chain.lanes.length
    this.inputStart = new Int32Array(count + 1)
    this.stageNode = new Int32Array(count).fill(-1)
    this.stageFrom = new Int32Array(count)
    this.stageTo = new Int32Array(count)
    this.runsPerUnit = new Float64Array(count).fill(1)
    chain.items.forEach((item, index) => this.itemIndex.set(item.id, index))
    chain.sites.forEach((site, index) => this.placeIndex.set(site.id, index))
    chain.markets.forEach((market, index) =>
      this.placeIndex.set(market.id, chain.sites.length + index),
    )
  }

  private item(id: string): Named<'items', Item> {
    const item = this.chain.items[this.indexOf(this.itemIndex, id)]
    if (!item) throw new Error(`No item ${id}`)
    return item
  }

  private indexOf(index: ReadonlyMap<string, number>, id: string): number {
    const found = index.get(id)
    if (found === undefined) throw new Error(`Unknown id ${id}`)
    return found
  }

  /** Services are had anywhere: they need no lane. */
  private node(itemId: string, place: number): number {
    const item = this.indexOf(this.itemIndex, itemId)
    const where = this.chain.items[item]?.kind === 'service' ? ANYWHERE : place
    const found = this.nodes.find(item, where)
    if (found >= 0) return found
    const node = this.nodeItem.length
    this.nodes.add(item, where, node)
    this.nodeItem.push(item)
    this.nodePlace.push(where)
    return node
  }

  private addInput(node: number, perUnit: number): void {
    this.inputNode.push(node)
    this.inputPerUnit.push(perUnit)
  }

  addProcess(process: Named<'processes', Process>, stage: number): void {
    const place = this.indexOf(this.placeIndex, process.site)
    this.stageFrom[stage] = place
    this.stageTo[stage] = place
    const driving = drivingOutput(process)
    const runs = 1 / ((driving?.quantityPerRun ?? 1) * (process.yieldRatio ?? 1))
    this.runsPerUnit[stage] = runs
    if (driving) this.stageNode[stage] = this.node(driving.item, place)
    else if (process.servesItem !== undefined) this.serve(process.servesItem, stage)
    for (const input of process.inputs ?? []) {
      const taken = input.quantityPerRun / (1 - (input.scrapRatio ?? 0))
      this.addInput(this.node(input.item, place), taken * runs)
    }
    this.inputStart[stage + 1] = this.inputNode.length
    if (driving && (process.outputs?.length ?? 0) > 1) this.addCoProducts(process, stage, place)
  }

  private serve(item: string, stage: number): void {
    const node = this.nodeItem.length
    this.nodeItem.push(-1)
    this.nodePlace.push(ANYWHERE)
    this.stageNode[stage] = node
    const served = this.servedBy.get(item)
    if (served) served.push(node)
    else this.servedBy.set(item, [node])
  }

  private addCoProducts(process: Process, stage: number, place: number): void {
    const driving = drivingOutput(process)
    const outputs = process.outputs ?? []
    const massOf = (output: (typeof outputs)[number]) =>
      (output.quantityPerRun ?? 1) * (this.item(output.item).massKgPerUnit ?? 0)
    const mass = outputs.reduce((sum, output) => sum + massOf(output), 0)
    for (const output of outputs) {
      if (output === driving) continue
      this.coProducts.push({
        stage,
        node: this.node(output.item, place),
        unitsPerUnit: (output.quantityPerRun ?? 1) * (this.runsPerUnit[stage] ?? 1),
        allocationRatio: output.allocationRatio ?? (mass > 0 ? massOf(output) / mass : 0),
      })
    }
  }

  addLane(lane: Lane, stage: number): void {
    const from = this.indexOf(this.placeIndex, lane.from)
    const to = this.indexOf(this.placeIndex, lane.to)
    this.stageFrom[stage] = from
    this.stageTo[stage] = to
    this.stageNode[stage] = this.node(lane.item, to)
    this.addInput(this.node(lane.item, from), 1 / (1 - (lane.damageRatio ?? 0)))
    this.inputStart[stage + 1] = this.inputNode.length
  }

  finish(): Network {
    const { chain } = this
    const handNode = new Int32Array(chain.markets.length)
    const handInputs = chain.markets.map((market) => {
      const sold = this.node(market.item, this.indexOf(this.placeIndex, market.site ?? market.id))
      return Int32Array.of(sold, ...(this.servedBy.get(market.item) ?? []))
    })
    chain.markets.forEach((market, m) => {
      handNode[m] = this.nodeItem.length
      this.nodeItem.push(this.indexOf(this.itemIndex, market.item))
      this.nodePlace.push(chain.sites.length + m)
    })
    const nodeCount = this.nodeItem.length
    const stageShare = resolveShares(chain, this.stageNode, nodeCount, this.coProducts)
    return {
      chain,
      stageCount: this.stageNode.length,
      processCount: chain.processes.length,
      nodeCount,
      nodeItem: Int32Array.from(this.nodeItem),
      nodePlace: Int32Array.from(this.nodePlace),
      stageNode: this.stageNode,
      stageShare,
      stageFrom: this.stageFrom,
      stageTo: this.stageTo,
      inputStart: this.inputStart,
      inputNode: Int32Array.from(this.inputNode),
      inputPerUnit: Float64Array.from(this.inputPerUnit),
      runsPerUnit: this.runsPerUnit,
      coProducts: this.coProducts,
      handNode,
      handInputs,
      demand: Float64Array.from(chain.markets, (market) => market.demandUnitsPerYear),
      itemIndex: this.itemIndex,
      placeIndex: this.placeIndex,
    }
  }
}
