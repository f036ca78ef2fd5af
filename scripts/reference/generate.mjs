/**
 * Writes reference/generated from the shared data folder, or compares with it:
 *   node scripts/reference/generate.mjs [--data ../shared/data] [--check]
 * Output depends on the input files and the pinned packages only: same input, same bytes.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { countryTables } from './countries.mjs'
import { dutyTables } from './duties.mjs'
import { energyTable } from './energy.mjs'
import { geographyFiles } from './geography.mjs'
import { listTables } from './lists.mjs'
import { modeTable } from './modes.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '../shared/data') },
    check: { type: 'boolean', default: false },
  },
})

const MODULE_TYPES = `/* Written by scripts/reference/generate.mjs. */
export declare const modules: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>
export declare const hashes: Readonly<Record<string, string>>
`

const files = generate(options.data)
const folder = join(root, 'reference/generated')
const stale = [...files].filter(([path, text]) => {
  const target = join(folder, path)
  return !existsSync(target) || readFileSync(target, 'utf8') !== text
})
if (options.check) {
  for (const [path] of stale) console.error(`reference/generated/${path} differs from its source`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    console.log(`wrote reference/generated/${path} (${text.length} characters)`)
  }
}

/** Every generated file by its path, `index.json` included. */
function generate(shared) {
  const files = new Map()
  const index = { tables: {}, geography: {} }
  const tables = [
    ...countryTables(shared),
    modeTable(shared),
    energyTable(shared),
    ...dutyTables(shared),
    ...listTables(shared),
  ]
  for (const table of tables) {
    const path = `${table.shareAlike ? 'share-alike/' : ''}${table.id}.json`
    const text = tableText(table.build())
    files.set(path, text)
    index.tables[table.id] = {
      path,
      sha256: sha256(text),
      entity: table.entity,
      licence: table.licence,
      shareAlike: table.shareAlike,
      ...table.summary(),
    }
  }
  for (const { id, path, text, ...about } of geographyFiles(shared, root)) {
    files.set(path, text)
    index.geography[id] = { path, sha256: sha256(text), ...about }
  }
  files.set('modules.js', modules(index))
  files.set('modules.d.ts', MODULE_TYPES)
  files.set('index.json', indexText(index))
  return files
}

/** Indented to the column, one column or source a line. */
function indexText(index) {
  const spread = JSON.stringify(index, null, 1)
  const joined = spread.replaceAll(/\n {5,}/g, '').replaceAll(/\n {4}(?=[}\]])/g, '')
  return `${joined}\n`
}

/** Lazy imports of every file: a chunk each. JSON stays out of the compiler's sight. */
function modules({ tables, geography }) {
  const importers = Object.entries({ ...tables, ...geography }).map(
    ([id, { path }]) => `  '${id}': () => import('./${path}', { with: { type: 'json' } }),`,
  )
  const hashes = Object.entries({ ...tables, ...geography }).map(
    ([id, { sha256: hash }]) => `  '${id}': '${hash.slice(0, 12)}',`,
  )
  return [
    '/* Written by scripts/reference/generate.mjs. */',
    'export const modules = {',
    ...importers,
    '}',
    'export const hashes = {',
    ...hashes,
    '}',
    '',
  ].join('\n')
}

/** One row a line, so that a changed figure is a changed line. */
function tableText({ rows, ...head }) {
  const lines = Object.entries(rows).map(
    ([key, cells]) => `${JSON.stringify(key)}:${JSON.stringify(cells)}`,
  )
  return `${JSON.stringify(head).slice(0, -1)},"rows":{\n${lines.join(',\n')}\n}}\n`
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}
