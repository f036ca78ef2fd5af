import { useCallback, useRef, useState } from 'react'
import type { ColumnMap } from '../../../workbook/sales/column-meaning.ts'
import type { SalesAsked, SalesReadout } from '../../open-sales.ts'
import type { SalesBytes, SalesTools } from './sales-tools.ts'
import { MOST_ROWS_IN_PAGE } from './sales-tools.ts'

/** Where a dropped table stands. */
export type Dropped =
  | { readonly kind: 'none'; readonly failure?: string }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'read'; readonly file: SalesBytes; readonly readout: SalesReadout }

interface Chosen {
  readonly itemId?: string
  readonly columns?: ColumnMap
}

/** Reads a table, and again with other columns or for another item; the last question counts. */
export function useDroppedSales(
  { read }: SalesTools,
  asked: SalesAsked,
  onReadout: (readout: SalesReadout | undefined) => void,
) {
  const [dropped, setDropped] = useState<Dropped>({ kind: 'none' })
  const [chosen, setChosen] = useState<Chosen>({})
  const turn = useRef(0)
  const ask = useCallback(
    async (file: SalesBytes, how: { readonly chosen: Chosen; readonly isNew: boolean }) => {
      const own = ++turn.current
      const question = { ...asked, mostRows: MOST_ROWS_IN_PAGE, ...how.chosen }
      try {
        const readout = await read(question, how.isNew ? file : undefined)
        if (own !== turn.current) return
        setDropped({ kind: 'read', file, readout })
        onReadout(readout)
      } catch (error) {
        if (own !== turn.current) return
        setDropped({ kind: 'none', failure: error instanceof Error ? error.message : '' })
        onReadout(undefined)
      }
    },
    [asked, read, onReadout],
  )
  const take = async (file: File) => {
    setDropped({ kind: 'reading', name: file.name })
    setChosen({})
    const bytes = new Uint8Array(await file.arrayBuffer())
    await ask({ bytes, name: file.name }, { chosen: {}, isNew: true })
  }
  const choose = (change: Chosen) => {
    if (dropped.kind !== 'read') return
    // Other columns may name other items: the item is then asked for anew.
    const next = change.columns ? { columns: change.columns } : { ...chosen, ...change }
    setChosen(next)
    void ask(dropped.file, { chosen: next, isNew: false })
  }
  const forget = () => {
    turn.current += 1
    setDropped({ kind: 'none' })
    setChosen({})
    onReadout(undefined)
  }
  return { dropped, chosen, take, choose, forget }
}
