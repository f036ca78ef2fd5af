import path from 'node:path'
import pg from 'pg'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { EmbeddedServer } from './embedded/server.ts'
import { openEmbedded } from './embedded/server.ts'
import { MIGRATIONS } from './migrations.ts'

export interface OpenOptions {
  /** A PostgreSQL to use; missing: the embedded one of the data folder. */
  readonly databaseUrl?: string | undefined
  readonly dataFolder: string
}

/** An open database; transactions go through `inOrganisation`, never through the pool itself. */
export interface Store {
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
  /** Resolves when an embedded server ends on its own. */
  readonly lost: Promise<void> | undefined
}

/** Opens the database, brings its schema up to date, and returns it ready for requests. */
export async function openStore(options: OpenOptions): Promise<Result<Store>> {
  const server = await serverOf(options)
  if (!server.ok) return server
  const { connection, embedded } = server.value
  const pool = new pg.Pool({
    ...connection,
    max: 16,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // An idle connection that drops is replaced by the pool; without a listener it would end Node.
  pool.on('error', () => undefined)
  const close = async () => {
    await pool.end().catch(() => undefined)
    await embedded?.stop()
  }
  const migrated = await migrate(pool)
  if (!migrated.ok) {
    await close()
    return migrated
  }
  return ok({ pool, close, lost: embedded?.ended })
}

interface ServerConnection {
  readonly connection: pg.PoolConfig
  readonly embedded: EmbeddedServer | undefined
}

async function serverOf({
  databaseUrl,
  dataFolder,
}: OpenOptions): Promise<Result<ServerConnection>> {
  if (databaseUrl) return ok({ connection: { connectionString: databaseUrl }, embedded: undefined })
  const opened = await openEmbedded(path.resolve(dataFolder))
  if (!opened.ok) return opened
  return ok({ connection: opened.value.connection, embedded: opened.value })
}

/** Any number: it names this lock among those of the database. */
const MIGRATION_LOCK = 4_680_001

async function migrate(pool: pg.Pool): Promise<Result<number>> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    return fail(databaseProblem(error))
  }
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const current = await currentVersion(client)
    const newest = MIGRATIONS.at(-1)?.version ?? 0
    if (current > newest) return fail(tooNew(current, newest))
    for (const { version, name, sql } of MIGRATIONS) {
      if (version <= current) continue
      await client.query('BEGIN')
      await client.query(sql)
      await client.query('INSERT INTO boucle.migration (version, name) VALUES ($1, $2)', [
        version,
        name,
      ])
      await client.query('COMMIT')
    }
    return ok(newest)
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    return fail(databaseProblem(error))
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}

/** Role and bookkeeping that the migrations themselves need; the role owns nothing. */
async function currentVersion(client: pg.PoolClient): Promise<number> {
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'boucle_app') THEN
        CREATE ROLE boucle_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
      END IF;
      EXECUTE format('GRANT boucle_app TO %I', current_user);
    END $$;
    CREATE SCHEMA IF NOT EXISTS boucle;
    GRANT USAGE ON SCHEMA boucle TO boucle_app;
    CREATE TABLE IF NOT EXISTS boucle.migration (
      version integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now()
    );`)
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM boucle.migration',
  )
  return rows[0]?.version ?? 0
}

function tooNew(found: number, newest: number): Problem {
  return problem({
    code: 'database_too_new',
    path: ['BOUCLE_DATA'],
    message: `The database has schema ${found}; this Boucle knows ${newest} at most.`,
    maybe: 'Maybe it was opened by a newer Boucle: update this one.',
    values: { found, newest },
  })
}

/** A database that does not answer, or does not let in, as something a person can mend. */
export function databaseProblem(error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error)
  return problem({
    code: 'database',
    path: ['DATABASE_URL'],
    message: `The database did not answer: ${text}`,
    maybe: 'Maybe it is stopped, its address is wrong, or its user may not create roles.',
    values: { text },
  })
}

/** Work on the rows of one organisation, in one transaction, as the role that sees no other rows. */
export async function inOrganisation<T>(
  store: Store,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await store.pool.connect()
  let failed: Error | undefined
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL ROLE boucle_app')
    await client.query(`SELECT set_config('boucle.org_id', $1, true)`, [orgId])
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error))
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    // A connection that broke is thrown away; one whose transaction failed is still good.
    client.release(failed !== undefined && isBroken(failed) ? failed : undefined)
  }
}

/** Did the connection itself break, so that trying again on another one makes sense? */
export function isBroken(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? ''
  const message = error instanceof Error ? error.message : ''
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code) ||
    code.startsWith('57P') ||
    code.startsWith('08') ||
    /terminated|timeout|closed/i.test(message)
  )
}
