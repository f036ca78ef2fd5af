import type { Words } from '../../core/schema/schema.ts'
import type { Chain } from '../chain.ts'

/** A figure that nothing in the chain or the tables supports, and the question to ask. */
export interface Missing {
  readonly key: string
  readonly partName: string
  readonly ask: Words
}

/** What stays empty and bears on a result: days, costs, distances. */
export function missingFigures(chain: Chain): Missing[] {
  const missing: Missing[] = []
  for (const process of chain.processes) {
    const { name, nameEn = name } = process
    const add = (field: string, fr: string, en: string) =>
      missing.push({
        key: `processes/${process.id}/${field}`,
        partName: name,
        ask: { fr: `${name} : ${fr}`, en: `${nameEn}: ${en}` },
      })
    if (process.kind === 'serve') continue
    if (process.leadTimeDays === undefined) {
      add(
        'leadTimeDays',
        'combien de jours de la commande au produit fini ?',
        'how many days from order to finished?',
      )
    }
    if (hasCost(process)) continue
    if (process.kind === 'buy') {
      add('purchaseCostPerRun', 'à quel prix est-ce acheté ?', 'at what price is it bought?')
    } else {
      add(
        'labour.0.hoursPerRun',
        'combien d’heures de travail, ou quel coût ?',
        'how many hours of work, or what cost?',
      )
    }
  }
  const sites = new Map([...chain.sites, ...chain.markets].map((each) => [each.id as string, each]))
  for (const lane of chain.lanes) {
    const [from, to] = [sites.get(lane.from), sites.get(lane.to)]
    const isPlaced = from?.latitudeDeg !== undefined && to?.latitudeDeg !== undefined
    if (lane.distanceKm !== undefined || isPlaced || lane.mode === 'wire') continue
    const name = lane.name ?? `${from?.name ?? lane.from} – ${to?.name ?? lane.to}`
    missing.push({
      key: `lanes/${lane.id}/distanceKm`,
      partName: name,
      ask: { fr: `${name} : combien de kilomètres ?`, en: `${name}: how many kilometres?` },
    })
  }
  return missing
}

function hasCost(process: Chain['processes'][number]): boolean {
  const { purchaseCostPerRun, ownCostPerRun, costPerYear, labour, energy } = process
  return (
    purchaseCostPerRun !== undefined ||
    ownCostPerRun !== undefined ||
    costPerYear !== undefined ||
    (labour?.length ?? 0) > 0 ||
    (energy?.length ?? 0) > 0
  )
}
