import type { Answer, Arguments, Command, CommandIo, Option } from '../core/command.ts'
import { refused, wrongUsage } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import type { Problem, Result } from '../core/problem.ts'
import type { Chain } from '../chain/chain.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import { readAny } from '../workbook/read-any.ts'
import type { Formula } from './engine/closed-form/formulas.ts'
import { FLAG_DOCS, FORMULAS } from './engine/closed-form/formulas.ts'
import type { AfterMarginAsking } from './engine/after-margin.ts'
import type { ProofDocument, ProofOptions } from './engine/document.ts'
import { proofDocument } from './engine/document.ts'
import type { PolicyKind } from './engine/policy/policy.ts'
import { POLICY_KINDS } from './engine/policy/policy.ts'
import { proofText } from './messages.ts'
import { commandText, EXPORT_OPTIONS, exportFiles, writeExports } from './cli/export.ts'
import { AFTER_MARGIN_OPTIONS, afterMarginOptions } from './cli/economics.ts'
import { FIGURE_OPTIONS, figureOptions } from './cli/figures.ts'
import type { SalesOptions } from './cli/sales.ts'
import { DEMAND_OPTIONS, salesOptions } from './cli/sales.ts'
import { isCountRight, proveCollectionCommand } from './cli/collection.ts'
import { openSales } from './open-sales.ts'

const OPTIONS: readonly Option[] = Object.entries(FLAG_DOCS).map(([name, doc]) => ({
  name,
  value: 'N',
  doc,
}))

/** `boucle formula NAME --price P ...`: the closed forms behind `prove`, one JSON object each. */
export const formulaCommand: Command = {
  verb: 'formula',
  usage: `${Object.keys(FORMULAS).join('|')} --price P --cost C ...`,
  summary: 'closed forms of a season, of reserved capacity and of a permanent product',
  options: OPTIONS,
  async run(args) {
    const name = args.positional[0] ?? ''
    const formula = Object.hasOwn(FORMULAS, name) ? FORMULAS[name] : undefined
    if (!formula) {
      return wrong([
        flagProblem(
          'formula_unknown',
          name,
          `There is no formula "${name}".`,
          `Maybe one of: ${Object.keys(FORMULAS).join(', ')}.`,
        ),
      ])
    }
    const read = readFlags(formula, args)
    if (!read.ok) return wrong(read.problems)
    const answer = formula.run(read.value)
    if (!answer.ok) return wrong(answer.problems)
    return { exit: 0, json: answer.value, text: textOf(answer.value) }
  },
}

function readFlags(
  formula: Formula,
  args: Arguments,
): { ok: true; value: Record<string, number> } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const value: Record<string, number> = { ...formula.may }
  const known = [...formula.needs, ...Object.keys(formula.may ?? {})]
  for (const name of formula.needs) {
    if (args.options.get(name) !== undefined) continue
    problems.push(
      flagProblem('flag_missing', name, `--${name} is missing.`, `Maybe add --${name} N.`),
    )
  }
  for (const [name, given] of args.options) {
    if (name === 'json') continue
    if (!known.includes(name)) {
      const takes = known.map((each) => `--${each}`).join(' ')
      problems.push(
        flagProblem('flag_unknown', name, `--${name} says nothing here.`, `Maybe one of ${takes}.`),
      )
      continue
    }
    const text = String(given).trim()
    const number = text === '' ? NaN : Number(text)
    if (Number.isFinite(number)) value[name] = number
    else {
      problems.push(
        flagProblem(
          'flag_not_number',
          name,
          `--${name} (${text}) is not a number.`,
          'Maybe write the decimals after a point.',
        ),
      )
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value }
}

function flagProblem(code: string, name: string, message: string, maybe: string): Problem {
  return { code, severity: 'error', path: [name], message, maybe, values: { name } }
}

function wrong(problems: readonly Problem[]): Answer {
  return { exit: 2, json: { ok: false, problems }, text: '', problems }
}

function textOf(value: Readonly<Record<string, number>>): string {
  return Object.entries(value)
    .map(([name, number]) => `${name} ${Number(number.toPrecision(10))}`)
    .join('\n')
}

const SEEDS = { name: 'seed', value: 'N', doc: 'seed of the seasons (default 1)' }
const DEFAULT_PATHS = 1024

/** `boucle prove CHAIN [--against CHAIN]...`: is paying more nearby worth it? */
export const proveCommand: Command = {
  verb: 'prove',
  usage: 'CHAIN [--against CHAIN]... [--sales FILE [--item ID]] [--policy KIND,...] [--break-even]',
  summary: 'entry margin and final margin of each way of buying, and whether near is worth it',
  options: [
    {
      name: 'against',
      value: 'FILE',
      repeats: true,
      doc: 'another chain of the same product, as often as wanted; the longest lead is the far one',
    },
    ...DEMAND_OPTIONS,
    {
      name: 'collection',
      value: 'FILE',
      doc: 'many products at once: a collection (.json), or sales of many items with CHAIN',
    },
    { name: 'policy', value: 'KIND,...', doc: `only these: ${POLICY_KINDS.join(', ')}` },
    { name: 'break-even', doc: 'where far and near earn the same, and what matters most (slower)' },
    ...FIGURE_OPTIONS,
    ...AFTER_MARGIN_OPTIONS,
    SEEDS,
    {
      name: 'paths',
      value: 'N',
      doc: `seasons played, 64 to 65536 (default ${DEFAULT_PATHS})`,
    },
    { name: 'language', value: 'fr|en', doc: 'language of the text (default fr)' },
    ...EXPORT_OPTIONS,
  ],
  async run(args, io) {
    const options = readProveOptions(args)
    if (typeof options === 'string') return { exit: 2, json: { usage: options }, text: options }
    const files = exportFiles(args)
    if (typeof files === 'string') return wrongUsage(files)
    if (args.options.has('collection')) return proveCollectionCommand(args, io, options)
    const chains: Chain[] = []
    for (const file of [args.positional[0]!, ...againstOf(args)]) {
      const opened = await openChain(file, io)
      if (!opened.ok) return refused(opened.problems)
      chains.push(opened.value)
    }
    const { salesFile, item, ...asked } = options
    let told: ProofOptions = asked
    if (salesFile !== undefined) {
      const file = { bytes: await io.readFile(salesFile), name: salesFile }
      const sales = openSales(file, chains[0]!, item)
      if (!sales.ok) return refused(sales.problems)
      told = { ...asked, sales: sales.value }
    }
    const reference = (await (io.loadForProof ?? io.loadReference)()) as ReferenceSet
    const found = proofDocument(chains, reference, told)
    if (!found.ok) return refused(found.problems)
    const command = commandText('prove', args)
    await writeExports(found.value, { files, language: options.language, command }, io)
    return answerOf(found.value, options.language)
  },
}

function answerOf(document: ProofDocument, language: Language): Answer {
  const problems = [...(document.sales?.findings ?? []), ...document.assumptions]
  return { exit: 0, json: document, text: proofText(document, language), problems }
}

interface ProveOptions
  extends SalesOptions, AfterMarginAsking, Pick<ProofOptions, 'edits' | 'nearer'> {
  readonly seed: number
  readonly paths: number
  readonly language: Language
  readonly breakEven: boolean
  readonly kinds?: readonly PolicyKind[]
}

function readProveOptions({ options, positional }: Arguments): ProveOptions | string {
  if (!isCountRight(positional, options))
    return 'One chain file is needed; give a second one with --against.'
  const seed = Number(options.get('seed') ?? 1)
  const paths = Number(options.get('paths') ?? DEFAULT_PATHS)
  const language = options.get('language') ?? 'fr'
  if (!Number.isInteger(seed) || seed < 0) return '--seed takes a whole number from 0.'
  if (!Number.isInteger(paths) || paths < 64 || paths > 65_536) return '--paths takes 64 to 65536.'
  if (language !== 'fr' && language !== 'en') return '--language takes fr or en.'
  const asked = readAsked(options)
  if (typeof asked === 'string') return asked
  return { seed, paths, language, breakEven: options.has('break-even'), ...asked }
}

/** What each file of options asks for; the first sentence when one is odd. */
function readAsked(
  options: Arguments['options'],
): Omit<ProveOptions, 'seed' | 'paths' | 'language' | 'breakEven'> | string {
  const sales = salesOptions(options)
  if (typeof sales === 'string') return sales
  const after = afterMarginOptions(options)
  if (typeof after === 'string') return after
  const figures = figureOptions(options)
  if (typeof figures === 'string') return figures
  const kinds = askedKinds(options.get('policy'))
  if (typeof kinds === 'string') return kinds
  return { ...sales, ...after, ...figures, ...(kinds && { kinds }) }
}

function askedKinds(asked: string | true | undefined): readonly PolicyKind[] | string | undefined {
  if (typeof asked !== 'string') return undefined
  const kinds = asked.split(',').map((kind) => kind.trim())
  const odd = kinds.find((kind) => !POLICY_KINDS.some((each) => each === kind))
  if (odd !== undefined) return `--policy ${odd} is none of ${POLICY_KINDS.join(', ')}.`
  return POLICY_KINDS.filter((kind) => kinds.includes(kind))
}

function againstOf({ options, repeated }: Arguments): readonly string[] {
  const one = options.get('against')
  return repeated?.get('against') ?? (typeof one === 'string' ? [one] : [])
}

async function openChain(path: string, io: CommandIo): Promise<Result<Chain>> {
  return readAny(await io.readFile(path), path)
}
