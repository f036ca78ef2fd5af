/** What is known of a client beyond the season. */
export interface ClientTerms {
  /** Clients of a year who buy again the next. */
  readonly repeatRatio: number
  readonly ordersPerClientPerYear: number
  readonly piecesPerOrder: number
  readonly acquisitionCost: number
  readonly discountRatioPerYear: number
  /** Of clients who find nothing or do not wait, those who never come back. */
  readonly leaveRatio: number
}

/** What a client is worth, and what a wish that is not served costs beyond its own margin. */
export interface ClientWorth {
  /** Margin of all her orders, those to come discounted. */
  readonly marginOverYears: number
  /** That, less what it costs to win her. */
  readonly worth: number
  /** Of a piece that she wished and did not get: what she would have brought later. */
  readonly laterPerPieceLost: number
}

/**
 * Worth of a client = margin x orders - acquisition. Of the clients of a year, `repeatRatio` buy
 * again the next: a new one is worth 1 / (1 - r / (1 + i)) years of orders (Berger, Nasr 1998,
 * J. Interactive Marketing 12(1) 17-30, case 1).
 * The order that is lost is on its own line of the bridge: only what would have followed is added.
 */
export function clientWorth(marginPerPiece: number, terms: ClientTerms): ClientWorth {
  const { repeatRatio, ordersPerClientPerYear, piecesPerOrder, discountRatioPerYear } = terms
  const years = 1 / (1 - repeatRatio / (1 + discountRatioPerYear))
  const orders = ordersPerClientPerYear * years
  const marginOverYears = Math.max(0, marginPerPiece) * piecesPerOrder * orders
  const later = Math.max(0, marginPerPiece) * Math.max(0, orders - 1)
  return {
    marginOverYears,
    worth: marginOverYears - terms.acquisitionCost,
    laterPerPieceLost: terms.leaveRatio * later,
  }
}
