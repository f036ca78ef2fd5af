import type { Chain } from '../chain.ts'
import type { Network } from '../flow/network/network.ts'
import { ownersOf } from '../flow/owners.ts'
import { namesOf } from './market-gaps.ts'
import type { Gap } from './missing.ts'

/**
 * Goods or work that pass from one actor to another without a price: asked once a seller, buyer and
 * item.
 */
export function priceGaps(network: Network): Gap[] {
  const { chain, processCount, inputStart, inputNode, stageNode, stageShare, nodeItem } = network
  const owners = ownersOf(network)
  const asking = new Asking(chain)
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (!(stageShare[stage]! > 0)) continue
    const made = stageNode[stage] ?? -1
    const [buyer, item] = [owners.node[made] ?? -1, nodeItem[made] ?? -1]
    if (stage >= processCount) {
      const taken = inputNode[inputStart[stage] ?? 0] ?? -1
      asking.ask({ seller: owners.node[taken] ?? -1, buyer, item, object: 'goods' })
    } else if (chain.processes[stage]?.marginPerRun === undefined) {
      asking.ask({ seller: owners.stage[stage] ?? -1, buyer, item, object: 'making' })
    }
  }
  return asking.gaps
}

/** Who sells what to whom: indices into actors and items. */
interface Deal {
  readonly seller: number
  readonly buyer: number
  readonly item: number
  readonly object: 'goods' | 'making'
}

class Asking {
  readonly gaps: Gap[] = []
  readonly #known = new Set<string>()
  readonly #chain: Chain

  constructor(chain: Chain) {
    this.#chain = chain
    for (const { seller, buyer, item, for: object } of chain.prices) {
      this.#known.add(JSON.stringify([seller, buyer ?? '', item, object ?? 'goods']))
    }
  }

  ask(deal: Deal): void {
    const seller = this.#chain.actors[deal.seller]
    const buyer = this.#chain.actors[deal.buyer]
    const item = this.#chain.items[deal.item]
    if (!seller || !buyer || !item || seller === buyer) return
    const key = (id: string) => JSON.stringify([seller.id, id, item.id, deal.object])
    if (this.#known.has(key(buyer.id)) || this.#known.has(key(''))) return
    this.#known.add(key(buyer.id))
    const [s, b, i] = [namesOf(seller), namesOf(buyer), namesOf(item)]
    const isMaking = deal.object === 'making'
    this.gaps.push({
      code: isMaking ? 'no_making_price' : 'no_price_between',
      noun: 'prices',
      id: undefined,
      field: 'pricePerUnit',
      about: {
        fr: `${s.fr} → ${b.fr}\u00a0: ${isMaking ? 'façon, ' : ''}${i.fr}`,
        en: `${s.en} → ${b.en}: ${isMaking ? 'making, ' : ''}${i.en}`,
      },
    })
  }
}
