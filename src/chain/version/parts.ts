import type { Problem, Result } from '../../core/problem.ts'
import { fail, problem } from '../../core/problem.ts'
import type { Chain } from '../chain.ts'
import { CHAIN_SCHEMA_VERSION } from '../chain.ts'
import { NOUNS } from '../nouns.ts'
import { parseChain } from '../parse.ts'

/** A chain cut into parts, one per noun and id, the header among them. */
export interface ChainPart {
  readonly noun: string
  readonly id: string
  readonly body: unknown
}

/** The header is a part of its own noun: two people may change it and a lane at once. */
const HEADER = { noun: 'chain', id: 'header' } as const

export function chainParts(chain: Chain): ChainPart[] {
  return [
    { ...HEADER, body: chain.chain },
    ...NOUNS.flatMap(({ key }) =>
      chain[key].map((part) => ({ noun: key, id: part.id, body: part })),
    ),
  ]
}

/** The document that parts stand for; `parseChain` says whether it is a chain. */
export function documentOf(parts: readonly ChainPart[]): Record<string, unknown> {
  const document: Record<string, unknown> = {
    schema: 'boucle/chain',
    schemaVersion: CHAIN_SCHEMA_VERSION,
    chain: parts.find((part) => part.noun === HEADER.noun)?.body ?? {},
  }
  for (const { key } of NOUNS) {
    document[key] = parts.filter((part) => part.noun === key).map((part) => part.body)
  }
  return document
}

/** Parses parts as one chain; parts of a noun that does not exist are refused. */
export function parseParts(parts: readonly ChainPart[]): Result<Chain> {
  const known = new Set<string>([HEADER.noun, ...NOUNS.map((noun) => noun.key)])
  const strange = parts.filter((part) => !known.has(part.noun))
  if (strange.length > 0) {
    return fail(
      ...strange.slice(0, 20).map((part): Problem =>
        problem({
          code: 'unknown_noun',
          path: [part.noun, part.id],
          message: `A chain has no ${part.noun}.`,
          maybe: `Maybe one of these was meant: ${[...known].join(', ')}.`,
          values: { noun: part.noun },
        }),
      ),
    )
  }
  return parseChain(documentOf(parts))
}
