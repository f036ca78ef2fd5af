import type { Speech } from '../../ui/language.tsx'
import type { SeeDocument } from '../engine/document.ts'
import { clientWords } from '../engine/reading.ts'

/** How the screens speak of the client, by the firm's own word: la cliente, le patient, l’usager. */
export interface ClientVoice {
  /** la cliente, the client. */
  readonly the: string
  /** une cliente, a client. */
  readonly one: string
  /** à la cliente, au patient, to the client. */
  readonly to: string
  /** de la cliente, du patient, from the client. */
  readonly from: string
  /** elle, il, she, they. */
  readonly subject: string
  /** After a preposition: elle, lui, her, them. */
  readonly stressed: string
}

export function clientVoice(
  { chain }: { readonly chain: Pick<SeeDocument['chain'], 'clientWord'> },
  { language }: Speech,
): ClientVoice {
  const { fr, en } = clientWords(chain.clientWord)
  if (language === 'en') {
    return {
      the: en.the,
      one: en.the.replace('the ', 'a '),
      to: `to ${en.the}`,
      from: `from ${en.the}`,
      subject: en.pronoun,
      stressed: en.pronoun === 'she' ? 'her' : 'them',
    }
  }
  const isFeminine = fr.pronoun === 'elle'
  return {
    the: fr.the,
    one: fr.the.replace(/^(la |le |l’)/, isFeminine ? 'une ' : 'un '),
    to: fr.the.startsWith('le ') ? fr.the.replace('le ', 'au ') : `à ${fr.the}`,
    from: fr.of,
    subject: fr.pronoun,
    stressed: isFeminine ? 'elle' : 'lui',
  }
}
