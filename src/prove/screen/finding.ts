import type { Speech } from '../../ui/language.tsx'
import type { ProofDocument } from '../engine/document.ts'
import { entryPriceOf, sideOf } from '../engine/policy/policy.ts'
import type { PolicyOutcome } from '../model.ts'
import { SHORT_POLICY_WORDS } from '../words.ts'

/** The verdict as a sentence that one could say aloud, with its figure. */
export function findingOf(document: ProofDocument, speech: Speech): string {
  const { verdict } = document
  const money = (value: number) => speech.figure(Math.abs(value), 'money/season')
  const gap = money(verdict.difference.mean)
  const each = perSeason(document, speech)
  switch (verdict.kind) {
    case 'go-near':
      return nearFinding(document, speech)
    case 'stay-far':
      return verdict.difference.mean < 0
        ? speech.both(
            `Rester loin : acheter plus près rapporterait ${gap} de moins ${each}.`,
            `Stay far: buying nearer would earn ${gap} less ${each}.`,
          )
        : speech.both(
            'Rester loin : le mieux est de n’acheter presque rien près.',
            'Stay far: it is best to buy next to nothing near.',
          )
    case 'too-close':
      return speech.both(
        `Trop proche pour trancher : ${gap} d’écart ${each}.`,
        `Too close to tell: ${gap} apart ${each}.`,
      )
    case 'neither':
      return speech.both(
        'À ce prix, aucune façon d’acheter ne gagne d’argent.',
        'At this price, no way of buying earns money.',
      )
    case 'one-side': {
      const best = outcomeOf(document, verdict.bestPolicyId)
      const name = speech.say(SHORT_POLICY_WORDS[best.policy.kind])
      const margin = money(best.finalMargin.mean)
      return speech.both(
        `Avec cette seule source, le mieux est « ${name} » : ${margin} ${each}.`,
        `With this source alone, the best is “${name}”: ${margin} ${each}.`,
      )
    }
  }
}

function nearFinding(document: ProofDocument, speech: Speech): string {
  const { farPolicyId, nearPolicyId, difference } = document.verdict
  const [far, near] = [farPolicyId, nearPolicyId].map((id) => outcomeOf(document, id!))
  const gain = speech.figure(difference.mean, 'money/season')
  const each = perSeason(document, speech)
  if (sideOf(near!.policy) === 'both') {
    return speech.both(
      `Garder une base loin et compléter près rapporte ${gain} de plus ${each}.`,
      `A far base topped up from near earns ${gain} more ${each}.`,
    )
  }
  const premium = entryPriceOf(near!.policy) / entryPriceOf(far!.policy) - 1
  if (premium <= 0.0005) {
    return speech.both(
      `Acheter plus près ne coûte pas plus cher et rapporte ${gain} de plus ${each}.`,
      `Buying nearer costs no more and earns ${gain} more ${each}.`,
    )
  }
  const dearer = speech.figure(premium, 'ratio')
  return speech.both(
    `Acheter plus près coûte ${dearer} de plus et rapporte ${gain} de plus ${each}.`,
    `Buying nearer costs ${dearer} more and earns ${gain} more ${each}.`,
  )
}

/** What all sums of a page are for: a selling window, or a year. */
export function perSeason({ seasonWeeks }: ProofDocument, speech: Speech): string {
  return seasonWeeks >= 52 ? speech.both('par an', 'a year') : speech.both('par saison', 'a season')
}

export function outcomeOf(document: ProofDocument, policyId: string): PolicyOutcome {
  return document.outcomes.find(({ policy }) => policy.id === policyId)!
}

/** What the buyer's own indicator says, beside what is left in the end. */
export function buyerSentence(document: ProofDocument, speech: Speech): string | undefined {
  const { kind, entrySays } = document.verdict
  if (kind === 'one-side' || kind === 'neither') return undefined
  const price =
    entrySays === 'same'
      ? speech.both('Le prix d’achat ne dit rien', 'The purchase price says nothing')
      : entrySays === 'far'
        ? speech.both('Le prix d’achat dit : loin', 'The purchase price says: far')
        : speech.both('Le prix d’achat dit : près', 'The purchase price says: near')
  const end: Readonly<Record<typeof kind, string>> = {
    'go-near': speech.both('la marge finale dit : près', 'the final margin says: near'),
    'stay-far': speech.both('la marge finale dit : loin', 'the final margin says: far'),
    'too-close': speech.both('la marge finale ne tranche pas', 'the final margin does not tell'),
  }
  return `${price} ; ${end[kind]}.`
}
