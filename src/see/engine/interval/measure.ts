import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { sum } from '../../../core/statistics/quantile.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { accountsOf } from '../accounts/accounts.ts'
import { clientValue } from '../accounts/client-value.ts'
import { idleCapacity } from '../accounts/idle.ts'
import type { Carbon } from '../carbon/carbon.ts'
import { carbonShareMeasure } from '../carbon/carbon-shares.ts'
import { BANDS_KM, beyondId } from '../sentences/distance-figures.ts'
import { leadTimes } from '../lead-time/lead-time.ts'
import { upstreamOf } from '../lead-time/ways.ts'
import type { Margins } from '../accounts/margins.ts'
import { marginsOfActor } from '../accounts/margins.ts'
import { clientKm } from '../../../chain/flow/client-place.ts'
import { homeShares } from '../proximity/proximity-indicators.ts'
import { stageCarbon } from '../accounts/stages.ts'

interface Measured {
  readonly flow: Flow
  readonly centre: Parameters<typeof clientKm>[1]
  readonly margins: Margins
  readonly carbon: Carbon
}

/** What intervals are stated for, by the ids of the analysis. */
export interface Measure {
  /** Figures of single stages, in the order in which they are written. */
  readonly stageIds: readonly string[]
  /** Key figures of a drawn flow; those of its stages go into `ofStages`, NaN where not in use. */
  readonly figures: (
    flow: Flow,
    ofStages: Float64Array,
  ) => Readonly<Record<string, number | undefined>>
}

/** Beyond this many stages only the totals get an interval. */
const MAX_STAGES = 2_000
/** Cost, carbon and days of each stage. */
const OF_STAGE = ['cost', 'carbon', 'days'] as const

/** Key figures of a drawn flow, by the ids of the analysis: what intervals are stated for. */
export function measure({ flow: base, centre, margins, carbon: baseCarbon }: Measured): Measure {
  const shares = carbonShareMeasure(base, baseCarbon)
  const { stageCount, chain } = base.network
  const bandsOf = bandsPassed(clientKm(base, centre).byStage)
  const upstream = upstreamOf(base)
  const ids = [...chain.processes, ...chain.lanes].map((each) => each.id as string)
  const isListed = stageCount <= MAX_STAGES
  return {
    stageIds: isListed
      ? ids.flatMap((id) => OF_STAGE.map((figure) => `stage/${id}.${figure}`))
      : [],
    figures(flow, ofStages) {
      const accounts = accountsOf(flow)
      const firm = marginsOfActor(flow, accounts, margins.actor)
      const lead = leadTimes(flow, isSameUse(base, flow) ? upstream : upstreamOf(flow))
      const carbon = carbonPerUnit(flow, accounts.unitsSoldPerYear)
      if (isListed) measureStages(flow, { accounts, carbon }, ofStages)
      return {
        ...moneyFigures(accounts, firm),
        'lead.critical': lead.criticalDays,
        'lead.cumulated': lead.cumulatedDays,
        'lead.orderToHand': lead.orderToHandDays,
        'lead.beforeOrder': lead.beforeOrderDays,
        'lead.kept': lead.keptRatio,
        'carbon.total': carbon.reduce((sum, each) => sum + each, 0),
        'proximity.access.country': homeShares(flow).country,
        'idle.ratio': idleCapacity(flow).ratio,
        ...shares(flow),
        ...clientValues(flow),
        ...costBeyond(accounts.stageCostPerYear, bandsOf),
      }
    },
  }
}

/** Do the same stages supply, so that the order of looking up from the clients holds? */
function isSameUse(base: Flow, flow: Flow): boolean {
  for (let stage = 0; stage < base.activity.length; stage++) {
    if (base.activity[stage]! > 0 !== flow.activity[stage]! > 0) return false
  }
  return true
}

function moneyFigures(accounts: Accounts, firm: Margins): Record<string, number | undefined> {
  const units = accounts.unitsSoldPerYear
  const perFirm = (yearly: number) => (firm.known ? yearly / firm.unitsPerYear : undefined)
  const ofSales = (yearly: number) => (firm.known ? yearly / firm.salesPerYear : undefined)
  return {
    'total.cost': accounts.costPerYear / units,
    'total.units': units,
    'books.sales': accounts.books.salesExVatPerYear,
    'books.valueAdded': accounts.books.valueAddedPerYear,
    'idle.cost': accounts.idlePerYear,
    'price.exVat': accounts.books.salesExVatPerYear / units,
    'purchase.unit': firm.purchasePerYear / firm.unitsPerYear,
    'landing.unit': firm.landingPerYear / firm.unitsPerYear,
    'storage.unit': firm.storagePerYear / firm.unitsPerYear,
    'overhead.unit': firm.overheadPerYear / firm.unitsPerYear,
    'landed.unit':
      (firm.purchasePerYear + firm.landingPerYear + firm.storagePerYear) / firm.unitsPerYear,
    'margin.entry': perFirm(firm.entryPerYear),
    'margin.final': perFirm(firm.finalPerYear),
    'margin.operating': perFirm(firm.operatingPerYear),
    'margin.entry.ratio': ofSales(firm.entryPerYear),
    'margin.final.ratio': ofSales(firm.finalPerYear),
    'margin.operating.ratio': ofSales(firm.operatingPerYear),
  }
}

function clientValues(flow: Flow): Record<string, number | undefined> {
  return Object.fromEntries(
    clientValue(flow).markets.map(({ marketId, value }) => [`client.value.${marketId}`, value]),
  )
}

/** Carbon of each stage per unit sold; 0 where not in use. */
function carbonPerUnit(flow: Flow, unitsSold: number): Float64Array {
  const carbon = new Float64Array(flow.network.stageCount)
  for (let stage = 0; stage < carbon.length; stage++) {
    const active = flow.activity[stage]!
    if (active !== 0) carbon[stage] = (active * stageCarbon(flow, stage)) / unitsSold
  }
  return carbon
}

interface OfStages {
  readonly accounts: Accounts
  readonly carbon: Float64Array
}

function measureStages(flow: Flow, { accounts, carbon }: OfStages, values: Float64Array): void {
  for (let stage = 0, at = 0; stage < carbon.length; stage++, at += OF_STAGE.length) {
    const isUsed = flow.activity[stage] !== 0
    values[at] = isUsed ? accounts.stageCostPerYear[stage]! / accounts.unitsSoldPerYear : NaN
    values[at + 1] = isUsed ? carbon[stage]! : NaN
    values[at + 2] = isUsed ? flow.table[stage * COLUMNS + DAYS]! : NaN
  }
}

/** How many bands each stage lies beyond; -1 when it is not placed. */
function bandsPassed(km: Float64Array): Int8Array {
  return Int8Array.from(km, (distance) =>
    Number.isNaN(distance) ? -1 : BANDS_KM.filter((band) => distance > band).length,
  )
}

/** Share of the cost formed beyond each band, of the stages that are placed. */
function costBeyond(cost: Float64Array, bandsOf: Int8Array): Record<string, number | undefined> {
  const passed = new Float64Array(BANDS_KM.length + 1)
  for (let stage = 0; stage < cost.length; stage++) {
    if (bandsOf[stage]! >= 0) passed[bandsOf[stage]!]! += cost[stage]!
  }
  const known = sum(passed)
  // Bands stand far first: who passed the farthest passed them all.
  return Object.fromEntries(
    BANDS_KM.map((band, b) => [
      beyondId(band),
      known > 0 ? sum(passed.subarray(BANDS_KM.length - b)) / known : undefined,
    ]),
  )
}
