import type { NounKey } from '../../chain/nouns.ts'
import type { Command, Draft, Part, Reading, TableName } from '../model.ts'
import { placesOf, sameIds, withParts } from './draft.ts'
import type { Consequence } from './references.ts'
import { removeParts, withKeys } from './references.ts'
import { freshId, writeBlock } from './set-block.ts'
import type { RowPlace } from './tables.ts'
import { rowsIn, rowsOfTable } from './tables.ts'

/** Does what was asked, at once; a block too long for that goes through `writeBlock`. */
export function applyCommand(draft: Draft, command: Command, reading: Reading): Draft {
  switch (command.kind) {
    case 'block': {
      const slices = writeBlock(draft, command, reading)
      for (;;) {
        const slice = slices.next()
        if (slice.done) return slice.value
      }
    }
    case 'add':
      return addRow(draft, command.table, command.parentId)
    case 'duplicate':
      return duplicateRows(draft, command.table, command.rows)
    case 'delete':
      return deleteRows(draft, command.table, command.rows).draft
    case 'estimate':
      return setEstimate(draft, command.key, command.estimate)
    case 'fields':
      return setFields(draft, command)
  }
}

/** What else goes, or loses a word, when rows are deleted. */
export function whatFollows(
  draft: Draft,
  { table, rows }: Extract<Command, { kind: 'delete' }>,
): readonly Consequence[] {
  return deleteRows(draft, table, rows).consequences
}

function addRow(draft: Draft, { noun, rowsOf }: TableName, parentId?: string): Draft {
  if (noun === 'chain') return draft
  const parts = draft.parts[noun]
  if (rowsOf === undefined) {
    const id = freshId(noun, new Set(placesOf(parts).keys()))
    return withParts(draft, noun, [...parts, { id }])
  }
  const index = parentId === undefined ? parts.length - 1 : placesOf(parts).get(parentId)
  const part = index === undefined ? undefined : parts[index]
  if (index === undefined || !part) return draft
  const next = { ...part, [rowsOf]: [...rowsIn(part, rowsOf), {}] }
  return withParts(draft, noun, sameIds(parts.with(index, next), parts))
}

function placesAt(draft: Draft, table: TableName, rows: readonly number[]): RowPlace[] {
  const places = rowsOfTable(draft, table)
  return rows.flatMap((row) => places[row] ?? [])
}

/** Copies stand under the last row, with ids of their own and what is known of their figures. */
function duplicateRows(draft: Draft, table: TableName, rows: readonly number[]): Draft {
  const { noun, rowsOf } = table
  if (noun === 'chain') return draft
  const parts = [...draft.parts[noun]]
  const ids = new Set(placesOf(draft.parts[noun]).keys())
  const copies: [from: string, to: string][] = []
  for (const { part: index, row } of placesAt(draft, table, rows)) {
    const part = parts[index]
    if (!part) continue
    if (rowsOf !== undefined && row !== undefined) {
      const inner = rowsIn(part, rowsOf)
      parts[index] = { ...part, [rowsOf]: [...inner, inner[row] ?? {}] }
      const start = `${noun}/${part.id}/${rowsOf}.`
      copies.push([`${start}${row}.`, `${start}${inner.length}.`])
    } else {
      const id = freshId(noun, ids, part.id)
      ids.add(id)
      parts.push({ ...part, id })
      copies.push([`${noun}/${part.id}/`, `${noun}/${id}/`])
    }
  }
  return withCopiedEstimates(withParts(draft, noun, parts), copies)
}

function withCopiedEstimates(draft: Draft, copies: readonly (readonly [string, string])[]): Draft {
  const { estimates } = draft.parts
  const more = copies.flatMap(([from, to]) =>
    estimates.flatMap((estimate): Part[] =>
      estimate.id.startsWith(from)
        ? [{ ...estimate, id: `${to}${estimate.id.slice(from.length)}` }]
        : [],
    ),
  )
  return more.length === 0 ? draft : withParts(draft, 'estimates', [...estimates, ...more])
}

function deleteRows(draft: Draft, table: TableName, rows: readonly number[]) {
  const { noun, rowsOf } = table
  if (noun === 'chain') return { draft, consequences: [] }
  const places = placesAt(draft, table, rows)
  if (rowsOf === undefined) {
    const ids = places.flatMap(({ part }) => draft.parts[noun][part]?.id ?? [])
    return removeParts(draft, noun, ids)
  }
  const byPart = new Map<number, Set<number>>()
  for (const { part, row } of places) {
    byPart.set(part, (byPart.get(part) ?? new Set()).add(row ?? 0))
  }
  let result = draft
  for (const [index, gone] of byPart) result = withoutRows(result, { noun, rowsOf, index, gone })
  return { draft: result, consequences: [] }
}

interface InnerRows {
  readonly noun: NounKey
  readonly rowsOf: string
  readonly index: number
  readonly gone: ReadonlySet<number>
}

/** A part without some of its rows; what was said of the rows below keeps speaking of them. */
function withoutRows(draft: Draft, { noun, rowsOf, index, gone }: InnerRows): Draft {
  const parts = draft.parts[noun]
  const part = parts[index]
  if (!part) return draft
  const kept = rowsIn(part, rowsOf).filter((_, row) => !gone.has(row))
  const { [rowsOf]: _, ...rest } = part
  const next = (kept.length === 0 ? rest : { ...part, [rowsOf]: kept }) as Part
  const start = `${noun}/${part.id}/${rowsOf}.`
  const left = withParts(draft, noun, sameIds(parts.with(index, next), parts))
  return withKeys(left, (key) => {
    if (!key.startsWith(start)) return key
    const [row = '', ...field] = key.slice(start.length).split('.')
    if (gone.has(Number(row))) return undefined
    const above = [...gone].filter((each) => each < Number(row)).length
    return `${start}${Number(row) - above}.${field.join('.')}`
  })
}

function setEstimate(draft: Draft, key: string, estimate: object | undefined): Draft {
  const { estimates } = draft.parts
  const index = placesOf(estimates).get(key)
  if (estimate === undefined) {
    if (index === undefined) return draft
    return withParts(draft, 'estimates', estimates.toSpliced(index, 1))
  }
  const next = { ...estimate, id: key } as Part
  return withParts(
    draft,
    'estimates',
    index === undefined ? [...estimates, next] : estimates.with(index, next),
  )
}

function setFields(
  draft: Draft,
  { noun, id, values }: Extract<Command, { kind: 'fields' }>,
): Draft {
  const parts = draft.parts[noun]
  const index = placesOf(parts).get(id)
  const part = index === undefined ? undefined : parts[index]
  if (index === undefined || !part) return draft
  const kept = Object.entries({ ...part, ...values }).filter(([, value]) => value !== undefined)
  const next = Object.fromEntries(kept) as Part
  const moved = withParts(draft, noun, sameIds(parts.with(index, next), parts))
  const typed = new Set(Object.keys(values).map((field) => `${noun}/${id}/${field}`))
  return withKeys(moved, (key) => (typed.has(key) ? undefined : key))
}
