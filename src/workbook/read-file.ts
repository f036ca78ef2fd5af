import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import { csvNames, readCsvZip } from './csv/read-csv.ts'
import type { Reading } from './document-of-pages.ts'
import { documentOfPages, toldByCell } from './document-of-pages.ts'
import { LIMITS } from './limits.ts'
import type { Page } from './page.ts'
import { fileProblem, Refusal } from './page.ts'
import { notAWorkbook, readXlsx } from './xlsx/read-xlsx.ts'
import { locked, megabytes, readZip } from './zip/read-zip.ts'

/** What kind of file a chain came in. */
export type FileKind = 'json' | 'xlsx' | 'csv'

/** A file as it was understood: the chain or every problem, and the way back to its cells. */
export interface FileRead {
  readonly kind: FileKind
  readonly result: Result<Chain>
  readonly places: Reading['places']
  /** What was found, even when it cannot be used. */
  readonly document: Readonly<Record<string, unknown>>
}

const NO_PLACES: Reading['places'] = new Map()

/**
 * Reads a chain from any file a person may hand over: `chain.json`, an .xlsx, a .zip of .csv. What
 * it is, is told by its bytes; its name only helps to say what is wrong. With one error nothing is
 * imported. Never throws on what the file holds.
 */
export function readFile(bytes: Uint8Array, name: string): FileRead {
  const kind = kindOf(bytes, name)
  try {
    const limit = kind === 'json' ? LIMITS.jsonBytes : LIMITS.fileBytes
    if (bytes.length > limit) throw tooLarge(bytes.length, limit)
    if (kind === 'json') {
      const document = readJson(bytes, name)
      const found = (typeof document === 'object' ? document : undefined) ?? {}
      return { kind, result: parseChain(document), places: NO_PLACES, document: { ...found } }
    }
    return readTables(bytes, name)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind, result: fail(...error.problems), places: NO_PLACES, document: {} }
  }
}

function kindOf(bytes: Uint8Array, name: string): FileKind {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf
  return isZip || isCompound || /\.(xls[xmb]?|zip|ods|csv|tsv)$/i.test(name) ? 'xlsx' : 'json'
}

function readTables(bytes: Uint8Array, name: string): FileRead {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw oldWorkbook(bytes)
  if (bytes[0] !== 0x50 && /\.(csv|tsv)$/i.test(name)) throw loneSheet(name)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notAWorkbook('it is no zip')
  const entries = readZip(bytes)
  const problems: Problem[] = []
  const kind = entries.has('xl/workbook.xml') ? 'xlsx' : 'csv'
  let pages: Page[]
  if (kind === 'xlsx') pages = readXlsx(entries, problems)
  else if (csvNames(entries.keys()).length > 0) pages = readCsvZip(entries, problems)
  else if (entries.has('mimetype') && entries.has('content.xml')) throw openDocument()
  else throw notAWorkbook('it holds neither sheets nor .csv files')
  return { kind, ...chainOf(documentOfPages(pages, problems)) }
}

function chainOf({ document, places, problems }: Reading): Omit<FileRead, 'kind'> {
  const parsed = parseChain(document)
  const found = (parsed.ok ? parsed.warnings : parsed.problems).map((each) =>
    toldByCell(each, places),
  )
  const all = fewer([...problems, ...withoutTwins(found, problems)])
  const isWhole = parsed.ok && !all.some((each) => each.severity === 'error')
  return { result: isWhole ? ok(parsed.value, all) : fail(...all), places, document }
}

/** A cell that was refused, or whose column is not there, is also missing: told once. */
function withoutTwins(found: readonly Problem[], refused: readonly Problem[]): Problem[] {
  const cells = new Set<unknown>()
  const columns = new Set<string>()
  for (const { code, severity, values } of refused) {
    if (severity === 'error') cells.add(values?.['cell'])
    if (code === 'missing_column') columns.add(`${values?.['sheet']} ${values?.['field']}`)
  }
  return found.filter(({ code, path, values }) => {
    if (code !== 'missing') return true
    const column = `${values?.['sheet']} ${String(path.at(-1))}`
    return !columns.has(column) && !(values?.['cell'] !== undefined && cells.has(values['cell']))
  })
}

/** Errors first, then as many as a person may read. */
function fewer(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= LIMITS.problems) return problems
  const more = problems.length - LIMITS.problems
  return [
    ...problems.toSorted((a, b) => a.severity.localeCompare(b.severity)).slice(0, LIMITS.problems),
    problem({
      code: 'more_problems',
      path: [],
      message: `${more} more problems are not listed.`,
      maybe: 'Maybe they have the same cause: mend the first ones and try again.',
      values: { count: more },
    }),
  ]
}

function readJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      fileProblem(
        'not_json',
        `${name} is neither a workbook nor a JSON document in UTF-8: ${reason}.`,
        'Maybe it was cut short, or saved in another encoding.',
        { file: name, reason },
      ),
    )
  }
}

export function tooLarge(bytes: number, limit: number): Refusal {
  return new Refusal(
    fileProblem(
      'too_large',
      `The file has ${megabytes(bytes)}; at most ${megabytes(limit)} are read.`,
      'Maybe pictures or unused sheets can be taken out.',
      { seen: megabytes(bytes), limit: megabytes(limit) },
    ),
  )
}

/** `EncryptedPackage` in UTF-16: an .xlsx with a password is kept in the old container (MS-OFFCRYPTO 2.3.2). */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])

export function oldWorkbook(bytes: Uint8Array): Refusal {
  const within = Math.min(bytes.length - ENCRYPTED.length, 1024 * 1024)
  for (let at = 0; at <= within; at += 2) {
    if (ENCRYPTED.every((byte, i) => bytes[at + i] === byte)) return locked()
  }
  return new Refusal(
    fileProblem(
      'old_workbook',
      'This is an .xls, the kind of workbook of before 2007.',
      'Maybe open it in a spreadsheet and save it as .xlsx.',
    ),
  )
}

function openDocument(): Refusal {
  return new Refusal(
    fileProblem(
      'open_document',
      'This is an OpenDocument sheet (.ods).',
      'Maybe save it as .xlsx: LibreOffice does under "Save as".',
    ),
  )
}

function loneSheet(name: string): Refusal {
  return new Refusal(
    fileProblem(
      'lone_sheet',
      `${name} is one sheet; a chain has several.`,
      'Maybe put the .csv files of all its sheets into one .zip.',
      { file: name },
    ),
  )
}
