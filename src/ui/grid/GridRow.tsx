import { memo } from 'react'
import type { CellAt, GridCell, GridColumn } from './grid-model.ts'

interface GridRowProps {
  readonly id: string
  readonly row: number
  readonly columns: readonly GridColumn[]
  /** Left edge of each column, px; one more than columns. */
  readonly edges: readonly number[]
  readonly from: number
  readonly to: number
  readonly height: number
  readonly cell: (at: CellAt) => GridCell
  /** Column of the active cell, -1 when it stands in another row. */
  readonly active: number
  readonly left: number
  readonly right: number
}

/** One row: its number and the first column stay in sight, the others are drawn when on view. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, columns, edges, from, to, height } = props
  const shown = columns.flatMap((column, index) =>
    index === 0 || (index >= from && index <= to) ? [{ column, index }] : [],
  )
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="grid-row"
      style={{ top: row * height, height, width: edges.at(-1) }}
    >
      <div role="rowheader" className="grid-number" style={{ width: edges[0] }}>
        {row + 1}
      </div>
      {shown.map(({ column, index }) => (
        <Cell key={column.key} {...props} {...{ column, index }} />
      ))}
    </div>
  )
})

type CellProps = GridRowProps & { readonly column: GridColumn; readonly index: number }

function Cell({ id, row, edges, cell, active, left, right, column, index }: CellProps) {
  const { text, mark, said } = cell({ row, column: index })
  const isActive = active === index
  const isSelected = index >= left && index <= right
  const start = edges[index] ?? 0
  const classes = ['grid-cell', column.align, mark ?? '', isSelected ? 'selected' : '']
  if (isActive) classes.push('active')
  if (index === 0) classes.push('first')
  return (
    <div
      role="gridcell"
      id={`${id}-${row}-${index}`}
      aria-colindex={index + 2}
      aria-selected={isSelected}
      aria-invalid={mark === 'problem' ? true : undefined}
      aria-label={isActive ? spoken(column, text, said) : undefined}
      data-row={row}
      data-column={index}
      className={classes.join(' ')}
      style={{ left: start, width: (edges[index + 1] ?? 0) - start }}
      title={said}
    >
      {text}
    </div>
  )
}

/** What is heard of the active cell: its column, its text with its unit, and what is wrong. */
function spoken({ title, unit }: GridColumn, text: string, said: string | undefined): string {
  const figure = text === '' ? '–' : `${text}${unit === '' ? '' : ` ${unit}`}`
  return [`${title}, ${figure}`, said].filter((each) => each !== undefined).join('. ')
}
