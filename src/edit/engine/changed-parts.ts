import type { PartsEdit } from '../../chain/edit-parts.ts'
import { NOUNS } from '../../chain/nouns.ts'
import type { Part } from '../model.ts'

type Document = Readonly<Record<string, unknown>>

/**
 * What to do to one document to get another that shares most of its parts: looked at by identity, so
 * that a chain of any size with one cell changed costs one comparison a part.
 */
export function changedParts(before: Document, after: Document): readonly PartsEdit[] {
  const edits: PartsEdit[] = []
  if (before['chain'] !== after['chain']) {
    const header = { ...(after['chain'] as object), id: 'header' }
    edits.push({ noun: 'chain', put: [header], remove: [] })
  }
  for (const { key } of NOUNS) {
    const [old, now] = [before[key], after[key]] as [readonly Part[], readonly Part[]]
    if (old === now) continue
    const known = new Map(old.map((part) => [part.id, part]))
    const put = now.filter((part) => known.get(part.id) !== part)
    for (const { id } of now) known.delete(id)
    if (put.length > 0 || known.size > 0) {
      edits.push({ noun: key, put, remove: [...known.keys()] })
    }
  }
  return edits
}
