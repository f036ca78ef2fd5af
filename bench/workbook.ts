import { parseChain } from '../src/chain/parse.ts'
import type { Chain } from '../src/chain/chain.ts'
import { missingOf } from '../src/chain/missing/missing.ts'
import { readFile } from '../src/workbook/read-file.ts'
import { writeWorkbook } from '../src/workbook/write-workbook.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'

/** Workbooks and zips of .csv of generated chains, written, read back and held against the chain. */
export async function run(args: readonly string[]): Promise<Table> {
  const sizes = args.length > 0 ? args.map(Number) : [1_000, 10_000, 100_000]
  measured(chainOfRows(500), 'xlsx')
  const rows = sizes.flatMap((size) => {
    const chain = chainOfRows(size)
    return (['xlsx', 'csv'] as const).map((kind) => measured(chain, kind))
  })
  return {
    name: 'Workbook: written and read',
    columns: [
      'rows',
      'kind',
      'file MB',
      'write s',
      'read s',
      'missing s',
      'missing facts',
      'RSS MB',
      'same',
    ],
    rows,
    notes: [
      'rows: of all sheets together, header not counted; generated chains, seed 1',
      'read: unzip, verify, parse, check as a chain; same: the chain comes back part for part (a list without rows is the same as none)',
      'missing: what the chain does not say yet, from the parsed chain',
    ],
  }
}

/** A chain whose sheets have about that many rows. */
function chainOfRows(rows: number): Chain {
  const perStage = rowsOf(parsed(1_000)) / 1_000
  return parsed(Math.round(rows / perStage))
}

function parsed(stages: number): Chain {
  const chain = parseChain(generatedChain(stages))
  if (!chain.ok) throw new Error('The generated chain does not parse')
  return chain.value
}

function rowsOf(chain: Chain): number {
  let count = 0
  for (const parts of Object.values(chain)) {
    if (!Array.isArray(parts)) continue
    count += parts.length
    for (const part of parts as object[]) {
      for (const value of Object.values(part)) {
        if (Array.isArray(value) && typeof value[0] === 'object') count += value.length
      }
    }
  }
  return count
}

function measured(chain: Chain, kind: 'xlsx' | 'csv') {
  const started = performance.now()
  const bytes = writeWorkbook(chain, 'fr', kind)
  const written = performance.now()
  const { result } = readFile(bytes, kind)
  const read = performance.now()
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  const missing = missingOf(result.value)
  const asked = performance.now()
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
  return [
    rowsOf(chain),
    kind === 'csv' ? '.zip of .csv' : '.xlsx',
    (bytes.length / 1024 / 1024).toFixed(1),
    seconds(started, written),
    seconds(written, read),
    seconds(read, asked),
    missing.count,
    (process.memoryUsage().rss / 1024 / 1024).toFixed(0),
    sorted(result.value) === sorted(chain) ? 'yes' : 'no',
  ]
}

/**
 * JSON with keys in order and without empty lists: a workbook keeps values and rows, not the order
 * of fields in a part, and a list without rows is the same as none.
 */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([, inner]) => !Array.isArray(inner) || inner.length > 0)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  )
}
