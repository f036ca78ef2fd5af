import type { ProofDocument } from '../../../prove/engine/document.ts'
import type { TrainingSide } from '../../engine/firms/training.ts'
import { isNearEnough, sideOf } from '../../engine/firms/training.ts'
import type { EstimateQuestion, TrainingCase } from '../../training-messages.ts'

/** A figure as `see` gives it. */
export interface MeasuredFigure {
  readonly value: number
  readonly unit: string
}

/** What settles a case: the engines on the examples, wherever they run. */
export interface TrainingEngine {
  readonly prove: (examples: readonly [string, string]) => Promise<ProofDocument>
  readonly figure: (example: string, figureId: string) => Promise<MeasuredFigure>
}

export type GivenAnswer = TrainingSide | number

/** What was measured and whether the answer given stands. */
export type Measured =
  | { readonly kind: 'side'; readonly proof: ProofDocument; readonly isRight: boolean }
  | { readonly kind: 'estimate'; readonly figure: MeasuredFigure; readonly isRight: boolean }

export async function measure(
  { asked }: TrainingCase,
  given: GivenAnswer,
  engine: TrainingEngine,
): Promise<Measured> {
  if (asked.kind === 'side') {
    const proof = await engine.prove(asked.examples)
    return { kind: 'side', proof, isRight: sideOf(proof) === given }
  }
  const figure = await engine.figure(asked.examples[0], asked.figure)
  return { kind: 'estimate', figure, isRight: isEstimateRight(asked, given, figure.value) }
}

function isEstimateRight(
  { toleranceRatio }: EstimateQuestion,
  given: GivenAnswer,
  measured: number,
): boolean {
  return typeof given === 'number' && isNearEnough(given, measured, toleranceRatio)
}
