// Installs the packages that are missing, as the lock file says; nothing when all are there.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Is every package of `names` installed at the version that the lock file holds? */
function isInstalled(names, lock) {
  return names.every((name) => {
    const file = join(root, 'node_modules', name, 'package.json')
    if (!existsSync(file)) return false
    const wanted = lock.packages[`node_modules/${name}`]?.version
    return JSON.parse(readFileSync(file, 'utf8')).version === wanted
  })
}

/** `dev` also installs what tests and checks need. Messages go to stderr: stdout may be a document. */
export function install({ dev = false } = {}) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const names = Object.keys({ ...manifest.dependencies, ...(dev ? manifest.devDependencies : {}) })
  if (isInstalled(names, lock)) return
  process.stderr.write('Installing packages (once) ...\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Not `npm ci`: npm 11 refuses a lock file whose optional packages of other platforms have bindings
  // of their own. `--no-save` installs what the lock file says and leaves it as it is.
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev ? [] : ['--omit=dev']),
  ]
  const done = spawnSync(npm, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    process.stderr.write(
      'The packages could not be installed. Maybe the network is down: try again.\n',
    )
    process.exit(done.status ?? 70)
  }
}
