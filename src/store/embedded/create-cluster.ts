import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { ClusterHome, Passwords } from './cluster-home.ts'
import { readPasswords, writePasswords } from './cluster-home.ts'
import type { NativePostgres } from './native-package.ts'
import {
  didNotStart,
  diskFull,
  hasNoRoom,
  otherMajorVersion,
  passwordsMissing,
} from './problems.ts'
import type { ServerUsers } from './server-user.ts'
import { giveTo } from './server-user.ts'

/** The superuser of the embedded server: migrations and backups, never a request. */
export const OWNER_ROLE = 'boucle_owner'

/** Makes the data directory unless it is there, and gives the passwords of its roles. */
export async function ensureCluster(
  home: ClusterHome,
  native: NativePostgres,
  users: ServerUsers | undefined,
): Promise<Result<Passwords>> {
  const version = await readFile(path.join(home.cluster, 'PG_VERSION'), 'utf8').catch(() => '')
  if (version === '') return createCluster(home, native, users)
  if (version.trim() !== native.majorVersion) {
    return fail(otherMajorVersion(home.cluster, version.trim(), native.majorVersion))
  }
  // A copy of the folder made by root belongs to root.
  if (users !== undefined && (await stat(home.cluster)).uid === 0) {
    await giveTo(users.server, home.cluster)
  }
  const passwords = await readPasswords(home.passwordFile)
  return passwords === undefined ? fail(passwordsMissing(home.passwordFile)) : ok(passwords)
}

/** Room that a new data directory takes, measured with PostgreSQL 18: 40 MB and 16 MB of log. */
const NEW_CLUSTER_BYTES = 60 * 1024 * 1024

/** In a folder aside, renamed when complete: a start that was interrupted is begun again. */
async function createCluster(
  home: ClusterHome,
  native: NativePostgres,
  users: ServerUsers | undefined,
): Promise<Result<Passwords>> {
  const draft = path.join(home.folder, 'cluster.new')
  const passwordFile = path.join(home.folder, 'first-password')
  await rm(draft, { recursive: true, force: true })
  await rm(passwordFile, { force: true })
  const passwords = await writePasswords(home.passwordFile)
  await writeFile(passwordFile, passwords.owner, { mode: 0o600, flag: 'wx' })
  await mkdir(draft, { mode: 0o700 })
  if (users !== undefined) {
    for (const target of [draft, passwordFile, home.folder]) {
      await chown(target, users.creator.uid, users.creator.gid)
    }
  }
  const { code, output } = await initdb(native, { draft, passwordFile }, users)
  await rm(passwordFile, { force: true })
  if (code !== 0) {
    const full = await hasNoRoom(home.folder, output, NEW_CLUSTER_BYTES)
    await rm(draft, { recursive: true, force: true })
    return fail(full ? diskFull(home.folder) : didNotStart(home.logFile, output.trim().slice(-500)))
  }
  if (users !== undefined) {
    await giveTo(users.server, draft)
    await chown(home.folder, users.server.uid, users.server.gid)
  }
  await chmod(draft, 0o700)
  await rename(draft, home.cluster)
  return ok(passwords)
}

function initdb(
  native: NativePostgres,
  files: { readonly draft: string; readonly passwordFile: string },
  users: ServerUsers | undefined,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const args = [
    `--pgdata=${files.draft}`,
    `--pwfile=${files.passwordFile}`,
    `--username=${OWNER_ROLE}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--lc-collate=C',
    '--lc-ctype=C',
    '--lc-messages=C',
    '--no-instructions',
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(native.binFolder, 'initdb'), args, {
      cwd: path.parse(files.draft).root,
      env: serverEnvironment(),
      ...users?.creator,
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Nothing of the user's own settings (PGDATA, PGPORT, LC_ALL ...) may reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return { LC_ALL: 'C', TZ: 'UTC', PATH, SystemRoot, TEMP, TMP }
}
