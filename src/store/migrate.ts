import type pg from 'pg'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import { databaseProblem } from './database-problem.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Migration } from './migrations/isolated.ts'

/** The role of requests: no table of its own, bound by row-level security. */
export const APP_ROLE = 'boucle_app'

/** Oldest PostgreSQL that the schema is written for: rights on schemas changed in 15. */
const OLDEST_SERVER = 15

/** Any number: it names this lock among those of the database. */
const MIGRATION_LOCK = 4_680_001

/**
 * Brings the schema up to the newest step, each in a transaction of its own. Several processes may
 * start at once: one works, the others wait and find nothing left to do.
 */
export async function migrate(
  client: pg.ClientBase,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Result<number>> {
  try {
    const server = await serverVersion(client)
    if (server < OLDEST_SERVER) return fail(tooOld(server))
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    try {
      const role = await ensureRole(client, server)
      if (role !== undefined) return fail(role)
      return await applySteps(client, steps)
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    }
  } catch (error) {
    return fail(databaseProblem(error))
  }
}

async function applySteps(
  client: pg.ClientBase,
  steps: readonly Migration[],
): Promise<Result<number>> {
  await client.query(BOOKKEEPING)
  const current = await schemaVersion(client)
  const newest = steps.at(-1)?.version ?? 0
  if (current > newest) return fail(tooNew(current, newest))
  for (const step of steps) {
    if (step.version <= current) continue
    await client.query('BEGIN')
    try {
      await applyStep(client, step)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw new Error(`Step ${step.version} (${step.name}) of the schema`, { cause: error })
    }
  }
  return ok(newest)
}

/** Inside the caller's transaction. */
export async function applyStep(client: pg.ClientBase, step: Migration): Promise<void> {
  await client.query(step.sql)
  await client.query('INSERT INTO boucle.migration (version, name) VALUES ($1, $2)', [
    step.version,
    step.name,
  ])
}

/** What the steps themselves need; safe to run again. */
export const BOOKKEEPING = `
  CREATE SCHEMA IF NOT EXISTS boucle;
  GRANT USAGE ON SCHEMA boucle TO ${APP_ROLE};
  CREATE TABLE IF NOT EXISTS boucle.migration (
    version integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now()
  );`

export async function schemaVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM boucle.migration',
  )
  return rows[0]?.version ?? 0
}

/** Makes the role of requests and lets this login take it; a problem when it may not. */
async function ensureRole(client: pg.ClientBase, server: number): Promise<Problem | undefined> {
  // From 16 on, who makes a role is its administrator but may not take it without a grant.
  const right = server >= 16 ? 'SET' : 'MEMBER'
  try {
    await client.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN
          CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
        END IF;
        IF NOT pg_has_role(current_user, '${APP_ROLE}', '${right}') THEN
          EXECUTE format('GRANT ${APP_ROLE} TO %I', current_user);
        END IF;
      END $$`)
  } catch (error) {
    if ((error as { code?: unknown }).code === '42501') return mayNotMakeRole(await login(client))
    throw error
  }
  const { rows } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)',
    [APP_ROLE],
  )
  return rows.length > 0 ? roleTooStrong() : undefined
}

async function login(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_user AS name')
  return rows[0]?.name ?? ''
}

async function serverVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000)
}

function tooOld(found: number): Problem {
  return problem({
    code: 'database_too_old',
    path: ['DATABASE_URL'],
    message: `The database is PostgreSQL ${found}; at least ${OLDEST_SERVER} is needed.`,
    maybe: 'Maybe leave DATABASE_URL out: Boucle then brings its own.',
    values: { found, needed: OLDEST_SERVER },
  })
}

function mayNotMakeRole(user: string): Problem {
  const statement = `CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS; GRANT ${APP_ROLE} TO "${user}";`
  return problem({
    code: 'database_role_missing',
    path: ['DATABASE_URL'],
    message: `The database user ${user} may not create the role ${APP_ROLE}, under which requests run.`,
    maybe: `Maybe an administrator of the database can run: ${statement}`,
    values: { user, statement },
  })
}

function roleTooStrong(): Problem {
  const statement = `ALTER ROLE ${APP_ROLE} NOSUPERUSER NOBYPASSRLS;`
  return problem({
    code: 'database_role_too_strong',
    path: ['DATABASE_URL'],
    message: `The role ${APP_ROLE} passes over row-level security: organisations would see each other.`,
    maybe: `Maybe an administrator of the database can run: ${statement}`,
    values: { statement },
  })
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
