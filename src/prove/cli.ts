import type { Answer, Arguments, Command, Option } from '../core/command.ts'
import type { Problem, Result } from '../core/problem.ts'
import { capacityOption } from './engine/closed-form/capacity-option.ts'
import { frontier } from './engine/closed-form/frontier.ts'
import { newsvendor } from './engine/closed-form/newsvendor.ts'
import { permanentBreakEven } from './engine/closed-form/permanent.ts'
import { quickResponse } from './engine/closed-form/quick-response.ts'

/** One formula of the command line: its flags, and what it prints. */
interface Formula {
  readonly needs: readonly string[]
  /** Flags that may be left out, with what is then taken. */
  readonly may?: Readonly<Record<string, number>>
  readonly doc: string
  readonly run: (of: Readonly<Record<string, number>>) => Result<Readonly<Record<string, number>>>
}

const SEASON = ['price', 'cost', 'salvage', 'forecast', 'sigma', 'lead'] as const

function seasonOf(of: Readonly<Record<string, number>>) {
  return {
    price: of['price']!,
    cost: of['cost']!,
    salvage: of['salvage']!,
    forecastPieces: of['forecast']!,
    sigma: of['sigma']!,
    leadMonths: of['lead']!,
  }
}

const FORMULAS: Readonly<Record<string, Formula>> = {
  newsvendor: {
    needs: SEASON,
    doc: 'one early order: the quantity of greatest expected profit',
    run: (of) =>
      mapped(newsvendor(seasonOf(of)), ({ quantityPieces, profit }) => ({
        quantity: quantityPieces,
        profit,
      })),
  },
  frontier: {
    needs: ['price', 'cost', 'salvage', 'sigma', 'lead'],
    may: { 'near-lead': 0 },
    doc: 'the far cost that earns as much as a near maker at --cost',
    run: (of) =>
      mapped(
        frontier({ ...seasonOf(of), nearLeadMonths: of['near-lead']! }),
        ({ breakEvenCost, differentialRatio }) => ({
          breakEvenCost,
          differential: differentialRatio,
        }),
      ),
  },
  'quick-response': {
    needs: ['price', 'cost', 'salvage', 'mean', 'sigma', 'tau'],
    doc: 'what ordering after one early signal adds; sigma and tau in pieces',
    run: (of) =>
      mapped(
        quickResponse({
          ...seasonOf(of),
          meanPieces: of['mean']!,
          sigmaPieces: of['sigma']!,
          tauPieces: of['tau']!,
        }),
        ({ sdBeforePieces, sdAfterPieces, gain, profitBefore }) => ({
          sdBefore: sdBeforePieces,
          sdAfter: sdAfterPieces,
          gain,
          profitBefore,
        }),
      ),
  },
  'capacity-option': {
    needs: [...SEASON, 'fee', 'execute'],
    doc: 'first order and capacity reserved near at a fee',
    run: (of) =>
      mapped(
        capacityOption({ ...seasonOf(of), fee: of['fee']!, execute: of['execute']! }),
        ({ orderPieces, capacityPieces, profit }) => ({
          order: orderPieces,
          capacity: capacityPieces,
          profit,
        }),
      ),
  },
  permanent: {
    needs: ['mean', 'sd', 'carrying', 'safety', 'cost', 'near-lead', 'lead'],
    may: { 'near-review': 1, review: 1 },
    doc: 'the far cost that equalises for a product sold all year; leads and reviews in weeks',
    run: (of) =>
      mapped(
        permanentBreakEven(
          {
            meanPiecesPerWeek: of['mean']!,
            sdPiecesPerWeek: of['sd']!,
            carryingRatioPerYear: of['carrying']!,
            safetyFactor: of['safety']!,
          },
          {
            unitCost: of['cost']!,
            leadWeeks: of['near-lead']!,
            reviewWeeks: of['near-review']!,
          },
          { leadWeeks: of['lead']!, reviewWeeks: of['review']! },
        ),
        ({ breakEvenCost, differentialRatio, ratioPerWeek }) => ({
          breakEvenCost,
          differential: differentialRatio,
          perWeek: ratioPerWeek,
        }),
      ),
  },
}

function mapped<T, U>(result: Result<T>, change: (value: T) => U): Result<U> {
  return result.ok ? { ...result, value: change(result.value) } : result
}

const FLAG_DOCS: Readonly<Record<string, string>> = {
  price: 'selling price excluding VAT, a piece',
  cost: 'landed cost of a piece',
  salvage: 'what a left-over brings',
  forecast: 'expected season demand, pieces',
  sigma: 'forecast error per square root of a month (log); pieces for quick-response',
  lead: 'months between order and season; weeks for permanent',
  'near-lead': 'lead of the near maker (default 0)',
  mean: 'mean demand: pieces a season, or a week for permanent',
  tau: 'doubt of the mean itself, pieces',
  fee: 'paid for each piece reserved',
  execute: 'paid for each piece then made',
  sd: 'sd of weekly demand, pieces',
  carrying: 'cost of holding a piece a year, share of its cost',
  safety: 'safety in sds',
  review: 'weeks between two far orders (default 1)',
  'near-review': 'weeks between two near orders (default 1)',
}

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
    const formula = FORMULAS[name]
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
