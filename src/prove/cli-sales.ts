import type { Chain } from '../chain/chain.ts'
import type { Arguments } from '../core/command.ts'
import type { Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import { readSalesFile } from '../workbook/sales/read-sales-file.ts'
import type { DatedHistory } from './engine/demand/sales-history.ts'
import { salesHistory } from './engine/demand/sales-history.ts'

export interface SalesOptions {
  readonly salesFile?: string
  /** What the sales file calls the product, when the chain calls it otherwise. */
  readonly item?: string
}

/** `--sales FILE [--item ID]`; a sentence when they are odd. */
export function salesOptions(given: Arguments['options']): SalesOptions | string {
  const [salesFile, item] = [given.get('sales'), given.get('item')]
  if (salesFile === true) return '--sales takes a file.'
  if (item === true) return '--item takes a reference of the sales file.'
  if (salesFile === undefined) return item === undefined ? {} : '--item goes with --sales FILE.'
  return item === undefined ? { salesFile } : { salesFile, item }
}

/** The sales of a chain's product, or of the item named, from the bytes of a table. */
export function openSales(
  file: { readonly bytes: Uint8Array; readonly name: string },
  chain: Chain,
  item = focusOf(chain),
): Result<DatedHistory> {
  const read = readSalesFile(file.bytes, file.name)
  if (!read.ok) return read
  const { lines, columns, dates } = read.value
  if (lines.length === 0) {
    return fail(
      problem({
        code: 'sales_empty',
        path: ['sales'],
        message: `${file.name} holds not one row of sales.`,
        maybe: 'Maybe the sales are on another sheet.',
        values: { file: file.name },
      }),
    )
  }
  const history = salesHistory(lines, {
    itemId: item,
    hasItems: columns.item !== undefined,
    currency: chain.chain.currency,
    // Of several rates of one currency the latest stays.
    rates: new Map(
      chain.rates
        .toSorted((a, b) => (a.date < b.date ? -1 : 1))
        .map(({ currency, value }) => [currency, value]),
    ),
  })
  if (!history.ok) return history
  const findings = [...read.warnings, ...history.value.findings]
  return ok({ ...history.value, dates, findings })
}

/** The product whose sales are looked for in a table. */
function focusOf({ chain, markets }: Chain): string {
  return chain.focus ?? markets[0]?.item ?? ''
}
