import type { Chain } from '../../chain/chain.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import { countryOf } from '../../chain/reference-set/reference.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { DemandLaw } from './demand/demand-law.ts'
import { sdLogAt } from './demand/error-at-lead.ts'
import type { ChainQuestion } from './from-chain/question-of-chains.ts'
import { committedMonths } from './policy/policy.ts'
import type { Source } from './season/season-plan.ts'
import { keptAfter } from './season/season-plan.ts'

/** Figures of the product and its clients, then those of each source. */
export const PRODUCT_FIGURES = [
  'price',
  'seasonPieces',
  'seasonWeeks',
  'variants',
  'endValue',
  'capitalRatioPerYear',
  'storagePerPieceWeek',
  'returnRatio',
  'keptRatio',
  'weekNoiseRatio',
  'carbonPricePerKg',
] as const
export const SOURCE_FIGURES = [
  'purchasePerPiece',
  'dutyRatio',
  'freightPerPiece',
  'insuranceRatio',
  'leadWeeks',
  'leadSdWeeks',
  'sdLog',
  'minimumPiecesPerOrder',
  'minimumPiecesPerVariant',
  'capacityPiecesPerWeek',
  'damageRatio',
] as const
export type ProductFigure = (typeof PRODUCT_FIGURES)[number]
export type SourceFigure = (typeof SOURCE_FIGURES)[number]

/** How a figure is known. */
export type InputMark = 'given' | 'measured' | 'published' | 'computed' | 'default' | 'assumed'

/** One figure that the proof rests on. */
export interface ProofInput {
  readonly id: ProductFigure | SourceFigure
  /** Of a source; missing: of the product. */
  readonly side?: Source['place']
  /** Place among the sources, with `side`. */
  readonly source?: number
  readonly value: number
  readonly unit: string
  readonly mark: InputMark
  /** Where it comes from, or why it is supposed. */
  readonly note?: Words
}

/** Where one source makes what it sells. */
export interface ProofPlace {
  readonly side: Source['place']
  readonly chain: Words
  readonly country?: Words
}

/** All that a proof was worked out from, to be read, judged and worked out again. */
export interface ProofInputs {
  readonly figures: readonly ProofInput[]
  readonly places: readonly ProofPlace[]
  /** Doubt of demand by how far ahead one commits. */
  readonly doubt: Pick<DemandLaw, 'errorByLead' | 'levelSdLog'>
}

type Chains = readonly [Chain, ...Chain[]]

/** What goes into a proof of these chains, each figure with how it is known. */
export function proofInputs(
  chains: Chains,
  reference: ReferenceSet,
  asked: Pick<
    ChainQuestion,
    'question' | 'product' | 'sources' | 'assumptions' | 'sales' | 'figures'
  >,
): ProofInputs {
  const { law } = asked.question
  return {
    figures: [
      ...productFigures(chains, asked),
      ...asked.sources.flatMap((_, at) => sourceFigures(at, asked, chains)),
    ],
    places: asked.sources.map((source, at) => placeOf(source, chains[at], reference)),
    doubt: { errorByLead: law.errorByLead, levelSdLog: law.levelSdLog },
  }
}

/** Sd of log demand when one commits to a source: its error at that lead and the doubt of the mean. */
export function sdLogOf(doubt: ProofInputs['doubt'], leadMonths: number): number {
  return Math.hypot(sdLogAt(doubt, leadMonths), doubt.levelSdLog)
}

type Asked = Parameters<typeof proofInputs>[2]
type Known = Pick<ProofInput, 'mark' | 'note'>

/** Figures that most products do without: shown when there are any. */
const MAY_BE_NONE: readonly ProofInput['id'][] = [
  'storagePerPieceWeek',
  'returnRatio',
  'carbonPricePerKg',
  'dutyRatio',
  'insuranceRatio',
  'leadSdWeeks',
  'minimumPiecesPerOrder',
  'minimumPiecesPerVariant',
  'damageRatio',
]

function isShown({ id, value }: ProofInput): boolean {
  return Number.isFinite(value) && (value !== 0 || !MAY_BE_NONE.includes(id))
}

function productFigures([chain]: Chains, asked: Asked): ProofInput[] {
  const { question, product, sales } = asked
  const { law, selling, drawing } = question
  const told = chain.markets[product.market]
  const market = `markets/${told?.id}`
  const item = `items/${product.itemId}`
  const known = (key: string, supposed?: string) => howKnown(chain, asked, { key, supposed })
  const sold = (key: string) => (sales ? { mark: 'measured' as const } : known(key))
  const price = told?.priceExVat === undefined ? 'priceIncVat' : 'priceExVat'
  const waits = question.policies.flatMap((each) => ('waitDays' in each ? [each.waitDays] : []))
  const kept = waits.length > 0 ? keptAfter(selling.patience, Math.min(...waits)) : NaN
  const rows: readonly (readonly [ProductFigure, number, string, Known])[] = [
    ['price', selling.price, 'money/unit', known(`${market}/${price}`)],
    ['seasonPieces', law.meanPieces, 'count', sold(`${market}/demandUnitsPerYear`)],
    ['seasonWeeks', law.shareByWeek.length, 'weeks', known(`${market}/windowFrom`, 'window')],
    ['variants', law.variants.length, 'count', known(`${item}/variantAxes`, 'variantMix')],
    ['endValue', selling.endValue, 'money/unit', known(`${item}/salvageRatio`, 'salvageRatio')],
    [
      'capitalRatioPerYear',
      selling.capitalRatioPerYear,
      'ratio',
      known('chain/capitalCostRatioPerYear', 'capitalCostRatioPerYear'),
    ],
    ['storagePerPieceWeek', selling.storagePerPieceWeek, 'money/unit', { mark: 'computed' }],
    ['returnRatio', selling.returnRatio, 'ratio', sold(`${market}/returnRatio`)],
    ['keptRatio', kept, 'ratio', known(`${market}/patience`, 'patience')],
    ['weekNoiseRatio', drawing.weekNoiseRatio, 'ratio', { mark: 'assumed' }],
    ['carbonPricePerKg', selling.carbonPricePerKg, 'money/unit', { mark: 'assumed' }],
  ]
  const edited = editedNames(asked, undefined)
  return rows
    .map(([id, value, unit, how]) => ({
      id,
      value,
      unit,
      ...(edited.includes(id) ? SET_BY_HAND : how),
    }))
    .filter(isShown)
}

function sourceFigures(at: number, asked: Asked, chains: Chains): ProofInput[] {
  const { law } = asked.question
  const source = asked.sources[at]!
  // A nearer maker that no chain describes is supposed as a whole.
  const isSupposed = chains[at] === undefined
  const computed: Known = { mark: isSupposed ? 'assumed' : 'computed' }
  const given: Known = { mark: isSupposed ? 'assumed' : 'given' }
  const doubt: Known = lawMark(asked, chains[0])
  const sdLog = sdLogOf(law, committedMonths(source))
  const rows: readonly (readonly [SourceFigure, number, string, Known])[] = [
    ['purchasePerPiece', source.purchasePerPiece, 'money/unit', computed],
    ['dutyRatio', source.dutyRatio, 'ratio', computed],
    ['freightPerPiece', source.freightPerPiece, 'money/unit', computed],
    ['insuranceRatio', source.insuranceRatio, 'ratio', computed],
    ['leadWeeks', source.leadWeeks, 'weeks', computed],
    ['leadSdWeeks', source.leadSdWeeks, 'weeks', computed],
    ['sdLog', sdLog, 'index', doubt],
    ['minimumPiecesPerOrder', source.minimumPiecesPerOrder, 'count', given],
    ['minimumPiecesPerVariant', source.minimumPiecesPerVariant, 'count', given],
    ['capacityPiecesPerWeek', source.capacityPiecesPerWeek, 'count', computed],
    ['damageRatio', source.damageRatio, 'ratio', computed],
  ]
  const edited = [...editedNames(asked, at), ...editedNames(asked, undefined)]
  return rows
    .map(([id, value, unit, how]) => ({
      id,
      side: source.place,
      source: at,
      value,
      unit,
      ...(edited.includes(id) ? SET_BY_HAND : how),
    }))
    .filter(isShown)
}

const SET_BY_HAND: Known = {
  mark: 'given',
  note: { fr: 'réglé à la main', en: 'set by hand' },
}

/** Inputs that the buyer has set: of one source, or of the product. */
function editedNames({ figures }: Asked, source: number | undefined): readonly string[] {
  return figures
    .filter((each) => each.origin === 'edited' && each.source === source)
    .map(({ name }) => OWN_NAMES[name] ?? name)
}

/** Two figures go in under another name than the one they are set by. */
const OWN_NAMES: Readonly<Record<string, ProofInput['id']>> = {
  forecastError: 'sdLog',
  patience: 'keptRatio',
}

/** From the sales themselves, from similar products, or as the market says it. */
function lawMark({ question, product, sales, assumptions }: Asked, chain: Chain): Known {
  const isSupposed = assumptions.some(({ path }) => path[0] === 'forecastErrors')
  if (isSupposed || question.law.origin === 'default') return { mark: 'default' }
  if (sales) return { mark: 'measured' }
  return estimated(chain, `markets/${chain.markets[product.market]?.id}/forecastErrors`)
}

/** Supposed by us, or as the estimates of the chain say it. */
function howKnown(
  chain: Chain,
  { assumptions }: Asked,
  { key, supposed }: { readonly key: string; readonly supposed: string | undefined },
): Known {
  const isSupposed = supposed !== undefined && assumptions.some(({ path }) => path[0] === supposed)
  return isSupposed ? { mark: 'assumed' } : estimated(chain, key)
}

/** A field with rows is as sure as its least sure row. */
function estimated(chain: Chain, key: string): Known {
  const found = chain.estimates.filter(({ id }) => id === key || `${id}`.startsWith(`${key}.`))
  const least = found.toSorted((a, b) => SURENESS[a.status] - SURENESS[b.status])[0]
  if (!least) return { mark: 'given' }
  const fr = least.source ?? least.reason
  if (fr === undefined) return { mark: least.status }
  const en = (least.source === undefined ? least.reasonEn : least.sourceEn) ?? fr
  return { mark: least.status, note: { fr, en } }
}

const SURENESS: Readonly<Record<Exclude<InputMark, 'computed'>, number>> = {
  assumed: 0,
  default: 1,
  given: 2,
  published: 3,
  measured: 4,
}

/** The country of the last making: what buyers call a source by. */
function placeOf(source: Source, chain: Chain | undefined, reference: ReferenceSet): ProofPlace {
  const { name, nameEn = name } = chain?.chain ?? { name: source.id }
  const known = source.country === undefined ? undefined : countryOf(reference, source.country)
  return {
    side: source.place,
    chain: { fr: name, en: nameEn },
    ...(known && { country: { fr: known.nameFr, en: known.nameEn } }),
  }
}
