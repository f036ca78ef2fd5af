import type { Chain } from '../../../../chain/chain.ts'
import type { Policy } from '../../policy/policy.ts'
import { sourcesOf } from '../../policy/policy.ts'
import type { Side } from '../sides.ts'

type ReservingTerms = Pick<Chain['policies'][number], 'feePerPieceReserved' | 'reachRatio'>

/** What a side asks for a place kept free, and whom its campaign reaches, when its chain says so. */
export function reservingOf({ flow, product }: Pick<Side, 'flow' | 'product'>): ReservingTerms {
  const told = flow.network.chain.policies.filter(({ item }) => item === product.itemId)
  const fee = told.find(({ feePerPieceReserved }) => feePerPieceReserved !== undefined)
  const reach = told.find(
    ({ kind, reachRatio }) => kind === 'pre-order' && reachRatio !== undefined,
  )
  return {
    ...(fee && { feePerPieceReserved: fee.feePerPieceReserved }),
    ...(reach && { reachRatio: reach.reachRatio }),
  }
}

/** The terms that a way of buying rests on and its chain leaves out. */
export function reservingLeftOut(
  sides: readonly Side[],
  policies: readonly Policy[],
): ReadonlySet<keyof ReservingTerms> {
  const missing = new Set<keyof ReservingTerms>()
  for (const policy of policies) {
    const term = termOf(policy)
    const last = sourcesOf(policy).at(-1)!
    const side = sides.find(({ source }) => source.id === last.id)
    if (term && side && reservingOf(side)[term] === undefined) missing.add(term)
  }
  return missing
}

function termOf({ kind }: Policy): keyof ReservingTerms | undefined {
  if (kind === 'reserved' || kind === 'on-demand') return 'feePerPieceReserved'
  return kind === 'pre-order' ? 'reachRatio' : undefined
}
