import type { Words } from '../../../core/schema/schema.ts'
import type { Draft } from '../../lever.ts'
import type { Known } from '../../terms/settings.ts'
import { besideMarket } from './new-market.ts'
import { added, withKnown } from '../parts.ts'

type DraftMarket = Draft['markets'][number]

/** A service that the firm sells to the clients of a market, beside the piece. */
export interface SoldService {
  readonly stepId: string
  readonly name: Words
  /** What one is, in the unit of the item. */
  readonly unit: string
  readonly market: DraftMarket
  readonly seller: string
  readonly site: string
  readonly unitsPerYear: number
  readonly pricePerUnit: number
  readonly costPerUnit: number
  readonly known: {
    readonly units: Known
    readonly price: Known
    readonly cost: Known
  }
}

/** The draft with a service item, the work that gives it, and the market that buys it. */
export function withSoldService(draft: Draft, service: SoldService): Draft {
  const { stepId, name, unit, market, seller, site, known } = service
  const [item, work, clients] = ['service', 'work', 'clients'].map(
    (part) => `${stepId}/${part}-${market.id}`,
  ) as [string, string, string]
  const names = { name: name.fr, nameEn: name.en }
  let next = added(draft, 'items', { id: item, ...names, kind: 'service', unit })
  next = added(next, 'processes', {
    id: work,
    ...names,
    kind: 'serve',
    site,
    actor: seller,
    segment: 'client-relation',
    outputs: [{ item }],
    ownCostPerRun: service.costPerUnit,
    currency: market.currency,
  })
  const fields = {
    id: clients,
    name: `${name.fr}, ${market.name}`,
    nameEn: `${name.en}, ${market.nameEn ?? market.name}`,
    item,
    seller,
    demandUnitsPerYear: service.unitsPerYear,
    priceExVat: service.pricePerUnit,
    channel: 'business-direct',
  }
  next = added(next, 'markets', besideMarket(draft, market, fields))
  return withKnown(next, [
    { ...known.cost, id: `processes/${work}/ownCostPerRun` },
    { ...known.price, id: `markets/${clients}/priceExVat` },
    { ...known.units, id: `markets/${clients}/demandUnitsPerYear` },
  ])
}
