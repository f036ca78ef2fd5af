import type { Problem } from '../../../core/problem.ts'
import type { KeptItem, KeptWeeks } from '../../../facts/weekly-sales.ts'
import type { ColumnMap } from '../../../workbook/sales/column-meaning.ts'
import type { SalesAsked, SalesReadout } from '../../open-sales.ts'

/** Rows that a page reads: a few seconds of its worker. The command and the server take more. */
export const MOST_ROWS_IN_PAGE = 200_000

export interface SalesBytes {
  readonly bytes: Uint8Array
  readonly name: string
}

export interface Said {
  readonly what: string
  readonly maybe: string
}

/** What the page is given to read and to keep sales; the program around it knows worker and server. */
export interface SalesTools {
  /** Reads a table or kept rows away from the page; without either, the last table again. */
  readonly read: (asked: SalesAsked, from?: SalesBytes | KeptWeeks) => Promise<SalesReadout>
  /** Why a file is not read at all, in the reader's language. */
  readonly say?: (problem: Problem) => Said | undefined
  /** Missing where nothing keeps rows: a page without a server, a chain that was never saved. */
  readonly kept?: KeptSales
}

/** Rows of sales that the server keeps for the chain. */
export interface KeptSales {
  readonly list: () => Promise<readonly KeptItem[]>
  readonly weeks: (itemId: string) => Promise<KeptWeeks>
  readonly keep: (
    file: SalesBytes,
    how: {
      readonly columns: ColumnMap
      /** Of a table that has no column of items. */
      readonly itemId: string
    },
  ) => Promise<KeptCount>
}

/** What keeping a file changed. */
export interface KeptCount {
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly same: number
}
