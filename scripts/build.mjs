// Builds what runs: dist/app (server, command line, job worker) and dist/web (the screens).
// A stamp of the sources' times skips what is up to date, so that a second start costs nothing.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const NODE_ENTRIES = {
  cli: 'src/app/cli.ts',
  server: 'src/app/server.ts',
  'solver-thread': 'src/app/solver/solver-thread.ts',
  'job-thread': 'src/app/jobs/job-thread.ts',
  'import-thread': 'src/app/import/import-thread.ts',
  'sales-thread': 'src/app/import/sales-thread.ts',
}
const SOURCES = [
  'src',
  'reference',
  'examples',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
]

/** Names and times of everything a build depends on. */
function stampOfSources() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path)
    if (!stat.isDirectory()) {
      if (!path.endsWith('.test.ts'))
        hash.update(`${path.slice(root.length)} ${stat.mtimeMs} ${stat.size}\n`)
      return
    }
    for (const name of readdirSync(path).sort()) visit(join(path, name))
  }
  for (const source of SOURCES) if (existsSync(join(root, source))) visit(join(root, source))
  return hash.digest('hex')
}

function isFresh(part, stamp) {
  const file = join(root, 'dist', `${part}.stamp`)
  return existsSync(file) && readFileSync(file, 'utf8') === stamp
}

/** Builds `app`, `web` or both when the sources changed; `say` reports what is done. */
export async function build({ parts = ['app', 'web'], say = () => {} } = {}) {
  const stamp = stampOfSources()
  for (const part of parts) {
    if (isFresh(part, stamp)) continue
    const started = performance.now()
    await (part === 'app' ? buildApp() : buildWeb())
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(join(root, 'dist', `${part}.stamp`), stamp)
    say(`built ${part} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}

async function buildApp() {
  const { build: viteBuild } = await import('vite')
  const input = Object.fromEntries(
    Object.entries(NODE_ENTRIES).filter(([, path]) => existsSync(join(root, path))),
  )
  await viteBuild({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: 'dist/app',
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { input: Object.values(input), output: { entryFileNames: '[name].js' } },
    },
  })
}

async function buildWeb() {
  const { build: viteBuild } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  await viteBuild({
    root: join(root, 'src/app'),
    configFile: false,
    logLevel: 'warn',
    base: '/',
    define: { 'import.meta.env.BOUCLE_HOME': '"server"' },
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: join(root, 'dist/web'),
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 1_000,
      rollupOptions: { input: join(root, 'src/app/index.html') },
    },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ say: (line) => console.log(line) })
}
