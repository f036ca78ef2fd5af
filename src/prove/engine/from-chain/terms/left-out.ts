import type { Chain } from '../../../../chain/chain.ts'
import type { Problem } from '../../../../core/problem.ts'
import type { ProofQuestion } from '../../../model.ts'
import type { PolicyKind } from '../../policy/policy.ts'
import { assumed } from './assumed.ts'

type Market = Chain['markets'][number]

/** What stands for the days that a piece sent back is away, when the market does not say (assumption). */
export const ASSUMED_RETURN_DAYS = 14

/** Terms of selling and of reserving that no chain gives, with what stands for them. */
const STANDS_IN = {
  storage: [0, 'Maybe give the stores of the chain and their costs.'],
  secondChannelPrice: [0, 'Maybe give what an outlet pays, and for how many.'],
  markdowns: [0, 'Maybe give the cuts of price that are planned.'],
  markdownElasticity: [0, 'Maybe give a sales history: it tells what a cut of price sells.'],
  substitutionRatio: [0, 'Maybe give the share of clients who take another variant.'],
  resellableRatio: [1, 'Maybe give the share of returns that can be sold again.'],
  returnDays: [ASSUMED_RETURN_DAYS, 'Maybe give the days that a return takes.'],
  feePerPieceReserved: [0, 'Maybe give what a workshop asks to keep a place free.'],
  reachRatio: [1, 'Maybe give the share of clients that the campaign reaches.'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>
type Term = keyof typeof STANDS_IN

/**
 * What the market leaves out and the question rests on. The rest is not said: returns where nothing
 * comes back, a campaign where nobody sells ahead.
 */
export function leftOut(
  market: Market,
  { law, selling, markdowns, policies }: Omit<ProofQuestion, 'drawing'>,
): Problem[] {
  const has = (...kinds: readonly PolicyKind[]) => policies.some(({ kind }) => kinds.includes(kind))
  const holdsStock = policies.some(({ kind }) => kind !== 'on-demand' && kind !== 'made-to-measure')
  const comesBack = selling.returnRatio > 0
  const isLeftOut: Readonly<Record<Term, boolean>> = {
    storage: holdsStock && selling.storagePerPieceWeek === 0,
    secondChannelPrice: holdsStock && market.secondChannelPrice === undefined,
    markdowns: holdsStock && markdowns.length === 0,
    markdownElasticity: markdowns.length > 0 && selling.markdownElasticity === 0,
    substitutionRatio:
      holdsStock && law.variants.length > 1 && market.substitutionRatio === undefined,
    resellableRatio: comesBack && market.resellableRatio === undefined,
    returnDays: comesBack && market.returnDays === undefined,
    feePerPieceReserved: has('reserved', 'on-demand'),
    reachRatio: has('pre-order'),
  }
  return (Object.keys(STANDS_IN) as Term[])
    .filter((name) => isLeftOut[name])
    .map((name) => {
      const [value, maybe] = STANDS_IN[name]
      return assumed(name, value, maybe)
    })
}
