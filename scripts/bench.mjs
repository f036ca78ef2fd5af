// npm run bench -- NAME [FILE ...] [--json]: bundles bench/NAME.ts and runs it.
// The table goes to stdout and, without --json, to bench/results/NAME.md.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { install } from './install.mjs'

install({ dev: true })
const root = fileURLToPath(new URL('..', import.meta.url))
const [name = '', ...args] = process.argv.slice(2)
const entry = join(root, 'bench', `${name}.ts`)
if (!existsSync(entry)) {
  const known = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'))
  process.stderr.write(
    `No bench ${name}. Maybe: ${known.map((file) => file.replace('.ts', '')).join(', ')}\n`,
  )
  process.exit(2)
}
const { build } = await import('vite')
const outDir = join(root, '.cache/bench')
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: { input: entry, output: { entryFileNames: '[name].js' } },
  },
})
const { run } = await import(pathToFileURL(join(outDir, `${name}.js`)).href)
const table = await run(args.filter((each) => !each.startsWith('--')))
if (args.includes('--json')) {
  process.stdout.write(`${JSON.stringify(table)}\n`)
} else {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const machine = `${os.cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`
  const text = [
    `# ${table.name}`,
    '',
    `\`npm run bench -- ${[name, ...args].join(' ')}\` on ${machine}`,
    '',
    line(table.columns),
    line(table.columns.map(() => '---')),
    ...table.rows.map(line),
    '',
    ...table.notes.map((note) => `- ${note}`),
    '',
  ].join('\n')
  process.stdout.write(text)
  mkdirSync(join(root, 'bench/results'), { recursive: true })
  writeFileSync(join(root, 'bench/results', `${name}.md`), text)
}
process.exit(0)
