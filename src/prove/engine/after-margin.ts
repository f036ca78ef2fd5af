import type { Chain } from '../../chain/chain.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { Proof, ProofQuestion } from '../model.ts'
import type { EconomicsAsking } from './economics/economics-inputs.ts'
import { checkEconomics, economicsOfChain, exchangeOfChains } from './economics/economics-inputs.ts'
import type { ProofEconomics } from './economics/economics.ts'
import { economicsOf } from './economics/economics.ts'
import { seasonSteps } from './economics/season-steps.ts'
import type { FirmSide } from './firm/firm-side.ts'
import { firmSide } from './firm/firm-side.ts'
import type { WorkshopTies } from './firm/workshop-ties.ts'
import { workshopTies } from './firm/workshop-ties.ts'
import type { PricedComparison, PricedTerms } from './priced-assumptions/priced-comparison.ts'
import { pricedComparison } from './priced-assumptions/priced-comparison.ts'
import type { PricedAsking } from './priced-assumptions/priced-switches.ts'
import { pricedSwitches } from './priced-assumptions/priced-switches.ts'
import { marketOf } from './verdict/prove.ts'

/** What a proof is asked beyond the final margin; what is left out is not worked out. */
export interface AfterMarginAsking {
  /** Cash, payback, exchange rate, clients; `{}` asks for them as the chain says or is supposed. */
  readonly economics?: EconomicsAsking
  /** Assumptions that are worth money; `{}` switches none on. */
  readonly priced?: PricedAsking
  /** What nearness costs the firm and its workshop. */
  readonly firm?: boolean
}

/** What follows the final margin. */
export interface AfterMargin {
  readonly economics?: ProofEconomics
  readonly priced?: PricedComparison
  readonly firm?: FirmSide
}

interface AfterMarginTerms {
  readonly economics?: { readonly asking: EconomicsAsking; readonly ofChain: EconomicsAsking }
  readonly priced?: PricedTerms
  readonly ties?: readonly WorkshopTies[]
}

interface Told {
  readonly chains: readonly Chain[]
  readonly reference: ReferenceSet
  /** The market that stands for all. */
  readonly market: number
}

/** Checks what is asked and reads what the chains and tables say, before any season is played. */
export function afterMarginTerms(
  { economics, priced, firm }: AfterMarginAsking,
  { chains, reference, market }: Told,
): Result<AfterMarginTerms> {
  const checked = checkEconomics(economics ?? {})
  const told = chains[0]!.markets[market]
  const hasWillingness = (told?.willingness ?? []).length > 0
  const switches = pricedSwitches(priced ?? {}, told, reference)
  if (!checked.ok || !switches.ok) {
    return fail(...(checked.ok ? [] : checked.problems), ...(switches.ok ? [] : switches.problems))
  }
  return ok({
    ...(economics && {
      economics: {
        asking: economics,
        ofChain: { ...exchangeOfChains(chains), ...economicsOfChain(chains[0]!, market) },
      },
    }),
    ...(priced && {
      priced: { asking: priced, switches: switches.value, reference, hasWillingness },
    }),
    ...(firm === true && { ties: tiesOf(chains, reference) }),
  })
}

function tiesOf(chains: readonly Chain[], reference: ReferenceSet): WorkshopTies[] {
  return chains.flatMap((chain) => {
    const ties = chain && workshopTies(chain, reference)
    return ties ? [ties] : []
  })
}

/** Works out what was asked, on the seasons of the proof. */
export function afterMargin(
  question: ProofQuestion,
  proof: Proof,
  { economics, priced, ties }: AfterMarginTerms,
): Result<AfterMargin> {
  const compared = priced && pricedComparison(question, proof, priced)
  if (compared && !compared.ok) return compared
  const isPlayed = economics !== undefined || ties !== undefined
  const market = isPlayed ? marketOf(question, 'verdict') : undefined
  const played = market ? proof.outcomes.map(({ plan }) => seasonSteps(plan, market)) : []
  return ok({
    ...(economics && { economics: economicsOf(question, proof, { ...economics, played }) }),
    ...(compared && { priced: compared.value }),
    ...(ties && { firm: firmSide(proof, played, ties) }),
  })
}
