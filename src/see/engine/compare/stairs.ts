import type { LeadTime } from '../lead-time/lead-time.ts'
import type { StageRow } from '../accounts/stages.ts'

/** One stage of the longest way: where the staircase stands once it is done. */
export interface Stair {
  readonly stageId: string
  readonly name: string
  readonly nameEn: string
  readonly days: number
  readonly carbonKgCo2e: number
  readonly totalDays: number
  readonly totalCarbonKgCo2e: number
}

/** Days run to the right, carbon adds up: the longest way from raw matter to the hand. */
export interface Stairs {
  /** Carbon of what is not on the longest way, made while it runs; kg CO2e per piece sold. */
  readonly besideKgCo2e: number
  readonly steps: readonly Stair[]
}

/** The staircase of a chain, by the market whose goods take longest. */
export function stairsOf(rows: readonly StageRow[], lead: LeadTime): Stairs {
  const way = lead.markets
    .filter(({ critical }) => critical.length > 0)
    .toSorted((a, b) => (b.criticalDays ?? 0) - (a.criticalDays ?? 0))[0]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const onWay = (way?.critical ?? []).flatMap((id) => byId.get(id) ?? [])
  const all = rows.reduce((sum, row) => sum + row.carbonKgCo2ePerUnit, 0)
  const own = onWay.reduce((sum, row) => sum + row.carbonKgCo2ePerUnit, 0)
  const besideKgCo2e = all - own
  let [totalDays, totalCarbonKgCo2e] = [0, besideKgCo2e]
  const steps = onWay.map((row): Stair => {
    totalDays += row.days
    totalCarbonKgCo2e += row.carbonKgCo2ePerUnit
    return {
      stageId: row.id,
      name: row.name,
      nameEn: row.nameEn,
      days: row.days,
      carbonKgCo2e: row.carbonKgCo2ePerUnit,
      totalDays,
      totalCarbonKgCo2e,
    }
  })
  return { besideKgCo2e, steps }
}
