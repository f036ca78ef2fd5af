import type { ProofDocument } from '../../../prove/engine/document.ts'

export type TrainingSide = 'near' | 'far'

/** Too close counts as staying: nobody moves for nothing. */
export function sideOf({ verdict }: Pick<ProofDocument, 'verdict'>): TrainingSide {
  return verdict.kind === 'go-near' ? 'near' : 'far'
}

/** Whether an estimate is near enough, as a share of what was measured. */
export function isNearEnough(guess: number, measured: number, toleranceRatio: number): boolean {
  return Math.abs(guess - measured) <= toleranceRatio * Math.abs(measured)
}
