import type { Problem } from '../../core/problem.ts'
import { warning } from '../../core/problem.ts'
import { decodeText } from '../csv/decode-text.ts'
import { LIMITS } from '../limits.ts'
import type { Page } from '../page.ts'
import { fileProblem, Refusal } from '../page.ts'
import type { ZipEntry } from '../zip/read-zip.ts'
import { dateStyles } from './date-style.ts'
import { readSheet } from './read-sheet.ts'
import { attribute, restored, scanXml, XmlError } from './scan-xml.ts'

type Entries = ReadonlyMap<string, ZipEntry>

/**
 * The pages of an .xlsx, as values: nothing is computed, nothing outside the file is asked. Own
 * reader of the few parts that hold values (ECMA-376-1, 18.2 to 18.8): memory stays that of the
 * values, and what is hostile is met before a library builds objects of it.
 */
export function readXlsx(entries: Entries, problems: Problem[]): Page[] {
  refuseMacros(entries)
  const workbook = partOf(entries, 'xl/workbook.xml')
  if (workbook === undefined) throw notAWorkbook('it has no list of sheets')
  warnOfLinks(entries, problems)
  const { sheets, is1904 } = sheetsOf(workbook)
  const targets = relations(partOf(entries, 'xl/_rels/workbook.xml.rels') ?? '')
  const strings = sharedStrings(partOf(entries, 'xl/sharedStrings.xml') ?? '')
  const dates = dateStyles(partOf(entries, 'xl/styles.xml') ?? '')
  let rowsLeft: number = LIMITS.rows
  return sheets.flatMap(({ name, relation }) => {
    const target = targets.get(relation)
    const xml = target === undefined ? undefined : partOf(entries, target)
    if (xml === undefined) throw notAWorkbook(`the sheet ${name} is missing`)
    const page = guarded(() => readSheet(name, xml, { strings, dates, is1904, rowsLeft }))
    rowsLeft -= page.rows.length
    return [page]
  })
}

export function notAWorkbook(reason: string): Refusal {
  return new Refusal(
    fileProblem(
      'not_a_workbook',
      `The file cannot be read as a workbook: ${reason}.`,
      'Maybe it is of another kind: .xlsx, a .zip of .csv, and .json are read.',
      { reason },
    ),
  )
}

function guarded<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof XmlError) throw notAWorkbook(error.message)
    throw error
  }
}

function partOf(entries: Entries, name: string): string | undefined {
  const bytes = entries.get(name)?.read()
  return bytes === undefined ? undefined : decodeText(bytes).text
}

function refuseMacros(entries: Entries): void {
  const types = partOf(entries, '[Content_Types].xml') ?? ''
  const names = [...entries.keys()]
  const runs = names.find((name) => /vbaProject|activeX|macrosheets|\.bin$/i.test(name))
  const isMacro = /macroEnabled/i.test(types) || /vbaProject|activeX|macrosheets/i.test(runs ?? '')
  if (!isMacro) return
  throw new Refusal(
    fileProblem(
      'macros',
      'The workbook holds macros; they are never run and the file is refused.',
      'Maybe save it as .xlsx, which holds none.',
    ),
  )
}

/** Links to other files are never followed; a cell that uses one is refused on its own. */
function warnOfLinks(entries: Entries, problems: Problem[]): void {
  const linked = [...entries.keys()].filter((name) =>
    /^xl\/(externalLinks\/[^/]+\.xml|connections\.xml|queryTables\/[^/]+\.xml)$/.test(name),
  )
  if (linked.length === 0) return
  problems.push(
    warning({
      code: 'external_link',
      path: [],
      message: `The workbook points at ${linked.length} other file(s); none was opened.`,
      maybe: 'Maybe break the links, or paste the values that are needed.',
      values: { count: linked.length },
    }),
  )
}

interface SheetEntry {
  readonly name: string
  readonly relation: string
}

function sheetsOf(xml: string): { readonly sheets: SheetEntry[]; readonly is1904: boolean } {
  const sheets: SheetEntry[] = []
  let is1904 = false
  guarded(() =>
    scanXml(xml, {
      open(name, attributes) {
        if (name === 'workbookPr')
          is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
        if (name !== 'sheet') return
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          relation: attribute(attributes, 'r:id') ?? /\w+:id="([^"]*)"/.exec(attributes)?.[1] ?? '',
        })
      },
    }),
  )
  return { sheets, is1904 }
}

/** Paths of the parts by the id of their relation. */
function relations(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  guarded(() =>
    scanXml(xml, {
      open(name, attributes) {
        if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
        const target = attribute(attributes, 'Target') ?? ''
        const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
        targets.set(attribute(attributes, 'Id') ?? '', path)
      },
    }),
  )
  return targets
}

/** Texts by number; the parts of rich text are joined, phonetic hints left out. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let [text, inText, phonetic] = ['', false, 0]
  guarded(() =>
    scanXml(xml, {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic += 1
        else if (name === 't') inText = true
      },
      text(value) {
        if (inText && phonetic === 0) text += value
      },
      close(name) {
        if (name === 'si') strings.push(restored(text))
        else if (name === 'rPh') phonetic -= 1
        else if (name === 't') inText = false
      },
    }),
  )
  return strings
}
