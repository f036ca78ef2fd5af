import type { Chain, Market, Named } from '../chain/chain.ts'
import { isoDate, parseIsoDate } from '../core/calendar/calendar.ts'
import type { Problem } from '../core/problem.ts'
import { warning } from '../core/problem.ts'
import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import type { SalesLine } from './sales-line.ts'

/**
 * A change that facts propose: to be accepted or left by a person. It is written as a change of a
 * hand edit, so that accepting it is one step.
 */
export interface ProposedChange {
  readonly noun: 'markets'
  readonly id: string
  readonly field: 'demandUnitsPerYear'
  readonly unit: 'unit/year'
  /** The figure of the chain, and the measured one. */
  readonly was: number
  readonly value: number
  readonly known: {
    readonly status: 'measured'
    /** Bounds at 90 %. */
    readonly low: number
    readonly high: number
    readonly law: 'normal'
    readonly source: string
    readonly sourceEn: string
    readonly date: string
    readonly evidence: readonly string[]
  }
  /** The figure of the chain lies inside the bounds: nothing speaks against it. */
  readonly agrees: boolean
  readonly lineCount: number
  /** Days counted, both included. */
  readonly from: string
  readonly to: string
  /** What the figure does not say. */
  readonly limits: readonly Words[]
}

export interface ObservedDemand {
  readonly changes: readonly ProposedChange[]
  /** Markets of which the sales say nothing yet, each with the reason. */
  readonly unsaid: readonly Problem[]
}

const YEAR_DAYS = 365
/** 95 % point of the standard normal law: bounds that hold 9 times out of 10. */
const Z_95 = 1.6448536269514722

const LIMITS = [
  words('ce que les clients voulaient et n’ont pas trouvé | what clients wanted and did not find'),
  words('ce qui changera l’an prochain | what will change next year'),
]

/**
 * Units sold a year in each market, returns taken off, from lines of sales: over the last 365 days
 * that they reach, or over the sales window of the market when they cover it.
 *
 * Bounds: sales are taken as a compound Poisson sum, whose variance is the sum of the squares of
 * its lines (Feller 1968, An Introduction to Probability Theory and Its Applications, vol. I, 3rd
 * ed., XII.2). A line that adds up many clients makes them wider than they are, never narrower.
 */
export function observeDemand(chain: Chain, lines: readonly SalesLine[]): ObservedDemand {
  const days = lines.map(({ day }) => dayNumber(day))
  const reach = { first: lowest(days), last: -lowest(days.map((day) => -day)) }
  const changes: ProposedChange[] = []
  const unsaid: Problem[] = []
  const ofMarket = linesByMarket(chain, lines)
  chain.markets.forEach((market, index) => {
    const path = ['markets', index]
    const own = ofMarket.get(market.id) ?? []
    const period = periodOf(market, reach)
    if (own.length === 0) unsaid.push(noLines(market, path))
    else if (!period) unsaid.push(tooShort(market, path, reach))
    else {
      const counted = own.filter(({ day }) => period.from <= day && day <= period.to)
      const change = proposal(market, counted, period)
      if (change) changes.push(change)
      else unsaid.push(noLines(market, path))
    }
  })
  const strays = lines.length - [...ofMarket.values()].reduce((sum, each) => sum + each.length, 0)
  if (strays > 0) unsaid.push(strayLines(strays))
  return { changes, unsaid }
}

function dayNumber(day: string): number {
  const parsed = parseIsoDate(day)
  if (!parsed.ok) throw new Error(`${day} is no date: the line was not parsed`)
  return parsed.value
}

function lowest(values: readonly number[]): number {
  return values.reduce((least, each) => Math.min(least, each), Infinity)
}

interface Period {
  readonly from: string
  readonly to: string
}

interface Reach {
  readonly first: number
  readonly last: number
}

/** The sales window when the lines cover it, else the last year that they reach in full. */
function periodOf({ windowFrom, windowTo }: Market, { first, last }: Reach): Period | undefined {
  if (windowFrom !== undefined && windowTo !== undefined) {
    const covered = first <= dayNumber(windowFrom) && dayNumber(windowTo) <= last
    if (covered) return { from: windowFrom, to: windowTo }
  }
  const from = last - YEAR_DAYS + 1
  return first <= from ? { from: isoDate(from), to: isoDate(last) } : undefined
}

/** Lines by the one market they can be of; a line of two markets or of none is of no one. */
function linesByMarket(
  chain: Chain,
  lines: readonly SalesLine[],
): ReadonlyMap<string, readonly SalesLine[]> {
  const found = new Map<string, SalesLine[]>()
  const candidates = new Map<string, string | undefined>()
  for (const line of lines) {
    const key = JSON.stringify([line.itemId, line.placeId])
    if (!candidates.has(key)) candidates.set(key, marketOf(chain, line))
    const market = candidates.get(key)
    if (market === undefined) continue
    const known = found.get(market)
    if (known) known.push(line)
    else found.set(market, [line])
  }
  return found
}

function marketOf({ markets }: Chain, { itemId, placeId }: SalesLine): string | undefined {
  const ofItem = markets.filter(({ item }) => String(item) === itemId)
  const exact = ofItem.find(({ id }) => String(id) === placeId)
  if (exact) return exact.id
  const there = (market: Named<'markets', Market>) =>
    placeId === '' || String(market.site) === placeId || market.region === placeId
  const possible = ofItem.filter(there)
  return possible.length === 1 ? possible[0]?.id : undefined
}

function proposal(
  market: Named<'markets', Market>,
  lines: readonly SalesLine[],
  { from, to }: Period,
): ProposedChange | undefined {
  const sold = lines.reduce((sum, { quantityPieces }) => sum + quantityPieces, 0)
  if (sold <= 0) return undefined
  const spread = Math.sqrt(lines.reduce((sum, line) => sum + line.quantityPieces ** 2, 0))
  const [low, high] = [Math.max(0, sold - Z_95 * spread), sold + Z_95 * spread]
  const was = market.demandUnitsPerYear
  const sources = [...new Set(lines.map(({ source }) => source))].sort()
  return {
    noun: 'markets',
    id: market.id,
    field: 'demandUnitsPerYear',
    unit: 'unit/year',
    was,
    value: sold,
    known: {
      status: 'measured',
      low,
      high,
      law: 'normal',
      source: `${lines.length} lignes de vente, ${from} – ${to}`,
      sourceEn: `${lines.length} lines of sales, ${from} – ${to}`,
      date: to,
      evidence: sources,
    },
    agrees: low <= was && was <= high,
    lineCount: lines.length,
    from,
    to,
    limits: LIMITS,
  }
}

function noLines(market: Named<'markets', Market>, path: Problem['path']): Problem {
  return warning({
    code: 'no_sales',
    path,
    message: `No line of sales is of ${market.item} for ${market.id} alone.`,
    maybe: 'Maybe the lines name another item or place, or two markets share the place.',
    values: { market: market.id, item: market.item },
  })
}

function tooShort(
  market: Named<'markets', Market>,
  path: Problem['path'],
  { first, last }: Reach,
): Problem {
  const days = last - first + 1
  return warning({
    code: 'not_a_year',
    path,
    message: `The sales reach over ${days} days: neither a whole year nor the sales window of ${market.id}.`,
    maybe: 'Maybe import the months before.',
    values: { market: market.id, days },
  })
}

function strayLines(count: number): Problem {
  return warning({
    code: 'stray_lines',
    path: [],
    message: `${count} lines of sales are of no market, or could be of two.`,
    maybe: 'Maybe give the id of the market as the place.',
    values: { count },
  })
}
