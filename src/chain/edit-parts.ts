import type { Result } from '../core/problem.ts'
import { fail } from '../core/problem.ts'
import type { Chain } from './chain.ts'
import type { NounKey } from './nouns.ts'
import type { ParsedChain } from './parse.ts'
import { checkPart, checkWhole } from './parse.ts'

/** Parts of one noun as they are now: some written anew, some added at the end, some gone. */
export interface PartsEdit {
  readonly noun: NounKey | 'chain'
  /** Whole parts, by their id; one that is not known yet is added. */
  readonly put: readonly { readonly id: string }[]
  readonly remove: readonly string[]
}

/**
 * The chain with whole parts changed. Only these are checked by themselves; references and balances
 * always, for the chain as it is after all of them.
 */
export function editParts(parsed: ParsedChain, edits: readonly PartsEdit[]): Result<ParsedChain> {
  const chain = { ...parsed.chain } as Record<string, unknown>
  const ids = new Map(parsed.ids)
  const touched = new Set<string>()
  const found: ReturnType<typeof checkPart> = []
  for (const edit of edits) {
    touched.add(edit.noun)
    if (edit.noun === 'chain') {
      const { id: _, ...header } = edit.put[0] ?? { id: '' }
      found.push(...checkPart('chain', header, ['chain']))
      chain['chain'] = header
      continue
    }
    const list = applied(chain[edit.noun] as readonly Identified[], edit)
    const places = new Map(list.map(({ id }, index) => [id as unknown, index]))
    for (const part of edit.put) {
      found.push(...checkPart(edit.noun, part, [edit.noun, places.get(part.id) ?? 0]))
    }
    chain[edit.noun] = list
    ids.set(edit.noun, places)
  }
  const partWarnings = [
    ...parsed.partWarnings.filter(({ path }) => !touched.has(String(path[0]))),
    ...found,
  ]
  if (found.some((each) => each.severity === 'error')) return fail(...partWarnings)
  const after = { chain: chain as unknown as Chain, ids, partWarnings }
  return checkWhole(after, 'references and balances')
}

interface Identified {
  readonly id: string
}

function applied(list: readonly Identified[], { put, remove }: PartsEdit): readonly Identified[] {
  const gone = new Set(remove)
  const fresh = new Map(put.map((part) => [part.id, part]))
  const kept = list.flatMap((part) => {
    const next = fresh.get(part.id) ?? part
    fresh.delete(part.id)
    return gone.has(part.id) ? [] : [next]
  })
  return [...kept, ...fresh.values()]
}
