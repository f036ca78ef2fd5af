import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Result } from '../core/problem.ts'
import { fail, ok } from '../core/problem.ts'
import { databaseProblem, isConnectionLost } from './database-problem.ts'
import type { EmbeddedDatabase } from './embedded/open-embedded.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import { APP_ROLE, migrate } from './migrate.ts'
import { valueTypes } from './value-types.ts'

export interface OpenOptions {
  /** A PostgreSQL to use; missing: the embedded one of the data folder. */
  readonly databaseUrl?: string | undefined
  readonly dataFolder: string
  /** What happens to the embedded server, in English, for a log. */
  readonly onMessage?: (message: string) => void
}

/** An open database; requests go through `inOrganisation`, never through a pool itself. */
export interface Store {
  /** Connections of requests. */
  readonly pool: pg.Pool
  /** Connections of the owner of the tables, for backup, restore and tests. */
  readonly owner: pg.Pool
  readonly close: () => Promise<void>
  /** Resolves when an embedded server ended and does not start any more. */
  readonly lost: Promise<void> | undefined
}

/** Opens the database, brings its schema up to date, and returns it ready for requests. */
export async function openStore(options: OpenOptions): Promise<Result<Store>> {
  const { databaseUrl, onMessage } = options
  if (databaseUrl) {
    const server = { connectionString: databaseUrl }
    return connected({ owner: server, app: server }, undefined)
  }
  const dataFolder = path.resolve(options.dataFolder)
  const embedded = await openEmbedded({ dataFolder, ...(onMessage && { onMessage }) })
  return embedded.ok ? connected(embedded.value, embedded.value) : embedded
}

interface Logins {
  readonly owner: pg.PoolConfig
  readonly app: pg.PoolConfig
}

async function connected(
  logins: Logins,
  embedded: EmbeddedDatabase | undefined,
): Promise<Result<Store>> {
  const pool = newPool({ ...logins.app, max: 16 })
  const owner = newPool({ ...logins.owner, max: 2, idleTimeoutMillis: 5_000 })
  const close = async () => {
    await Promise.all([pool.end(), owner.end()])
    await embedded?.stop()
  }
  const migrated = await migrateWith(owner)
  if (!migrated.ok) {
    await close()
    return migrated
  }
  return ok({ pool, owner, close, lost: embedded?.lost })
}

function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: valueTypes,
    ...config,
  })
  // An idle connection that drops is replaced by the pool; without a listener it would end Node.
  pool.on('error', () => undefined)
  return pool
}

async function migrateWith(owner: pg.Pool): Promise<Result<number>> {
  let client: pg.PoolClient
  try {
    client = await owner.connect()
  } catch (error) {
    return fail(databaseProblem(error))
  }
  const migrated = await migrate(client)
  client.release()
  return migrated
}

/** Work on the rows of one organisation, in one transaction, as the role that sees no other rows. */
export function inOrganisation<T>(
  store: Pick<Store, 'pool'>,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const begin = [
    'BEGIN',
    `SET LOCAL ROLE ${APP_ROLE}`,
    `SELECT set_config('boucle.org_id', ${pg.escapeLiteral(orgId)}, true)`,
  ]
  return inTransaction(store.pool, begin.join(';'), work)
}

/** Work on the rows of all organisations, as the owner of the tables: backup and restore only. */
export function inWholeDatabase<T>(
  store: Pick<Store, 'owner'>,
  isolation: 'READ COMMITTED' | 'REPEATABLE READ',
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const begin = `BEGIN ISOLATION LEVEL ${isolation};
    SELECT set_config('boucle.whole_database', 'on', true)`
  return inTransaction(store.owner, begin, work)
}

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const { client, ignore } = await begun(pool, begin)
  let broken: Error | undefined
  try {
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    if (isConnectionLost(error)) broken = asError(error)
    else {
      await client.query('ROLLBACK').catch((failed: unknown) => {
        broken = asError(failed)
      })
    }
    throw error
  } finally {
    client.off('error', ignore)
    // A connection that broke is thrown away; one whose transaction failed is still good.
    client.release(broken)
  }
}

/** How long a request waits for a database that is being started again. */
const PATIENCE_MS = 8_000

/**
 * A connection with its transaction begun. Until then nothing was asked of the database, so a
 * connection that turns out to be dead is simply replaced, for as long as a restart may take.
 */
async function begun(pool: pg.Pool, begin: string) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    let client: pg.PoolClient | undefined
    // A connection that drops between two queries says so here; the next query fails anyway.
    const ignore = () => undefined
    try {
      client = await pool.connect()
      client.on('error', ignore)
      await client.query(begin)
      return { client, ignore }
    } catch (error) {
      client?.off('error', ignore)
      client?.release(asError(error))
      if (!isConnectionLost(error) || Date.now() > deadline) throw error
      await pause(50)
    }
  }
}

/** Did the connection itself break, so that trying again on another one makes sense? */
export function isBroken(error: unknown): boolean {
  return isConnectionLost(error)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
