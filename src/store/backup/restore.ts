import type pg from 'pg'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem } from '../../core/problem.ts'
import { quoted } from './backup.ts'
import type { BackupHeader, BackupRow } from './backup-format.ts'
import { UnreadableBackup, readBackup } from './backup-format.ts'
import { databaseProblem, isConnectionLost, isDiskFull } from '../database-problem.ts'
import { systemCode } from '../embedded/problems.ts'
import { BOOKKEEPING, applyStep } from '../migrate.ts'
import { LOCAL_ORGANISATION, MIGRATIONS } from '../migrations.ts'
import type { Store } from '../open.ts'
import { inWholeDatabase } from '../open.ts'

export interface RestoreOptions {
  /** Replace what the database holds; without it, only an empty database is filled. */
  readonly replace?: boolean
}

/**
 * Puts a backup back, all of it or nothing: the file is read to its end and checked first, then
 * everything happens in one transaction. A backup of an older schema is brought up to date.
 */
export async function restore(
  store: Pick<Store, 'owner'>,
  file: string,
  { replace = false }: RestoreOptions = {},
): Promise<Result<BackupHeader>> {
  try {
    const header = await checkedHeader(file)
    return await inWholeDatabase(store, 'READ COMMITTED', async (client) => {
      if (!replace && !(await isEmpty(client))) return fail(notEmpty())
      await emptySchemaAt(client, header)
      await insertRows(client, readBackup(file))
      await continueCounters(client)
      for (const step of MIGRATIONS) {
        if (step.version > header.schemaVersion) await applyStep(client, step)
      }
      return ok(header)
    })
  } catch (error) {
    return fail(restoreProblem(file, error))
  }
}

async function checkedHeader(file: string): Promise<BackupHeader> {
  const found: BackupHeader[] = []
  const rows = readBackup(file, (header) => found.push(header))
  while ((await rows.next()).done !== true);
  const [header] = found
  if (header === undefined) throw new Error(`${file} was read without a header`)
  return header
}

function restoreProblem(file: string, error: unknown): Problem {
  if (error instanceof UnreadableBackup) return error.problem
  if (isConnectionLost(error) || isDiskFull(error)) return databaseProblem(error)
  const code = systemCode(error) ?? ''
  if (!['ENOENT', 'EACCES', 'EISDIR'].includes(code)) throw error
  return problem({
    code: 'file_unreadable',
    path: [],
    message: `${file} cannot be read: ${code}`,
    maybe: 'Maybe its name is written differently, or it belongs to another user.',
    values: { file, code },
  })
}

function notEmpty(): Problem {
  return problem({
    code: 'database_not_empty',
    path: [],
    message: 'The database holds chains already. Nothing was changed.',
    maybe: 'Maybe make a backup of it, then ask to replace it, or name another data folder.',
  })
}

async function isEmpty(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM boucle.chain)
       OR EXISTS (SELECT FROM boucle.organisation WHERE org_id <> $1) AS some`,
    [LOCAL_ORGANISATION],
  )
  return rows[0]?.some === false
}

/** The schema as it was when the backup was made, without a row. */
async function emptySchemaAt(client: pg.PoolClient, header: BackupHeader): Promise<void> {
  await client.query('DROP SCHEMA boucle CASCADE')
  await client.query(BOOKKEEPING)
  for (const step of MIGRATIONS) {
    if (step.version <= header.schemaVersion) await applyStep(client, step)
  }
  const names = header.tables.map(({ name }) => `boucle.${quoted(name)}`)
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`)
}

/** One statement carries at most this much JSON text, in characters. */
const BATCH_CHARACTERS = 4_000_000

async function insertRows(client: pg.PoolClient, rows: AsyncIterable<BackupRow>): Promise<void> {
  let batch: BackupRow[] = []
  let size = 0
  for await (const row of rows) {
    const [first] = batch
    if (first !== undefined && (first.table !== row.table || size > BATCH_CHARACTERS)) {
      await insertBatch(client, batch)
      batch = []
      size = 0
    }
    batch.push(row)
    size += row.row.length
  }
  await insertBatch(client, batch)
}

async function insertBatch(client: pg.PoolClient, batch: readonly BackupRow[]): Promise<void> {
  const table = batch[0]?.table
  if (table === undefined) return
  const name = `boucle.${quoted(table.name)}`
  const columns = table.columns.map(quoted).join(', ')
  await client.query(
    `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [`[${batch.map(({ row }) => row).join(',')}]`],
  )
}

/** Numbers given by the database go on after the highest one restored. */
async function continueCounters(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT c.relname::text AS table, a.attname::text AS column
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'boucle'::regnamespace AND a.attidentity <> ''`,
  )
  for (const { table, column } of rows) {
    const name = `boucle.${quoted(table)}`
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), max(${quoted(column)}))
       FROM ${name} HAVING count(*) > 0`,
      [name, column],
    )
  }
}
