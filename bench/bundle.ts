import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Table } from './table.ts'

const WEB = 'dist/web'
const GOAL_KB = 250

/** Sizes of what a browser fetches, compressed: at first, and later when it is asked for. */
export async function run(): Promise<Table> {
  const page = path.join(WEB, 'index.html')
  if (!existsSync(page)) throw new Error('Nothing is built: run npm run build first')
  const html = readFileSync(page, 'utf8')
  const first = new Set([...html.matchAll(/(?:src|href)="\/?([^"]+)"/g)].map(([, file]) => file!))
  const files = readdirSync(path.join(WEB, 'assets')).map((file) => `assets/${file}`)
  const named = (file: string) => path.basename(file).replace(/-[\w-]{8}(\.\w+)$/, '$1')
  const compressed = (file: string): number => {
    const bytes = readFileSync(path.join(WEB, file))
    return (file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length) / 1000
  }
  const rows = files
    .map((file) => ({ file, kilobytes: compressed(file), isFirst: first.has(file) }))
    .filter(({ isFirst, kilobytes }) => isFirst || kilobytes > 5)
    .toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.kilobytes - a.kilobytes)
  const atFirst = rows.filter(({ isFirst }) => isFirst)
  const sum = atFirst.reduce((total, { kilobytes }) => total + kilobytes, 0)
  return {
    name: 'Bundle',
    columns: ['file', 'kB compressed', 'when'],
    rows: [
      ['what the page names', sum.toFixed(1), 'first view'],
      ...rows.map(({ file, kilobytes, isFirst }) => [
        named(file),
        kilobytes.toFixed(1),
        isFirst ? 'first view' : 'when asked for',
      ]),
    ],
    notes: [
      `goal: first view of at most ${GOAL_KB} kB before charts and map; fonts as they are, the rest by gzip`,
      'files under 5 kB that load later are left out',
    ],
  }
}
