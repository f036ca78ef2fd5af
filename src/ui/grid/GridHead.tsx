import type { PointerEvent } from 'react'
import type { GridColumn } from './grid-model.ts'

export interface GridSort {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

interface GridHeadProps {
  readonly columns: readonly GridColumn[]
  readonly edges: readonly number[]
  readonly sort: GridSort | undefined
  readonly onSort: (key: string) => void
  readonly onWidth: (key: string, widthPx: number) => void
}

/** Titles and units, which stay in sight; a title sorts, the edge of a column widens it. */
export function GridHead({ columns, edges, sort, onSort, onWidth }: GridHeadProps) {
  return (
    <div role="row" aria-rowindex={1} className="grid-head" style={{ width: edges.at(-1) }}>
      <div role="columnheader" aria-label="#" className="grid-number" style={{ width: edges[0] }} />
      {columns.map((column, index) => {
        const left = edges[index] ?? 0
        const width = (edges[index + 1] ?? 0) - left
        const direction = sort?.key === column.key ? sort.direction : undefined
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={direction}
            className={`grid-title ${column.align}${index === 0 ? ' first' : ''}`}
            style={{ left, width }}
            title={column.note}
          >
            <button type="button" tabIndex={-1} onClick={() => onSort(column.key)}>
              <span className="title">{column.title}</span>
              <span className="unit">
                {column.unit}
                {direction === undefined ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}
              </span>
            </button>
            <span
              className="grid-edge"
              aria-hidden="true"
              onPointerDown={(event) => widen(event, width, (px) => onWidth(column.key, px))}
            />
          </div>
        )
      })}
    </div>
  )
}

const LEAST_WIDTH_PX = 56

function widen(event: PointerEvent<Element>, width: number, set: (px: number) => void): void {
  event.preventDefault()
  event.stopPropagation()
  const edge = event.currentTarget
  const start = event.clientX
  edge.setPointerCapture(event.pointerId)
  const move = (next: Event) =>
    set(Math.max(LEAST_WIDTH_PX, width + (next as globalThis.PointerEvent).clientX - start))
  const stop = () => {
    edge.removeEventListener('pointermove', move)
    edge.removeEventListener('pointerup', stop)
  }
  edge.addEventListener('pointermove', move)
  edge.addEventListener('pointerup', stop)
}
