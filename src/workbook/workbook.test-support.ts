import { readdirSync, readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { Result } from '../core/problem.ts'
import { readFile } from './read-file.ts'
import { writeWorkbook } from './write-workbook.ts'

const folder = new URL('../../examples/', import.meta.url)

export const exampleSlugs = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'index.json',
)

export function exampleText(slug: string): string {
  return readFileSync(new URL(slug, folder), 'utf8')
}

export function example(slug = 'manteau.json'): Chain {
  const parsed = parseChain(JSON.parse(exampleText(slug)))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

/** The files of a zip as text, changed and packed again. */
export function repacked(
  bytes: Uint8Array,
  change: (files: Record<string, string>) => void,
): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  )
  change(files)
  return zipped(files)
}

export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )
}

/** The path of the sheet of that name inside an .xlsx. */
export function sheetPath(files: Readonly<Record<string, string>>, name: string): string {
  const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/g)]
  const index = names.findIndex((match) => match[1] === name)
  if (index < 0) throw new Error(`No sheet ${name}`)
  return `xl/worksheets/sheet${index + 1}.xml`
}

/** The coat as a French workbook, with one sheet's XML changed. */
export function editedSheet(sheet: string, change: (xml: string) => string): Uint8Array {
  return repacked(writeWorkbook(example(), 'fr'), (files) => {
    const path = sheetPath(files, sheet)
    const before = files[path] ?? ''
    const after = change(before)
    if (after === before) throw new Error(`The change of ${sheet} changed nothing`)
    files[path] = after
  })
}

/** The XML of one cell replaced, whatever it held. */
export function withCell(xml: string, reference: string, cell: string): string {
  const own = new RegExp(`<c r="${reference}"[^>]*>.*?</c>`)
  if (own.test(xml)) return xml.replace(own, cell)
  const number = /\d+$/.exec(reference)?.[0] ?? ''
  return xml.replace(new RegExp(`(<row r="${number}">)(.*?)(</row>)`), `$1$2${cell}$3`)
}

/** Column letters of a title on the first line of a sheet. */
export function columnOf(xml: string, title: string): string {
  const line = /<row r="1">(.*?)<\/row>/.exec(xml)?.[1] ?? ''
  for (const match of line.matchAll(/<c r="([A-Z]+)1"[^>]*><is><t[^>]*>([^<]*)</g)) {
    if (match[2] === title || match[2] === `${title} *`) return match[1] ?? ''
  }
  throw new Error(`No column ${title}`)
}

export function textCell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
}

export function read(bytes: Uint8Array, name = 'chaine.xlsx'): Result<Chain> {
  return readFile(bytes, name).result
}

export function codesOf(result: Result<Chain>): string[] {
  return (result.ok ? result.warnings : result.problems).map((each) => each.code)
}

export function cellsOf(result: Result<Chain>): unknown[] {
  return (result.ok ? result.warnings : result.problems).map((each) => each.values?.['cell'])
}
