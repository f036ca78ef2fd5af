import type { Words } from '../../core/schema/schema.ts'
import type { Chain } from '../chain.ts'

/** A figure that nothing in the chain or the tables supports, and the question to ask. */
export interface Missing {
  readonly key: string
  readonly partName: string
  readonly ask: Words
}

/** What stays empty and bears on a result: days, costs, distances, prices between firms. */
export function missingFigures(chain: Chain): Missing[] {
  const ofProcesses = chain.processes
    .filter((process) => process.kind !== 'serve')
    .flatMap((process) => [...daysOf(process), ...costOf(process)])
  return [...ofProcesses, ...distancesOf(chain)]
}

type Process = Chain['processes'][number]

function daysOf(process: Process): Missing[] {
  if (process.leadTimeDays !== undefined) return []
  const fr = 'combien de jours de la commande au produit fini ?'
  return [askOf(process, 'leadTimeDays', fr, 'how many days from order to finished?')]
}

function costOf(process: Process): Missing[] {
  if (hasCost(process)) return []
  if (process.kind === 'buy') {
    const fr = 'à quel prix est-ce acheté ?'
    return [askOf(process, 'purchaseCostPerRun', fr, 'at what price is it bought?')]
  }
  const fr = 'combien d’heures de travail, ou quel coût ?'
  return [askOf(process, 'labour.0.hoursPerRun', fr, 'how many hours of work, or what cost?')]
}

function askOf(process: Process, field: string, fr: string, en: string): Missing {
  const { name, nameEn = name } = process
  return {
    key: `processes/${process.id}/${field}`,
    partName: name,
    ask: { fr: `${name} : ${fr}`, en: `${nameEn}: ${en}` },
  }
}

function distancesOf(chain: Chain): Missing[] {
  const places = new Map(
    [...chain.sites, ...chain.markets].map((each) => [each.id as string, each]),
  )
  return chain.lanes.flatMap((lane): Missing[] => {
    const [from, to] = [places.get(lane.from), places.get(lane.to)]
    const isPlaced = from?.latitudeDeg !== undefined && to?.latitudeDeg !== undefined
    if (lane.distanceKm !== undefined || isPlaced || lane.mode === 'wire') return []
    const name = lane.name ?? `${from?.name ?? lane.from} – ${to?.name ?? lane.to}`
    const ask = { fr: `${name} : combien de kilomètres ?`, en: `${name}: how many kilometres?` }
    return [{ key: `lanes/${lane.id}/distanceKm`, partName: name, ask }]
  })
}

/** The price of a sale that nothing lets one guess. */
export function missingPrice(chain: Chain, sale: SaleBetween): Missing {
  const [seller, buyer] = [chain.actors[sale.seller], chain.actors[sale.buyer]]
  const item = chain.items.find((each) => each.id === sale.item)
  if (!seller || !buyer || !item) throw new Error(`No sale of ${sale.item}`)
  return {
    key: `prices/${seller.id}/${sale.item}/${buyer.id}/pricePerUnit`,
    partName: seller.name,
    ask: {
      fr: `${seller.name} : à quel prix vend-on « ${item.name} » à ${buyer.name}, l’unité ?`,
      en: `${english(seller)}: at what price is a unit of “${english(item)}” sold to ${english(buyer)}?`,
    },
  }
}

function english({ name, nameEn = name }: { name: string; nameEn?: string }): string {
  return nameEn
}

interface SaleBetween {
  readonly seller: number
  readonly buyer: number
  readonly item: string
}

/** Does it state any cost of its own? */
export function hasCost(process: Chain['processes'][number]): boolean {
  const { purchaseCostPerRun, ownCostPerRun, costPerYear, labour, energy } = process
  return (
    purchaseCostPerRun !== undefined ||
    ownCostPerRun !== undefined ||
    costPerYear !== undefined ||
    (labour?.length ?? 0) > 0 ||
    (energy?.length ?? 0) > 0
  )
}
