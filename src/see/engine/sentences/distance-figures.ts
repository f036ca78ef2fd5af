import { formatNumber } from '../../../core/format.ts'
import type { Figure } from '../../model.ts'
import { largestBy } from '../accounts/largest.ts'
import type { StageRow } from '../accounts/stages.ts'
import { costBeyond } from '../accounts/value-curve.ts'

/** Distances, km, beyond which the reading may say that cost is formed; the farthest telling one. */
export const BANDS_KM = [9000, 5000, 2000, 1000, 500, 150] as const

/** Figure ids of the share of cost formed beyond each band; the reading picks one. */
export function beyondId(km: number): string {
  return `cost.beyond.${km}`
}

export function distanceFigures(rows: readonly StageRow[]): Figure[] {
  return BANDS_KM.map((km) => ({
    id: beyondId(km),
    unit: 'ratio',
    value: costBeyond(rows, km),
    label: {
      fr: `part du coût formée à plus de ${formatNumber(km, 'fr')} km`,
      en: `share of the cost formed more than ${formatNumber(km, 'en')} km away`,
    },
    formula: {
      fr: 'coût des étapes à plus de cette distance, à vol d’oiseau, ÷ coût des étapes situées',
      en: 'cost of the stages farther than that, great circle, ÷ cost of the stages that are placed',
    },
    inputs: largestBy(
      rows.filter((row) => (row.straightKmToClient ?? 0) > km),
      (row) => row.costPerUnit,
      12,
    ).map((row) => ({ kind: 'figure', id: `stage/${row.id}.cost` })),
    because: { fr: 'aucune étape n’a de coordonnées', en: 'no stage has coordinates' },
  }))
}
