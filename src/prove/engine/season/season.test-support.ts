import type { DemandLaw } from '../demand/demand-law.ts'
import type { SeasonPlan, SellingTerms, Source } from './season-plan.ts'

/** A source with nothing but a price and a lead; the rest is 0 or without limit. */
export function source(purchasePerPiece: number, more: Partial<Source> = {}): Source {
  return {
    id: 'far',
    place: 'far',
    purchasePerPiece,
    freightPerPiece: 0,
    dutyRatio: 0,
    insuranceRatio: 0,
    qualityPerSeason: 0,
    setUpPerOrder: 0,
    setUpPerVariant: 0,
    carbonKgCo2ePerPiece: 0,
    leadWeeks: 2,
    leadSdWeeks: 0,
    minimumPiecesPerOrder: 0,
    minimumPiecesPerVariant: 0,
    capacityPiecesPerWeek: Infinity,
    paidWeeksBefore: 0,
    damageRatio: 0,
    ...more,
  }
}

/** Price 100, 20 at the end, and nothing else. */
export function selling(more: Partial<SellingTerms> = {}): SellingTerms {
  return {
    price: 100,
    endValue: 20,
    storagePerPieceWeek: 0,
    capitalRatioPerYear: 0,
    returnRatio: 0,
    returnWeeks: 2,
    resellableRatio: 0,
    returnHandling: 0,
    substitutionRatio: 0,
    markdownElasticity: 0,
    patience: [],
    carbonPricePerKg: 0,
    ...more,
  }
}

/** A flat season of one variant with a forecast error of .3 per square root of a month. */
export function demandLaw(more: Partial<DemandLaw> = {}): DemandLaw {
  return {
    origin: 'committee',
    shareByWeek: [0.25, 0.25, 0.25, 0.25],
    meanPieces: 1000,
    levelSdLog: 0,
    errorByLead: [{ leadMonths: 1, sdLog: 0.3 }],
    variants: [{ id: '', shareRatio: 1 }],
    mixConcentration: Infinity,
    returnRatio: 0,
    ...more,
  }
}

/** One order before the season. */
export function push(from: Source, ...piecesByVariant: number[]): SeasonPlan {
  return { first: { source: from, piecesByVariant, committedMonths: 3 }, markdowns: [] }
}
