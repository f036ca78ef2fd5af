import { parentPort } from 'node:worker_threads'
import type { Problem } from '../../core/problem.ts'
import { keptLines } from '../../facts/kept-lines.ts'
import type { SalesLine } from '../../facts/sales-line.ts'
import type { ColumnMap } from '../../workbook/sales/column-meaning.ts'
import { readSalesPages } from '../../workbook/sales/read-sales-file.ts'
import { openSalesPages } from '../../workbook/sales/sales-file.ts'

/** A table of sales, its name, its columns when its headers do not say them. */
export interface SalesRequest {
  readonly bytes: Uint8Array
  readonly name: string
  readonly columns?: ColumnMap
  /** Item of a table that has no column of items. */
  readonly itemId: string
}

export type SalesReply =
  | { readonly problems: readonly Problem[] }
  /** Lines as they are asked for, so that the server never holds all of them. */
  | { readonly lines: readonly SalesLine[]; readonly isLast: boolean }

const BATCH_LINES = 10_000

function read({ bytes, name, columns, itemId }: SalesRequest) {
  const opened = openSalesPages(bytes, name)
  if (!opened.ok) return opened
  const table = readSalesPages(opened.value, columns)
  if (!table.ok) return table
  const { lines, columns: found } = table.value
  const named =
    found.item === undefined ? lines.map((line) => Object.assign(line, { itemId })) : lines
  return keptLines(named, { source: name, hasOwnIds: found.line !== undefined })
}

parentPort?.once('message', (request: SalesRequest) => {
  const kept = read(request)
  const reply = (answer: SalesReply) => parentPort?.postMessage(answer)
  if (!kept.ok) return reply({ problems: kept.problems })
  let sent = 0
  const send = () => {
    const lines = kept.value.slice(sent, sent + BATCH_LINES)
    sent += lines.length
    reply({ lines, isLast: sent >= kept.value.length })
  }
  // Each word of the server is a call for the next lines.
  parentPort?.on('message', send)
  return send()
})
