import type { Flow } from '../../chain/flow/flow.ts'
import type { Supplies } from '../../chain/flow/supplies.ts'
import { sparseFromTriplets } from '../../core/sparse.ts'
import type { ValueGraph } from './look-through.ts'

/** Value of a stage, or of a sale at a node, that comes from elsewhere. */
interface Source {
  readonly stage: number
  /** Hand of a market, for the margin on a sale. */
  readonly node?: number
  readonly country: string
  readonly firm: number
  readonly place: number
}

/** Numbers nodes, stages and sources as vertices of one graph, in that order. */
export class VertexBuilder {
  readonly flow: Flow
  readonly #countries: string[] = []
  readonly #countryIndex = new Map<string, number>()
  readonly #country: number[] = []
  readonly #firm: number[] = []
  readonly #place: number[] = []
  readonly #stage: number[] = []
  readonly #added: number[] = []
  readonly #margins: number[] = []
  readonly #row: number[] = []
  readonly #column: number[] = []
  readonly #value: number[] = []
  #loss = 0

  constructor(flow: Flow) {
    this.flow = flow
  }

  addNode(country: string, firm: number, place: number): void {
    this.#vertex({ stage: -1, country, firm, place })
  }

  // eslint-disable-next-line max-params
  addStage(stage: number, country: string, firm: number, place: number): void {
    this.#vertex({ stage, country, firm, place })
  }

  addOwn(stage: number, perUnit: number): void {
    const kept = this.#kept(perUnit, this.flow.activity[stage]!)
    this.#added[this.flow.network.nodeCount + stage] = kept
  }

  addSource(source: Source, perUnit: number): void {
    const { network, activity, required } = this.flow
    const parent = source.node ?? network.nodeCount + source.stage
    const units = source.node === undefined ? activity[source.stage]! : required[source.node]!
    const kept = this.#kept(perUnit, units)
    if (kept === 0) return
    const vertex = this.#vertex(source)
    this.#added[vertex] = kept
    this.#arc(parent, vertex, 1)
  }

  addMargin(source: Source, perUnit: number): void {
    const vertex = this.#added.length
    this.addSource(source, perUnit)
    if (this.#added.length > vertex) this.#margins.push(vertex)
  }

  finish(supplies: Supplies) {
    this.#addFlows(supplies)
    const size = this.#added.length
    const demand = new Float64Array(size)
    const { network } = this.flow
    network.handNode.forEach((node, m) => (demand[node]! += network.demand[m]!))
    const graph: ValueGraph = {
      needs: sparseFromTriplets({
        rows: size,
        columns: size,
        row: this.#row,
        column: this.#column,
        value: this.#value,
      }),
      addedPerUnit: Float64Array.from(this.#added),
      demand,
    }
    const isMargin = new Uint8Array(size)
    for (const vertex of this.#margins) isMargin[vertex] = 1
    const vertices = {
      countries: this.#countries,
      countryOf: Int32Array.from(this.#country),
      firmOf: Int32Array.from(this.#firm),
      placeOf: Int32Array.from(this.#place),
      stageOf: Int32Array.from(this.#stage),
      isMargin,
    }
    return { graph, vertices, lossPerYear: this.#loss }
  }

  /** What a unit of each node, stage and hand takes. */
  #addFlows({ start, stage: stages, factor }: Supplies): void {
    const { network, activity } = this.flow
    const { nodeCount, inputStart, inputNode, inputPerUnit } = network
    for (let node = 0; node < nodeCount; node++) {
      for (let s = start[node]!; s < start[node + 1]!; s++) {
        if (factor[s]! > 0 && activity[stages[s]!]! > 0) {
          this.#arc(node, nodeCount + stages[s]!, factor[s]!)
        }
      }
    }
    for (let stage = 0; stage < network.stageCount; stage++) {
      if (activity[stage] === 0) continue
      for (let arc = inputStart[stage]!; arc < inputStart[stage + 1]!; arc++) {
        if (inputPerUnit[arc]! > 0) {
          this.#arc(nodeCount + stage, inputNode[arc]!, inputPerUnit[arc]!)
        }
      }
    }
    network.handInputs.forEach((inputs, m) => {
      for (const node of inputs) this.#arc(network.handNode[m]!, node, 1)
    })
  }

  #vertex({ stage, country, firm, place }: Source): number {
    this.#country.push(country === '' ? -1 : this.#countryNumber(country))
    this.#firm.push(firm)
    this.#place.push(place)
    this.#stage.push(stage)
    return this.#added.push(0) - 1
  }

  #countryNumber(country: string): number {
    const known = this.#countryIndex.get(country)
    if (known !== undefined) return known
    const number = this.#countries.push(country) - 1
    this.#countryIndex.set(country, number)
    return number
  }

  #arc(row: number, column: number, value: number): void {
    this.#row.push(row)
    this.#column.push(column)
    this.#value.push(value)
  }

  /** Value below zero is nothing that one depends on: it is left out of the shares and summed. */
  #kept(perUnit: number, units: number): number {
    if (perUnit >= 0) return perUnit
    this.#loss -= perUnit * units
    return 0
  }
}
