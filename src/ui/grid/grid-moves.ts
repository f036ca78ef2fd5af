import type { CellAt, Size } from './grid-model.ts'
import { clamped } from './grid-model.ts'

interface Key {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
}

/** Rows that Page Up and Page Down pass. */
const PAGE = 20

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
}

/**
 * Where a key leads from a cell, as in every spreadsheet; undefined for keys that do not move. With
 * Ctrl an arrow runs to the end of the filled cells, or over the empty ones to the next filled one.
 */
export function moved(
  from: CellAt,
  { key, ctrl, shift }: Key,
  size: Size,
  isFilled: (cell: CellAt) => boolean,
): CellAt | undefined {
  const step = STEPS[key]
  if (step) {
    if (!ctrl) return clamped({ row: from.row + step[0], column: from.column + step[1] }, size)
    return run(from, step, size, isFilled)
  }
  switch (key) {
    case 'Home':
      return { row: ctrl ? 0 : from.row, column: 0 }
    case 'End':
      return { row: ctrl ? size.rows - 1 : from.row, column: size.columns - 1 }
    case 'Tab':
      return clamped({ row: from.row, column: from.column + (shift ? -1 : 1) }, size)
    case 'Enter':
      return clamped({ row: from.row + (shift ? -1 : 1), column: from.column }, size)
    default:
      return undefined
  }
}

function run(
  from: CellAt,
  [down, right]: readonly [number, number],
  size: Size,
  isFilled: (cell: CellAt) => boolean,
): CellAt {
  const next = (cell: CellAt) =>
    clamped({ row: cell.row + Math.sign(down), column: cell.column + Math.sign(right) }, size)
  const isEnd = (cell: CellAt) => {
    const after = next(cell)
    return after.row === cell.row && after.column === cell.column
  }
  let at = next(from)
  const wasInside = isFilled(from) && isFilled(at)
  while (!isEnd(at)) {
    if (wasInside ? !isFilled(next(at)) : isFilled(at)) break
    at = next(at)
  }
  return at
}
