/** One line of sales of a style, as a day number (days since 1970-01-01). Returns are negative. */
export interface SalesPoint {
  readonly dayNumber: number
  /** Empty when the style has no sizes or colours. */
  readonly variant: string
  readonly quantityPieces: number
  readonly unitPrice?: number
  /** What was left at the end of that day, if known. */
  readonly stockPieces?: number
}

/** Weeks of one style, variant by variant: the figure of variant v in week w is at `v * weeks + w`. */
export interface WeeklySeries {
  /** Weeks since Monday 1969-12-29, of the first column. */
  readonly firstWeek: number
  readonly weeks: number
  readonly variants: readonly string[]
  /** Gross of returns. */
  readonly soldPieces: Float64Array
  readonly returnedPieces: Float64Array
  /** Mean price of the pieces sold; NaN where none was sold at a known price. */
  readonly unitPrice: Float64Array
  /** 1 where the variant ended a day of the week with no stock: demand is at least what was sold. */
  readonly stockOut: Uint8Array
}

/** 1970-01-01 was a Thursday: weeks begin on Monday. */
export function weekOf(dayNumber: number): number {
  return Math.floor((dayNumber + 3) / 7)
}

/**
 * Sums lines into weeks from the first line to the last; a week without a line sold nothing.
 * A stock of 0 says that demand was cut that week.
 */
export function weeklySeries(points: readonly SalesPoint[]): WeeklySeries | undefined {
  if (points.length === 0) return undefined
  let first = Infinity
  let last = -Infinity
  const variantOf = new Map<string, number>()
  for (const { dayNumber, variant } of points) {
    first = Math.min(first, weekOf(dayNumber))
    last = Math.max(last, weekOf(dayNumber))
    if (!variantOf.has(variant)) variantOf.set(variant, variantOf.size)
  }
  const weeks = last - first + 1
  const cells = weeks * variantOf.size
  const series = {
    firstWeek: first,
    weeks,
    variants: [...variantOf.keys()],
    soldPieces: new Float64Array(cells),
    returnedPieces: new Float64Array(cells),
    unitPrice: new Float64Array(cells),
    stockOut: new Uint8Array(cells),
  }
  const priced = new Float64Array(cells)
  for (const point of points) {
    const cell = variantOf.get(point.variant)! * weeks + weekOf(point.dayNumber) - first
    addPoint(series, priced, cell, point)
  }
  for (let cell = 0; cell < cells; cell++) {
    series.unitPrice[cell] = priced[cell]! > 0 ? series.unitPrice[cell]! / priced[cell]! : NaN
  }
  return series
}

function addPoint(
  { soldPieces, returnedPieces, unitPrice, stockOut }: WeeklySeries,
  priced: Float64Array,
  cell: number,
  point: SalesPoint,
): void {
  const { quantityPieces } = point
  if (quantityPieces >= 0) soldPieces[cell]! += quantityPieces
  else returnedPieces[cell]! -= quantityPieces
  if (point.unitPrice !== undefined && quantityPieces > 0) {
    unitPrice[cell]! += point.unitPrice * quantityPieces
    priced[cell]! += quantityPieces
  }
  if (point.stockPieces !== undefined && point.stockPieces <= 0) stockOut[cell] = 1
}

/** Adds the variants up: one figure a week. */
export function weeklyTotal({ weeks, variants }: WeeklySeries, cells: Float64Array): Float64Array {
  const total = new Float64Array(weeks)
  for (let variant = 0; variant < variants.length; variant++) {
    for (let week = 0; week < weeks; week++) total[week]! += cells[variant * weeks + week]!
  }
  return total
}
