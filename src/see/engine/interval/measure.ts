import { COLUMNS, DAYS } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { accountsOf } from '../accounts/accounts.ts'
import { clientValue } from '../accounts/client-value.ts'
import { idleCapacity } from '../accounts/idle.ts'
import type { Carbon } from '../carbon/carbon.ts'
import { carbonShareMeasure } from '../carbon/carbon-shares.ts'
import { BANDS_KM, beyondId } from '../sentences/distance-figures.ts'
import type { LeadTime } from '../lead-time/lead-time.ts'
import { leadTimes } from '../lead-time/lead-time.ts'
import type { Margins } from '../accounts/margins.ts'
import { marginsOfActor } from '../accounts/margins.ts'
import { clientKm } from '../origin/place.ts'
import { stageCarbon } from '../accounts/stages.ts'

interface Measured {
  readonly flow: Flow
  readonly centre: Parameters<typeof clientKm>[1]
  readonly margins: Margins
  readonly carbon: Carbon
  readonly lead: LeadTime
}

/** Beyond this many stages only the totals get an interval. */
const MAX_STAGES = 2_000

/** Key figures of a drawn flow, by the ids of the analysis: what intervals are stated for. */
export function measure({ flow: base, centre, margins, carbon: baseCarbon }: Measured) {
  const km = clientKm(base, centre)
  const shares = carbonShareMeasure(base, baseCarbon)
  const { stageCount, chain } = base.network
  const ids = [...chain.processes, ...chain.lanes].map((each) => each.id as string)
  return (flow: Flow): Record<string, number | undefined> => {
    const accounts = accountsOf(flow)
    const firm = marginsOfActor(flow, accounts, margins.actor)
    const lead = leadTimes(flow)
    const units = accounts.unitsSoldPerYear
    const perFirm = (yearly: number) => (firm.known ? yearly / firm.unitsPerYear : undefined)
    const values: Record<string, number | undefined> = {
      'total.cost': accounts.costPerYear / units,
      'total.units': units,
      'books.sales': accounts.books.salesExVatPerYear,
      'books.valueAdded': accounts.books.valueAddedPerYear,
      'idle.cost': accounts.idlePerYear,
      'idle.ratio': idleCapacity(flow).ratio,
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
      'margin.entry.ratio': firm.known ? firm.entryPerYear / firm.salesPerYear : undefined,
      'margin.final.ratio': firm.known ? firm.finalPerYear / firm.salesPerYear : undefined,
      'margin.operating.ratio': firm.known ? firm.operatingPerYear / firm.salesPerYear : undefined,
      'lead.critical': lead.criticalDays,
      'lead.cumulated': lead.cumulatedDays,
      'lead.orderToHand': lead.orderToHandDays,
      'lead.beforeOrder': lead.beforeOrderDays,
      'lead.kept': lead.keptRatio,
    }
    let carbon = 0
    for (let stage = 0; stage < stageCount; stage++) {
      const active = flow.activity[stage] ?? 0
      if (active === 0) continue
      const kg = (active * stageCarbon(flow, stage)) / units
      carbon += kg
      if (stageCount > MAX_STAGES) continue
      const id = `stage/${ids[stage]}`
      values[`${id}.cost`] = (accounts.stageCostPerYear[stage] ?? 0) / units
      values[`${id}.carbon`] = kg
      values[`${id}.days`] = flow.table[stage * COLUMNS + DAYS] ?? 0
    }
    values['carbon.total'] = carbon
    Object.assign(values, shares(flow))
    for (const { marketId, value } of clientValue(flow).markets) {
      values[`client.value.${marketId}`] = value
    }
    for (const band of BANDS_KM)
      values[beyondId(band)] = beyond(accounts.stageCostPerYear, km, band)
    return values
  }
}

function beyond(cost: Float64Array, km: Float64Array, band: number): number | undefined {
  let [far, known] = [0, 0]
  cost.forEach((value, stage) => {
    const distance = km[stage] ?? NaN
    if (Number.isNaN(distance)) return
    known += value
    if (distance > band) far += value
  })
  return known > 0 ? far / known : undefined
}
