import { useId, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { FindingTitle } from '../../ui/figure/FindingTitle.tsx'
import { Grid } from '../../ui/grid/Grid.tsx'
import type { GridSort } from '../../ui/grid/GridHead.tsx'
import type { Selection } from '../../ui/grid/grid-model.ts'
import { rangeOf } from '../../ui/grid/grid-model.ts'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { Problems } from '../../ui/state/Problems.tsx'
import { Progress } from '../../ui/state/Progress.tsx'
import type { Table } from '../engine/tables.ts'
import { rowCountOf, TABLES } from '../engine/tables.ts'
import type { Reading } from '../model.ts'
import { EDIT_WORDS } from '../messages.ts'
import { ConflictTable } from './ConflictTable.tsx'
import './edit.css'
import type { BaseVersion, EditPorts } from './edit-ports.ts'
import { EditToolbar } from './table/EditToolbar.tsx'
import { EstimatePanel } from './table/EstimatePanel.tsx'
import { FigureStrip } from './FigureStrip.tsx'
import { findingOf } from './finding.ts'
import { SavingBar } from './SavingBar.tsx'
import { SitesMap } from './sites/SitesMap.tsx'
import { gridActions } from './table/grid-actions.ts'
import { useEditing } from './use-editing.ts'
import { useTable } from './table/use-table.ts'
import { useRowView } from './table/use-row-view.ts'

export interface EditScreenProps {
  readonly base: BaseVersion
  readonly ports: EditPorts
  /** From the address: `sites`, `processes.labour`. */
  readonly tableKey: string | undefined
}

const FIRST: Selection = { anchor: { row: 0, column: 1 }, head: { row: 0, column: 1 } }

/** The chain as tables, its figures above them, followed while one types. */
export function EditScreen({ base, ports, tableKey }: EditScreenProps) {
  const speech = useSpeech()
  const reading = useMemo<Reading>(() => ({ language: speech.language }), [speech.language])
  const editing = useEditing(base, ports, reading)
  const draft = editing.history.now
  const table = TABLES.find((each) => keyOf(each) === tableKey) ?? TABLES[1]!
  const { saving } = editing
  return (
    <main className="page edit-page">
      <FindingTitle about={chainName(draft.header, speech)}>
        {findingOf(editing, speech)}
      </FindingTitle>
      <FigureStrip editing={editing} />
      <SavingBar editing={editing} say={ports.say} />
      {saving.kind === 'conflict' && (
        <ConflictTable conflicts={saving.conflicts} onSettle={editing.settle} />
      )}
      {editing.refused.length > 0 && (
        <section className="edit-refused">
          <p className="label">{speech.say(EDIT_WORDS.refusedTitle)}</p>
          <Problems problems={editing.refused} say={ports.say} most={8} />
        </section>
      )}
      <TableNav draft={draft} current={table} />
      <div className={hasMap(table) ? 'edit-desk with-map' : 'edit-desk'}>
        {hasMap(table) && <SitesMap editing={editing} ports={ports} />}
        <TableEditor key={keyOf(table)} {...{ editing, table, ports }} />
      </div>
    </main>
  )
}

function hasMap({ noun, rowsOf }: Table): boolean {
  return noun === 'sites' && rowsOf === undefined
}

function chainName(header: Readonly<Record<string, unknown>>, speech: Speech): string {
  const name = String(header['name'] ?? '')
  return speech.both(name, String(header['nameEn'] ?? name))
}

function keyOf({ noun, rowsOf }: Pick<Table, 'noun' | 'rowsOf'>): string {
  return rowsOf === undefined ? noun : `${noun}.${rowsOf}`
}

interface TableNavProps {
  readonly draft: Parameters<typeof rowCountOf>[0]
  readonly current: Table
}

/** The tables by name and number of rows; those inside the chosen one below. */
function TableNav({ draft, current }: TableNavProps) {
  const speech = useSpeech()
  const own = TABLES.filter((each) => each.rowsOf === undefined)
  const inner = TABLES.filter((each) => each.noun === current.noun)
  const link = (each: Table, name: string) => (
    <Link
      key={keyOf(each)}
      href={`/modifier/${keyOf(each)}`}
      className="chip"
      aria-current={keyOf(each) === keyOf(current) ? 'page' : undefined}
    >
      {name}
      {each.noun !== 'chain' && <span className="count">{rowCountOf(draft, each)}</span>}
    </Link>
  )
  return (
    <>
      <nav className="chips" aria-label={speech.say(EDIT_WORDS.tables)}>
        {own.map((each) => link(each, speech.say(each.name)))}
      </nav>
      {inner.length > 1 && (
        <nav className="chips inner" aria-label={speech.say(EDIT_WORDS.inside)}>
          {inner.map((each) => link(each, innerName(each, speech.say(each.name))))}
        </nav>
      )}
    </>
  )
}

/** `Procédés - travail` is `travail` under Procédés. */
function innerName({ rowsOf }: Table, name: string): string {
  return rowsOf === undefined ? name : (name.split(' - ')[1] ?? name)
}

interface TableEditorProps {
  readonly editing: ReturnType<typeof useEditing>
  readonly table: Table
  readonly ports: EditPorts
}

function TableEditor({ editing, table, ports }: TableEditorProps) {
  const speech = useSpeech()
  const draft = editing.history.now
  const [selection, setSelection] = useState<Selection>(FIRST)
  const [sort, setSort] = useState<GridSort>()
  const [sought, setSought] = useState('')
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({})
  const findId = useId()
  const view = useRowView({ draft, table, sort, sought, speech })
  const shown = useTable({ draft, table, view, widths, speech, say: ports.say })
  const range = rangeOf(selection)
  const actions = gridActions({
    editing,
    table,
    shown,
    language: speech.language,
    find: () => document.getElementById(findId)?.focus(),
  })
  const seek = (text: string) => {
    setSought(text)
    setSelection(FIRST)
  }
  const rows = rowsIn(range, shown.rowCount).map(shown.modelRow)
  return (
    <div className="edit-table">
      <EditToolbar
        {...{ editing, table, rows }}
        find={{ id: findId, text: sought, onText: seek }}
      />
      {editing.pastedRatio !== undefined && (
        <Progress title={speech.say(EDIT_WORDS.pasting)} doneRatio={editing.pastedRatio} />
      )}
      <Grid
        label={speech.say(table.name)}
        columns={shown.columns}
        rowCount={shown.rowCount}
        cell={shown.cell}
        optionsOf={shown.optionsOf}
        actions={actions}
        selection={selection}
        onSelect={setSelection}
        sort={sort}
        onSort={(key) => setSort(nextSort(sort, key))}
        onWidth={(key, px) => setWidths((before) => ({ ...before, [key]: px }))}
        fieldLabel={({ row, column }) => {
          const { title = '', unit = '' } = shown.columns[column] ?? {}
          const name = unit === '' ? title : `${title} (${unit})`
          return `${name}, ${speech.both('ligne', 'row')} ${row + 1}`
        }}
      >
        {shown.rowCount === 0 && <p className="label grid-none">{speech.say(EDIT_WORDS.none)}</p>}
      </Grid>
      <EstimatePanel
        editing={editing}
        table={table}
        place={shown.places[shown.modelRow(selection.head.row)]}
        column={table.columns[selection.head.column]}
        cell={shown.cell(selection.head)}
      />
    </div>
  )
}

/** Rows chosen; more than this are not deleted or copied at once by a button. */
const MOST_ROWS = 100_000

function rowsIn({ top, bottom }: ReturnType<typeof rangeOf>, count: number): number[] {
  const last = Math.min(bottom, count - 1, top + MOST_ROWS)
  return Array.from({ length: Math.max(0, last - top + 1) }, (_, index) => top + index)
}

function nextSort(sort: GridSort | undefined, key: string): GridSort | undefined {
  if (sort?.key !== key) return { key, direction: 'ascending' }
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : undefined
}
