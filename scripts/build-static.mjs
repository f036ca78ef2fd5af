// npm run build:static -- [--base /path/] [--out FOLDER]: a folder that any web server can host.
// Everything runs in the browser: no server of ours, no account, no other host.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Larger files wait until they are asked for, or the page is idle: maps, tables, other engines. */
const FIRST_BYTES = 60_000
/** What the page may do, said in the page itself: a plain web server sends no such header. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Builds the folder; a base is only needed for addresses without `#`. */
export async function buildStatic({ base, out = join(root, 'dist/static') } = {}) {
  // What is hosted is what people use, also when a test builds it.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const shared = {
    configFile: false,
    logLevel: 'warn',
    define: { 'import.meta.env.BOUCLE_HOME': '"browser"' },
  }
  await build({
    ...shared,
    root: join(root, 'src/app'),
    base: base ?? './',
    plugins: [react(), { name: 'policy', transformIndexHtml: withPolicy }],
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 1_000,
      rollupOptions: { input: join(root, 'src/app/index.html') },
    },
  })
  copyExamples(out)
  if (base !== undefined) writeLostPage(out, base)
  const built = filesOf(out)
  await build({
    ...shared,
    root,
    define: { BUILT: JSON.stringify(built) },
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2023',
      copyPublicDir: false,
      rollupOptions: {
        input: join(root, 'src/app/static/service-worker.ts'),
        output: { entryFileNames: 'service-worker.js', format: 'iife' },
      },
    },
  })
  return { out, ...built }
}

function withPolicy(html) {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`
  return (
    html
      .replace('<meta charset="utf-8" />', `<meta charset="utf-8" />\n    ${policy}`)
      // On a phone's network letters wait for the program, not the program for its letters.
      .replaceAll(/\s*<link\s+rel="preload"[^>]*as="font"[^>]*>/g, '')
  )
}

/** Examples as files, without their spaces. */
function copyExamples(out) {
  const from = join(root, 'examples')
  mkdirSync(join(out, 'examples'))
  for (const name of readdirSync(from)) {
    if (!name.endsWith('.json')) continue
    const document = JSON.parse(readFileSync(join(from, name), 'utf8'))
    writeFileSync(join(out, 'examples', name), JSON.stringify(document))
  }
}

/** Servers that show 404.html for a path they do not know: it leads to the same page after `#`. */
function writeLostPage(out, base) {
  writeFileSync(
    join(out, '404.html'),
    `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <title>boucle</title>
    <script src="${base}lost.js" data-base="${base}"></script>
  </head>
  <body><a href="${base}">boucle</a></body>
</html>
`,
  )
  writeFileSync(
    join(out, 'lost.js'),
    `const { base } = document.currentScript.dataset
const { pathname, search } = location
if (pathname.startsWith(base)) location.replace(base + '#/' + pathname.slice(base.length) + search)
`,
  )
}

/** What the browser keeps: at once what the first view and its pages need, the rest later. */
function filesOf(out) {
  const files = readdirSync(out, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(out, file)).isFile())
    .filter((file) => !['404.html', 'lost.js', 'service-worker.js'].includes(file))
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(out, file)))
  const page = readFileSync(join(out, 'index.html'), 'utf8')
  const isFirst = (file) =>
    page.includes(file) ||
    file === 'index.html' ||
    file.includes('-latin-wght-normal-') ||
    (!file.endsWith('.woff2') && statSync(join(out, file)).size <= FIRST_BYTES)
  const isCompute = (file) => /^assets\/compute-.{8}\.js$/.test(file)
  return {
    version: hash.digest('hex').slice(0, 16),
    first: files.filter((file) => isFirst(file) || isCompute(file)),
    rest: files.filter((file) => !isFirst(file) && !isCompute(file)),
  }
}

function optionsIn(args) {
  const options = {}
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at], args[at + 1]]
    if (name === '--base' && value && /^\/(.*\/)?$/.test(value)) options.base = value
    else if (name === '--out' && value) options.out = resolve(value)
    else {
      process.stderr.write(
        `${name} ${value ?? ''}: give --base /path/ (it starts and ends with /) and --out FOLDER\n`,
      )
      process.exit(2)
    }
  }
  return options
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install()
  const options = optionsIn(process.argv.slice(2))
  const { out, first, rest } = await buildStatic(options)
  const bytes = [...first, ...rest].reduce((sum, file) => sum + statSync(join(out, file)).size, 0)
  process.stdout.write(
    `${out}: ${first.length + rest.length} files, ${(bytes / 1e6).toFixed(1)} MB. Copy the folder to any web server.\n`,
  )
}
