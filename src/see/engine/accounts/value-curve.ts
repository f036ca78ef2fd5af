import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure } from '../../model.ts'
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
  /** Cost added, and the margin laid on the stage, per piece sold. */
  readonly valuePerUnit: number
  /** That value over price excluding VAT; over total cost when no price is known. */
  readonly shareRatio: number
  readonly step: StageRow['step']
  readonly segment: StageRow['segment']
}

/**
 * How the margin of each actor is laid on its own stages: by their cost, by what is invested in
 * them, by a given key. Not at all by default, and always shown: it is a choice, not a measure.
 */
export const MARGIN_ALLOCATIONS = ['none', 'by-cost', 'by-capital', 'by-key'] as const
export type MarginAllocation = (typeof MARGIN_ALLOCATIONS)[number]

/** Margin of one actor per piece sold, before idle capacity. */
export interface ActorMargin {
  readonly actor: string
  readonly perUnit: number
}

export interface ValueCurve {
  readonly points: readonly ValuePoint[]
  readonly base: 'price' | 'cost'
  readonly allocation: MarginAllocation
  /** The allocation that was asked and could not be shown, and why. */
  readonly refused?: RefusedAllocation
  /** Share of the price that is margin laid on no stage; undefined when no price is known. */
  readonly marginRatio: number | undefined
  /** Value-weighted mean distance of the cost from the client. */
  readonly centreDays: number
  readonly centreKm: number
}

export interface RefusedAllocation {
  readonly allocation: MarginAllocation
  readonly because: Words
  /** What each stage would add, in money per piece sold; empty when the margin has no place. */
  readonly values: readonly { readonly stageId: string; readonly valuePerUnit: number }[]
}

export interface ValueCurveInput {
  readonly rows: readonly StageRow[]
  readonly priceExVat: number | undefined
  readonly allocation?: MarginAllocation
  /** Margins by actor; missing: the margin of the whole chain, as if one firm owned it. */
  readonly margins?: readonly ActorMargin[]
  /** by-key: weight of each stage by its id; those left out take nothing. */
  readonly weights?: Readonly<Record<string, number>>
}

/**
 * Share of the price that each stage adds, against its distance to the client (the smile curve of
 * the study, after Shih 1996 and Mudambi 2008, doi:10.1093/jeg/lbn024). What margins an allocation
 * moves never changes the total; where a stage would fall below zero there are no shares, and the
 * margin stays apart.
 */
export function valueCurve(input: ValueCurveInput): ValueCurve {
  const { rows, priceExVat, allocation = 'none' } = input
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const base = priceExVat !== undefined && priceExVat > 0 ? priceExVat : cost
  const laid = laidMargins(input, cost)
  const allocated = laid instanceof Float64Array ? laid : undefined
  const points = rows.map((row, index): ValuePoint => {
    const value = row.costPerUnit + (allocated?.[index] ?? 0)
    return {
      stageId: row.id,
      name: row.name,
      nameEn: row.nameEn,
      days: row.daysToClient,
      carriedKm: row.carriedKmToClient,
      straightKm: row.straightKmToClient,
      upstreamness: row.upstreamness,
      valuePerUnit: value,
      shareRatio: base > 0 ? value / base : 0,
      step: row.step,
      segment: row.segment,
    }
  })
  const weighted = (pick: (row: StageRow) => number) =>
    cost > 0 ? rows.reduce((sum, row) => sum + pick(row) * row.costPerUnit, 0) / cost : 0
  const shown = points.reduce((sum, point) => sum + point.valuePerUnit, 0)
  return {
    points,
    base: priceExVat === undefined ? 'cost' : 'price',
    allocation: allocated ? allocation : 'none',
    ...(laid === undefined || allocated ? {} : { refused: laid as RefusedAllocation }),
    marginRatio: priceExVat === undefined ? undefined : 1 - shown / priceExVat,
    centreDays: weighted((row) => row.daysToClient),
    centreKm: weighted((row) => row.straightKmToClient ?? 0),
  }
}

/** Margin laid on each row; why not, when it cannot be; undefined when it is not asked. */
function laidMargins(
  input: ValueCurveInput,
  cost: number,
): Float64Array | RefusedAllocation | undefined {
  const { rows, priceExVat, allocation = 'none', weights = {} } = input
  if (allocation === 'none') return undefined
  const refused = (because: Words): RefusedAllocation => ({ allocation, because, values: [] })
  if (priceExVat === undefined) return refused(NO_PRICE)
  const weightOf = {
    'by-cost': (row: StageRow) => row.costPerUnit,
    'by-capital': (row: StageRow) => row.investment,
    'by-key': (row: StageRow) => Math.max(0, weights[row.id] ?? 0),
  }[allocation]
  if (!rows.some((row) => weightOf(row) > 0)) return refused(NO_WEIGHT[allocation])
  const laid = laidOn(rows, weightOf, input.margins ?? priceExVat - cost)
  if (laid.every((amount, index) => rows[index]!.costPerUnit + amount >= 0)) return laid
  const values = rows.map(({ id, costPerUnit }, index) => ({
    stageId: id,
    valuePerUnit: costPerUnit + laid[index]!,
  }))
  return { allocation, because: NEGATIVE, values }
}

/** Each margin over the stages of its actor by weight; one margin alone over all. */
function laidOn(
  rows: readonly StageRow[],
  weightOf: (row: StageRow) => number,
  margins: readonly ActorMargin[] | number,
): Float64Array {
  const ofRow = (row: StageRow) => (typeof margins === 'number' ? '' : (row.actor ?? ''))
  const weights = new Map<string, number>()
  for (const row of rows) weights.set(ofRow(row), (weights.get(ofRow(row)) ?? 0) + weightOf(row))
  const ratios = new Map<string, number>()
  const lay = (actor: string, margin: number) => {
    const total = weights.get(actor) ?? 0
    if (total > 0) ratios.set(actor, (ratios.get(actor) ?? 0) + margin / total)
  }
  if (typeof margins === 'number') lay('', margins)
  else for (const { actor, perUnit } of margins) lay(actor, perUnit)
  return Float64Array.from(rows, (row) => (ratios.get(ofRow(row)) ?? 0) * weightOf(row))
}

const NO_PRICE = words(
  'un prix de vente manque : la marge est inconnue | a selling price is missing: the margin is unknown',
)
const NEGATIVE = words(
  'une étape ajouterait moins que rien : elle se lit en argent, non en part | a stage would add less than nothing: it is read in money, not as a share',
)
const NO_WEIGHT: Readonly<Record<Exclude<MarginAllocation, 'none'>, Words>> = {
  'by-cost': words('aucune étape n’a de coût | no stage has a cost'),
  'by-capital': words(
    'aucun investissement n’est donné sur un site en service | no investment is given for a site in use',
  ),
  'by-key': words('la clé ne donne de poids à aucune étape | the key gives no stage a weight'),
}

const ALLOCATION_WORDS: Readonly<Record<MarginAllocation, Words>> = {
  none: words('la marge n’est posée sur aucune étape | the margin is laid on no stage'),
  'by-cost': words(
    'la marge de chaque acteur est posée sur ses étapes selon leur coût | the margin of each actor is laid on its stages by their cost',
  ),
  'by-capital': words(
    'la marge de chaque acteur est posée sur ses étapes selon ce qui y est investi | the margin of each actor is laid on its stages by what is invested in them',
  ),
  'by-key': words(
    'la marge de chaque acteur est posée sur ses étapes selon la clé donnée | the margin of each actor is laid on its stages by the given key',
  ),
}

/** What of the price the curve does not show on a stage, and where the curve has its centre. */
export function curveFigures({
  allocation,
  marginRatio,
  centreDays,
  refused,
}: ValueCurve): Figure[] {
  const how = ALLOCATION_WORDS[allocation]
  const why = refused && { fr: ` (${refused.because.fr})`, en: ` (${refused.because.en})` }
  return [
    {
      id: 'curve.marginApart',
      unit: 'ratio',
      value: marginRatio,
      label: words('part du prix qui n’est sur aucune étape | share of the price on no stage'),
      because: NO_PRICE,
      formula: {
        fr: `1 − somme des étapes ÷ prix hors taxe ; ${how.fr}${why?.fr ?? ''}`,
        en: `1 − sum over stages ÷ price excluding VAT; ${how.en}${why?.en ?? ''}`,
      },
      inputs: [
        { kind: 'figure', id: 'total.cost' },
        { kind: 'figure', id: 'price.exVat' },
      ],
    },
    {
      id: 'curve.centreDays',
      unit: 'days',
      value: centreDays,
      label: words('centre de la valeur, jours avant la main | centre of value, days to the hand'),
      formula: words(
        'moyenne des jours jusqu’à la main, pondérée par le coût des étapes | mean of the days to the hand, weighted by the cost of the stages',
      ),
      inputs: [{ kind: 'figure', id: 'total.cost' }],
    },
  ]
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
