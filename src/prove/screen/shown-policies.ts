import { countryName } from '../../ui/country-name.ts'
import type { Speech } from '../../ui/language.tsx'
import type { ProofDocument } from '../engine/document.ts'
import type { Policy } from '../engine/policy/policy.ts'
import { sideOf, sourcesOf } from '../engine/policy/policy.ts'
import type { Source } from '../engine/season/season-plan.ts'
import type { PolicyOutcome } from '../model.ts'
import { SHORT_POLICY_WORDS } from '../words.ts'

/** A way of buying as the charts show it: a name, the colour of where it buys, a dash. */
export interface ShownPolicy {
  readonly id: string
  readonly name: string
  readonly outcome: PolicyOutcome
  /** Colour of the place, from far (1) to the client's region (4). */
  readonly step: 1 | 2 | 3 | 4
  /** Ways of one colour are told apart by their line. */
  readonly dash: string | undefined
}

const DASHES = [undefined, '5 3', '2 3', '9 3 2 3'] as const

/** Every way of buying that ends otherwise than one before it, best first. */
export function allPolicies(document: ProofDocument, speech: Speech): ShownPolicy[] {
  const { outcomes, verdict } = document
  const keyOf = ({ finalMargin, bridge, policy }: PolicyOutcome) =>
    `${sideOf(policy)} ${finalMargin.mean.toFixed(2)} ${bridge.entryMargin.toFixed(2)}`
  const named = [verdict.farPolicyId, verdict.nearPolicyId, verdict.bestPolicyId]
  const isNamed = ({ policy }: PolicyOutcome) => named.includes(policy.id)
  const seen = new Set<string>()
  const distinct = [...outcomes]
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
    .filter((outcome) => {
      const isNew = !seen.has(keyOf(outcome))
      seen.add(keyOf(outcome))
      return isNew
    })
    .sort((a, b) => b.finalMargin.mean - a.finalMargin.mean)
  const used = new Map<number, number>()
  return distinct.map((outcome) => {
    const step = stepOf(outcome.policy)
    const before = used.get(step) ?? 0
    used.set(step, before + 1)
    return {
      id: outcome.policy.id,
      name: policyName(outcome.policy, document.sources, speech),
      outcome,
      step,
      dash: DASHES[before % DASHES.length],
    }
  })
}

/** The few that a first look needs: the best of each kind, those of the verdict among them. */
export function mainPolicies(all: readonly ShownPolicy[], document: ProofDocument): ShownPolicy[] {
  const { farPolicyId, nearPolicyId, bestPolicyId } = document.verdict
  const groups = new Set<string>()
  return all.filter(({ id, outcome: { policy } }) => {
    const group = groupOf(policy)
    const isFirst = !groups.has(group)
    groups.add(group)
    return isFirst || [farPolicyId, nearPolicyId, bestPolicyId].includes(id)
  })
}

function groupOf(policy: Policy): string {
  const waits = 'waitDays' in policy && sideOf(policy) !== 'both'
  return waits ? 'waits' : `${sideOf(policy)} ${nearestOf(policy).id}`
}

/** The nearest place that a policy buys from. */
function nearestOf(policy: Policy): Source {
  const sources = sourcesOf(policy)
  return sources.find(({ place }) => place === 'near') ?? sources[0]!
}

function stepOf(policy: Policy): ShownPolicy['step'] {
  const { step, place } = nearestOf(policy)
  if (step === undefined || step === 5) return place === 'far' ? 1 : 3
  return step
}

/** `Chine, une commande`: where, and how. */
function policyName(policy: Policy, sources: readonly Source[], speech: Speech): string {
  const places = [...new Set(sourcesOf(policy).map((each) => sourceName(each, sources, speech)))]
  return `${places.join(' + ')}, ${speech.say(SHORT_POLICY_WORDS[policy.kind])}`
}

/** The country it makes in, or its own name where two sources share one. */
export function sourceName(source: Source, sources: readonly Source[], speech: Speech): string {
  if (source.id === 'nearer') return speech.both('plus près', 'nearer')
  const { country } = source
  const shared = sources.filter((each) => each.country === country).length > 1
  if (country !== undefined && !shared) return countryName(country, speech.language)
  if (source.id === 'far') return speech.both('loin', 'far')
  if (source.id === 'near') return speech.both('près', 'near')
  return source.id
}
