import type { RefObject } from 'react'
import { useCallback, useLayoutEffect, useState } from 'react'
import type { CellAt } from './grid-model.ts'

interface Lengths {
  readonly rowCount: number
  readonly rowHeight: number
}

interface Port {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** Rows and columns drawn beyond what is on view, so that a quick scroll meets no blank. */
const MORE_ROWS = 8
/** Height of the titles, px: they cover the first rows when these are scrolled to. */
const HEAD_PX = 46

/** Which rows and columns of a long grid are on view. */
export function useView(
  scroller: RefObject<HTMLDivElement | null>,
  edges: readonly number[],
  { rowCount, rowHeight }: Lengths,
) {
  const [port, setPort] = useState<Port>({ top: 0, left: 0, width: 1200, height: 600 })
  const read = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element
    setPort((before) =>
      before.top === top &&
      before.left === left &&
      before.width === width &&
      before.height === height
        ? before
        : { top, left, width, height },
    )
  }, [scroller])
  useLayoutEffect(() => {
    read()
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [read, scroller])
  const first = Math.max(0, Math.floor(port.top / rowHeight) - MORE_ROWS)
  const last = Math.min(rowCount - 1, Math.ceil((port.top + port.height) / rowHeight) + MORE_ROWS)
  const from = Math.max(
    0,
    edges.findLastIndex((edge) => edge <= port.left),
  )
  const end = edges.findIndex((edge) => edge > port.left + port.width)
  const show = useCallback(
    ({ row, column }: CellAt, at: readonly number[]) => {
      const element = scroller.current
      if (!element) return
      const top = row * rowHeight
      if (top < element.scrollTop) element.scrollTo({ top: top })
      const under = top + rowHeight + HEAD_PX - element.clientHeight
      if (under > element.scrollTop) element.scrollTo({ top: under })
      if (column === 0) {
        element.scrollTo({ left: 0 })
        return
      }
      const still = at[1] ?? 0
      const [left, right] = [at[column] ?? 0, at[column + 1] ?? 0]
      if (left - still < element.scrollLeft) element.scrollTo({ left: left - still })
      if (right > element.scrollLeft + element.clientWidth) {
        // A column wider than the view shows its beginning.
        element.scrollTo({ left: Math.min(right - element.clientWidth, left - still) })
      }
    },
    [scroller, rowHeight],
  )
  return {
    rows: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
    from,
    to: end < 0 ? edges.length : end,
    onScroll: read,
    show,
  }
}
