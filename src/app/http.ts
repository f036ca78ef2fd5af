import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { loadProofReference } from '../../reference/load.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import { cardApi } from '../advise/api-card.ts'
import { firstApi } from '../advise/api-first.ts'
import { proveApi } from '../prove/api.ts'
import { seeApi } from '../see/api.ts'
import { compareApi } from '../see/api-compare.ts'
import { scenariosApi } from '../store/scenarios/scenarios-api.ts'
import type { ScenarioStore } from '../store/engine/scenario-store.ts'
import type { SalesStore } from '../store/sales/sales-store.ts'
import { chainsApi } from '../store/api.ts'
import type { ChainStore } from '../store/engine/chain-store.ts'
import { isBroken } from '../store/open.ts'
import { jobsApi } from '../jobs/api.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { LOCAL_ORGANISATION } from '../store/migrations.ts'
import { JOB_KINDS } from './jobs/job-kinds.ts'
import { listExamples, loadExample } from './examples.ts'
import { problemDetails } from '../store/problem-details.ts'
import { previewApi } from './import/preview-api.ts'
import type { ReadPreview } from './import/read-preview.ts'
import type { ReadSales } from './import/read-sales-in-thread.ts'
import { salesApi } from './import/sales-api.ts'
import { loadForLevers } from './lever-tables.ts'
import { openApi } from './openapi.ts'
import { API_LIMIT, rateLimit } from './rate-limit.ts'

export interface AppParts {
  readonly chains: ChainStore
  readonly scenarios: ScenarioStore
  readonly jobs: Jobs
  readonly ready: () => Promise<boolean>
  readonly loadReference: () => Promise<ReferenceSet>
  /** Reads a file that someone brings, in a thread of its own. */
  readonly readPreview: ReadPreview
  /** Rows of sales that are kept, and how a table of them is read. */
  readonly sales: SalesStore
  readonly readSales: ReadSales
  /** Host names that requests may come in under: the guard against rebinding. */
  readonly hosts: readonly string[]
}

/** The largest document that a request may carry, bytes. */
const MAX_BODY = 64 * 1024 * 1024

/** The whole HTTP side: health, API, screens. Listens nowhere by itself. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono()
  app.use(guardOrigin(parts.hosts))
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  )
  app.use(compress())
  app.use('/api/*', rateLimit(API_LIMIT))
  app.use('/api/*', bodyLimit({ maxSize: MAX_BODY, onError: (c) => tooLarge(c) }))
  app.get('/health', (c) => c.json({ status: 'up' }))
  app.get('/ready', async (c) =>
    (await parts.ready()) ? c.json({ status: 'ready' }) : c.json({ status: 'database' }, 503),
  )
  app.get('/api/v1/openapi.json', (c) => c.json(openApi()))
  app.get('/api/v1/examples', async (c) => c.json(await listExamples()))
  app.get('/api/v1/examples/:slug', async (c) => {
    const document = await loadExample(c.req.param('slug'))
    return document === undefined ? notFound(c) : c.json(document as object)
  })
  app.route('/api/v1', chainsApi(parts.chains))
  app.route('/api/v1', previewApi(parts.chains, parts.readPreview))
  app.route('/api/v1', scenariosApi(parts.scenarios))
  app.route('/api/v1', jobsApi(parts.jobs, LOCAL_ORGANISATION, Object.keys(JOB_KINDS)))
  app.route('/api/v1', seeApi(parts.loadReference))
  app.route('/api/v1', compareApi(parts.loadReference, loadForLevers))
  app.route('/api/v1', firstApi(loadForLevers))
  app.route('/api/v1', cardApi(loadForLevers))
  app.route('/api/v1', salesApi(parts.sales, parts.readSales))
  app.route('/api/v1', proveApi(loadProofReference, parts.sales.weeks))
  app.all('/api/*', (c) => notFound(c))
  app.get('*', (c) => sendScreen(c))
  app.onError((error, c) => {
    if (isBroken(error)) {
      return problemDetails(
        c,
        503,
        'database',
        'The database does not answer. Nothing was lost: try again in a moment.',
      )
    }
    process.stderr.write(`${error.stack ?? error.message}\n`)
    return problemDetails(c, 500, 'internal', 'Internal error; it was written to the log.')
  })
  return app
}

/** Refuses requests meant for another host, and writes that come from another site's page. */
function guardOrigin(hosts: readonly string[]) {
  return async (c: Context, next: () => Promise<void>) => {
    const host = (c.req.header('host') ?? '').replace(/:\d+$/, '')
    if (!hosts.includes(host)) {
      return problemDetails(c, 421, 'host', `This server is not ${host}.`)
    }
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== `http://${c.req.header('host')}`) {
      return problemDetails(c, 403, 'origin', `Requests from ${origin} are refused.`)
    }
    await next()
    return undefined
  }
}

function tooLarge(c: Context) {
  return problemDetails(
    c,
    413,
    'too_large',
    `At most ${MAX_BODY / 1024 / 1024} MB can be sent at once.`,
  )
}

function notFound(c: Context) {
  return problemDetails(c, 404, 'not_found', `There is nothing at ${c.req.path}.`)
}

const WEB = fileURLToPath(new URL('../web/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** Files of the screens; any other path is a page of the one-page program. */
async function sendScreen(c: Context) {
  const asked = path.normalize(decodeURIComponent(c.req.path)).replace(/^[/\\]+/, '')
  const file = path.join(WEB, asked)
  const extension = path.extname(asked)
  const isAsset = extension in TYPES && file.startsWith(WEB)
  try {
    const bytes = await readFile(isAsset ? file : path.join(WEB, 'index.html'))
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': TYPES[isAsset ? extension : '.html'] ?? 'application/octet-stream',
      'cache-control': asked.startsWith('assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    })
  } catch {
    return notFound(c)
  }
}
