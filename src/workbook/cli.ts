import type { Answer, Command } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import { readAny } from './read-any.ts'

const LANGUAGE = {
  name: 'language',
  value: 'fr|en',
  doc: 'language of sheets and columns (default fr)',
}

function languageOf(value: string | true | undefined): Language {
  return value === 'en' ? 'en' : 'fr'
}

function usage(message: string): Answer {
  return { exit: 2, json: { usage: message }, text: message }
}

/** `boucle template OUT.xlsx`, or OUT.zip of .csv: empty sheets to fill. */
export const templateCommand: Command = {
  verb: 'template',
  usage: 'OUT.xlsx|OUT.zip [--language fr|en]',
  summary: 'writes an empty workbook, or a zip of .csv, one sheet per noun',
  options: [LANGUAGE],
  async run(args, io) {
    const [out] = args.positional
    if (out === undefined) return usage('Name the workbook to write.')
    const { kindOfName, writeWorkbook } = await import('./write-workbook.ts')
    await io.writeFile(
      out,
      writeWorkbook(undefined, languageOf(args.options.get('language')), kindOfName(out)),
    )
    return {
      exit: 0,
      json: { written: out },
      text: `${out} is written: fill it, then boucle import ${out} chain.json`,
    }
  },
}

/** `boucle import IN OUT.json`: a workbook becomes a chain, or every problem is told by its cell. */
export const importCommand: Command = {
  verb: 'import',
  usage: 'IN.xlsx|IN.zip [OUT.json]',
  summary:
    'reads a workbook, or a zip of .csv, into a chain; tells every problem by sheet, cell and value',
  options: [],
  async run(args, io) {
    const [from, out] = args.positional
    if (from === undefined) return usage('Name the workbook to read.')
    const read = await readAny(await io.readFile(from), from)
    if (!read.ok)
      return {
        exit: 1,
        json: { ok: false, problems: read.problems },
        text: '',
        problems: read.problems,
      }
    if (out !== undefined) {
      await io.writeFile(
        out,
        new TextEncoder().encode(`${JSON.stringify(read.value, undefined, 2)}\n`),
      )
    }
    return {
      exit: 0,
      json: out === undefined ? read.value : { ok: true, written: out, problems: read.warnings },
      text: out === undefined ? JSON.stringify(read.value, undefined, 2) : `${out} is written.`,
      problems: read.warnings,
    }
  },
}

/** `boucle export IN OUT.xlsx`, or OUT.zip: a chain becomes a workbook or .csv files. */
export const exportCommand: Command = {
  verb: 'export',
  usage: 'IN.json OUT.xlsx|OUT.zip [--language fr|en]',
  summary: 'writes a chain as a workbook (supposed figures in grey italics) or as a zip of .csv',
  options: [LANGUAGE],
  async run(args, io) {
    const [from, out] = args.positional
    if (from === undefined || out === undefined) return usage('Name the chain and the workbook.')
    const read = await readAny(await io.readFile(from), from)
    if (!read.ok)
      return {
        exit: 1,
        json: { ok: false, problems: read.problems },
        text: '',
        problems: read.problems,
      }
    const { kindOfName, writeWorkbook } = await import('./write-workbook.ts')
    await io.writeFile(
      out,
      writeWorkbook(read.value, languageOf(args.options.get('language')), kindOfName(out)),
    )
    return { exit: 0, json: { written: out }, text: `${out} is written.` }
  },
}
