import type { Chain } from '../../../../chain/chain.ts'
import { estimateTarget } from '../../../../chain/estimate-key.ts'
import type { ReferenceSet } from '../../../../chain/reference-set/reference.ts'
import { questionOfChains } from '../../../../prove/engine/from-chain/question-of-chains.ts'
import { keptAfter } from '../../../../prove/engine/season/season-plan.ts'
import { withSources } from '../../../../prove/engine/verdict/break-even.ts'
import type { SeasonStanding } from './standing.ts'

/** Lever that finishes a plain piece once it is ordered; parts that it makes bear its name. */
const PLAIN = '/plain-'

/**
 * A plain piece in stock, finished once it is ordered (Lee and Tang 1997,
 * doi:10.1287/mnsc.43.1.40): what is stocked has one variant and the whole lead of the chain, its
 * risk is that of any stock; clients wait for the finish alone, and those who do not are lost. The
 * finish is paid on plain pieces left over too: a little against the lever, never for it.
 */
export function postponed(
  chain: Chain,
  reference: ReferenceSet,
  season: SeasonStanding,
): SeasonStanding {
  const { question } = season
  const policy = question.policies[0]!
  if (!('waitDays' in policy) || !finishesPlain(chain)) return season
  const policies = chain.policies.filter(({ item }) => item !== sold(chain))
  const stocked = questionOfChains([withoutPolicies(chain, policies)], reference, {
    drawing: question.drawing,
    kinds: ['push', 'two-orders', 'quick-response'],
  })
  if (!stocked.ok) return season
  const { law } = question
  const lots = lotsOfPlain(chain)
  const kept = keptAfter(question.selling.patience, policy.waitDays)
  return {
    ...season,
    question: {
      ...question,
      law: {
        ...law,
        meanPieces: law.meanPieces * kept,
        variants: [{ id: '', shareRatio: 1 }],
        mixConcentration: Infinity,
      },
      policies: withSources(stocked.value.question.policies, (source) => ({ ...source, ...lots })),
    },
  }
}

function sold({ chain, markets }: Chain): string | undefined {
  return chain.focus ?? markets[0]?.item
}

function finishesPlain({ policies, processes }: Chain): boolean {
  const points = new Set<string | undefined>(policies.map(({ decoupling }) => decoupling))
  return processes.some(
    ({ id, inputs }) => points.has(id) && inputs?.some(({ item }) => item.includes(PLAIN)),
  )
}

function withoutPolicies(chain: Chain, policies: Chain['policies']): Chain {
  const kept = new Set(policies.map(({ id }) => id as string))
  const estimates = chain.estimates.filter(({ id }) => {
    const target = estimateTarget(id)
    return target?.noun !== 'policies' || kept.has(target.id)
  })
  return { ...chain, policies, estimates }
}

/** Who makes the plain piece sets its lots; the finish follows single orders. */
function lotsOfPlain({ processes }: Chain) {
  const maker = processes.find(({ outputs }) => outputs?.some(({ item }) => item.includes(PLAIN)))
  return { minimumPiecesPerOrder: maker?.minimumPerStyleUnits ?? 0, minimumPiecesPerVariant: 0 }
}
