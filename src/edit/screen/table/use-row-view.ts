import { useState } from 'react'
import type { GridSort } from '../../../ui/grid/GridHead.tsx'
import type { Speech } from '../../../ui/language.tsx'
import type { Table } from '../../engine/tables.ts'
import { partAt, rowCountOf, rowsOfTable, valueAt } from '../../engine/tables.ts'
import type { Draft } from '../../model.ts'

interface Wanted {
  readonly draft: Draft
  readonly table: Table
  readonly sort: GridSort | undefined
  readonly sought: string
  readonly speech: Speech
}

/**
 * Rows on view when they are sorted or searched; undefined when all stand in order. Worked out when
 * the wish or the number of rows changes, not at each key: a row does not jump away while it is typed.
 */
export function useRowView({ draft, table, sort, sought, speech }: Wanted) {
  const { language } = speech
  const count = rowCountOf(draft, table)
  const wish = { table, sort, sought, language, count }
  const [kept, setKept] = useState(() => ({ wish, view: viewOf(draft, wish) }))
  const isSame = Object.entries(wish).every(
    ([key, value]) => value === kept.wish[key as keyof Wish],
  )
  if (isSame) return kept.view
  const view = viewOf(draft, wish)
  setKept({ wish, view })
  return view
}

interface Wish {
  readonly table: Table
  readonly sort: GridSort | undefined
  readonly sought: string
  readonly language: 'fr' | 'en'
  readonly count: number
}

function viewOf(
  draft: Draft,
  { table, sort, sought, language, count }: Wish,
): readonly number[] | undefined {
  const wanted = sought.trim().toLowerCase()
  if (sort === undefined && wanted === '') return undefined
  const places = rowsOfTable(draft, table)
  const value = (row: number, key: string) => {
    const place = places[row]
    return place && valueAt(table, partAt(draft, table, place), place, key)
  }
  const rows = Array.from({ length: count }, (_, row) => row).filter(
    (row) =>
      wanted === '' ||
      table.columns.some(({ key }) =>
        String(value(row, key) ?? '')
          .toLowerCase()
          .includes(wanted),
      ),
  )
  if (sort === undefined) return rows
  const sign = sort.direction === 'ascending' ? 1 : -1
  const collator = new Intl.Collator(language, { numeric: true })
  const keys = new Map(rows.map((row) => [row, value(row, sort.key)]))
  return rows.sort((a, b) => sign * compare(keys.get(a), keys.get(b), collator))
}

/** Empty cells last; figures as figures, words as the language sorts them. */
function compare(a: unknown, b: unknown, collator: Intl.Collator): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}
