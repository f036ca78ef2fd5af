import { basename } from 'node:path'
import type { Arguments, CommandIo, Option } from '../../core/command.ts'
import type { Language } from '../../core/format.ts'
import { sheetPdf } from './pdf.ts'
import type { ProofDocument } from '../engine/document.ts'
import { proofWorkbook } from '../workbook/proof-workbook.ts'
import { demonstrationSheet } from '../sheet/demonstration-sheet.ts'

/** What a buyer takes upstairs. */
export const EXPORT_OPTIONS: readonly Option[] = [
  { name: 'pdf', value: 'FILE', doc: 'also write the page for the buyer: one A4' },
  {
    name: 'xlsx',
    value: 'FILE',
    doc: 'also write a workbook whose closed forms are live formulas',
  },
]

/** Where to write, as asked for. */
export interface ExportFiles {
  readonly pdf?: string
  readonly xlsx?: string
}

/** The files asked for, or what is wrong with them. */
export function exportFiles({ options }: Arguments): ExportFiles | string {
  const files: Record<string, string> = {}
  for (const { name } of EXPORT_OPTIONS) {
    const file = options.get(name)
    if (file === undefined) continue
    if (typeof file !== 'string' || file.trim() === '') return `--${name} takes the name of a file.`
    if (options.has('collection')) return `--${name} is for one product: leave --collection out.`
    files[name] = file
  }
  return files
}

export interface ExportAsked {
  readonly files: ExportFiles
  readonly language: Language
  /** The command line, as its page tells it. */
  readonly command: string
}

/** Writes the files asked for and says so. */
export async function writeExports(
  document: ProofDocument,
  { files, language, command }: ExportAsked,
  io: CommandIo,
): Promise<void> {
  if (files.pdf !== undefined) {
    const today = new Date()
    const dateText = today.toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
    })
    const sheet = demonstrationSheet(document, { language, dateText, command })
    await io.writeFile(files.pdf, await sheetPdf(sheet, today))
    io.say(files.pdf)
  }
  if (files.xlsx !== undefined) {
    await io.writeFile(files.xlsx, proofWorkbook(document, { language, command }))
    io.say(files.xlsx)
  }
}

/** The command that gives the same digits again: names of files without their folders. */
export function commandText(verb: string, { positional, options, repeated }: Arguments): string {
  const words = [`boucle ${verb}`, ...positional.map((file) => quoted(basename(file)))]
  for (const [name, value] of options) {
    if (LEFT_OUT.includes(name)) continue
    for (const each of repeated?.get(name) ?? [value]) {
      words.push(`--${name}`)
      if (each !== true) words.push(quoted(FILE_OPTIONS.includes(name) ? basename(each) : each))
    }
  }
  return words.join(' ')
}

/** What changes where an answer goes, not what it is. */
const LEFT_OUT: readonly string[] = ['json', 'pdf', 'xlsx']
const FILE_OPTIONS: readonly string[] = ['against', 'sales']

function quoted(word: string): string {
  return /^[\w.,:=/+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
