import type { PointerEvent } from 'react'
import { useState } from 'react'
import type { CellAt, GridActions, Range, Selection, Size } from './grid-model.ts'
import { clamped } from './grid-model.ts'

interface Dragged {
  readonly selection: Selection
  readonly range: Range
  readonly size: Size
  readonly onSelect: (selection: Selection) => void
  readonly fill: GridActions['repeat']
}

/** Selecting by the pointer, and dragging the corner of the selection to fill. */
export function useGridDrag({ selection, range, size, onSelect, fill }: Dragged) {
  const [filling, setFilling] = useState<Range>()
  const onPointerDown = (event: PointerEvent) => {
    const at = cellAt(event.target)
    if (!at || event.button !== 0) return
    onSelect({ anchor: event.shiftKey ? selection.anchor : at, head: at })
    // Under a finger a drag scrolls.
    if (event.pointerType === 'touch') return
    const anchor = event.shiftKey ? selection.anchor : at
    track((over) => onSelect({ anchor, head: clamped(over, size) }))
  }
  const onFillDown = (event: PointerEvent) => {
    event.preventDefault()
    event.stopPropagation()
    let target = range
    track(
      (over) => {
        target = fillRange(range, over)
        setFilling(target)
      },
      () => {
        setFilling(undefined)
        if (target === range) return
        fill(range, target)
        onSelect({
          anchor: { row: target.top, column: target.left },
          head: { row: target.bottom, column: target.right },
        })
      },
    )
  }
  return { filling, onPointerDown, onFillDown }
}

/** Down or to the right, whichever the pointer went further. */
function fillRange(range: Range, { row, column }: CellAt): Range {
  const [down, right] = [row - range.bottom, column - range.right]
  if (down <= 0 && right <= 0) return range
  return down >= right ? { ...range, bottom: row } : { ...range, right: column }
}

function track(over: (at: CellAt) => void, end?: () => void): void {
  const move = (event: globalThis.PointerEvent) => {
    const at = cellAt(document.elementFromPoint(event.clientX, event.clientY))
    if (at) over(at)
  }
  const stop = () => {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', stop)
    end?.()
  }
  addEventListener('pointermove', move)
  addEventListener('pointerup', stop)
}

function cellAt(target: EventTarget | null): CellAt | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
  if (!cell) return undefined
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }
}
