import type { Flow } from '../../../chain/flow/flow.ts'
import type { Supplies } from '../../../chain/flow/network/supplies.ts'
import type { SparseMatrix } from '../../../core/linear-algebra/sparse.ts'
import { ascendingRows } from './ascending-rows.ts'
import type { ValueGraph } from './look-through.ts'

/** Where and whose a vertex is: country number, actor, place; -1 = not known, or nobody's. */
export interface Standing {
  readonly country: number
  readonly firm: number
  readonly place: number
}

/** Numbers nodes, stages and sources as vertices of one graph, in that order. */
export class VertexBuilder {
  readonly flow: Flow
  readonly countries: string[] = []
  readonly #countryIndex = new Map<string, number>()
  readonly #country: Int32Array
  readonly #firm: Int32Array
  readonly #place: Int32Array
  readonly #stage: Int32Array
  readonly #isMargin: Uint8Array
  readonly #added: Float64Array
  #count = 0
  #loss = 0
  readonly #supplies: Supplies
  /** Node or stage vertex that takes each source, in order of coming. */
  readonly #takenBy: Int32Array
  #sourceCount = 0

  constructor(flow: Flow, supplies: Supplies) {
    this.flow = flow
    this.#supplies = supplies
    const { nodeCount, stageCount } = flow.network
    const sources = mostSources(flow)
    const most = nodeCount + stageCount + sources
    this.#takenBy = new Int32Array(sources)
    this.#country = new Int32Array(most).fill(-1)
    this.#firm = new Int32Array(most).fill(-1)
    this.#place = new Int32Array(most).fill(-1)
    this.#stage = new Int32Array(most).fill(-1)
    this.#isMargin = new Uint8Array(most)
    this.#added = new Float64Array(most)
  }

  countryNumber(country: string | undefined): number {
    if (country === undefined || country === '') return -1
    const known = this.#countryIndex.get(country)
    if (known !== undefined) return known
    const number = this.countries.push(country) - 1
    this.#countryIndex.set(country, number)
    return number
  }

  /** Nodes first, in order; then stages, in order; then sources. */
  addVertex(standing: Standing, stage: number): number {
    const vertex = this.#count++
    this.#country[vertex] = standing.country
    this.#firm[vertex] = standing.firm
    this.#place[vertex] = standing.place
    this.#stage[vertex] = stage
    return vertex
  }

  addOwn(stage: number, perUnit: number): void {
    const kept = this.#kept(perUnit, this.flow.activity[stage]!)
    this.#added[this.flow.network.nodeCount + stage] = kept
  }

  /** Value of a stage that comes from elsewhere; the vertex, or -1 when there is none. */
  addSource(stage: number, standing: Standing, perUnit: number): number {
    const { network, activity } = this.flow
    return this.#source(network.nodeCount + stage, standing, {
      perUnit: this.#kept(perUnit, activity[stage]!),
      stage,
    })
  }

  addMargin(stage: number, standing: Standing, perUnit: number): void {
    const vertex = this.addSource(stage, standing, perUnit)
    if (vertex >= 0) this.#isMargin[vertex] = 1
  }

  /** Margin on what leaves the hand of a market. */
  addSaleMargin(market: number, standing: Standing, perUnit: number): void {
    const { network } = this.flow
    const kept = this.#kept(perUnit, network.demand[market]!)
    const node = network.handNode[market]!
    const vertex = this.#source(node, standing, { perUnit: kept, stage: -1 })
    if (vertex >= 0) this.#isMargin[vertex] = 1
  }

  finish() {
    const size = this.#count
    const { network } = this.flow
    const demand = new Float64Array(size)
    network.handNode.forEach((node, m) => (demand[node]! += network.demand[m]!))
    const graph: ValueGraph = {
      needs: this.#needs(),
      addedPerUnit: this.#added.subarray(0, size),
      demand,
    }
    const vertices = {
      countries: this.countries,
      countryOf: this.#country.subarray(0, size),
      firmOf: this.#firm.subarray(0, size),
      placeOf: this.#place.subarray(0, size),
      stageOf: this.#stage.subarray(0, size),
      isMargin: this.#isMargin.subarray(0, size),
    }
    return { graph, vertices, lossPerYear: this.#loss }
  }

  /** What a unit of each node, stage and hand takes, row by row. */
  #needs(): SparseMatrix {
    const rowStart = new Int32Array(this.#count + 1)
    this.#eachArc((row) => (rowStart[row + 1]! += 1))
    for (let row = 0; row < this.#count; row++) rowStart[row + 1]! += rowStart[row]!
    const column = new Int32Array(rowStart[this.#count]!)
    const value = new Float64Array(column.length)
    this.#eachArc((row, taken, units) => {
      const slot = rowStart[row]!++
      column[slot] = taken
      value[slot] = units
    })
    // Each start has moved on to the next one.
    rowStart.copyWithin(1, 0, this.#count)
    rowStart[0] = 0
    return ascendingRows({ rows: this.#count, columns: this.#count, rowStart, column, value })
  }

  #eachArc(visit: (row: number, column: number, units: number) => void): void {
    const { network, activity } = this.flow
    const { start, stage: stages, factor } = this.#supplies
    const { nodeCount, stageCount, inputStart, inputNode, inputPerUnit } = network
    for (let node = 0; node < nodeCount; node++) {
      for (let s = start[node]!; s < start[node + 1]!; s++) {
        const isUsed = factor[s]! > 0 && activity[stages[s]!]! > 0
        if (isUsed) visit(node, nodeCount + stages[s]!, factor[s]!)
      }
    }
    for (let stage = 0; stage < stageCount; stage++) {
      if (activity[stage] === 0) continue
      for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
        if (inputPerUnit[arc]! > 0) visit(nodeCount + stage, inputNode[arc]!, inputPerUnit[arc]!)
      }
    }
    network.handInputs.forEach((inputs, m) => {
      for (const node of inputs) visit(network.handNode[m]!, node, 1)
    })
    const firstSource = nodeCount + stageCount
    for (let source = 0; source < this.#sourceCount; source++) {
      visit(this.#takenBy[source]!, firstSource + source, 1)
    }
  }

  #source(
    parent: number,
    standing: Standing,
    { perUnit, stage }: { readonly perUnit: number; readonly stage: number },
  ): number {
    if (perUnit === 0) return -1
    const vertex = this.addVertex(standing, stage)
    this.#added[vertex] = perUnit
    this.#takenBy[this.#sourceCount++] = parent
    return vertex
  }

  /** Value below zero is nothing that one depends on: it is left out of the shares and summed. */
  #kept(perUnit: number, units: number): number {
    if (perUnit >= 0) return perUnit
    this.#loss -= perUnit * units
    return 0
  }
}

/** A process: energy, and a purchase where it buys; a lane: carriage at both ends; margins. */
function mostSources({ network, owners, handovers }: Flow): number {
  let count = 0
  for (const { kind } of network.chain.processes) count += kind === 'buy' ? 2 : 1
  for (let stage = network.processCount; stage < network.stageCount; stage++) {
    count += owners.stage[stage]! >= 0 ? 1 : 2
  }
  for (const { pricePerUnit } of handovers) if (pricePerUnit !== undefined) count += 1
  return count
}
