import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Answer, Command } from '../core/command.ts'
import { refused, wrongUsage } from '../core/command.ts'
import type { Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import { leverOf, LEVERS } from '../levers/catalogue.ts'
import type { Lever, SeaKm } from '../levers/lever.ts'
import { leverLines } from '../levers/scenario-schema.ts'
import { readAny } from '../workbook/read-any.ts'
import type { Effect } from './engine/effects/effects.ts'
import type { LeverLine } from './engine/effects/lever-lines.ts'
import { leverLinesOf } from './engine/effects/lever-lines.ts'

/** `boucle levers [FILE]`: the catalogue, or each lever tried on a chain with its defaults. */
export const leversCommand: Command = {
  verb: 'levers',
  usage: '[FILE] [--language fr|en]',
  summary: 'lists the levers; on a chain, whether each applies or why not, and what it would bring',
  options: [{ name: 'language', value: 'fr|en', doc: 'language of the text (default fr)' }],
  async run({ positional, options }, io) {
    const language = options.get('language') ?? 'fr'
    if (positional.length > 1) return wrongUsage('boucle levers [FILE]')
    if (language !== 'fr' && language !== 'en') return wrongUsage('--language takes fr or en.')
    const [file] = positional
    if (file === undefined) return catalogue(language)
    const chain = await readAny(await io.readFile(file), file)
    if (!chain.ok) return refused(chain.problems)
    const tables = await io.loadForLevers?.()
    const lines = leverLinesOf(chain.value, {
      reference: (tables?.reference ?? (await io.loadReference())) as ReferenceSet,
      seaKm: tables?.seaKm as SeaKm | undefined,
    })
    if (!lines.ok) return refused(lines.problems)
    const { currency } = chain.value.chain
    const text = lines.value.map((line) => tried(line, { language, currency })).join('\n')
    return { exit: 0, json: { levers: lines.value }, text, problems: lines.warnings }
  },
}

function catalogue(language: Language): Answer {
  return {
    exit: 0,
    json: { levers: leverLines() },
    text: LEVERS.map((lever) => described(lever, language)).join('\n\n'),
  }
}

function described(lever: Lever, language: Language): string {
  const words = WORDS[language]
  const parameters = Object.entries(lever.parameters).map(([name, field]) => {
    const standard = lever.defaults[name]
    const unit = field.type === 'number' && field.unit !== 'ratio' ? ` ${field.unit}` : ''
    const value =
      standard === undefined
        ? field.required
          ? words.asked
          : words.optional
        : `${String(standard.value)}${unit} (${words[standard.status]}: ${standard.source[language]})`
    return `  ${name}: ${field.label[language]} = ${value}`
  })
  return [
    `${lever.id}: ${lever.name[language]} [${lever.studyRows.join(', ')}]`,
    ...parameters,
    `  ${words.source}: ${lever.effectFrom[language]}`,
    `  ${words.leftOut}: ${lever.doesNotModel[language]}`,
  ].join('\n')
}

interface Format {
  readonly language: Language
  readonly currency: string
}

function tried(line: LeverLine, format: Format): string {
  const words = WORDS[format.language]
  const head = `${line.lever}: ${line.name[format.language]}`
  const fields = leverOf(line.lever)?.parameters ?? {}
  const labelOf = (name: string) => fields[name]?.label[format.language] ?? name
  if (line.status === 'asks') {
    const asked = line.asks.map((name) => `${labelOf(name)} (${name})`)
    return `${head}\n  ${words.asks}: ${asked.join(', ')}`
  }
  if (line.status === 'not-applicable') {
    const [first] = line.problems
    return `${head}\n  ${words.notHere}: ${first?.words?.[format.language] ?? first?.message ?? ''}`
  }
  const effects = Object.values(line.effects ?? {}).map((each) => effectText(each, format))
  const figures = line.figures.map(({ label, value, unit }) => {
    const text =
      unit === 'years'
        ? `${Number(value.toPrecision(2))} ${words.years}`
        : formatFigure(value, unit, format)
    return `${label[format.language]} ${text}`
  })
  const on = Object.entries(line.parameters).map(
    ([name, value]) => `${labelOf(name)} ${String(value)}`,
  )
  const toKnow = line.problems
    .slice(0, MOST_REMARKS)
    .map(({ words: said, message }) => `${words.toKnow}: ${said?.[format.language] ?? message}`)
  const parts = [on, effects, figures].filter((each) => each.length > 0)
  return [
    head,
    ...parts.map((each) => `  ${each.join(' · ')}`),
    ...toKnow.map((each) => `  ${each}`),
  ].join('\n')
}

/** More than that is noise: `--json` has them all. */
const MOST_REMARKS = 3

function effectText({ label, unit, difference }: Effect, { language, currency }: Format): string {
  if (difference === undefined) return `${label[language]} ?`
  const sign = difference > 0 ? '+' : ''
  return `${label[language]} ${sign}${formatFigure(difference, unit, { language, currency })}`
}

const WORDS = {
  fr: {
    asked: 'à donner',
    optional: 'facultatif',
    default: 'lu',
    assumed: 'supposé',
    source: 'Effet',
    leftOut: 'Ne compte pas',
    asks: 'Demande',
    notHere: 'Pas ici',
    toKnow: 'À savoir',
    years: 'ans',
  },
  en: {
    asked: 'to be given',
    optional: 'optional',
    default: 'read',
    assumed: 'assumed',
    source: 'Effect',
    leftOut: 'Leaves out',
    asks: 'Asks for',
    notHere: 'Not here',
    toKnow: 'To know',
    years: 'years',
  },
} as const
