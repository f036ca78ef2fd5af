import type { Proof, ProofQuestion } from '../../model.ts'
import { demandLaw, selling, source } from '../season/season.test-support.ts'
import { prove } from '../verdict/prove.ts'

const far = source(40, {
  leadWeeks: 13,
  paidWeeksBefore: 6,
  freightPerPiece: 1,
  dutyRatio: 0.12,
  insuranceRatio: 0.01,
  qualityPerSeason: 900,
  setUpPerOrder: 120,
  setUpPerVariant: 15,
  carbonKgCo2ePerPiece: 12,
})
const near = source(52, {
  id: 'near',
  place: 'near',
  leadWeeks: 2,
  paidWeeksBefore: -4,
  freightPerPiece: 0.4,
  carbonKgCo2ePerPiece: 5,
  damageRatio: 0.02,
})

/** Twelve weeks of a coat in three sizes, with every way of buying and every cost. */
export function question(more: Partial<ProofQuestion> = {}): ProofQuestion {
  return {
    law: demandLaw({
      shareByWeek: Array.from({ length: 12 }, () => 1 / 12),
      errorByLead: [{ leadMonths: 1, sdLog: 0.3 }],
      levelSdLog: 0.1,
      variants: ['S', 'M', 'L'].map((id) => ({ id, shareRatio: 1 / 3 })),
      mixConcentration: 50,
    }),
    selling: selling({
      patience: [{ days: 14, keptRatio: 0.7 }],
      storagePerPieceWeek: 0.05,
      capitalRatioPerYear: 0.09,
      returnRatio: 0.1,
      resellableRatio: 0.8,
      returnHandling: 2,
      substitutionRatio: 0.2,
      secondChannel: { price: 30, mostPieces: 50 },
    }),
    markdowns: [],
    policies: [
      { kind: 'push', id: 'far', from: far },
      { kind: 'two-orders', id: 'twice', from: far, again: { ...far, leadWeeks: 5 }, afterWeek: 2 },
      { kind: 'push', id: 'near', from: near },
      { kind: 'quick-response', id: 'quick', from: near },
      { kind: 'mix', id: 'mix', base: far, reactive: near },
      {
        kind: 'reserved',
        id: 'reserved',
        base: far,
        reactive: near,
        waitDays: 10,
        feePerPieceReserved: 1,
      },
      { kind: 'pre-order', id: 'pre', from: near, reachRatio: 0.3, waitDays: 14 },
      { kind: 'on-demand', id: 'demand', from: near, waitDays: 14, feePerPieceReserved: 1 },
      { kind: 'made-to-measure', id: 'measure', from: near, waitDays: 14, returnRatio: 0.01 },
    ],
    drawing: { seed: 11, paths: 128, samplePaths: 32, weekNoiseRatio: 0.2, pieces: 'whole' },
    ...more,
  }
}

export function proof(of: ProofQuestion): Proof {
  const result = prove(of)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}
