import type { Problem } from '../../../../core/problem.ts'
import type { ProofQuestion } from '../../../model.ts'
import type { PolicyKind } from '../../policy/policy.ts'
import { assumed } from './assumed.ts'

/** What stands for the days that a piece sent back is away, when the market does not say (assumption). */
export const ASSUMED_RETURN_DAYS = 14

/**
 * Terms of selling and of reserving that no chain gives, with what stands for them. Those that
 * nothing in the question rests on are not said: returns where nothing comes back, a campaign where
 * nobody sells ahead.
 */
export function leftOut({
  selling,
  policies,
}: Pick<ProofQuestion, 'selling' | 'policies'>): Problem[] {
  const has = (...kinds: readonly PolicyKind[]) => policies.some(({ kind }) => kinds.includes(kind))
  const holdsStock = policies.some(({ kind }) => kind !== 'on-demand' && kind !== 'made-to-measure')
  return [
    ...(holdsStock && selling.storagePerPieceWeek === 0
      ? [assumed('storage', 0, 'Maybe give the stores of the chain and their costs.')]
      : []),
    ...(holdsStock
      ? [
          assumed('secondChannelPrice', 0, 'Maybe give what an outlet pays, and for how many.'),
          assumed('markdowns', 0, 'Maybe give the cuts of price that are planned.'),
        ]
      : []),
    ...(selling.returnRatio > 0
      ? [
          assumed('resellableRatio', 1, 'Maybe give the share of returns that can be sold again.'),
          assumed('returnDays', ASSUMED_RETURN_DAYS, 'Maybe give the days that a return takes.'),
        ]
      : []),
    ...(has('reserved', 'on-demand')
      ? [assumed('feePerPieceReserved', 0, 'Maybe give what a workshop asks to keep a place free.')]
      : []),
    ...(has('pre-order')
      ? [assumed('reachRatio', 1, 'Maybe give the share of clients that the campaign reaches.')]
      : []),
  ]
}
