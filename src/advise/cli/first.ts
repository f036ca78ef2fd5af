import type { Answer, Arguments, Command, CommandIo } from '../../core/command.ts'
import { refused, wrongUsage } from '../../core/command.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { SeaKm } from '../../levers/lever.ts'
import { readAny } from '../../workbook/read-any.ts'
import type { Effect } from '../../see/engine/effects/effects.ts'
import type { FirstDocument, FirstLine, Phase } from '../engine/first/document.ts'
import { whatFirst } from '../engine/first/what-first.ts'
import type { Reading } from '../first-messages.ts'
import {
  askSentence,
  basisSentence,
  chances,
  effectText,
  finding,
  flipSentence,
  money,
  moneyRange,
  pairSentence,
  phaseWords,
  whyNot,
} from '../first-messages.ts'

/** `boucle first FILE`: every lever ranked by what it leaves a year. */
export const firstCommand: Command = {
  verb: 'first',
  usage: 'FILE [--levers ID,...] [--pairs] [--seed N] [--language fr|en]',
  summary: 'what to do first: every lever ranked by yearly final margin, and what would flip it',
  options: [
    { name: 'levers', value: 'ID,...', doc: 'only these levers' },
    { name: 'pairs', doc: 'also how the first ten go together, two by two' },
    { name: 'seed', value: 'N', doc: 'seed of the seasons (default 1)' },
    { name: 'language', value: 'fr|en', doc: 'language of the text (default fr)' },
  ],
  async run(args, io) {
    const options = optionsOf(args)
    if (typeof options === 'string') return wrongUsage(options)
    const [file] = args.positional
    const chain = await readAny(await io.readFile(file!), file!)
    if (!chain.ok) return refused(chain.problems)
    const tables = await io.loadForLevers?.()
    const { language, ...asked } = options
    const started = whatFirst(
      chain.value,
      {
        reference: (tables?.reference ?? (await io.loadReference())) as ReferenceSet,
        seaKm: tables?.seaKm as SeaKm | undefined,
      },
      asked,
    )
    if (!started.ok) return refused(started.problems)
    return answerOf(watched(started.value, io, language), language)
  },
}

function optionsOf({ positional, options }: Arguments) {
  if (positional.length !== 1) return 'boucle first FILE'
  const language = options.get('language') ?? 'fr'
  if (language !== 'fr' && language !== 'en') return '--language takes fr or en.'
  const seed = Number(options.get('seed') ?? 1)
  if (!Number.isInteger(seed) || seed < 0) return '--seed takes a whole number from 0.'
  const levers = options.get('levers')
  return {
    language: language as Reading['language'],
    seed,
    pairs: options.has('pairs'),
    ...(typeof levers === 'string' && { levers: levers.split(',').map((id) => id.trim()) }),
  }
}

/** Runs to the end; says on stderr what begins. */
function watched(
  steps: Generator<FirstDocument, FirstDocument>,
  io: CommandIo,
  language: Reading['language'],
): FirstDocument {
  let said: Phase | undefined
  for (;;) {
    const { value, done } = steps.next()
    if (done) return value
    if (value.phase !== said) io.say(`${phaseWords(value.phase, language)}…`)
    said = value.phase
  }
}

function answerOf(document: FirstDocument, language: Reading['language']): Answer {
  const reading = { language, currency: document.currency }
  const lines = (status: FirstLine['status']) =>
    document.lines.filter((line) => line.status === status)
  const names = new Map(document.lines.map(({ lever, name }) => [lever, name[language]]))
  const pairs = document.pairs
    .filter(({ kind }) => kind !== 'independent')
    .map(
      (pair) =>
        `  ${names.get(pair.first)} + ${names.get(pair.second)}, ${pairSentence(pair, reading)}`,
    )
  const text = [
    finding(document, language),
    '',
    ...lines('applicable').map((line, at) => `${at + 1}. ${lineText(line, reading)}`),
    ...(pairs.length > 0 ? ['', language === 'fr' ? 'Deux à deux' : 'Two by two', ...pairs] : []),
    '',
    ...lines('asks').map((line) => `${line.name[language]}. ${askSentence(line, language)}`),
    ...lines('not-applicable').map((line) => `${line.name[language]} : ${whyNot(line, language)}`),
  ]
  return { exit: 0, json: document, text: text.join('\n') }
}

function lineText(line: FirstLine, reading: Reading): string {
  const { language } = reading
  const { name, lever, margin, effects } = line
  const doubt = margin?.doubt
  const year = language === 'fr' ? 'par an' : 'a year'
  const gain = margin ? `${money(margin.perYear, reading)} ${year}` : '?'
  const spread = doubt
    ? ` (${moneyRange(doubt.low, doubt.high, reading)}, ${chances(doubt.chanceRatio, language)})`
    : ''
  const others = effects
    ? [effects.cash, effects.days, effects.carbon, effects.dependency].flatMap((each) =>
        changed(each, reading),
      )
    : []
  const more = [
    others.join(' · '),
    flipSentence(line, reading),
    basisSentence(line, language),
  ].filter((each) => each)
  return [`${name[language]} [${lever}] : ${gain}${spread}`, ...more].join('\n   ')
}

/** What it changes beside money; what stays is not said. */
function changed(effect: Effect, reading: Reading): string[] {
  const text = effectText(effect, reading)
  if (text === undefined || !/[1-9]/.test(text)) return []
  return [`${effect.label[reading.language]} ${text}`]
}
