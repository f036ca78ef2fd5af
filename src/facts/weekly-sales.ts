/** Rows of sales kept for one item. */
export interface KeptItem {
  readonly itemId: string
  readonly rows: number
  /** Returns not taken off. */
  readonly soldPieces: number
  readonly firstDay: string
  readonly lastDay: string
}

/** What the rows of one variant of one item add up to in one week, in one currency. */
export interface WeekOfSales {
  readonly itemId: string
  readonly variant: string
  /** Weeks since Monday 1969-12-29. */
  readonly week: number
  /** ISO 4217; missing: the rows name none. */
  readonly currency?: string
  readonly rows: number
  readonly soldPieces: number
  readonly returnRows: number
  readonly returnedPieces: number
  /** Of the pieces sold, those with a price, and their worth. */
  readonly pricedPieces: number
  readonly pricedAmount: number
  /** A day of the week ended without stock. */
  readonly isOut: boolean
}

/** One item with the weeks of those of most rows beside it: enough for a demand law. */
export interface KeptWeeks {
  readonly item: KeptItem
  /** Items kept for the chain, those left out here included. */
  readonly itemCount: number
  readonly weeks: readonly WeekOfSales[]
}
