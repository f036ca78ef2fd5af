import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { serve } from '@hono/node-server'
import { loadReference } from '../../reference/load.ts'
import { parseParts } from '../chain/version/parts.ts'
import type { Problem } from '../core/problem.ts'
import { postgresChainStore } from '../store/postgres-chain-store.ts'
import { scenarioStore } from '../store/scenarios/scenarios.ts'
import { LOCAL_ORGANISATION } from '../store/migrations.ts'
import type { Store } from '../store/open.ts'
import { openStore } from '../store/open.ts'
import { threadJobs } from '../jobs/thread-jobs.ts'
import { createApp } from './http.ts'
import { readInThreads } from './import/read-in-thread.ts'
import { readSalesInThread } from './import/read-sales-in-thread.ts'
import { salesStore } from '../store/sales/sales-store.ts'
import { seedExamples } from './examples.ts'
import { checkSettings, setting } from './settings.ts'

const environment = process.env
const wrong = checkSettings(environment)
if (wrong !== undefined) stopWith(2, wrong)

const opened = await openStore({
  databaseUrl: setting('DATABASE_URL', environment),
  dataFolder: setting('BOUCLE_DATA', environment),
})
if (!opened.ok) stopWith(1, problemText(opened.problems))
const store = opened.value
const chains = postgresChainStore(store, LOCAL_ORGANISATION, (parts) => {
  const parsed = parseParts(parts)
  return parsed.ok ? [] : parsed.problems
})
await seedExamples(chains)

const host = setting('HOST', environment)
const jobs = threadJobs(new URL('./job-thread.js', import.meta.url), {
  threads: Math.max(1, availableParallelism() - 1),
})
const app = createApp({
  chains,
  scenarios: scenarioStore(store, LOCAL_ORGANISATION, 'local'),
  ready: () => isReady(store),
  loadReference: () => loadReference(),
  jobs,
  readPreview: readInThreads(new URL('./import-thread.js', import.meta.url)),
  sales: salesStore(store, LOCAL_ORGANISATION, 'local'),
  readSales: readSalesInThread(new URL('./sales-thread.js', import.meta.url)),
  hosts: [host, 'localhost', '127.0.0.1', '[::1]'],
})
const server = serve(
  { fetch: app.fetch, hostname: host, port: Number(setting('PORT', environment)) },
  (info) => {
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${info.port}/`
    process.stdout.write(`Boucle : ${address}\n`)
    if (setting('BOUCLE_OPEN', environment) === 'yes' && process.stdout.isTTY) openBrowser(address)
  },
)
server.on('error', (error: NodeJS.ErrnoException) => {
  const maybe =
    error.code === 'EADDRINUSE' ? 'Maybe Boucle runs already, or set PORT to another number.' : ''
  void store
    .close()
    .then(() => stopWith(1, `Port ${setting('PORT', environment)}: ${error.message}. ${maybe}`))
})

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void stopGracefully()
  })
}
void store.lost?.then(() => {
  if (stopping) return
  stopWith(
    70,
    'The embedded database stopped on its own. Start Boucle again: nothing saved is lost.',
  )
})

/** Answers what is under way, takes nothing new, then stops the database. */
async function stopGracefully(): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(done, 5_000).unref()
  })
  await jobs.close()
  await store.close()
  process.exit(0)
}

async function isReady({ pool }: Store): Promise<boolean> {
  try {
    await pool.query('SELECT 1')
    return true
  } catch {
    return false
  }
}

function problemText(problems: readonly Problem[]): string {
  return problems.map((each) => `${each.message} ${each.maybe}`).join('\n')
}

function stopWith(code: number, message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

/** Opens the page; a machine without a browser just shows the address. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  if (command === undefined) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
