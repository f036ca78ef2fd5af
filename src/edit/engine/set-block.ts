import type { NounKey } from '../../chain/nouns.ts'
import { NOUNS } from '../../chain/nouns.ts'
import { parseForEdits } from '../../chain/parse.ts'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import type { Column } from '../../workbook/layout.ts'
import type { Command, Draft, LooseCell, Part, Reading, TableName } from '../model.ts'
import { NEW_ROW } from '../model.ts'
import { placesOf, sameIds } from './draft.ts'
import { readCell } from './read-cell.ts'
import { renamePart } from './references.ts'
import type { Table } from './tables.ts'
import { cellKey, columnOf, partAt, rowsIn, rowsOfTable, tableOf, valueAt } from './tables.ts'

type Block = Extract<Command, { kind: 'block' }>

/** What a block writes into, as it goes. */
interface Writing {
  readonly draft: Draft
  readonly table: Table
  readonly reading: Reading
  readonly columns: readonly Column[]
  readonly rows: ReturnType<typeof rowsOfTable>
  /** The list of parts, copied once. */
  readonly parts: Part[]
  header: Draft['header']
  readonly ids: Set<string>
  readonly loose: Map<string, LooseCell>
  /** Keys of cells that were typed: an estimate of them no longer holds. */
  readonly typed: Set<string>
  readonly renamed: (readonly [string, string])[]
}

/** Rows written between two answers of `writeBlock`: a few milliseconds of work. */
const ROWS_A_SLICE = 500

/**
 * Writes texts into cells. Yields the number of rows written so far, so that a page can draw between
 * two slices of a long paste; the value returned is the draft with the whole block.
 */
export function* writeBlock(
  draft: Draft,
  block: Block,
  reading: Reading,
): Generator<number, Draft> {
  const table = tableOf(block.table)
  const writing: Writing = {
    draft,
    table,
    reading,
    columns: block.columns.map((key) => columnOf(table, key)),
    rows: rowsOfTable(draft, block.table),
    parts: table.noun === 'chain' ? [] : [...draft.parts[table.noun]],
    header: draft.header,
    ids: new Set(table.noun === 'chain' ? [] : placesOf(draft.parts[table.noun]).keys()),
    loose: new Map(draft.loose),
    typed: new Set(),
    renamed: [],
  }
  let done = 0
  for (const texts of block.texts) {
    const row = block.rows[done] ?? NEW_ROW
    if (row === NEW_ROW) writeNewRow(writing, texts)
    else writeRow(writing, row, texts)
    done += 1
    if (done % ROWS_A_SLICE === 0) yield done
  }
  return finished(writing)
}

function finished({ draft, table, parts, header, loose, typed, renamed }: Writing): Draft {
  const noun = table.noun
  if (noun === 'chain') return withoutEstimates({ ...draft, header, loose }, typed)
  const before = draft.parts[noun]
  const sameRows = parts.length === before.length && renamed.length === 0
  const list = sameRows ? sameIds(parts, before) : parts
  let after: Draft = { ...draft, loose, parts: { ...draft.parts, [noun]: list } }
  after = withoutEstimates(after, typed)
  for (const names of renamed) after = renamePart(after, noun, names)
  return parts.length > before.length || renamed.length > 0 ? retryLoose(after) : after
}

/** A figure typed over a default is given: what was said of how it was known goes with it. */
function withoutEstimates(draft: Draft, typed: ReadonlySet<string>): Draft {
  const { estimates } = draft.parts
  if (!estimates.some(({ id }) => typed.has(id))) return draft
  const left = estimates.filter(({ id }) => !typed.has(id))
  return { ...draft, parts: { ...draft.parts, estimates: left } }
}

function writeRow(writing: Writing, row: number, texts: readonly string[]): void {
  const { table } = writing
  const place = writing.rows[row]
  if (!place) return
  const part = table.noun === 'chain' ? (writing.header as Part) : writing.parts[place.part]
  if (!part) return
  let after = part
  texts.forEach((text, index) => {
    const column = writing.columns[index]
    if (!column) return
    const key = cellKey(table, part, place, column.key)
    const read = read1({ writing, column, part: after }, text, row)
    if (!read.ok) {
      writing.loose.set(key, { text, problem: read.problem })
      return
    }
    writing.loose.delete(key)
    // The same value again says nothing new: what is known of it stays.
    if (isSame(valueAt(table, after, place, column.key), read.value)) return
    writing.typed.add(key)
    after = withValue({ part: after, table, row: place.row, key: column.key }, read.value)
  })
  if (after.id !== part.id && table.noun !== 'chain') {
    writing.renamed.push([part.id, after.id])
    writing.ids.delete(part.id)
    writing.ids.add(after.id)
  }
  if (table.noun === 'chain') writing.header = after
  else writing.parts[place.part] = after
}

function isSame(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after
  return before.length === after.length && before.every((each, index) => each === after[index])
}

interface Target {
  readonly writing: Writing
  readonly column: Column
  readonly part: Part | undefined
}

/** Reads one text; ids must be new, and a field that must be given cannot be emptied. */
function read1({ writing, column, part }: Target, text: string, row: number) {
  const { table, draft, reading } = writing
  const path = [table.noun, row, column.key]
  const read = readCell(text, column, draft, {
    language: reading.language,
    currency: String(draft.header['currency'] ?? ''),
    path,
    column: table.columns.indexOf(column),
    row,
  })
  if (!read.ok) return read
  if (column.key === 'id') return idOf(writing, { path, part, value: read.value })
  if (column.key === 'parent' && read.value !== part?.id && part) {
    return { ok: false as const, problem: fixedParent(path, String(read.value ?? '')) }
  }
  if (read.value === undefined && column.field.required && table.noun === 'chain') {
    return { ok: false as const, problem: missing(path, column.key) }
  }
  return read
}

function idOf(
  { ids, table }: Writing,
  { path, part, value }: { path: Problem['path']; part: Part | undefined; value: unknown },
) {
  if (value === undefined) {
    return part
      ? { ok: false as const, problem: missing(path, 'id') }
      : { ok: true as const, value }
  }
  const id = String(value)
  const fault = idFault(id)
  if (fault) return { ok: false as const, problem: { ...fault, path } }
  if (id === part?.id || !ids.has(id)) return { ok: true as const, value: id }
  return {
    ok: false as const,
    problem: problem({
      code: 'duplicate_id',
      path,
      message: `The id ${id} is used already.`,
      maybe: 'Maybe a row was copied: give this one an id of its own.',
      values: { id, noun: table.noun },
    }),
  }
}

/** What the parser of chains says of an id, asked with a document that holds nothing else. */
function idFault(id: string): Problem | undefined {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.\-/]{0,119}$/u.test(id)) return undefined
  const parsed = parseForEdits({ schema: 'boucle/chain', schemaVersion: 1, actors: [{ id }] })
  return parsed.ok ? undefined : parsed.problems.find(({ path }) => path.at(-1) === 'id')
}

function missing(path: Problem['path'], field: string): Problem {
  return problem({
    code: 'missing',
    path,
    message: `${field} is missing.`,
    maybe: `Maybe the column ${field} was left empty: fill it.`,
    values: { field },
  })
}

function fixedParent(path: Problem['path'], id: string): Problem {
  return problem({
    code: 'fixed_parent',
    path,
    message: `A row stays with the part it was made for; ${id} is another one.`,
    maybe: 'Maybe add a row there and remove this one.',
    values: { id },
  })
}

interface Slot {
  readonly part: Part
  readonly table: TableName
  readonly row: number | undefined
  readonly key: string
}

/** A part with one value set or left out; rows inside it included. */
function withValue({ part, table, row, key }: Slot, value: unknown): Part {
  if (row === undefined) return setIn(part, key, value) as Part
  const field = table.rowsOf ?? ''
  const rows = rowsIn(part, field).map((each, index) =>
    index === row ? setIn(each, key, value) : each,
  )
  return { ...part, [field]: rows }
}

function setIn(record: Readonly<Record<string, unknown>>, key: string, value: unknown) {
  if (value !== undefined) return { ...record, [key]: value }
  const { [key]: _, ...rest } = record
  return rest
}

/** A row pasted below the last one; in a table of rows its first column says whose it is. */
function writeNewRow(writing: Writing, texts: readonly string[]): void {
  const { table } = writing
  if (table.noun === 'chain') return
  const values: Record<string, unknown> = {}
  const wrong: [string, LooseCell][] = []
  texts.forEach((text, index) => {
    const column = writing.columns[index]
    if (!column) return
    const read = read1({ writing, column, part: undefined }, text, writing.parts.length)
    if (!read.ok) wrong.push([column.key, { text, problem: read.problem }])
    else if (read.value !== undefined) values[column.key] = read.value
  })
  if (Object.keys(values).length === 0 && wrong.length === 0) return
  if (table.rowsOf !== undefined) writeInnerRow(writing, { values, wrong, field: table.rowsOf })
  else {
    const id = String(values['id'] ?? freshId(table.noun, writing.ids, nameOf(values)))
    writing.ids.add(id)
    const part: Part = { ...values, id }
    writing.parts.push(part)
    for (const [key, cell] of wrong) writing.loose.set(`${table.noun}/${id}/${key}`, cell)
  }
}

interface InnerRow {
  readonly values: Readonly<Record<string, unknown>>
  readonly wrong: readonly (readonly [string, LooseCell])[]
  readonly field: string
}

function writeInnerRow(writing: Writing, { values, wrong, field }: InnerRow): void {
  const { table, parts } = writing
  const { parent, ...row } = values
  const index = parent === undefined ? parts.length - 1 : placeOrNew(writing, String(parent))
  const part = parts[index]
  if (!part) return
  const rows = rowsIn(part, field)
  parts[index] = { ...part, [field]: [...rows, row] }
  const start = `${table.noun}/${part.id}/${field}.${rows.length}.`
  for (const [key, cell] of wrong) writing.loose.set(`${start}${key}`, cell)
}

/** The part that a row names; one that nobody has is begun, and shows what it lacks. */
function placeOrNew({ table, parts, draft, ids }: Writing, parent: string): number {
  const known = placesOf(draft.parts[table.noun as NounKey]).get(parent)
  if (known !== undefined) return known
  const begun = parts.findLastIndex(({ id }) => id === parent)
  if (begun >= 0) return begun
  const id = idFault(parent) ? freshId(table.noun, ids, parent) : parent
  ids.add(id)
  parts.push({ id })
  return parts.length - 1
}

function nameOf(values: Readonly<Record<string, unknown>>): string | undefined {
  const name = values['name']
  return typeof name === 'string' ? name : undefined
}

/** A short id for a new row: from its name when it has one, else `site-4`. */
export function freshId(noun: string, ids: ReadonlySet<string>, name?: string): string {
  const singular = NOUNS.find(({ key }) => key === noun)?.singular.en ?? noun
  const start = (name ?? singular)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  const base = start === '' ? 'row' : start
  if (name !== undefined && !ids.has(base)) return base
  for (let number = name === undefined ? ids.size + 1 : 2; ; number++) {
    if (!ids.has(`${base}-${number}`)) return `${base}-${number}`
  }
}

/** Most texts that are read again when new ids appear. */
const MOST_RETRIED = 2_000

/** Texts that named an id nobody had are read again: the id may be there now. */
function retryLoose(draft: Draft): Draft {
  const waiting = [...draft.loose].filter(
    ([
      ,
      {
        problem: { code },
      },
    ]) => code === 'unknown_id',
  )
  let result = draft
  for (const [key, { text }] of waiting.slice(0, MOST_RETRIED)) {
    result = retried(result, key, text)
  }
  return result
}

function retried(draft: Draft, key: string, text: string): Draft {
  const last = key.lastIndexOf('/')
  const first = key.indexOf('/')
  const noun = key.slice(0, first) as NounKey
  const field = key.slice(last + 1)
  const [rowsOf, row, inner] = field.split('.')
  const name: TableName = inner === undefined ? { noun } : { noun, rowsOf: rowsOf ?? '' }
  const index = placesOf(draft.parts[noun]).get(key.slice(first + 1, last))
  if (index === undefined) return draft
  const table = tableOf(name)
  const column = columnOf(table, inner ?? field)
  const place = { part: index, row: inner === undefined ? undefined : Number(row) }
  const part = partAt(draft, name, place)
  const read = readCell(text, column, draft, {
    language: 'fr',
    currency: '',
    path: [noun, index, column.key],
    column: 0,
    row: index,
  })
  if (!read.ok) return draft
  const loose = new Map(draft.loose)
  loose.delete(key)
  const slot = { part, table: name, row: place.row, key: column.key }
  const list = draft.parts[noun].with(index, withValue(slot, read.value))
  return { ...draft, loose, parts: { ...draft.parts, [noun]: sameIds(list, draft.parts[noun]) } }
}
