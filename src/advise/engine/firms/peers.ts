import { quantile } from '../../../core/statistics/quantile.ts'

/** What firms are held beside each other by: figures of `see`, and one that it gives by two. */
export const FIRM_FIGURES = [
  'margin.final.year',
  'margin.final.ratio',
  'margin.operating.ratio',
  'lead.orderToHand',
  'lead.critical',
  'carbon.total',
  'dependency.concentration',
  'proximity.access',
] as const
export type FirmFigure = (typeof FIRM_FIGURES)[number]

/** One firm of an adviser's list, as `see` reads its chain. */
export interface FirmLine {
  readonly chainId: string
  readonly name: string
  readonly sector: string
  readonly figures: Readonly<Partial<Record<FirmFigure, number>>>
}

/** Fewer firms of a trade than that, and a figure without a name could be told whose it is. */
export const LEAST_PEERS = 5

/** Half of the firms of a trade lie between the two outer figures. */
export interface Quartiles {
  readonly low: number
  readonly median: number
  readonly high: number
  readonly count: number
}

/** Where the firms of a trade stand, without names; undefined while they are too few. */
export function quartilesOf(
  lines: readonly FirmLine[],
  sector: string,
  figure: FirmFigure,
): Quartiles | undefined {
  const values = lines.flatMap((line) => {
    const value = line.figures[figure]
    return line.sector === sector && value !== undefined ? [value] : []
  })
  if (values.length < LEAST_PEERS) return undefined
  return {
    low: quantile(values, 0.25),
    median: quantile(values, 0.5),
    high: quantile(values, 0.75),
    count: values.length,
  }
}

/** A list without names, and how many firms it holds back. */
export interface HiddenFirms {
  readonly lines: readonly FirmLine[]
  /** Firms of trades that too few share. */
  readonly heldBack: number
}

/**
 * Names taken off. A trade that fewer than five firms share would name them by itself: it is held
 * back. Letters follow the final margin of a trade, not the names: an order can tell a name too.
 */
export function withoutNames(lines: readonly FirmLine[]): HiddenFirms {
  const counts = new Map<string, number>()
  for (const { sector } of lines) counts.set(sector, (counts.get(sector) ?? 0) + 1)
  const shown = lines
    .filter(({ sector }) => counts.get(sector)! >= LEAST_PEERS)
    .toSorted((one, other) => rank(other) - rank(one))
  return {
    lines: shown.map((line, at) => ({ ...line, name: letters(at) })),
    heldBack: lines.length - shown.length,
  }
}

function rank({ figures }: FirmLine): number {
  return figures['margin.final.ratio'] ?? Number.NEGATIVE_INFINITY
}

/** In which quarter of its trade a firm stands, 1 lowest; a figure on a bound counts as inside. */
export function quarterOf(value: number, { low, median, high }: Quartiles): 1 | 2 | 3 | 4 {
  if (value < low) return 1
  if (value <= median) return 2
  return value <= high ? 3 : 4
}

function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last
}

/** Trades by chapters of the Harmonized System. */
const TRADES: readonly (readonly [from: number, to: number, trade: string])[] = [
  [1, 24, 'food'],
  [33, 34, 'cosmetics'],
  [41, 43, 'leather'],
  [44, 44, 'wood'],
  [50, 64, 'textile'],
  [65, 65, 'textile'],
  [72, 85, 'machines'],
  [86, 89, 'vehicles'],
  [94, 94, 'furniture'],
]

/** Trade of a customs code; `other` where it says nothing. */
export function tradeOf(hsCode: string | undefined): string {
  const chapter = Number(hsCode?.slice(0, 2) ?? NaN)
  return TRADES.find(([from, to]) => chapter >= from && chapter <= to)?.[2] ?? 'other'
}

/**
 * Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance); `#rrggbb` each.
 */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
