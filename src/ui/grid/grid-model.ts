/** One column of a grid. */
export interface GridColumn {
  readonly key: string
  readonly title: string
  /** As it stands under the title; empty for words. */
  readonly unit: string
  /** What the column is, in a sentence. */
  readonly note: string
  readonly align: 'start' | 'end'
  readonly widthPx: number
  /** A cell takes one of a list: it is offered while typing. */
  readonly hasOptions: boolean
}

/** One cell as it is drawn. */
export interface GridCell {
  readonly text: string
  /** Before the text is typed over: what stands in the field. */
  readonly typed: string
  /** A figure nobody gave, or a text that was not taken. */
  readonly mark?: 'supposed' | 'problem' | 'lacking'
  /** What is wrong, or how the figure is known. */
  readonly said?: string
}

export interface GridOption {
  readonly value: string
  readonly label: string
}

export interface CellAt {
  readonly row: number
  readonly column: number
}

/** From where the selection began to where it reaches. */
export interface Selection {
  readonly anchor: CellAt
  readonly head: CellAt
}

/** A block of cells, both ends included. */
export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Size {
  readonly rows: number
  readonly columns: number
}

/** What a grid asks of whoever owns the cells; rows are those on view. */
export interface GridActions {
  readonly write: (at: CellAt, text: string) => void
  readonly paste: (range: Range, text: string) => void
  readonly copy: (range: Range) => string
  readonly clear: (range: Range) => void
  /** Repeats the rows of `source` down, or its columns to the right, over `target`. */
  readonly repeat: (source: Range, target: Range) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly find: () => void
}

export function rangeOf({ anchor, head }: Selection): Range {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  }
}

export function isWithin({ row, column }: CellAt, range: Range): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
}

export function clamped({ row, column }: CellAt, { rows, columns }: Size): CellAt {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  }
}
