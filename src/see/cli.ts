import type { Chain } from '../chain/chain.ts'
import { hashOf } from '../chain/version/canonical.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Answer, Arguments, Command, CommandIo } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import { formatFigure, formatInterval } from '../core/format.ts'
import type { Problem, Result } from '../core/problem.ts'
import { problem } from '../core/problem.ts'
import { missingText } from '../workbook/import/missing-text.ts'
import { missingCells } from '../workbook/import/preview.ts'
import { readAny } from '../workbook/read-any.ts'
import { readFile } from '../workbook/read-file.ts'
import type { SeeDocument } from './engine/document.ts'
import { seeDocument } from './engine/document.ts'
import type { Explanation } from './engine/explain.ts'
import { ORIGIN_WORDS } from './engine/explain.ts'
import { DEFAULT_DRAWS, DEFAULT_SEED, explain, see, seeIntervals } from './engine/see.ts'

const SEED = {
  name: 'seed',
  value: 'N',
  doc: `seed of the draws behind intervals (default ${DEFAULT_SEED})`,
}
const DRAWS = {
  name: 'draws',
  value: 'N',
  doc: `number of draws, 20 to 20000 (default ${DEFAULT_DRAWS})`,
}
const LANGUAGE = { name: 'language', value: 'fr|en', doc: 'language of the text (default fr)' }

/** `boucle see FILE`: where the value is, and how near the client. */
export const seeCommand: Command = {
  verb: 'see',
  usage: 'FILE [--seed N] [--draws N] [--language fr|en]',
  summary: 'where the value, the days, the carbon and the dependencies are, and how near',
  options: [SEED, DRAWS, LANGUAGE],
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return usage(options)
    const opened = await openChain(args.positional[0], io)
    if (!opened.ok) return refused(opened.problems)
    const reference = (await io.loadReference()) as ReferenceSet
    const seen = see(opened.value, reference)
    if (!seen.ok) return refused(seen.problems)
    const intervals = seeIntervals(seen.value, options.seed, options.draws)
    const warnings = [...opened.warnings, ...seen.warnings]
    const document = seeDocument({
      seen: seen.value,
      intervals,
      warnings,
      chainHash: hashOf(opened.value),
      referenceHash: reference.hash,
    })
    return {
      exit: 0,
      json: document,
      text: seeText(document, options.language),
      problems: warnings,
    }
  },
}

/** `boucle check FILE`: every problem of a chain at once, and what it does not say yet. */
export const checkCommand: Command = {
  verb: 'check',
  usage: 'FILE [--language fr|en]',
  summary: 'lists every problem of a chain with its place, and what is not known yet',
  options: [LANGUAGE],
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return usage(options)
    const [path = ''] = args.positional
    const { result: opened, places } = readFile(await io.readFile(path), path)
    if (!opened.ok) return refused(opened.problems)
    const seen = see(opened.value, (await io.loadReference()) as ReferenceSet)
    if (!seen.ok) return refused(seen.problems)
    const problems = [...opened.warnings, ...seen.warnings]
    const count = problems.length
    const missing = missingCells(opened.value, options.language, places)
    const usable = `This chain can be used${count > 0 ? `, with ${count} warning${count > 1 ? 's' : ''}` : ''}.`
    return {
      exit: 0,
      json: { ok: true, hash: hashOf(opened.value), problems, missing },
      text: [usable, missingText(missing, options.language)].filter(Boolean).join('\n'),
      problems,
    }
  },
}

/** `boucle explain FILE FIGURE`: formula, inputs and sources of a figure. */
export const explainCommand: Command = {
  verb: 'explain',
  usage: 'FILE FIGURE [--seed N] [--draws N] [--language fr|en]',
  summary: 'formula, inputs and sources of one figure; without FIGURE, lists the figures',
  options: [SEED, DRAWS, LANGUAGE],
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return usage(options)
    const opened = await openChain(args.positional[0], io)
    if (!opened.ok) return refused(opened.problems)
    const seen = see(opened.value, (await io.loadReference()) as ReferenceSet)
    if (!seen.ok) return refused(seen.problems)
    const [, id] = args.positional
    if (id === undefined) {
      const ids = [...seen.value.figures.keys()]
      return { exit: 0, json: ids, text: ids.join('\n') }
    }
    const intervals = seeIntervals(seen.value, options.seed, options.draws)
    const found = explain(seen.value, id, intervals)
    if (!found) {
      return refused([
        problem({
          code: 'unknown_figure',
          path: [],
          message: `No figure is called ${id}.`,
          maybe: 'Maybe list them with: boucle explain FILE.',
          values: { id },
        }),
      ])
    }
    const text = explanationText(found, options.language, opened.value.chain.currency)
    return { exit: 0, json: found, text }
  },
}

interface Options {
  readonly seed: number
  readonly draws: number
  readonly language: Language
}

function readOptions({ options, positional }: Arguments): Options | string {
  if (positional.length === 0) return 'A chain file is needed.'
  const seed = Number(options.get('seed') ?? DEFAULT_SEED)
  const draws = Number(options.get('draws') ?? DEFAULT_DRAWS)
  const language = options.get('language') ?? 'fr'
  if (!Number.isInteger(seed) || seed < 0) return '--seed takes a whole number from 0.'
  if (!Number.isInteger(draws) || draws < 20 || draws > 20_000) return '--draws takes 20 to 20000.'
  if (language !== 'fr' && language !== 'en') return '--language takes fr or en.'
  return { seed, draws, language }
}

function usage(message: string): Answer {
  return { exit: 2, json: { usage: message }, text: message }
}

function refused(problems: readonly Problem[]): Answer {
  return { exit: 1, json: { ok: false, problems }, text: '', problems }
}

async function openChain(path: string | undefined, io: CommandIo): Promise<Result<Chain>> {
  return readAny(await io.readFile(path ?? ''), path ?? '')
}

const KEY_FIGURES = [
  'price.incVat',
  'price.exVat',
  'total.cost',
  'landed.unit',
  'margin.entry',
  'margin.final',
  'margin.operating',
  'lead.critical',
  'lead.orderToHand',
  'carbon.total',
  'idle.cost',
]

function seeText(document: SeeDocument, language: Language): string {
  const format = { language, currency: document.chain.currency }
  const figures = KEY_FIGURES.flatMap((id) => {
    const figure = document.figures.find((each) => each.id === id)
    if (figure?.value === undefined) return []
    const doubt =
      figure.low === undefined || figure.high === undefined
        ? ''
        : `   (${formatInterval(figure.low, figure.high, figure.unit, format)})`
    return [
      `  ${figure.label[language].padEnd(42)}${formatFigure(figure.value, figure.unit, format)}${doubt}`,
    ]
  })
  const stages = document.stages
    .slice(0, 40)
    .map((row) =>
      [
        `  ${(language === 'fr' ? row.name : row.nameEn).slice(0, 30).padEnd(32)}`,
        (row.country ?? '').padEnd(4),
        formatFigure(row.costPerUnit, 'money/unit', format).padStart(12),
        formatFigure(row.days, 'days', format).padStart(8),
        formatFigure(row.carbonKgCo2ePerUnit, 'kgCO2e', format).padStart(16),
        formatFigure(row.straightKmToClient ?? NaN, 'km', format).padStart(12),
      ].join(''),
    )
  const doubt =
    language === 'fr' ? 'entre parenthèses : 9 chances sur 10' : 'in brackets: 9 chances in 10'
  const seed = language === 'fr' ? 'graine' : 'seed'
  return [
    document.chain.name,
    '',
    ...document.reading.map((sentence) => sentence.text[language]),
    '',
    ...figures,
    '',
    ...stages,
    '',
    `${doubt} ; ${seed} ${document.seed}, ${document.draws}`,
  ].join('\n')
}

function explanationText(found: Explanation, language: Language, currency: string): string {
  const format = { language, currency }
  const value =
    found.value === undefined
      ? (found.because?.[language] ?? '')
      : formatFigure(found.value, found.unit, format)
  const inputs = found.inputs.map((input) => {
    const shown =
      typeof input.value === 'number' ? formatFigure(input.value, input.unit, format) : input.value
    const where = input.figureId ?? input.fieldKey ?? input.source ?? ''
    return `  ${input.label[language]} = ${shown} [${ORIGIN_WORDS[input.origin][language]}] ${where}`
  })
  return [
    `${found.label[language]} = ${value} [${ORIGIN_WORDS[found.origin][language]}]`,
    found.formula[language],
    ...inputs,
    ...found.sources.map((source) => `  source: ${source.text}`),
  ].join('\n')
}
