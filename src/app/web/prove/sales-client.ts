import type { KeptItem, KeptWeeks } from '../../../facts/weekly-sales.ts'
import type { KeptCount, KeptSales, SalesTools } from '../../../prove/screen/sales/sales-tools.ts'
import { call } from '../api-client.ts'
import { compute } from '../compute-client.ts'
import { keptInBrowser } from '../home/answer.ts'
import { frenchProblem } from '../import/problem-words.ts'

/** What the page of a proof reads sales with; with a chain of the server, what keeps them too. */
export function salesTools(chainId: string | undefined, language: 'fr' | 'en'): SalesTools {
  return {
    read: compute.sales,
    ...(language === 'fr' && { say: frenchProblem }),
    // Millions of rows are for a server: a browser reads a table each time, and keeps none.
    ...(chainId !== undefined && !keptInBrowser && { kept: keptOf(chainId) }),
  }
}

function keptOf(chainId: string): KeptSales {
  const path = `/chains/${encodeURIComponent(chainId)}/sales`
  return {
    list: async () => (await (await call(path)).json()) as KeptItem[],
    weeks: async (itemId) => {
      const item = encodeURIComponent(itemId)
      return (await (await call(`${path}/weeks?item=${item}`)).json()) as KeptWeeks
    },
    keep: async ({ bytes, name }, { columns, itemId }) => {
      const said = Object.entries(columns).map(([meaning, column]) => `${meaning}:${column}`)
      const query = new URLSearchParams({ name, item: itemId, columns: said.join(',') })
      const init = { method: 'POST', body: new Uint8Array(bytes) }
      return (await (await call(`${path}?${query.toString()}`, init)).json()) as KeptCount
    },
  }
}
