import type { Chain } from '../chain/chain.ts'
import { hashOf } from '../chain/version/canonical.ts'
import type { Imputation } from '../chain/impute/impute.ts'
import { impute } from '../chain/impute/impute.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Arguments, Command, CommandIo } from '../core/command.ts'
import { refused, wrongUsage } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import type { Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import { missingText } from '../workbook/import/missing-text.ts'
import { missingCells } from '../workbook/import/preview.ts'
import { readAny } from '../workbook/read-any.ts'
import { readFile } from '../workbook/read-file.ts'
import { canvasText, explanationText, imputedTexts, seeText } from './engine/document-text.ts'
import type { MarginAllocation } from './engine/accounts/value-curve.ts'
import { seeDocument } from './engine/document.ts'
import { DEFAULT_DRAWS, DEFAULT_SEED, explain, see, seeIntervals } from './engine/see.ts'
import { editedCanvas } from './engine/session.ts'

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
const IMPUTE = {
  name: 'impute',
  doc: 'fill in missing supplier figures from what is around them; each is listed, with what to ask',
}
const LANGUAGE = { name: 'language', value: 'fr|en', doc: 'language of the text (default fr)' }

const ALLOCATE = {
  name: 'allocate-margin',
  value: 'cost|capital|none',
  doc: 'lays the margin of each actor on its stages, by cost or by investment (default none)',
}
const CANVAS = {
  name: 'canvas',
  value: 'FILE',
  doc: 'edits of the canvas, by block: its text, or lines removed, replaced, added; prints the canvas',
}

/** `boucle see FILE`: where the value is, and how near the client. */
export const seeCommand: Command = {
  verb: 'see',
  usage:
    'FILE [--impute] [--seed N] [--draws N] [--language fr|en] [--allocate-margin cost|capital|none] [--canvas FILE]',
  summary: 'where the value, the days, the carbon and the dependencies are, and how near',
  options: [IMPUTE, SEED, DRAWS, LANGUAGE, ALLOCATE, CANVAS],
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return wrongUsage(options)
    const opened = await openChain(args.positional[0], io)
    if (!opened.ok) return refused(opened.problems)
    const reference = (await io.loadReference()) as ReferenceSet
    const imputation = imputed(opened.value, reference, options)
    const seen = see(imputation?.chain ?? opened.value, reference, options)
    if (!seen.ok) return refused(seen.problems)
    const edits = await canvasEdits(args, io)
    if (!edits.ok) return refused(edits.problems)
    const canvas = editedCanvas(seen.value, { ...options, canvas: edits.value })
    if (!canvas.ok) return refused(canvas.problems)
    const { seed, draws } = options
    const intervals = seeIntervals(seen.value, seed, draws, imputation?.draws)
    const warnings = [...opened.warnings, ...seen.warnings]
    const document = seeDocument({
      seen: seen.value,
      intervals,
      warnings,
      chainHash: hashOf(opened.value),
      referenceHash: reference.hash,
      canvas: canvas.value,
      imputation,
    })
    const sheet = args.options.has('canvas') ? `\n\n${canvasText(document, options.language)}` : ''
    return {
      exit: 0,
      json: document,
      text: [seeText(document, options.language), ...imputedTexts(document, options.language)]
        .join('\n')
        .concat(sheet),
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
    if (typeof options === 'string') return wrongUsage(options)
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
  usage: 'FILE FIGURE [--impute] [--seed N] [--draws N] [--language fr|en]',
  summary: 'formula, inputs and sources of one figure; without FIGURE, lists the figures',
  options: [IMPUTE, SEED, DRAWS, LANGUAGE],
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return wrongUsage(options)
    const opened = await openChain(args.positional[0], io)
    if (!opened.ok) return refused(opened.problems)
    const reference = (await io.loadReference()) as ReferenceSet
    const imputation = imputed(opened.value, reference, options)
    const seen = see(imputation?.chain ?? opened.value, reference)
    if (!seen.ok) return refused(seen.problems)
    const [, id] = args.positional
    if (id === undefined) {
      const ids = [...seen.value.figures.keys()]
      return { exit: 0, json: ids, text: ids.join('\n') }
    }
    const { seed, draws } = options
    const intervals = seeIntervals(seen.value, seed, draws, imputation?.draws)
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
    const text = explanationText(found, {
      language: options.language,
      currency: opened.value.chain.currency,
    })
    return { exit: 0, json: found, text }
  },
}

function imputed(chain: Chain, reference: ReferenceSet, options: Options): Imputation | undefined {
  return options.impute ? impute(chain, reference, options) : undefined
}

interface Options {
  readonly impute: boolean
  readonly seed: number
  readonly draws: number
  readonly language: Language
  readonly marginAllocation: MarginAllocation
}

const ALLOCATIONS: ReadonlyMap<unknown, MarginAllocation> = new Map([
  ['none', 'none'],
  ['cost', 'by-cost'],
  ['capital', 'by-capital'],
])

/** The edits of the canvas that a file holds; undefined when none is named. */
async function canvasEdits({ options }: Arguments, io: CommandIo): Promise<Result<unknown>> {
  const path = options.get('canvas')
  if (typeof path !== 'string') return ok(undefined)
  const text = new TextDecoder().decode(await io.readFile(path))
  try {
    return ok(JSON.parse(text) as unknown)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      problem({
        code: 'not_json',
        path: [],
        message: `${path} is not JSON: ${why}.`,
        maybe: 'Maybe a comma or a quote is missing.',
        values: { path },
      }),
    )
  }
}

function readOptions({ options, positional }: Arguments): Options | string {
  if (positional.length === 0) return 'A chain file is needed.'
  const seed = Number(options.get('seed') ?? DEFAULT_SEED)
  const draws = Number(options.get('draws') ?? DEFAULT_DRAWS)
  const language = options.get('language') ?? 'fr'
  if (!Number.isInteger(seed) || seed < 0) return '--seed takes a whole number from 0.'
  if (!Number.isInteger(draws) || draws < 20 || draws > 20_000) return '--draws takes 20 to 20000.'
  if (language !== 'fr' && language !== 'en') return '--language takes fr or en.'
  const marginAllocation = ALLOCATIONS.get(options.get('allocate-margin') ?? 'none')
  if (!marginAllocation) return '--allocate-margin takes cost, capital or none.'
  return { impute: options.has('impute'), seed, draws, language, marginAllocation }
}

async function openChain(path: string | undefined, io: CommandIo): Promise<Result<Chain>> {
  return readAny(await io.readFile(path ?? ''), path ?? '')
}
