import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import { MIGRATIONS } from '../migrations.ts'

/*
 * A backup is gzipped lines of JSON: the header, one line `[table number, row]` per row, and a last
 * line with the SHA-256 of all lines before it. Anyone can read it without Boucle.
 */

export const BACKUP_FORMAT = 'boucle/backup'
export const BACKUP_FORMAT_VERSION = 1

export interface BackupTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
}

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT
  readonly formatVersion: number
  /** The newest step of the schema that the rows were written under. */
  readonly schemaVersion: number
  readonly createdAt: string
  /** A table comes after those its rows refer to. */
  readonly tables: readonly BackupTable[]
}

/** A line of a backup: which table, and the row as JSON text. */
export interface BackupRow {
  readonly table: BackupTable
  readonly row: string
}

/** What is wrong with a file, thrown while it is read. */
export class UnreadableBackup extends Error {
  readonly problem: Problem
  constructor(reported: Problem) {
    super(reported.message)
    this.problem = reported
  }
}

/** Reads a backup once: the header to `onHeader`, then its rows; throws at the end when it is damaged. */
export async function* readBackup(
  file: string,
  onHeader: (header: BackupHeader) => void = () => undefined,
): AsyncGenerator<BackupRow, void> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let counts: number[] = []
  let sealed = false
  for await (const line of linesOf(file)) {
    if (sealed) throw damaged(file, 'it goes on after its end')
    if (header === undefined) {
      header = parseHeader(file, line)
      counts = header.tables.map(() => 0)
      onHeader(header)
    } else if (line.startsWith('{')) {
      const { sha256 } = JSON.parse(line) as { sha256?: unknown }
      if (sha256 !== hash.digest('hex')) throw damaged(file, 'its checksum is another one')
      sealed = true
      continue
    } else {
      const comma = line.indexOf(',')
      const number = Number(line.slice(1, comma))
      const table = header.tables[number]
      if (table === undefined) throw damaged(file, 'a row belongs to no table')
      counts[number] = (counts[number] ?? 0) + 1
      yield { table, row: line.slice(comma + 1, -1) }
    }
    hash.update(`${line}\n`)
  }
  if (!sealed) throw damaged(file, 'its end is missing')
  const short = header?.tables.find((table, number) => table.rows !== counts[number])
  if (short !== undefined) throw damaged(file, `rows of ${short.name} are missing`)
}

async function* linesOf(file: string): AsyncGenerator<string, void> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.once('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  gunzip.setEncoding('utf8')
  let rest = ''
  try {
    for await (const chunk of gunzip as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (typeof code === 'string' && code.startsWith('Z_')) throw damaged(file, code)
    throw error
  } finally {
    source.destroy()
  }
  if (rest !== '') throw damaged(file, 'its last line is cut')
}

function parseHeader(file: string, line: string): BackupHeader {
  let header: Partial<BackupHeader> | undefined
  try {
    header = JSON.parse(line) as Partial<BackupHeader>
  } catch {
    header = undefined
  }
  if (header?.format !== BACKUP_FORMAT) throw notOurs(file)
  const newest = MIGRATIONS.at(-1)?.version ?? 0
  const { formatVersion = 0, schemaVersion = 0 } = header
  if (formatVersion > BACKUP_FORMAT_VERSION || schemaVersion > newest) {
    throw tooNew(file, schemaVersion, newest)
  }
  return header as BackupHeader
}

function damaged(file: string, reason: string): UnreadableBackup {
  return new UnreadableBackup(
    problem({
      code: 'backup_damaged',
      path: [],
      message: `The backup ${file} is damaged: ${reason}. Nothing was changed.`,
      maybe: 'Maybe it was copied in part: copy it again, or take the backup before it.',
      values: { file, reason },
    }),
  )
}

function notOurs(file: string): UnreadableBackup {
  return new UnreadableBackup(
    problem({
      code: 'backup_not_ours',
      path: [],
      message: `${file} is not a backup made by Boucle.`,
      maybe: 'Maybe another file was meant.',
      values: { file },
    }),
  )
}

function tooNew(file: string, found: number, newest: number): UnreadableBackup {
  return new UnreadableBackup(
    problem({
      code: 'backup_too_new',
      path: [],
      message: `The backup ${file} has schema ${found}; this Boucle knows ${newest} at most.`,
      maybe: 'Maybe it was made by a newer Boucle: update this one.',
      values: { file, found, newest },
    }),
  )
}
