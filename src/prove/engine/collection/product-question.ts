import { rng } from '../../../core/statistics/rng.ts'
import type { ProofQuestion } from '../../model.ts'
import type { DemandLaw } from '../demand/demand-law.ts'
import { lawOfFamily } from '../demand/law-without-history.ts'
import type { Policy } from '../policy/policy.ts'
import type { PathTies } from '../season/demand-paths.ts'
import type { SellingTerms, Source } from '../season/season-plan.ts'
import type { Collection } from './collection.ts'
import type { CollectionProduct, CollectionSource } from './collection-fields.ts'

/** Seasons when the collection does not say. */
export const DEFAULT_PATHS = 1024
/** Seasons on which quantities are sought: fewer when each has many weeks and variants. */
const [MOST_SAMPLES, LEAST_SAMPLES, SAMPLE_CELLS] = [256, 64, 13_312]
/** Of a week around its share when nothing tells (assumption). */
const ASSUMED_WEEK_NOISE = 0.2
/** Months ahead up to which the supposed error of an innovative product is told. */
const ASSUMED_LEAD_MONTHS = 6
const DAYS_A_WEEK = 7

/** One product of a collection as a question of its own; `ties` is what its season shares. */
export function questionOf(collection: Collection, at: number, ties?: PathTies): ProofQuestion {
  const product = collection.products[at]!
  const law = lawOf(collection, product)
  const { paths = DEFAULT_PATHS, weekNoiseRatio = ASSUMED_WEEK_NOISE } = collection
  return {
    law,
    selling: sellingOf(collection, product),
    markdowns: [],
    policies: policiesOf(collection, product, law.shareByWeek.length),
    drawing: {
      seed: seedOf(collection, product),
      paths,
      samplePaths: collection.samplePaths ?? samplesOf(law),
      weekNoiseRatio: product.weekNoiseRatio ?? weekNoiseRatio,
      pieces: 'whole',
      ...(ties && { ties }),
    },
  }
}

/** A product's seasons depend on the seed of the collection and on its own id alone. */
function seedOf(collection: Collection, { id }: CollectionProduct): number {
  return Math.floor(rng(seedOfAll(collection)).split('product').split(id).next() * SEEDS)
}
/** Seed of the collection. */
export function seedOfAll({ seed }: Collection): number {
  return seed ?? 1
}

/** Room for a half beside each: the seed of the sample seasons. */
const SEEDS = 2 ** 50

function samplesOf({ shareByWeek, variants }: DemandLaw): number {
  let samples = MOST_SAMPLES
  const cells = shareByWeek.length * variants.length
  while (samples > LEAST_SAMPLES && samples * cells > SAMPLE_CELLS) samples /= 2
  return samples
}

function lawOf(collection: Collection, product: CollectionProduct): DemandLaw {
  const shareByWeek = product.shareByWeek ?? collection.shareByWeek ?? flat(collection)
  const errorByLead = product.forecastErrors ?? collection.forecastErrors
  const variants = product.variants ?? [{ id: '', shareRatio: 1 }]
  const known = {
    shareByWeek,
    meanPieces: product.pieces,
    variants,
    mixConcentration: variants.length > 1 ? (product.mixConcentration ?? Infinity) : Infinity,
    returnRatio: product.returnRatio ?? collection.returnRatio ?? 0,
  }
  if (errorByLead && errorByLead.length > 0) {
    return { ...known, origin: 'committee', levelSdLog: product.levelSdLog ?? 0, errorByLead }
  }
  const supposed = lawOfFamily('innovative', {
    meanPieces: product.pieces,
    leadMonths: ASSUMED_LEAD_MONTHS,
    seasonWeeks: shareByWeek.length,
  })
  return { ...supposed, ...known, levelSdLog: product.levelSdLog ?? supposed.levelSdLog }
}

function flat({ seasonWeeks }: Collection): number[] {
  const weeks: number = seasonWeeks ?? 1
  return Array.from({ length: weeks }, () => 1 / weeks)
}

function sellingOf(collection: Collection, product: CollectionProduct): SellingTerms {
  const { price } = product
  return {
    price,
    endValue: (product.endValueRatio ?? collection.endValueRatio ?? 0) * price,
    storagePerPieceWeek: collection.storagePerPieceWeek ?? 0,
    capitalRatioPerYear: collection.capitalRatioPerYear ?? 0,
    returnRatio: product.returnRatio ?? collection.returnRatio ?? 0,
    returnWeeks: 2,
    resellableRatio: collection.resellableRatio ?? 1,
    returnHandling: collection.returnHandling ?? 0,
    substitutionRatio: collection.substitutionRatio ?? 0,
    markdownElasticity: 0,
    patience: (collection.patience ?? [])
      .filter(({ days }) => days > 0)
      .toSorted((a, b) => a.days - b.days),
    carbonPricePerKg: collection.carbonPricePerKg ?? 0,
  }
}

/** What a place costs and asks for when the document does not say. */
const NOTHING_MORE = {
  freightPerPiece: 0,
  dutyRatio: 0,
  insuranceRatio: 0,
  qualityPerSeason: 0,
  setUpPerOrder: 0,
  setUpPerVariant: 0,
  carbonKgCo2ePerPiece: 0,
  leadSdWeeks: 0,
  minimumPiecesPerOrder: 0,
  minimumPiecesPerVariant: 0,
  capacityPiecesPerWeek: Infinity,
  paidWeeksBefore: 0,
  damageRatio: 0,
} as const

function sourceOf(given: CollectionSource, { price, purchases = [] }: CollectionProduct): Source {
  const {
    purchaseRatio = 0,
    waitDays: _wait,
    feePerPieceReserved: _fee,
    sharedCapacityPieces: _capacity,
    sharedMinimumPieces: _minimum,
    ...known
  } = given
  const own = purchases.find(({ source }) => source === given.id)
  const purchasePerPiece = own?.purchasePerPiece ?? purchaseRatio * price
  return { ...NOTHING_MORE, ...known, purchasePerPiece }
}

/** Every way of buying that the sources allow in this window, in an order of its own. */
function policiesOf(collection: Collection, product: CollectionProduct, weeks: number): Policy[] {
  const made = collection.sources.map((given) => ({ given, source: sourceOf(given, product) }))
  const policies = made.flatMap((each) => policiesAt(each, weeks))
  const far = made.find(({ source }) => source.place === 'far')
  const near = made.find(({ source }) => source.place === 'near')
  if (far && near) {
    const both = { base: far.source, reactive: near.source }
    if (near.source.leadWeeks + 1 < weeks) policies.push({ kind: 'mix', id: 'mix', ...both })
    policies.push({ kind: 'reserved', id: 'reserved', ...both, ...waitAt(near) })
  }
  const { policies: kinds } = collection
  return kinds ? policies.filter(({ kind }) => kinds.includes(kind)) : policies
}

/** The ways of buying that any product of the collection has, in one order for all. */
export function policyList(collection: Collection): Policy[] {
  const byWeeks = new Map<number, CollectionProduct>()
  for (const product of collection.products) {
    const weeks = (product.shareByWeek ?? collection.shareByWeek ?? flat(collection)).length
    if (!byWeeks.has(weeks)) byWeeks.set(weeks, product)
  }
  const all = [...byWeeks]
    .toSorted(([a], [b]) => b - a)
    .flatMap(([weeks, product]) => policiesOf(collection, product, weeks))
  return [...new Map(all.map((policy) => [policy.id, policy])).values()]
}

interface MadeAt {
  readonly given: CollectionSource
  readonly source: Source
}

function policiesAt(made: MadeAt, weeks: number): Policy[] {
  const { source } = made
  const { id, leadWeeks, place } = source
  const policies: Policy[] = [{ kind: 'push', id: `push ${id}`, from: source }]
  if (leadWeeks + 2 < weeks) {
    const afterWeek = Math.max(0, Math.min(3, weeks - leadWeeks - 2))
    policies.push(
      { kind: 'two-orders', id: `two-orders ${id}`, from: source, again: source, afterWeek },
      { kind: 'quick-response', id: `quick-response ${id}`, from: source },
    )
  }
  if (place === 'near') {
    policies.push({ kind: 'on-demand', id: `on-demand ${id}`, from: source, ...waitAt(made) })
  }
  return policies
}

function waitAt({ given }: MadeAt) {
  return {
    waitDays: given.waitDays ?? given.leadWeeks * DAYS_A_WEEK,
    feePerPieceReserved: given.feePerPieceReserved ?? 0,
  }
}
