import { COLUMNS, DAYS, KM } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { sum } from '../../../core/statistics/quantile.ts'
import type { Borders, Leaving } from './borders.ts'
import { bordersOf } from './borders.ts'
import { placeCountry, stagePlaces } from '../../../chain/flow/client-place.ts'
import { ReturnPass } from '../supply/return-pass.ts'
import { stageCarbon } from '../accounts/stages.ts'
import type { SupplyView } from '../supply/supply-view.ts'
import type { UseArcs } from '../supply/use-arcs.ts'
import { useArcs } from '../supply/use-arcs.ts'

/** Matter of one country, transformed abroad, that comes back to it inside another item. */
export interface Boomerang {
  readonly country: string
  /** The item as it leaves the country, or as it is bought abroad. */
  readonly item: string
  /** The item inside which most of it comes back. */
  readonly backItem: string
  readonly backPlace: string | undefined
  /** Units that leave in a year; value of them at the border, in the currency of the chain. */
  readonly leavingUnitsPerYear: number
  readonly leavingValuePerYear: number
  /** Part of that value that comes back, by all its ways. */
  readonly backShare: number
  readonly backValuePerYear: number
  /** The way that most of it takes, from the first stage abroad to the one that brings it back. */
  readonly stages: readonly string[]
  /** Part of what leaves that takes this very way. */
  readonly wayShare: number
  /** Countries passed, in order, from and back to the country. */
  readonly countries: readonly string[]
  /** Along this way, all its stages one after the other. */
  readonly days: number
  readonly km: number
  /** Of these stages for the goods that carry the matter, counted whole. */
  readonly carbonKgCo2ePerYear: number
  /** The item has no stated origin: where it is bought counts as its country. */
  readonly isOriginAssumed: boolean
}

export interface Boomerangs {
  /** Largest value back first, at most `MAX_BOOMERANGS`. */
  readonly largest: readonly Boomerang[]
  readonly count: number
  readonly backValuePerYear: number
}

const MAX_BOOMERANGS = 50
/** Value that comes back, over what leaves, under which there is nothing to say. */
const LEAST_SHARE = 1e-9

interface Found {
  readonly country: number
  readonly item: number
  units: number
  value: number
  back: number
  /** The stage through which most comes back. */
  best: Leaving
  bestBack: number
}

/**
 * Finds matter made in a country that leaves it, is transformed abroad into another item and comes
 * back to a site or a market of the country. Per country, one pass over the goods downstream: not
 * yet transformed, transformed, back. A unit of a node goes to its users by their shares of it.
 */
export function boomerangsOf({ flow, supplies, makers }: Omit<SupplyView, 'value'>): Boomerangs {
  const borders = bordersOf(flow, supplies, makers)
  const arcs = useArcs(flow)
  const pass = new ReturnPass(arcs, borders.countryOfNode)
  const found: Found[] = []
  borders.leaving.forEach((leavings, country) => {
    if (leavings && borders.isEntered.has(country)) {
      pass.run(country)
      found.push(...foundIn(country, leavings, pass))
    }
  })
  found.sort((a, b) => b.back - a.back)
  const shown = found.slice(0, MAX_BOOMERANGS)
  const described = new Map<Found, Boomerang>()
  for (const country of new Set(shown.map((each) => each.country))) {
    pass.run(country)
    for (const each of shown) {
      if (each.country === country)
        described.set(each, describe({ flow, borders, arcs, pass }, each))
    }
  }
  return {
    largest: shown.map((each) => described.get(each)!),
    count: found.length,
    backValuePerYear: sum(found.map((each) => each.back)),
  }
}

function foundIn(country: number, leavings: readonly Leaving[], pass: ReturnPass): Found[] {
  const byItem = new Map<number, Found>()
  for (const each of leavings) {
    const back = each.valuePerYear * pass.backShare(each.node)
    const known = byItem.get(each.item)
    if (!known) {
      byItem.set(each.item, {
        country,
        item: each.item,
        units: each.unitsPerYear,
        value: each.valuePerYear,
        back,
        best: each,
        bestBack: back,
      })
      continue
    }
    known.units += each.unitsPerYear
    known.value += each.valuePerYear
    known.back += back
    if (back > known.bestBack) [known.best, known.bestBack] = [each, back]
  }
  return [...byItem.values()].filter((each) => each.back > LEAST_SHARE * each.value)
}

interface Describing {
  readonly flow: Flow
  readonly borders: Borders
  readonly arcs: UseArcs
  readonly pass: ReturnPass
}

function describe({ flow, borders, arcs, pass }: Describing, found: Found): Boomerang {
  const { network, table } = flow
  const { chain } = network
  const way = pass.bestWay(found.best.node)
  const stages = [found.best.stage, ...way.arcs.map((arc) => arcs.stage[arc]!)]
  const back = way.arcs.length > 0 ? arcs.to[way.arcs.at(-1)!]! : found.best.node
  const place = network.nodePlace[back]!
  const along = (component: number) =>
    sum(stages.map((stage) => table[stage * COLUMNS + component]!))
  let units = (found.best.unitsPerYear * flow.activity[found.best.stage]!) / unitsTaken(flow, found)
  let carbon = units * stageCarbon(flow, found.best.stage)
  for (const arc of way.arcs) {
    units = (units * arcs.share[arc]!) / arcs.perUnit[arc]!
    carbon += units * stageCarbon(flow, arcs.stage[arc]!)
  }
  return {
    country: borders.countries[found.country]!,
    item: chain.items[found.item]!.id,
    backItem: chain.items[network.nodeItem[back]!]!.id,
    backPlace: chain.sites[place]?.id ?? chain.markets[place - chain.sites.length]?.id,
    leavingUnitsPerYear: found.units,
    leavingValuePerYear: found.value,
    backShare: found.back / found.value,
    backValuePerYear: found.back,
    stages: stages.map(
      (stage) => chain.processes[stage]?.id ?? chain.lanes[stage - chain.processes.length]!.id,
    ),
    wayShare: (found.best.valuePerYear * way.share) / found.value,
    countries: countriesAlong(flow, borders.countries[found.country]!, stages),
    days: along(DAYS),
    km: along(KM),
    carbonKgCo2ePerYear: carbon,
    isOriginAssumed: found.best.isOriginAssumed,
  }
}

/** Units that the first stage takes in a year: a lane loses some on the way. */
function unitsTaken({ network, activity }: Flow, { best }: Found): number {
  const isLane = best.stage >= network.processCount
  const perUnit = isLane ? network.inputPerUnit[network.inputStart[best.stage]!]! : 1
  return activity[best.stage]! * perUnit
}

function countriesAlong({ network }: Flow, first: string, stages: readonly number[]): string[] {
  const passed = [first]
  for (const stage of stages) {
    const country = placeCountry(network, stagePlaces(network, stage)[1])
    if (country !== undefined && country !== passed.at(-1)) passed.push(country)
  }
  return passed
}
