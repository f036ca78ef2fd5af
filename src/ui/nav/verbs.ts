import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'

/** One of the ten verbs, in the order of the loop. */
export interface Verb {
  readonly key: string
  readonly name: Words
  readonly question: Words
  /** Where its screen is; undefined until this Boucle has it. */
  readonly path?: string
}

function verb(key: string, name: string, question: string, path?: string): Verb {
  const both = { key, name: words(name), question: words(question) }
  return path === undefined ? both : { ...both, path }
}

/** The loop: the right half decides, the left half does. */
export const VERBS: readonly Verb[] = [
  verb('see', 'voir | see', 'où est la valeur\u202f? | where is the value?', '/voir'),
  verb(
    'prove',
    'prouver | prove',
    'payer plus près, cela vaut-il\u202f? | is nearer worth more?',
    '/prouver',
  ),
  verb(
    'design',
    'concevoir | design',
    'quelle chaîne serait meilleure\u202f? | which chain is better?',
  ),
  verb('stress', 'éprouver | stress', 'qu’est-ce qui la casse\u202f? | what breaks it?'),
  verb('plan', 'planifier | plan', 'combien, quand, où\u202f? | how much, when, where?'),
  verb('source', 'sourcer | source', 'qui sait faire, près d’ici\u202f? | who near here makes it?'),
  verb('listen', 'écouter | listen', 'que veut la cliente\u202f? | what does the client want?'),
  verb('make', 'fabriquer | make', 'quand sera-ce prêt\u202f? | when will it be ready?'),
  verb('deliver', 'livrer | deliver', 'qui transporte, à quel prix\u202f? | who carries it?'),
  verb('show', 'montrer | show', 'peut-on le prouver\u202f? | can we prove it?'),
]

/** Where a verb leads; undefined while it is not available. */
export type HrefOf = (verb: Verb) => string | undefined

export const ownPath: HrefOf = (verb) => verb.path
