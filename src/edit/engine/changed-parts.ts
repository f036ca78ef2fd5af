import type { PartsEdit } from '../../chain/edit-parts.ts'
import { NOUNS } from '../../chain/nouns.ts'
import type { Draft, Part } from '../model.ts'

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

/** A table with the parts of some edits put in: how kept work comes back, and how it is rebased. */
export function draftWithParts(draft: Draft, edits: readonly PartsEdit[]): Draft {
  const parts = { ...draft.parts }
  let { header } = draft
  for (const { noun, put, remove } of edits) {
    if (noun === 'chain') {
      const { id: _, ...next } = (put[0] ?? { id: '' }) as Part
      header = next
      continue
    }
    const gone = new Set(remove)
    const fresh = new Map(put.map((part) => [part.id, part as Part]))
    const kept = parts[noun].flatMap((part) => {
      const next = fresh.get(part.id) ?? part
      fresh.delete(part.id)
      return gone.has(part.id) ? [] : [next]
    })
    parts[noun] = [...kept, ...fresh.values()]
  }
  return { ...draft, header, parts }
}

/** Parts in edits, for words such as "3 lines changed". */
export function countOfParts(edits: readonly PartsEdit[]): number {
  return edits.reduce((sum, { put, remove }) => sum + put.length + remove.length, 0)
}
