import type { Result } from '../../../core/problem.ts'
import { ok } from '../../../core/problem.ts'
import type { Season } from './newsvendor.ts'
import { newsvendor } from './newsvendor.ts'

/** Made to order at `toOrderCost`, against one early order. */
export interface PatienceQuestion extends Season {
  readonly toOrderCost: number
}

/**
 * Share of clients that must accept to wait for work to order to earn as much as the best early
 * order: its profit a piece of forecast over p - c. Above 1: no patience is enough.
 */
export function breakEvenAcceptance(question: PatienceQuestion): Result<number> {
  const early = newsvendor(question)
  if (!early.ok) return early
  const perPiece = question.price - question.toOrderCost
  return ok(perPiece > 0 ? early.value.profit / question.forecastPieces / perPiece : Infinity)
}
