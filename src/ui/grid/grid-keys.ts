import type { CellAt, GridActions, GridCell, Range, Selection, Size } from './grid-model.ts'
import { moved } from './grid-moves.ts'

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  preventDefault(): void
  stopPropagation(): void
}

interface GridState {
  readonly selection: Selection
  readonly range: Range
  readonly size: Size
  readonly cell: (at: CellAt) => GridCell
  readonly actions: GridActions
  readonly onSelect: (selection: Selection) => void
  /** Opens the field of the active cell, on its text or on what was typed. */
  readonly edit: (first: string | undefined) => void
}

/** What a key does in the grid, as in the spreadsheets that people know. */
export function gridKey(event: KeyPress, state: GridState): void {
  const ctrl = event.ctrlKey || event.metaKey
  if (ctrl ? withCtrl(event.key.toLowerCase(), event.shiftKey, state) : alone(event, state)) {
    event.preventDefault()
    event.stopPropagation()
    return
  }
  if (event.altKey) return
  const { head } = state.selection
  const isFilled = (at: CellAt) => state.cell(at).text !== ''
  const key = { key: event.key, ctrl, shift: event.shiftKey }
  const to = moved(head, key, state.size, isFilled)
  // At the edges Tab goes on to what follows the grid.
  if (!to || (event.key === 'Tab' && to.column === head.column)) return
  event.preventDefault()
  event.stopPropagation()
  const extends1 = event.shiftKey && event.key !== 'Tab' && event.key !== 'Enter'
  state.onSelect({ anchor: extends1 ? state.selection.anchor : to, head: to })
}

function alone({ key, altKey }: KeyPress, { range, actions, edit }: GridState): boolean {
  if (altKey) return false
  if (key === 'F2') edit(undefined)
  else if (key === 'Delete' || key === 'Backspace') actions.clear(range)
  else if (key.length === 1) edit(key)
  else return false
  return true
}

function withCtrl(key: string, isShifted: boolean, state: GridState): boolean {
  const { range, actions, size, onSelect } = state
  switch (key) {
    case 'z':
      if (isShifted) actions.redo()
      else actions.undo()
      return true
    case 'y':
      actions.redo()
      return true
    case 'd':
      actions.repeat({ ...range, bottom: range.top }, range)
      return true
    case 'r':
      actions.repeat({ ...range, right: range.left }, range)
      return true
    case 'f':
      actions.find()
      return true
    case 'a':
      onSelect({
        anchor: { row: 0, column: 0 },
        head: { row: size.rows - 1, column: size.columns - 1 },
      })
      return true
    default:
      return false
  }
}
