import type { GridActions, Range } from '../../../ui/grid/grid-model.ts'
import type { Language } from '../../../core/format.ts'
import { cellsOfText, filledTexts, textOfCells } from '../../engine/clipboard.ts'
import type { Table } from '../../engine/tables.ts'
import { partAt, valueAt, writtenValue } from '../../engine/tables.ts'
import { NEW_ROW } from '../../model.ts'
import type { Editing } from '../use-editing.ts'
import type { useTable } from './use-table.ts'

interface Acting {
  readonly editing: Editing
  readonly table: Table
  readonly shown: ReturnType<typeof useTable>
  readonly language: Language
  readonly find: () => void
}

/** From what is done in the grid to commands on the chain. */
export function gridActions(acting: Acting): GridActions {
  const { editing, table, shown } = acting
  const { noun, rowsOf } = table
  const name = { noun, rowsOf }
  const keys = (left: number, count: number) =>
    table.columns.slice(left, left + count).map(({ key }) => key)
  const rows = (top: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      top + index < shown.rowCount ? shown.modelRow(top + index) : NEW_ROW,
    )
  const write = (
    { row, column }: { readonly row: number; readonly column: number },
    texts: Iterable<readonly string[]>,
    [height, width]: readonly [number, number],
  ) =>
    editing.run(
      {
        kind: 'block',
        table: name,
        rows: rows(row, height),
        columns: keys(column, width),
        texts,
      },
      { rowCount: height },
    )
  const textsIn = (range: Range) => textsOf(acting, range)
  return {
    write: (at, text) => write(at, [[text]], [1, 1]),
    paste: (range, text) => {
      const { height, width } = extentOf(text)
      const spread = height === 1 && width === 1 ? sizeOf(range) : undefined
      if (spread) {
        const one = [...cellsOfText(text)][0]?.[0] ?? ''
        const texts = Array.from({ length: spread[0] }, () =>
          Array.from({ length: spread[1] }, () => one),
        )
        return write({ row: range.top, column: range.left }, texts, spread)
      }
      write({ row: range.top, column: range.left }, cellsOfText(text), [height, width])
    },
    copy: (range) => textOfCells(textsIn(range)),
    clear: (range) => {
      const [height, width] = sizeOf(range)
      const texts = Array.from({ length: height }, () => Array.from({ length: width }, () => ''))
      write({ row: range.top, column: range.left }, texts, [height, width])
    },
    repeat: (source, target) => {
      const [height, width] = sizeOf(target)
      const across = textsIn({ ...source, bottom: Math.min(source.bottom, target.bottom) }).map(
        (row) =>
          filledTexts(
            row.map((each) => [each]),
            width,
          ).map(([each]) => each ?? ''),
      )
      write({ row: target.top, column: target.left }, filledTexts(across, height), [height, width])
    },
    undo: editing.undo,
    redo: editing.redo,
    find: acting.find,
  }
}

function sizeOf(range: Range): readonly [height: number, width: number] {
  return [range.bottom - range.top + 1, range.right - range.left + 1]
}

/** Rows and columns of a copied text, counted without keeping its cells. */
function extentOf(text: string): { readonly height: number; readonly width: number } {
  let [height, width] = [0, 0]
  for (const row of cellsOfText(text)) {
    height += 1
    width = Math.max(width, row.length)
  }
  return { height, width }
}

function textsOf({ editing, table, shown, language }: Acting, range: Range): string[][] {
  const draft = editing.history.now
  const columns = table.columns.slice(range.left, range.right + 1)
  const texts: string[][] = []
  for (let row = range.top; row <= Math.min(range.bottom, shown.rowCount - 1); row++) {
    const place = shown.places[shown.modelRow(row)]
    if (!place) continue
    const part = partAt(draft, table, place)
    texts.push(
      columns.map((column) =>
        writtenValue(column, valueAt(table, part, place, column.key), language),
      ),
    )
  }
  return texts
}
