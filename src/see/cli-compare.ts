import type { Chain } from '../chain/chain.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Answer, Arguments, Command, CommandIo, Option } from '../core/command.ts'
import { refused, wrongUsage } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { Applied } from '../levers/apply.ts'
import { apply } from '../levers/apply.ts'
import type { SeaKm } from '../levers/lever.ts'
import type { Scenario } from '../levers/scenario.ts'
import { parseScenario } from '../levers/scenario.ts'
import { scenarioOfLever } from './cli-apply-lever.ts'
import { readAny } from '../workbook/read-any.ts'
import type { NamedSee } from './cli-compare-many.ts'
import { comparedDocument, comparedText } from './cli-compare-many.ts'
import type { Comparison, FigureDifference } from './engine/compare/compare.ts'
import { compare } from './engine/compare/compare.ts'
import { DEFAULT_SEED, see } from './engine/see.ts'

const LANGUAGE: Option = {
  name: 'language',
  value: 'fr|en',
  doc: 'language of the text (default fr)',
}
const SEED: Option = {
  name: 'seed',
  value: 'N',
  doc: `seed of the draws that both chains share (default ${DEFAULT_SEED})`,
}

/** `boucle apply FILE --scenario S`, or `--lever ID`: the chain with the steps of a scenario. */
export const applyCommand: Command = {
  verb: 'apply',
  usage:
    'FILE (--scenario SCENARIO.json | --lever ID [--set NAME=VALUE,...]) [--out CHAIN.json] [--language fr|en]',
  summary:
    'applies a scenario, or one lever, to a chain; a step that does not fit is shown, never dropped',
  options: [
    { name: 'scenario', value: 'FILE', doc: 'the scenario document' },
    { name: 'lever', value: 'ID', doc: 'one lever instead, as `boucle levers` lists them' },
    {
      name: 'set',
      value: 'NAME=VALUE,...',
      doc: 'its parameters, lists by semicolons; the rest is as it would be tried',
    },
    { name: 'out', value: 'FILE', doc: 'where to write the chain that comes out' },
    LANGUAGE,
  ],
  async run(args, io) {
    const file = args.options.get('scenario')
    const lever = args.options.get('lever')
    const isOne = (typeof file === 'string') !== (typeof lever === 'string')
    if (args.positional.length !== 1 || !isOne) {
      return wrongUsage('boucle apply FILE --scenario SCENARIO.json, or --lever ID')
    }
    const chain = await readChain(args.positional[0]!, io)
    if (!chain.ok) return refused(chain.problems)
    const scenario =
      typeof file === 'string'
        ? await readScenario(file, io)
        : await leverScenario(chain.value, args, io)
    if (!scenario.ok) return refused(scenario.problems)
    const applied = await applyWith(chain.value, scenario.value, io)
    const out = args.options.get('out')
    if (typeof out === 'string') {
      await io.writeFile(
        out,
        new TextEncoder().encode(`${JSON.stringify(applied.chain, undefined, 1)}\n`),
      )
    }
    return answerOf(applied, args.options.get('language') === 'en' ? 'en' : 'fr')
  },
}

/** Steps rest on more tables than figures do: duties and ways by sea. */
async function tablesOf(io: CommandIo) {
  const tables = await io.loadForLevers?.()
  const reference = (tables?.reference ?? (await io.loadReference())) as ReferenceSet
  return { reference, seaKm: tables?.seaKm as SeaKm | undefined }
}

async function applyWith(chain: Chain, scenario: Scenario, io: CommandIo): Promise<Applied> {
  const { reference, seaKm } = await tablesOf(io)
  return apply(chain, scenario, reference, seaKm)
}

async function leverScenario(chain: Chain, { options }: Arguments, io: CommandIo) {
  const set = options.get('set')
  const asked = { lever: String(options.get('lever')), set: typeof set === 'string' ? set : '' }
  return scenarioOfLever(chain, asked, await tablesOf(io))
}

/** Infeasible when a step does not fit: the best so far comes out all the same. */
function answerOf(applied: Applied, language: Language = 'fr'): Answer {
  const left = applied.steps.filter(({ status }) => status === 'does-not-fit')
  const lines = applied.steps.map(
    ({ stepId, status }) => `${stepId}: ${STATUS_WORDS[language][status]}`,
  )
  const problems = [
    ...(applied.onItsBase ? [] : [otherBase()]),
    ...applied.steps.flatMap((step) =>
      step.problems.map((each) => ({ ...each, path: ['steps', step.stepId, ...each.path] })),
    ),
  ]
  return { exit: left.length > 0 ? 3 : 0, json: applied, text: lines.join('\n'), problems }
}

const STATUS_WORDS = {
  fr: { applied: 'appliquée', 'does-not-fit': 'ne s’applique pas', off: 'en pause' },
  en: { applied: 'applied', 'does-not-fit': 'does not fit', off: 'off' },
} as const

function otherBase(): Problem {
  return {
    code: 'scenario_other_base',
    severity: 'warning',
    path: ['base', 'hash'],
    message: 'The chain is not the one that the scenario was written on.',
    maybe: 'Maybe it was changed since: look at each step, then rebase.',
  }
}

/** `boucle compare A B [C ...]`: chains, or scenarios upon the first one, figure by figure. */
export const compareCommand: Command = {
  verb: 'compare',
  usage: 'A B [C ...] [--seed N] [--language fr|en]',
  summary:
    'chains side by side; those after A may be scenarios upon it; intervals are those of the differences',
  options: [SEED, LANGUAGE],
  async run(args, io) {
    const options = readOptions(args)
    if (typeof options === 'string') return wrongUsage(options)
    const [first = '', second = '', ...more] = args.positional
    const before = await readChain(first, io)
    if (!before.ok) return refused(before.problems)
    const reference = (await io.loadReference()) as ReferenceSet
    if (more.length > 0) return compareAll(before.value, { io, reference, ...options }, args)
    const after = await readAfter(second, { io, before: before.value })
    if (!after.ok) return refused(after.problems)
    const [was, is] = [see(before.value, reference), see(after.value, reference)]
    if (!was.ok) return refused(was.problems)
    if (!is.ok) return refused(is.problems)
    const compared = compare(was.value, is.value, { seed: options.seed })
    const { currency } = before.value.chain
    const text = textOf(compared, { language: options.language, currency })
    return { exit: 0, json: compared, text, problems: [...after.warnings, ...compared.problems] }
  },
}

interface ComparingAll {
  readonly io: CommandIo
  readonly reference: ReferenceSet
  readonly seed: number
  readonly language: Language
}

/** Three files or more: each is read upon the first; one that cannot be used stops with its reasons. */
async function compareAll(
  first: Chain,
  { io, reference, seed, language }: ComparingAll,
  { positional }: Arguments,
): Promise<Answer> {
  const chains: NamedSee[] = []
  const problems: Problem[] = []
  for (const [at, file] of positional.entries()) {
    const read = at === 0 ? ok(first) : await readAfter(file, { io, before: first })
    if (!read.ok) return refused(read.problems)
    const seen = see(read.value, reference)
    if (!seen.ok) return refused(seen.problems)
    problems.push(...read.warnings)
    const { name, nameEn = name } = read.value.chain
    chains.push({ file, name: { fr: name, en: nameEn }, seen: seen.value })
  }
  const compared = comparedDocument(chains, seed)
  const text = comparedText(compared, { language, figureIds: KEY_FIGURES })
  return { exit: 0, json: compared, text, problems }
}

function readOptions({ options, positional }: Arguments) {
  const seed = Number(options.get('seed') ?? DEFAULT_SEED)
  const language = options.get('language') ?? 'fr'
  if (positional.length < 2) return 'Give two files or more: boucle compare A B [C ...]'
  if (!Number.isInteger(seed) || seed < 0) return '--seed takes a whole number from 0.'
  if (language !== 'fr' && language !== 'en') return '--language takes fr or en.'
  return { seed, language: language as Language }
}

async function readChain(path: string, io: CommandIo): Promise<Result<Chain>> {
  return readAny(await io.readFile(path), path)
}

async function readScenario(path: string, io: CommandIo): Promise<Result<Scenario>> {
  const document = jsonOf(await io.readFile(path))
  return document === undefined ? fail(notJson(path)) : parseScenario(document)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/** The second file: a chain, or a scenario applied to the first one. */
async function readAfter(
  path: string,
  given: {
    readonly io: CommandIo
    readonly before: Chain
  },
): Promise<Result<Chain>> {
  const bytes = await given.io.readFile(path)
  const document = jsonOf(bytes) as { schema?: unknown } | undefined
  if (document?.schema !== 'boucle/scenario') return readAny(bytes, path)
  const scenario = parseScenario(document)
  if (!scenario.ok) return scenario
  const applied = await applyWith(given.before, scenario.value, given.io)
  const problems = answerOf(applied).problems ?? []
  const left = applied.steps.filter(({ status }) => status === 'does-not-fit')
  return left.length > 0 ? fail(...problems) : ok(applied.chain, problems)
}

function notJson(path: string): Problem {
  return problem({
    code: 'not_json',
    path: [],
    message: `${path} is not a JSON document in UTF-8.`,
    maybe: 'Maybe it was cut short, or saved in another encoding.',
    values: { file: path },
  })
}

const KEY_FIGURES = [
  'price.exVat',
  'total.cost',
  'landed.unit',
  'margin.entry',
  'margin.final',
  'lead.critical',
  'lead.orderToHand',
  'carbon.total',
  'proximity.access.country',
]

function textOf(
  compared: Comparison,
  format: { readonly language: Language; readonly currency: string },
): string {
  const lines = KEY_FIGURES.flatMap((id) => {
    const each = compared.figures.find((figure) => figure.id === id)
    return each?.difference === undefined ? [] : [lineOf(each, format)]
  })
  const words = WORDS[format.language]
  const named = (rows: readonly { readonly name: string }[]) =>
    rows.map(({ name }) => name).join(', ') || '–'
  return [
    ...lines,
    '',
    `${words.added}: ${named(compared.added)}`,
    `${words.removed}: ${named(compared.removed)}`,
    `${words.changed}: ${named(compared.changed.map(({ name }) => ({ name: name[format.language] })))}`,
    ...compared.newlyLosing.map(
      ({ actor, marginPerYear }) =>
        `${words.losing}: ${actor} (${formatFigure(marginPerYear, 'money/year', format)})`,
    ),
    ...(compared.otherGrain.length > 0 ? [words.grain] : []),
    `${words.seed} ${compared.seed}, ${compared.draws}`,
  ].join('\n')
}

function lineOf(
  { label, unit, before, after, difference, low, high }: FigureDifference,
  format: { readonly language: Language; readonly currency: string },
): string {
  const figure = (value: number | undefined) =>
    value === undefined ? '?' : formatFigure(value, unit, format)
  const doubt = low === undefined ? '' : ` [${figure(low)} ; ${figure(high)}]`
  const sign = (difference ?? 0) > 0 ? '+' : ''
  return `${label[format.language]}: ${figure(before)} -> ${figure(after)} (${sign}${figure(difference)}${doubt})`
}

const WORDS = {
  fr: {
    added: 'Étapes en plus',
    removed: 'Étapes en moins',
    changed: 'Étapes changées',
    losing: 'Vend désormais sous son coût',
    grain:
      'Les deux chaînes ne sont pas découpées de la même façon : comparer les positions avec prudence.',
    seed: 'Tirages communs, graine',
  },
  en: {
    added: 'Stages added',
    removed: 'Stages removed',
    changed: 'Stages changed',
    losing: 'Now sells below its cost',
    grain: 'The two chains are not cut into stages alike: compare positions with care.',
    seed: 'Common draws, seed',
  },
} as const
