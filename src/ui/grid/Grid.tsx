import type { ReactNode, RefObject } from 'react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import './grid.css'
import { CellEditor } from './CellEditor.tsx'
import type { GridSort } from './GridHead.tsx'
import { GridHead } from './GridHead.tsx'
import { GridRow } from './GridRow.tsx'
import type {
  CellAt,
  GridActions,
  GridCell,
  GridColumn,
  GridOption,
  Range,
  Selection,
} from './grid-model.ts'
import { clamped, rangeOf } from './grid-model.ts'
import { moved } from './grid-moves.ts'
import { useGridDrag } from './use-grid-drag.ts'
import { gridKey } from './grid-keys.ts'
import { ThumbField } from './ThumbField.tsx'
import { useView } from './use-view.ts'

export interface GridProps {
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly rowCount: number
  readonly cell: (at: CellAt) => GridCell
  readonly optionsOf: (column: number) => readonly GridOption[]
  readonly actions: GridActions
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly sort: GridSort | undefined
  readonly onSort: (key: string) => void
  readonly onWidth: (key: string, widthPx: number) => void
  /** Words for the field of a cell that is typed in on a small screen. */
  readonly fieldLabel: (at: CellAt) => string
  readonly children?: ReactNode
}

const ROW_HEIGHT_PX = 30
const NUMBER_WIDTH_PX = 44

interface Editing {
  readonly at: CellAt
  readonly first: string
  readonly isTyping: boolean
}

/** A table of any length that is edited as a spreadsheet is: it draws what is on view. */
export function Grid(props: GridProps) {
  const { columns, rowCount, cell, actions, optionsOf } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useGrid(props, scroller)
  const { editing, range, head, edges, view, drag } = grid
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={rowCount > 0 ? `${id}-${head.row}-${head.column}` : undefined}
        className="grid"
        onScroll={view.onScroll}
        onPointerDown={drag.onPointerDown}
        {...grid.handlers}
      >
        <GridHead {...props} edges={edges} />
        <div
          role="rowgroup"
          className="grid-body"
          style={{ height: rowCount * ROW_HEIGHT_PX, width: edges.at(-1) }}
        >
          {view.rows.map((row) => (
            <GridRow
              key={row}
              {...{ id, row, columns, edges, cell }}
              from={view.from}
              to={view.to}
              height={ROW_HEIGHT_PX}
              active={row === head.row ? head.column : -1}
              {...selectedIn(range, row)}
            />
          ))}
          {rowCount > 0 && (
            <FillMark range={drag.filling ?? range} edges={edges} onDown={drag.onFillDown} />
          )}
          {editing && (
            <CellEditor
              key={`${editing.at.row} ${editing.at.column}`}
              label={props.fieldLabel(editing.at)}
              first={editing.first}
              isTyping={editing.isTyping}
              options={optionsOf(editing.at.column)}
              style={placeOf(editing.at, edges)}
              onDone={grid.done}
              onLeave={grid.leave}
            />
          )}
        </div>
        {props.children}
      </div>
      {rowCount > 0 && (
        <ThumbField
          at={head}
          label={props.fieldLabel(head)}
          cell={cell}
          options={optionsOf(head.column)}
          write={actions.write}
        />
      )}
    </div>
  )
}

/** What the grid keeps between two keys: the cell that is typed in, and what is on view. */
function useGrid(props: GridProps, scroller: RefObject<HTMLDivElement | null>) {
  const { columns, rowCount, cell, selection, onSelect, actions } = props
  const [editing, setEditing] = useState<Editing>()
  const size = { rows: rowCount, columns: columns.length }
  const edges = useMemo(() => edgesOf(columns), [columns])
  const view = useView(scroller, edges, { rowCount, rowHeight: ROW_HEIGHT_PX })
  const head = clamped(selection.head, size)
  const range = rangeOf({ anchor: clamped(selection.anchor, size), head })
  const drag = useGridDrag({ selection, range, size, onSelect, fill: actions.repeat })
  const { row, column } = head
  const { show } = view
  useEffect(() => show({ row, column }, edges), [show, row, column, edges])
  const edit = (first: string | undefined) => {
    const typed = first ?? cell(head).typed
    if (rowCount > 0) setEditing({ at: head, first: typed, isTyping: first !== undefined })
  }
  const leave = () => {
    setEditing(undefined)
    scroller.current?.focus()
  }
  const done = (text: string, key: React.KeyboardEvent | undefined) => {
    if (!editing) return
    setEditing(undefined)
    if (text !== editing.first || editing.isTyping) actions.write(editing.at, text)
    if (key === undefined) return
    const step = { key: key.key, ctrl: false, shift: key.shiftKey }
    const to = moved(editing.at, step, size, () => true)
    if (to) onSelect({ anchor: to, head: to })
    scroller.current?.focus()
  }
  const copied = (event: React.ClipboardEvent) => {
    if (editing) return false
    event.preventDefault()
    event.clipboardData.setData('text/plain', actions.copy(range))
    return true
  }
  const handlers = {
    onKeyDown: (event: React.KeyboardEvent) => {
      if (!editing) gridKey(event, { selection, range, size, cell, actions, onSelect, edit })
    },
    onDoubleClick: (event: React.MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('[role="gridcell"]')) {
        edit(undefined)
      }
    },
    onCopy: copied,
    onCut: (event: React.ClipboardEvent) => {
      if (copied(event)) actions.clear(range)
    },
    onPaste: (event: React.ClipboardEvent) => {
      if (editing) return
      event.preventDefault()
      actions.paste(range, event.clipboardData.getData('text/plain'))
    },
  }
  return { editing, edges, view, head, range, drag, done, leave, handlers }
}

const NOT_SELECTED = { left: Infinity, right: -Infinity }

function selectedIn(range: Range, row: number) {
  const isIn = row >= range.top && row <= range.bottom
  return isIn ? { left: range.left, right: range.right } : NOT_SELECTED
}

interface FillMarkProps {
  readonly range: Range
  readonly edges: readonly number[]
  readonly onDown: (event: React.PointerEvent) => void
}

/** The outline of the selection, with the corner that one drags to fill. */
function FillMark({ range, edges, onDown }: FillMarkProps) {
  const left = edges[range.left] ?? 0
  const width = (edges[range.right + 1] ?? 0) - left
  const top = range.top * ROW_HEIGHT_PX
  const height = (range.bottom - range.top + 1) * ROW_HEIGHT_PX
  return (
    <div className="grid-range" style={{ left, top, width, height }} aria-hidden="true">
      <span className="grid-fill" onPointerDown={onDown} />
    </div>
  )
}

function placeOf({ row, column }: CellAt, edges: readonly number[]) {
  const left = edges[column] ?? 0
  return {
    left,
    top: row * ROW_HEIGHT_PX,
    minWidth: (edges[column + 1] ?? 0) - left,
    height: ROW_HEIGHT_PX,
  }
}

function edgesOf(columns: readonly GridColumn[]): readonly number[] {
  const edges = [NUMBER_WIDTH_PX]
  for (const { widthPx } of columns) edges.push((edges.at(-1) ?? 0) + widthPx)
  return edges
}
