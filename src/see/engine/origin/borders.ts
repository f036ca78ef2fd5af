import { integers } from '../../../core/linear-algebra/flat-arrays.ts'
import { COLUMNS, column } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Makers, MakersOf } from '../supply/makers.ts'
import { placeCountry } from '../../../chain/flow/client-place.ts'
import type { Supply } from '../../../chain/flow/network/supply-origin.ts'

/** What leaves a country at one stage: a lane that crosses its border, or a purchase abroad. */
export interface Leaving {
  readonly stage: number
  /** Node abroad where it arrives, or where it is bought. */
  readonly node: number
  readonly item: number
  readonly unitsPerYear: number
  readonly valuePerYear: number
  /** The item has no stated origin: where it is bought counts as its country. */
  readonly isOriginAssumed: boolean
}

export interface Borders {
  readonly countries: readonly string[]
  /** Country of the place of each node, markets included; -1 = anywhere. */
  readonly countryOfNode: Int32Array
  /** What was made in each country and leaves it, by country number. */
  readonly leaving: readonly (readonly Leaving[] | undefined)[]
  /** Countries into which a lane brings something. */
  readonly isEntered: ReadonlySet<number>
}

const PURCHASE = column('cost.purchase')

interface Numbered {
  readonly flow: Flow
  readonly supplies: readonly Supply[]
  /** Country of what each process supplies. */
  readonly madeIn: Int32Array
  readonly countryOfNode: Int32Array
}

export function bordersOf(flow: Flow, supplies: readonly Supply[], makers: MakersOf): Borders {
  const { network } = flow
  const index = new Map<string, number>()
  const numberOf = (country: string | undefined) => {
    if (country === undefined || country === '') return -1
    if (!index.has(country)) index.set(country, index.size)
    return index.get(country)!
  }
  const places = network.chain.sites.length + network.chain.markets.length
  const countryAt = integers(places, (place) => numberOf(placeCountry(network, place)))
  const countryOfNode = network.nodePlace.map((place) => countryAt[place] ?? -1)
  const madeIn = integers(supplies.length, (stage) => numberOf(supplies[stage]!.country))
  const numbered: Numbered = { flow, supplies, madeIn, countryOfNode }
  const leaving: Leaving[][] = []
  const isEntered = new Set<number>()
  for (let stage = 0; stage < network.stageCount; stage++) {
    const node = network.stageNode[stage]!
    if (node < 0 || flow.activity[stage] === 0 || !isMatter(flow, node)) continue
    const to = countryOfNode[node]!
    const from = stage < network.processCount ? madeIn[stage]! : leftCountry(numbered, stage)
    if (from === to || from < 0 || to < 0) continue
    if (stage >= network.processCount) isEntered.add(to)
    const each =
      stage < network.processCount ? bought(numbered, stage) : carried(numbered, stage, makers)
    if (each && each.valuePerYear > 0) (leaving[from] ??= []).push(each)
  }
  return { countries: [...index.keys()], countryOfNode, leaving, isEntered }
}

/** Goods, not services nor what clients bring back. */
function isMatter({ network }: Flow, node: number): boolean {
  const kind = network.chain.items[network.nodeItem[node]!]?.kind
  return kind !== undefined && kind !== 'service' && kind !== 'return'
}

function leftCountry({ flow, countryOfNode }: Numbered, lane: number): number {
  const { network } = flow
  return countryOfNode[network.inputNode[network.inputStart[lane]!]!]!
}

/** A purchase at a site abroad of an item that is said to come from the country. */
function bought({ flow, supplies }: Numbered, stage: number): Leaving | undefined {
  if (supplies[stage]!.basis !== 'origin') return undefined
  const node = flow.network.stageNode[stage]!
  const unitsPerYear = flow.activity[stage]!
  return {
    stage,
    node,
    item: flow.network.nodeItem[node]!,
    unitsPerYear,
    valuePerYear: unitsPerYear * flow.table[stage * COLUMNS + PURCHASE]!,
    isOriginAssumed: false,
  }
}

/** The part of what a lane carries over the border that was made in the country. */
function carried(numbered: Numbered, stage: number, makers: MakersOf): Leaving {
  const { network, activity, nodeValue } = numbered.flow
  const arc = network.inputStart[stage]!
  const from = network.inputNode[arc]!
  const { share, isAssumed } = madeAtHome(numbered, makers(from), leftCountry(numbered, stage))
  const unitsPerYear = activity[stage]! * network.inputPerUnit[arc]! * share
  return {
    stage,
    node: network.stageNode[stage]!,
    item: network.nodeItem[from]!,
    unitsPerYear,
    valuePerYear: unitsPerYear * nodeValue[from]!,
    isOriginAssumed: isAssumed,
  }
}

function madeAtHome({ supplies, madeIn }: Numbered, makers: Makers, country: number) {
  let [share, isAssumed] = [0, false]
  makers.process.forEach((process, i) => {
    if (madeIn[process] !== country) return
    share += makers.share[i]!
    if (supplies[process]!.basis === 'assumed') isAssumed = true
  })
  return { share, isAssumed }
}
