import type { Rng } from '../../src/core/statistics/rng.ts'
import { rng } from '../../src/core/statistics/rng.ts'
import { exp, log } from '../../src/core/statistics/special.ts'
import type { DemandLaw } from '../../src/prove/engine/demand/demand-law.ts'
import type { Policy } from '../../src/prove/engine/policy/policy.ts'
import type { SellingTerms, Source } from '../../src/prove/engine/season/season-plan.ts'
import type { ProofQuestion } from '../../src/prove/model.ts'

/** Changed only with the name of the generator: results are compared over years. */
const SEED = 'prove products 1'

/** The product of a number: the same for ever. Ranges are those of consumer goods, assumed. */
export function product(index: number): ProofQuestion {
  const random = rng(SEED).split(index)
  const price = between(random, 20, 200, true)
  const law = lawOf(random)
  const far = farSource(random, price, law.meanPieces)
  const near = nearSource(random, { price, far, meanPieces: law.meanPieces })
  const selling = sellingOf(random, price, Math.min(far.purchasePerPiece, near.purchasePerPiece))
  return {
    law,
    selling,
    markdowns: random.next() < 0.3 ? [{ fromWeek: law.shareByWeek.length - 1, cutRatio: 0.3 }] : [],
    policies: policiesOf(random, { far, near, price }),
    drawing: {
      seed: index,
      paths: 1024,
      samplePaths: 512,
      weekNoiseRatio: between(random, 0.05, 0.35),
      pieces: 'even',
    },
  }
}

/** A value between two bounds, even on the line or on its logarithm. */
function between(random: Rng, low: number, high: number, isLog = false): number {
  const at = random.next()
  return isLog ? exp(log(low) + at * log(high / low)) : low + at * (high - low)
}

function lawOf(random: Rng): DemandLaw {
  const weeks = 5 + random.int(6)
  const peak = between(random, 0, 1)
  const weights = Array.from(
    { length: weeks },
    (_, week) => 0.3 + exp(-8 * (week / weeks - peak) ** 2),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return {
    origin: 'default',
    shareByWeek: weights.map((weight) => weight / sum),
    meanPieces: between(random, 200, 20_000, true),
    levelSdLog: between(random, 0, 0.12),
    errorByLead: [{ leadMonths: 1, sdLog: between(random, 0.03, 0.5) }],
    variants: [{ id: '', shareRatio: 1 }],
    mixConcentration: Infinity,
    returnRatio: 0,
  }
}

function farSource(random: Rng, price: number, meanPieces: number): Source {
  return {
    id: 'far',
    place: 'far',
    purchasePerPiece: price * between(random, 0.15, 0.5),
    freightPerPiece: price * between(random, 0.005, 0.04),
    dutyRatio: random.next() < 0.5 ? 0 : between(random, 0, 0.12),
    insuranceRatio: between(random, 0, 0.01),
    qualityPerSeason: price * meanPieces * between(random, 0, 0.01),
    setUpPerOrder: price * meanPieces * between(random, 0, 0.003),
    setUpPerVariant: 0,
    carbonKgCo2ePerPiece: between(random, 2, 20),
    leadWeeks: 8 + random.int(18),
    leadSdWeeks: 0,
    minimumPiecesPerOrder: random.next() < 0.5 ? 0 : meanPieces * between(random, 0.02, 0.5),
    minimumPiecesPerVariant: 0,
    capacityPiecesPerWeek: Infinity,
    paidWeeksBefore: random.int(9),
    damageRatio: between(random, 0, 0.03),
  }
}

function nearSource(
  random: Rng,
  {
    price,
    far,
    meanPieces,
  }: { readonly price: number; readonly far: Source; readonly meanPieces: number },
): Source {
  const purchase = far.purchasePerPiece * (1 + between(random, 0.05, 0.8))
  return {
    ...far,
    id: 'near',
    place: 'near',
    purchasePerPiece: Math.min(purchase, price * 0.85),
    freightPerPiece: price * between(random, 0.002, 0.015),
    dutyRatio: 0,
    qualityPerSeason: price * meanPieces * between(random, 0, 0.003),
    setUpPerOrder: price * meanPieces * between(random, 0, 0.002),
    carbonKgCo2ePerPiece: between(random, 1, 12),
    leadWeeks: 1 + random.int(4),
    minimumPiecesPerOrder: random.next() < 0.6 ? 0 : meanPieces * between(random, 0, 0.1),
    paidWeeksBefore: 0,
    damageRatio: between(random, 0, 0.015),
  }
}

function sellingOf(random: Rng, price: number, cheapest: number): SellingTerms {
  const kept = between(random, 0.3, 0.95)
  return {
    price,
    endValue: Math.min(price * between(random, -0.02, 0.35), cheapest * 0.9),
    storagePerPieceWeek: price * between(random, 0, 0.001),
    capitalRatioPerYear: between(random, 0.04, 0.15),
    returnRatio: random.next() < 0.5 ? 0 : between(random, 0, 0.25),
    returnWeeks: 2,
    resellableRatio: between(random, 0.5, 1),
    returnHandling: price * between(random, 0, 0.04),
    substitutionRatio: 0,
    markdownElasticity: between(random, -3, -0.5),
    patience: [
      { days: 7, keptRatio: (1 + kept) / 2 },
      { days: 21, keptRatio: kept },
    ],
    carbonPricePerKg: 0,
  }
}

function policiesOf(
  random: Rng,
  { far, near, price }: { readonly far: Source; readonly near: Source; readonly price: number },
): Policy[] {
  const air: Source = {
    ...far,
    id: 'air',
    freightPerPiece: far.freightPerPiece + price * between(random, 0.02, 0.08),
    leadWeeks: 2 + random.int(2),
  }
  return [
    { kind: 'push', id: 'far', from: far },
    { kind: 'two-orders', id: 'far twice', from: far, again: air, afterWeek: 1 },
    { kind: 'push', id: 'near', from: near },
    { kind: 'quick-response', id: 'near often', from: near },
    { kind: 'mix', id: 'far and near', base: far, reactive: near },
    {
      kind: 'on-demand',
      id: 'on demand',
      from: near,
      waitDays: 7 * near.leadWeeks,
      feePerPieceReserved: near.purchasePerPiece * between(random, 0, 0.05),
    },
  ]
}
