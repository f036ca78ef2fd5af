import type { Chain } from '../chain/chain.ts'
import { NOUNS } from '../chain/nouns.ts'
import type { Change, Part } from './edit.ts'
import { same } from './edit.ts'

/** The changes that bring `after` back to `before`: undo as a step of its own. */
export function changesBetween(from: Chain, to: Chain): Change[] {
  const changes: Change[] = []
  for (const { key: noun } of NOUNS) {
    const before = new Map(
      (from[noun] as unknown as readonly Part[]).map((part) => [part['id'], part]),
    )
    const after = new Map(
      (to[noun] as unknown as readonly Part[]).map((part) => [part['id'], part]),
    )
    for (const [id, part] of before) {
      if (!after.has(id)) changes.push({ noun, id: String(id), remove: true })
      else changes.push(...fieldChanges(noun, part, after.get(id)!))
    }
    for (const [id, part] of after) {
      if (before.has(id)) continue
      const { id: _id, ...add } = part
      changes.push({ noun, id: String(id), add })
    }
  }
  const header = { ...(from.chain as unknown as Part), id: '' }
  changes.push(...fieldChanges('chain', header, to.chain as unknown as Part))
  return changes
}

function fieldChanges(noun: string, before: Part, after: Part): Change[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  fields.delete('id')
  return [...fields]
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({
      noun,
      id: String(before['id']),
      field,
      value: after[field] ?? null,
      ...(before[field] !== undefined && { was: before[field] }),
    }))
}
