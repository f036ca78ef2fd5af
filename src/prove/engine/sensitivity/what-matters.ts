import type { ProofQuestion } from '../../model.ts'
import type { Source } from '../season/season-plan.ts'
import { dearer, gapOf, knownPlans, moreDoubt, withSources } from '../verdict/break-even.ts'
import type { SobolIndex } from './sobol.ts'
import { sobolIndices } from './sobol.ts'

/** Figures that are moved together, each over a range around what it is. */
export const MOVED_FIGURES = [
  'sales',
  'forecastError',
  'nearPrice',
  'farPrice',
  'farFreight',
  'endValue',
  'patience',
] as const
export type MovedFigure = (typeof MOVED_FIGURES)[number]

/** Half width of each range, as a share of the figure: an assumption, the same for all firms. */
export const RANGE_RATIO: Readonly<Record<MovedFigure, number>> = {
  sales: 0.3,
  forecastError: 0.5,
  nearPrice: 0.15,
  farPrice: 0.15,
  farFreight: 0.5,
  endValue: 0.5,
  patience: 0.3,
}

export interface Matter extends SobolIndex {
  readonly figure: MovedFigure
}

/**
 * What moves the difference between the best near and the best far policy most, every policy
 * brought to its optimum at each draw. The largest total share first.
 */
export function whatMatters(
  question: ProofQuestion,
  samples: number,
  known = knownPlans(question),
): readonly Matter[] {
  const indices = sobolIndices((at) => gapOf(moved(question, at), known), {
    figures: MOVED_FIGURES.length,
    samples,
    seed: question.drawing.seed,
  })
  return MOVED_FIGURES.map((figure, index) => ({ figure, ...indices[index]! })).toSorted(
    (a, b) => b.totalRatio - a.totalRatio,
  )
}

/** The question with its figures moved; 0.5 leaves each where it is. */
export function moved(question: ProofQuestion, at: readonly number[]): ProofQuestion {
  const factor = (figure: MovedFigure) =>
    1 + (2 * at[MOVED_FIGURES.indexOf(figure)]! - 1) * RANGE_RATIO[figure]
  const { law, selling } = question
  const changed = {
    ...question,
    law: { ...law, meanPieces: law.meanPieces * factor('sales') },
    selling: {
      ...selling,
      endValue: selling.endValue * factor('endValue'),
      patience: selling.patience.map(({ days, keptRatio }) => ({
        days,
        keptRatio: Math.min(1, keptRatio * factor('patience')),
      })),
    },
    policies: withSources(
      dearer(question.policies, factor('nearPrice') - 1),
      farMoved(factor('farPrice'), factor('farFreight')),
    ),
  }
  return moreDoubt(changed, factor('forecastError'))
}

function farMoved(price: number, freight: number): (source: Source) => Source {
  return (source) =>
    source.place === 'far'
      ? {
          ...source,
          purchasePerPiece: source.purchasePerPiece * price,
          freightPerPiece: source.freightPerPiece * freight,
        }
      : source
}
