import type { Command } from '../core/command.ts'
import { refused, wrongUsage } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import { missingText } from './import/missing-text.ts'
import { missingCells } from './import/preview.ts'
import { readAny } from './read-any.ts'
import { readFile } from './read-file.ts'

const LANGUAGE = {
  name: 'language',
  value: 'fr|en',
  doc: 'language of sheets and columns (default fr)',
}

function languageOf(value: string | true | undefined): Language {
  return value === 'en' ? 'en' : 'fr'
}

/** `boucle template OUT.xlsx`, or OUT.zip of .csv: empty sheets to fill. */
export const templateCommand: Command = {
  verb: 'template',
  usage: 'OUT.xlsx|OUT.zip [--language fr|en]',
  summary: 'writes an empty workbook, or a zip of .csv, one sheet per noun',
  options: [LANGUAGE],
  async run(args, io) {
    const [out] = args.positional
    if (out === undefined) return wrongUsage('Name the workbook to write.')
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
  usage: 'IN.xlsx|IN.zip [OUT.json] [--language fr|en]',
  summary: 'reads a workbook, or a zip of .csv, into a chain; tells every problem by its cell',
  options: [LANGUAGE],
  async run(args, io) {
    const [from, out] = args.positional
    if (from === undefined) return wrongUsage('Name the workbook to read.')
    const { result, places } = readFile(await io.readFile(from), from)
    if (!result.ok) return refused(result.problems)
    const text = JSON.stringify(result.value, undefined, 2)
    if (out === undefined) {
      return { exit: 0, json: result.value, text, problems: result.warnings }
    }
    await io.writeFile(out, new TextEncoder().encode(`${text}\n`))
    const language = languageOf(args.options.get('language'))
    const missing = missingCells(result.value, language, places)
    return {
      exit: 0,
      json: { ok: true, written: out, problems: result.warnings, missing },
      text: [`${out} is written.`, missingText(missing, language)].filter(Boolean).join('\n'),
      problems: result.warnings,
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
    if (from === undefined || out === undefined)
      return wrongUsage('Name the chain and the workbook.')
    const read = await readAny(await io.readFile(from), from)
    if (!read.ok) return refused(read.problems)
    const { kindOfName, writeWorkbook } = await import('./write-workbook.ts')
    await io.writeFile(
      out,
      writeWorkbook(read.value, languageOf(args.options.get('language')), kindOfName(out)),
    )
    return { exit: 0, json: { written: out }, text: `${out} is written.` }
  },
}
