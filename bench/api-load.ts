import { rmSync } from 'node:fs'
import { generatedChain } from './generated-chain.ts'
import { scratchFolder, startServer } from './server.ts'
import type { Table } from './table.ts'
import { percentile } from './table.ts'

const CLIENTS = 50
const SECONDS = 20
const STAGES = 200

interface Measured {
  readonly reads: number[]
  readonly saves: number[]
  errors: number
  conflicts: number
}

/** Chains read and saved by fifty clients at once, for twenty seconds. */
export async function run(): Promise<Table> {
  const folder = scratchFolder()
  const server = await startServer(folder)
  const measured: Measured = { reads: [], saves: [], errors: 0, conflicts: 0 }
  try {
    const until = performance.now() + SECONDS * 1000
    await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) =>
        beClient(server.url, client, { until, measured }),
      ),
    )
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const { reads, saves, errors, conflicts } = measured
  const row = (what: string, times: readonly number[]) => [
    what,
    times.length,
    (times.length / SECONDS).toFixed(0),
    ...[0.5, 0.95, 0.99].map((p) => percentile(times, p).toFixed(0)),
  ]
  return {
    name: 'API under load',
    columns: ['request', 'answers', 'a second', 'p50 ms', 'p95 ms', 'p99 ms'],
    rows: [row('read a chain', reads), row('save a chain', saves)],
    notes: [
      `${CLIENTS} clients without pause for ${SECONDS} s, each on a chain of its own of ${STAGES} stages: three reads, then one save of a changed figure`,
      `${errors} errors, ${conflicts} conflicts`,
      'clients, server and database share the machine',
    ],
  }
}

interface Load {
  readonly until: number
  readonly measured: Measured
}

async function beClient(url: string, client: number, { until, measured }: Load): Promise<void> {
  const api = `${url}api/v1/chains`
  const chainId = `load-${client}`
  const headers = { 'content-type': 'application/json' }
  const document = generatedChain(STAGES) as { markets: { demandUnitsPerYear: number }[] }
  const created = await fetch(api, {
    method: 'POST',
    headers,
    body: JSON.stringify({ chainId, document }),
  })
  if (!created.ok) measured.errors += 1
  let etag = created.headers.get('etag') ?? ''
  await created.text()
  for (let turn = 1; performance.now() < until; turn++) {
    const isSave = turn % 4 === 0
    if (isSave) document.markets[0]!.demandUnitsPerYear += 1
    const began = performance.now()
    const answer = isSave
      ? await fetch(`${api}/${chainId}`, {
          method: 'PUT',
          headers: { ...headers, 'if-match': etag },
          body: JSON.stringify(document),
        })
      : await fetch(`${api}/${chainId}`)
    await answer.text()
    ;(isSave ? measured.saves : measured.reads).push(performance.now() - began)
    if (answer.status === 409) measured.conflicts += 1
    else if (!answer.ok) measured.errors += 1
    etag = answer.headers.get('etag') ?? etag
  }
}
