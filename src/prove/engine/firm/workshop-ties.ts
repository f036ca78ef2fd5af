import type { Chain } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { flow } from '../../../chain/flow/flow.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { lastMakingOf } from '../../../chain/flow/network/last-making.ts'
import { productOf } from '../from-chain/product.ts'
import { leadActor } from '../from-chain/supply.ts'

/** Who depends on whom between a firm and the workshop that makes for it, as its chain says. */
export interface WorkshopTies {
  /** The chain that it is read from. */
  readonly chain: string
  readonly workshop: string
  /** The workshop belongs to the firm: it is its own client. */
  readonly isOwn: boolean
  /** Of the workshop's sales in this chain, what the firm buys; undefined when none is known. */
  readonly boughtByFirmRatio?: number
  /** Of what the workshop can make in a year, what the chain takes; undefined without a capacity. */
  readonly capacityTakenRatio?: number
  /** Of the firm's purchases, what goes to its largest supplier. */
  readonly largestSupplierRatio?: number
  readonly largestSupplier?: string
  /** The firm's own clients, by share of its sales, largest first. */
  readonly clients: readonly { readonly marketId: string; readonly shareRatio: number }[]
  /** Sum of squared shares of those (Hirschman 1945, Herfindahl 1950): 1 when there is one. */
  readonly clientConcentration: number
}

/** Read from the flows of a chain; undefined when nothing in it makes the product. */
export function workshopTies(chain: Chain, reference: ReferenceSet): WorkshopTies | undefined {
  const flowed = flow(chain, reference)
  if (!flowed.ok) return undefined
  const product = productOf(flowed.value)
  const stage = product.ok ? lastMakingOf(flowed.value, product.value.market) : undefined
  if (stage === undefined) return undefined
  const workshop = flowed.value.owners.stage[stage] ?? -1
  const lead = leadActor(flowed.value)
  const sold = tradeOf(flowed.value, ({ seller, kind }) => seller === workshop && kind !== 'sale')
  const bought = tradeOf(flowed.value, ({ buyer }) => buyer === lead)
  const clients = clientsOf(flowed.value, lead)
  const capacity = chain.processes[stage]?.capacityUnitsPerYear
  const largest = largestOf(bought.map(({ seller, worth }) => [seller, worth]))
  return {
    chain: chain.chain.name,
    workshop: chain.actors[workshop]?.name ?? '',
    isOwn: workshop === lead,
    ...share('boughtByFirmRatio', sold, ({ buyer }) => buyer === lead),
    ...(capacity !== undefined &&
      capacity > 0 && {
        capacityTakenRatio: (flowed.value.activity[stage] ?? 0) / capacity,
      }),
    ...(largest && {
      largestSupplier: chain.actors[largest.actor]?.name ?? '',
      largestSupplierRatio: largest.shareRatio,
    }),
    clients,
    clientConcentration: clients.reduce((sum, { shareRatio }) => sum + shareRatio * shareRatio, 0),
  }
}

type Handover = Flow['handovers'][number]

interface Trade {
  readonly seller: number
  readonly buyer: number
  readonly worth: number
}

function tradeOf({ handovers }: Flow, isOne: (handover: Handover) => boolean): Trade[] {
  return handovers
    .filter((handover) => isOne(handover) && handover.seller !== handover.buyer)
    .map(({ seller, buyer, unitsPerYear, pricePerUnit, costPerUnit }) => {
      return { seller, buyer, worth: unitsPerYear * (pricePerUnit ?? costPerUnit) }
    })
}

function share(
  name: 'boughtByFirmRatio',
  trades: readonly Trade[],
  isOne: (trade: Trade) => boolean,
): Pick<WorkshopTies, 'boughtByFirmRatio'> {
  const all = trades.reduce((sum, { worth }) => sum + worth, 0)
  const own = trades.filter(isOne).reduce((sum, { worth }) => sum + worth, 0)
  return all > 0 ? { [name]: own / all } : {}
}

function largestOf(
  worths: readonly (readonly [number, number])[],
): { readonly actor: number; readonly shareRatio: number } | undefined {
  const sums = new Map<number, number>()
  for (const [actor, worth] of worths) sums.set(actor, (sums.get(actor) ?? 0) + worth)
  const all = [...sums.values()].reduce((sum, worth) => sum + worth, 0)
  const top = [...sums].toSorted(([, a], [, b]) => b - a)[0]
  return top && all > 0 ? { actor: top[0], shareRatio: top[1] / all } : undefined
}

function clientsOf({ handovers, network }: Flow, lead: number): WorkshopTies['clients'] {
  const sales = handovers
    .filter(({ kind, seller }) => kind === 'sale' && seller === lead)
    .map(({ market, unitsPerYear, pricePerUnit, costPerUnit }) => ({
      marketId: network.chain.markets[market]?.id ?? '',
      worth: unitsPerYear * (pricePerUnit ?? costPerUnit),
    }))
  const all = sales.reduce((sum, { worth }) => sum + worth, 0)
  return sales
    .map(({ marketId, worth }) => ({ marketId, shareRatio: all > 0 ? worth / all : 0 }))
    .toSorted((a, b) => b.shareRatio - a.shareRatio)
}
