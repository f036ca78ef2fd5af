import type { Chain } from '../chain/chain.ts'
import { parseIsoDate } from '../core/calendar/calendar.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import { parseSalesLines } from '../facts/sales-line.ts'
import type { KeptWeeks } from '../facts/weekly-sales.ts'
import type { DatedHistory } from './engine/demand/sales-history.ts'
import { salesHistory } from './engine/demand/sales-history.ts'
import type { DemandAsking } from './engine/from-chain/demand-of-product.ts'
import { askedOfChain } from './engine/from-chain/sales-asked.ts'
import { readLawEdits, readLawFrom } from './engine/law/read-law.ts'
import { historyOfWeeks } from './engine/law/weekly-history.ts'

/** Rows of sales that a store keeps, added up by week; undefined when there is no such chain. */
export type WeeksOfSales = (chainId: string, itemId: string) => Promise<KeptWeeks | undefined>

/**
 * `{sales?: {rows, item?} | {storedOf, item?}, lawFrom?, lawEdits?}` of a request: what takes the
 * place of the demand that the chain supposes.
 */
export async function readDemand(
  body: Readonly<Record<string, unknown>>,
  chain: Chain,
  weeksOf?: WeeksOfSales,
): Promise<Result<DemandAsking>> {
  const sales = await readSales(body['sales'], chain, weeksOf)
  const lawFrom = readLawFrom(body['lawFrom'])
  const lawEdits = readLawEdits(body['lawEdits'])
  const problems = [sales, lawFrom, lawEdits].flatMap((each) => (each.ok ? [] : each.problems))
  if (!sales.ok || !lawFrom.ok || !lawEdits.ok) return fail(...problems)
  return ok({
    ...(sales.value && { sales: sales.value }),
    ...(lawFrom.value && { lawFrom: lawFrom.value }),
    ...(lawEdits.value && { lawEdits: lawEdits.value }),
  })
}

async function readSales(
  given: unknown,
  chain: Chain,
  weeksOf: WeeksOfSales | undefined,
): Promise<Result<DatedHistory | undefined>> {
  if (given === undefined) return ok(undefined)
  const { rows, storedOf, item } = (given ?? {}) as Readonly<Record<string, unknown>>
  if (item !== undefined && typeof item !== 'string') return fail(oddSales())
  const asked = askedOfChain(chain, item)
  if (typeof storedOf === 'string' && rows === undefined) {
    const kept = await weeksOf?.(storedOf, asked.itemId)
    return kept ? historyOfWeeks(kept, asked) : fail(noneStored(storedOf))
  }
  if (rows === undefined || storedOf !== undefined) return fail(oddSales())
  const parsed = parseSalesLines(rows)
  if (!parsed.ok) return parsed
  const lines = parsed.value.map(({ day, unitPrice, ...line }, at) => {
    const date = parseIsoDate(day)
    return { ...line, unitPrice, row: at + 1, dayNumber: date.ok ? date.value : NaN }
  })
  const { itemId, currency, rates } = asked
  const known = { itemId, currency, rates: new Map(rates), hasItems: true }
  const history = salesHistory(lines, known)
  if (!history.ok) return history
  const findings = [...parsed.warnings, ...history.value.findings]
  return ok({ ...history.value, findings, dates: { order: 'year-first', isGuess: false } })
}

function oddSales(): Problem {
  return problem({
    code: 'prove_option',
    path: ['sales'],
    message: 'sales must be {rows: [...]} or {storedOf: a chain}, with the item or without.',
    maybe: 'Maybe leave it out.',
    values: { name: 'sales', value: '', must: '{rows} or {storedOf}' },
  })
}

function noneStored(chainId: string): Problem {
  return problem({
    code: 'sales_not_kept',
    path: ['sales', 'storedOf'],
    message: `No sales are kept for a chain ${chainId}.`,
    maybe: 'Maybe it is kept under another name, or its sales were never imported.',
    values: { chain: chainId },
  })
}
