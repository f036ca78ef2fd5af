import { statfs } from 'node:fs/promises'
import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'

/** What a person can do something about when the embedded database does not start. */

export function dataFolderInUse(folder: string, pid: number): Problem {
  return problem({
    code: 'data_folder_in_use',
    path: ['BOUCLE_DATA'],
    message: `The data folder ${folder} is in use by process ${pid}.`,
    maybe: 'Maybe Boucle runs already: use that one, stop it first, or name another folder.',
    values: { folder, pid },
  })
}

export function diskFull(folder: string): Problem {
  return problem({
    code: 'disk_full',
    path: ['BOUCLE_DATA'],
    message: `The disk that holds ${folder} is full.`,
    maybe: 'Maybe old files can go, or the data folder can move to a larger disk.',
    values: { folder },
  })
}

export function folderNotWritable(folder: string, reason: string): Problem {
  return problem({
    code: 'data_folder_not_writable',
    path: ['BOUCLE_DATA'],
    message: `The folder ${folder} cannot be written: ${reason}`,
    maybe: 'Maybe it belongs to another user: choose a folder of your own.',
    values: { folder, reason },
  })
}

export function packageMissing(name: string): Problem {
  return problem({
    code: 'database_package_missing',
    path: ['DATABASE_URL'],
    message: `The package ${name}, the database for this machine, is not installed.`,
    maybe:
      'Maybe optional packages were left out: install again with them, or set DATABASE_URL to a PostgreSQL server.',
    values: { name },
  })
}

export function noServerUser(): Problem {
  return problem({
    code: 'database_user_missing',
    path: ['BOUCLE_DATA'],
    message: 'PostgreSQL refuses to run as root and no user "nobody" or "postgres" exists here.',
    maybe: 'Maybe start Boucle as an ordinary user, or set DATABASE_URL.',
  })
}

export function didNotStart(logFile: string, lastLines: string): Problem {
  return problem({
    code: 'database_did_not_start',
    path: ['BOUCLE_DATA'],
    message: `The embedded database did not start. Its last words: ${lastLines}`,
    maybe: `Maybe the rest of its log says more: ${logFile}`,
    values: { logFile, lastLines },
  })
}

export function otherMajorVersion(folder: string, found: string, needed: string): Problem {
  return problem({
    code: 'database_other_version',
    path: ['BOUCLE_DATA'],
    message: `${folder} was written by PostgreSQL ${found}; this program brings PostgreSQL ${needed}.`,
    maybe:
      'Maybe make a backup with the program that wrote it, then restore it into a new data folder.',
    values: { folder, found, needed },
  })
}

export function passwordsMissing(file: string): Problem {
  return problem({
    code: 'database_passwords_missing',
    path: ['BOUCLE_DATA'],
    message: `${file} is missing or damaged; without it the database does not let anyone in.`,
    maybe: 'Maybe it was left out of a copy of the data folder: copy it back, or restore a backup.',
    values: { file },
  })
}

/** The code of a failed system call: ENOENT, EACCES, ENOSPC ... */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** A system error as a problem when it is one that a person can mend; anything else is thrown again. */
export function folderProblem(folder: string, error: unknown): Problem {
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder)
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) {
    return folderNotWritable(folder, code ?? '')
  }
  throw error
}

/** Programs that run out of room do not always say so: some are just killed. */
export async function hasNoRoom(
  folder: string,
  lastWords: string,
  neededBytes: number,
): Promise<boolean> {
  if (lastWords.includes('No space left on device')) return true
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < neededBytes
}
