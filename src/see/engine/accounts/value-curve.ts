import type { StageRow } from './stages.ts'

/** One stage on the value curve: how far from the client, and which share of the price it adds. */
export interface ValuePoint {
  readonly stageId: string
  readonly name: string
  readonly nameEn: string
  readonly days: number
  readonly carriedKm: number
  readonly straightKm: number | undefined
  readonly upstreamness: number
  /** Cost added over price excluding VAT; over total cost when no price is known. */
  readonly shareRatio: number
  readonly step: StageRow['step']
  readonly segment: StageRow['segment']
}

/** How the margin of a firm is laid on its stages; not at all by default, and always shown. */
export type MarginAllocation = 'none' | 'by-cost'

export interface ValueCurve {
  readonly points: readonly ValuePoint[]
  readonly base: 'price' | 'cost'
  readonly allocation: MarginAllocation
  /** Share of the price that is margin, not laid on any stage. */
  readonly marginRatio: number | undefined
  /** Value-weighted mean distance of the cost from the client. */
  readonly centreDays: number
  readonly centreKm: number
}

export interface ValueCurveInput {
  readonly rows: readonly StageRow[]
  readonly priceExVat: number | undefined
  readonly allocation?: MarginAllocation
}

/**
 * Share of the price that each stage adds, against its distance to the client (the smile curve of
 * the study, after Shih 1996 and Mudambi 2008, doi:10.1093/jeg/lbn024).
 */
export function valueCurve({ rows, priceExVat, allocation = 'none' }: ValueCurveInput): ValueCurve {
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const base = priceExVat !== undefined && priceExVat > 0 ? priceExVat : cost
  const spread =
    allocation === 'by-cost' && priceExVat !== undefined && cost > 0 ? priceExVat / cost : 1
  const points = rows.map((row) => ({
    stageId: row.id,
    name: row.name,
    nameEn: row.nameEn,
    days: row.daysToClient,
    carriedKm: row.carriedKmToClient,
    straightKm: row.straightKmToClient,
    upstreamness: row.upstreamness,
    shareRatio: base > 0 ? (row.costPerUnit * spread) / base : 0,
    step: row.step,
    segment: row.segment,
  }))
  const weighted = (pick: (row: StageRow) => number) =>
    cost > 0 ? rows.reduce((sum, row) => sum + pick(row) * row.costPerUnit, 0) / cost : 0
  return {
    points,
    base: priceExVat === undefined ? 'cost' : 'price',
    allocation,
    marginRatio:
      priceExVat === undefined || allocation === 'by-cost' ? undefined : 1 - cost / priceExVat,
    centreDays: weighted((row) => row.daysToClient),
    centreKm: weighted((row) => row.straightKmToClient ?? 0),
  }
}

/** Share of the cost formed farther than `km` from the client, stages without a place left out. */
export function costBeyond(rows: readonly StageRow[], km: number): number | undefined {
  let [beyond, known] = [0, 0]
  for (const row of rows) {
    if (row.straightKmToClient === undefined) continue
    known += row.costPerUnit
    if (row.straightKmToClient > km) beyond += row.costPerUnit
  }
  return known > 0 ? beyond / known : undefined
}
