import { useCallback, useMemo } from 'react'
import type { NounKey } from '../../../chain/nouns.ts'
import type { Problem } from '../../../core/problem.ts'
import { choiceText } from '../../../workbook/choice-words.ts'
import { frenchNote, frenchUnit } from '../../../workbook/french-notes.ts'
import type { Column } from '../../../workbook/layout.ts'
import type { CellAt, GridCell, GridColumn, GridOption } from '../../../ui/grid/grid-model.ts'
import type { Speech } from '../../../ui/language.tsx'
import { placesOf } from '../../engine/draft.ts'
import type { RowPlace, Table } from '../../engine/tables.ts'
import { cellKey, partAt, rowsOfTable, valueAt, writtenValue } from '../../engine/tables.ts'
import type { Draft, Part } from '../../model.ts'
import { EDIT_WORDS } from '../../messages.ts'
import { shownNumber } from './shown-number.ts'

interface Shown {
  readonly draft: Draft
  readonly table: Table
  /** Rows of the table on view; undefined: all, in order. */
  readonly view: readonly number[] | undefined
  readonly widths: Readonly<Record<string, number>>
  readonly speech: Speech
  readonly say: (problem: Problem) => { readonly what: string; readonly maybe: string }
}

/** A table of the chain as the grid draws it. */
export function useTable({ draft, table, view, widths, speech, say }: Shown) {
  const places = rowsOfTable(draft, table)
  const money = String(draft.header['currency'] ?? 'EUR')
  const columns = useMemo(
    () => table.columns.map((column) => gridColumn(column, money, widths, speech)),
    [table, money, widths, speech],
  )
  const supposed = useMemo(() => supposedOf(draft.parts.estimates), [draft.parts.estimates])
  const cell = useCallback(
    ({ row, column }: CellAt): GridCell => {
      const place = places[view?.[row] ?? row]
      const found = table.columns[column]
      if (!place || !found) return EMPTY
      return gridCell({ draft, table, place, column: found, supposed, speech, say })
    },
    [places, view, table, draft, supposed, speech, say],
  )
  const optionsOf = useCallback(
    (column: number) => optionsOfColumn(table.columns[column], draft, speech),
    [table, draft, speech],
  )
  const modelRow = useCallback((row: number) => view?.[row] ?? row, [view])
  return { places, columns, cell, optionsOf, modelRow, rowCount: view?.length ?? places.length }
}

const EMPTY: GridCell = { text: '', typed: '' }

function gridColumn(
  { key, label, field }: Column,
  money: string,
  widths: Shown['widths'],
  { language, say }: Speech,
): GridColumn {
  const unit = field.type === 'number' ? unitText(field.unit, money, language) : ''
  const title = say(label).replace(/\s*\((?:°|j|d|h|an|ans|years|kg|km|m²|m³|kW.*|%)\)$/, '')
  const isNumber = field.type === 'number'
  return {
    key,
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}${field.required ? ' *' : ''}`,
    unit,
    note: language === 'fr' ? frenchNote(field.doc) : field.doc,
    align: isNumber ? 'end' : 'start',
    widthPx: widths[key] ?? (key === 'name' ? 220 : isNumber ? 124 : 150),
    hasOptions: field.type === 'choice' || field.type === 'ref' || field.type === 'flag',
  }
}

const SIGNS: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£', JPY: '¥' }

function unitText(unit: string, money: string, language: 'fr' | 'en'): string {
  if (unit === 'ratio') return language === 'fr' ? '0 à 1, ou %' : '0 to 1, or %'
  if (unit === 'any' || unit === 'year') return ''
  const sign = SIGNS[money] ?? money
  const written = language === 'fr' ? frenchUnit(unit) : unit
  return written.replace(/^(money|monnaie)/, sign)
}

const SUPPOSED = new Set(['default', 'assumed'])

function supposedOf(estimates: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(estimates.map((estimate) => [estimate.id, estimate]))
}

interface CellOf {
  readonly draft: Draft
  readonly table: Table
  readonly place: RowPlace
  readonly column: Column
  readonly supposed: ReadonlyMap<string, Part>
  readonly speech: Speech
  readonly say: Shown['say']
}

function gridCell(asked: CellOf): GridCell {
  const { draft, table, place, column, supposed, speech, say } = asked
  const part = partAt(draft, table, place)
  const key = cellKey(table, part, place, column.key)
  const loose = draft.loose.get(key)
  if (loose) {
    const { what, maybe } = say(loose.problem)
    return { text: loose.text, typed: loose.text, mark: 'problem', said: `${what} ${maybe}` }
  }
  const estimate = supposed.get(key)
  const value = valueAt(table, part, place, column.key) ?? estimate?.['value']
  const typed = typedText(column, value, speech)
  if (value === undefined) {
    const isLacking = column.field.required === true
    return isLacking ? { ...EMPTY, mark: 'lacking', said: speech.say(EDIT_WORDS.toFill) } : EMPTY
  }
  const text = shownText(value, column, draft, speech)
  if (!SUPPOSED.has(String(estimate?.['status']))) return { text, typed }
  const why = String(estimate?.['source'] ?? estimate?.['reason'] ?? '')
  const said = [speech.say(EDIT_WORDS.supposed), why].filter((each) => each !== '').join(' — ')
  return { text, typed, mark: 'supposed', said }
}

/** A share is typed as it is shown, with its sign: 12 could not be told from 0.12. */
function typedText(column: Column, value: unknown, { language }: Speech): string {
  const isShare = column.field.type === 'number' && column.field.unit === 'ratio'
  return isShare && typeof value === 'number'
    ? shownNumber(value, 'ratio', language)
    : writtenValue(column, value, language)
}

function shownText(value: unknown, column: Column, draft: Draft, speech: Speech): string {
  const { field } = column
  if (typeof value === 'number' && field.type === 'number') {
    return shownNumber(value, field.unit, speech.language)
  }
  if (field.type === 'ref') return nameOf(String(value), field.nouns, draft)
  if (field.type === 'list' && field.of.type === 'ref') {
    const { nouns } = field.of
    return (value as readonly string[]).map((id) => nameOf(id, nouns, draft)).join(' ; ')
  }
  return writtenValue(column, value, speech.language)
}

function nameOf(id: string, nouns: readonly string[], draft: Draft): string {
  for (const noun of nouns) {
    const list = draft.parts[noun as NounKey]
    const index = placesOf(list).get(id)
    const name = index === undefined ? undefined : list[index]?.['name']
    if (typeof name === 'string') return name
  }
  return id
}

/** Names offered while typing: more would slow the field down. */
const MOST_OPTIONS = 1_000

function optionsOfColumn(
  column: Column | undefined,
  draft: Draft,
  { language }: Speech,
): readonly GridOption[] {
  const field = column?.field
  if (!column || !field) return []
  if (field.type === 'flag') {
    return (language === 'fr' ? ['oui', 'non'] : ['yes', 'no']).map((value) => ({
      value,
      label: '',
    }))
  }
  if (field.type === 'choice') {
    return field.values.map((value) => ({
      value: choiceText(column.key, value, language),
      label: '',
    }))
  }
  if (field.type !== 'ref') return []
  return field.nouns
    .flatMap((noun) => draft.parts[noun as NounKey].slice(0, MOST_OPTIONS))
    .map(({ id, name }) => ({ value: id, label: typeof name === 'string' ? name : id }))
}
