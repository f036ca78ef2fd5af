import type { Chain } from '../chain.ts'
import type { Defaults } from '../flow/defaults.ts'
import { defaultsOf } from '../flow/defaults.ts'
import { compileNetwork, drivingOutput } from '../flow/network/network.ts'
import { straightKm, termContext } from '../flow/stage-table.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import { hasCost } from './missing.ts'
import { labourCost } from '../reference-set/reference.ts'

interface ProcessAround {
  readonly kind: string
  readonly step: string
  readonly firm: string
  readonly country: string
  readonly activity: string
  readonly isOwn: boolean
  readonly currency: string | undefined
  readonly hasCost: boolean
  /** Mass of what a run gives; 1 when it is not known. */
  readonly massKgPerRun: number
}

interface LaneAround {
  readonly mode: string
  readonly firm: string
  /** It leaves a site of the firm that looks at its chain. */
  readonly isOwn: boolean
  readonly massKgPerUnit: number
}

/** What stands around each stage: place, firm, operation, and what the tables say of them. */
export interface Surroundings {
  readonly processes: readonly ProcessAround[]
  readonly lanes: readonly LaneAround[]
  readonly defaults: Defaults
  /** Value of one unit of a currency in that of the chain. */
  readonly rateOf: (currency: string | undefined) => number
  readonly straightKm: (lane: number) => number | undefined
  /** Carriers in use in the chain. */
  readonly carriers: readonly string[]
  /** How most lanes state their cost. */
  readonly carriageField: 'costPerUnit' | 'costPerKg'
  /** In the currency of the chain. */
  readonly labour: (
    country: string,
  ) => { readonly value: number; readonly kind: string } | undefined
  readonly electricity: (country: string) => number | undefined
  /** For countries that the tables do not know. */
  readonly middleLabour: number
  readonly middleElectricity: number
  readonly middleKm: number
  /** Median price between firms; 0 when none is known. */
  readonly middlePrice: number
}

export function surroundingsOf(chain: Chain, reference: ReferenceSet): Surroundings {
  const network = compileNetwork(chain)
  const defaults = defaultsOf(reference, chain.chain.carbonFamily ?? 'uk-2025')
  const { rateOf, eurRate: eur } = termContext(chain, reference)
  const sites = new Map(chain.sites.map((site) => [site.id as string, site]))
  const items = new Map(chain.items.map((item) => [item.id as string, item]))
  const { lead } = chain.chain
  const labour = (country: string) => {
    const found = labourCost(reference, country)
    return found && { value: found.value * eur, kind: found.kind }
  }
  const electricity = (country: string) => {
    const found = defaults.electricityEurPerKwh(country)?.value
    return found === undefined ? undefined : found * eur
  }
  const processes = chain.processes.map((process): ProcessAround => {
    const driving = drivingOutput(process)
    const mass = items.get(driving?.item ?? '')?.massKgPerUnit ?? 1
    const site = sites.get(process.site)
    const activity = activityOf(process)
    const firm = process.actor ?? site?.actor ?? ''
    return {
      kind: process.kind,
      step: process.steps?.[0] ?? activity,
      firm,
      isOwn: firm === lead,
      currency: process.currency,
      hasCost: hasCost(process),
      country: site?.country ?? '',
      activity,
      massKgPerRun: positive(mass * (driving?.quantityPerRun ?? 1)),
    }
  })
  const perUnit = chain.lanes.filter((lane) => lane.costPerUnit !== undefined).length
  const perKg = chain.lanes.filter((lane) => lane.costPerKg !== undefined).length
  const countries = [...new Set(processes.map((process) => process.country))]
  return {
    processes,
    lanes: chain.lanes.map((lane) => ({
      mode: lane.mode,
      firm: sites.get(lane.from)?.actor ?? '',
      isOwn: sites.get(lane.from)?.actor === lead,
      massKgPerUnit: positive(items.get(lane.item)?.massKgPerUnit ?? 1),
    })),
    defaults,
    rateOf,
    straightKm: (lane) => straightKm(network, chain.processes.length + lane),
    carriers: [...new Set(chain.processes.flatMap((p) => p.energy?.map((e) => e.carrier) ?? []))],
    carriageField: perUnit > perKg ? 'costPerUnit' : 'costPerKg',
    labour,
    electricity,
    middleLabour: middle(countries.map((country) => labour(country)?.value)),
    middleElectricity: middle(countries.map(electricity)),
    middleKm: middle(chain.lanes.map((lane) => lane.distanceKm)),
    middlePrice: chain.prices.length > 0 ? middle(chain.prices.map((p) => p.pricePerUnit)) : 0,
  }
}

function activityOf(process: Chain['processes'][number]): string {
  return process.activity ?? process.segment ?? ''
}

function positive(value: number): number {
  return value > 0 ? value : 1
}

/** Median of what is known; 1 when nothing is. */
function middle(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined && value > 0)
  known.sort((a = 0, b = 0) => a - b)
  return known[Math.floor(known.length / 2)] ?? 1
}
