import pg from 'pg'
import type { Answer, Arguments, Command, CommandIo, Option } from '../core/command.ts'
import { refused, wrongUsage } from '../core/command.ts'
import type { Result } from '../core/problem.ts'
import { ok } from '../core/problem.ts'
import { backup } from './backup/backup.ts'
import type { BackupHeader } from './backup/backup-format.ts'
import { restore } from './backup/restore.ts'
import { runningDatabase } from './embedded/running-database.ts'
import type { Store } from './open.ts'
import { openStore } from './open.ts'
import { valueTypes } from './value-types.ts'

const REPLACE: Option = { name: 'replace', doc: 'replace what the database holds' }

/** `boucle backup FILE`: everything of every organisation, at one moment; Boucle may be running. */
export const backupCommand: Command = {
  verb: 'backup',
  usage: 'FILE',
  summary: 'writes everything that the database holds to one file, while Boucle runs or not',
  options: [],
  async run(args, io) {
    const file = onlyFile(args)
    if (file === undefined) return wrongUsage('Give one file to write: boucle backup FILE')
    const opened = await openOrJoin(io)
    if (!opened.ok) return refused(opened.problems)
    try {
      return answered(await backup(opened.value, file), 'written to', file)
    } finally {
      await opened.value.close()
    }
  },
}

/** `boucle restore FILE`: all of a backup or nothing; Boucle must not be running. */
export const restoreCommand: Command = {
  verb: 'restore',
  usage: 'FILE [--replace]',
  summary: 'puts a backup back, all of it or nothing; only into an empty database unless --replace',
  options: [REPLACE],
  async run(args, io) {
    const file = onlyFile(args)
    if (file === undefined) return wrongUsage('Give one file to read: boucle restore FILE')
    const opened = await openStore(placeOf(io))
    if (!opened.ok) return refused(opened.problems)
    try {
      const replace = args.options.has('replace')
      return answered(await restore(opened.value, file, { replace }), 'restored from', file)
    } finally {
      await opened.value.close()
    }
  },
}

function onlyFile({ positional }: Arguments): string | undefined {
  return positional.length === 1 && positional[0] !== '' ? positional[0] : undefined
}

function placeOf(io: CommandIo) {
  return { databaseUrl: io.setting('DATABASE_URL'), dataFolder: io.setting('BOUCLE_DATA') }
}

/** The database, opened, or reached beside the process that has it open. */
async function openOrJoin(io: CommandIo): Promise<Result<Pick<Store, 'owner' | 'close'>>> {
  const opened = await openStore(placeOf(io))
  if (opened.ok || opened.problems[0]?.code !== 'data_folder_in_use') return opened
  const login = await runningDatabase(io.setting('BOUCLE_DATA'))
  if (!login) return opened
  const owner = new pg.Pool({ ...login, max: 2, types: valueTypes })
  return ok({ owner, close: () => owner.end() })
}

function answered(result: Result<BackupHeader>, done: string, file: string): Answer {
  if (!result.ok) return refused(result.problems)
  const { createdAt, schemaVersion, tables } = result.value
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return {
    exit: 0,
    json: { ok: true, file, createdAt, schemaVersion, rows, tables: tables.length },
    text: `${rows} rows of ${tables.length} tables ${done} ${file}.`,
  }
}
