import type { Speech } from '../../ui/language.tsx'
import type { ProofDocument } from '../engine/document.ts'

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
