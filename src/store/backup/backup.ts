import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem } from '../../core/problem.ts'
import type { BackupHeader, BackupTable } from './backup-format.ts'
import { BACKUP_FORMAT, BACKUP_FORMAT_VERSION } from './backup-format.ts'
import { databaseProblem, isConnectionLost } from '../database-problem.ts'
import { diskFull, systemCode } from '../embedded/problems.ts'
import { schemaVersion } from '../migrate.ts'
import type { Store } from '../open.ts'
import { inWholeDatabase } from '../open.ts'

/** Rows fetched at a time: a backup of any size needs the memory of one batch. */
const BATCH_ROWS = 1000

/** Where bytes go; a test gives one that fills up. */
export type OpenSink = (file: string) => NodeJS.WritableStream

/**
 * Writes all rows of all organisations, as they stand at one moment, to a file that appears only
 * when it is complete and on disk. Requests go on meanwhile.
 */
export async function backup(
  store: Pick<Store, 'owner'>,
  file: string,
  openSink: OpenSink = (draft) =>
    createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
): Promise<Result<BackupHeader>> {
  const draft = `${file}.${randomUUID()}.part`
  try {
    const header = await inWholeDatabase(store, 'REPEATABLE READ', async (client) => {
      const header = await headerOf(client)
      const lines = Readable.from(sealed(header, linesOf(client, header)))
      await pipeline(lines, createGzip(), openSink(draft))
      return header
    })
    await rename(draft, file)
    await syncFolder(path.dirname(file))
    return ok(header)
  } catch (error) {
    await rm(draft, { force: true })
    return fail(backupProblem(file, error))
  }
}

function backupProblem(file: string, error: unknown): Problem {
  if (isConnectionLost(error)) return databaseProblem(error)
  const code = systemCode(error) ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(file)
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) throw error
  return problem({
    code: 'file_not_writable',
    path: [],
    message: `${file} cannot be written: ${code}`,
    maybe: 'Maybe its folder does not exist, or belongs to another user.',
    values: { file, code },
  })
}

/** Lines with the checksum of all of them as the last one. */
async function* sealed(
  header: BackupHeader,
  rows: AsyncIterable<string>,
): AsyncGenerator<string, void> {
  const hash = createHash('sha256')
  const first = `${JSON.stringify(header)}\n`
  hash.update(first)
  yield first
  for await (const lines of rows) {
    hash.update(lines)
    yield lines
  }
  yield `${JSON.stringify({ end: true, sha256: hash.digest('hex') })}\n`
}

async function headerOf(client: pg.PoolClient): Promise<BackupHeader> {
  await client.query(`SET LOCAL timezone = 'UTC'`)
  const tables: BackupTable[] = []
  for (const { name, columns } of await tablesInOrder(client)) {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*) AS count FROM boucle.${quoted(name)}`,
    )
    tables.push({ name, columns, rows: rows[0]?.count ?? 0 })
  }
  return {
    format: BACKUP_FORMAT,
    formatVersion: BACKUP_FORMAT_VERSION,
    schemaVersion: await schemaVersion(client),
    createdAt: new Date().toISOString(),
    tables,
  }
}

/** Tables with their columns; a table comes after those its rows refer to. */
async function tablesInOrder(client: pg.PoolClient) {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(
    `SELECT c.relname::text AS name,
       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       ARRAY(SELECT t.relname::text FROM pg_constraint f JOIN pg_class t ON t.oid = f.confrelid
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND t.oid <> c.oid) AS refers
     FROM pg_class c WHERE c.relnamespace = 'boucle'::regnamespace AND c.relkind = 'r'
       AND c.relname <> 'migration' ORDER BY c.relname`,
  )
  const ordered: typeof rows = []
  while (ordered.length < rows.length) {
    const done = new Set(ordered.map((each) => each.name))
    const next = rows.find(
      ({ name, refers }) => !done.has(name) && refers.every((other) => done.has(other)),
    )
    if (next === undefined) throw new Error('Tables refer to each other in a circle')
    ordered.push(next)
  }
  return ordered
}

/** Batches of lines `[table number, row]`, rows by primary key: equal data, equal lines. */
async function* linesOf(client: pg.PoolClient, header: BackupHeader): AsyncGenerator<string, void> {
  for (const [number, { name }] of header.tables.entries()) {
    await client.query(
      `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row
       FROM boucle.${quoted(name)} t ORDER BY ${await primaryKey(client, name)}`,
    )
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${BATCH_ROWS} FROM backup_rows`)
      if (rows.length === 0) break
      yield rows.map(({ row }) => `[${number},${row}]\n`).join('')
    }
    await client.query('CLOSE backup_rows')
  }
}

async function primaryKey(client: pg.PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.attname::text AS name
     FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(attnum, place), pg_attribute a
     WHERE i.indrelid = $1::regclass AND i.indisprimary
       AND a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place`,
    [`boucle.${quoted(table)}`],
  )
  return rows.map(({ name }) => quoted(name)).join(', ')
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The new name is on disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
