import type { Language } from '../../core/format.ts'
import { formatFigure, formatInterval, formatParts } from '../../core/format.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { Figure, Interval } from '../model.ts'
import type { ClientValue } from './accounts/client-value.ts'
import type { Carbon } from './carbon/carbon.ts'
import type { LeadTime } from './lead-time/lead-time.ts'
import type { StageRow } from './accounts/stages.ts'

/** One sentence that the figures support, tied to the figures it quotes. */
export interface Sentence {
  readonly id: string
  readonly text: Words
  readonly figureIds: readonly string[]
  /** How much a reader learns from it: the first one is the headline. */
  readonly weight: number
}

export interface ReadingInput {
  readonly rows: readonly StageRow[]
  readonly figures: ReadonlyMap<string, Figure>
  readonly intervals: Readonly<Record<string, Interval>>
  readonly carbon: Carbon
  readonly lead: LeadTime
  readonly clientValue: ClientValue
  readonly currency: string
  readonly client: ClientWords
  readonly firm: FirmWords
}

/** The firm that looks at its chain, as sentences speak of it. */
export interface FirmWords {
  readonly name: Words
  /** True when it sells every piece to the clients: its margin is then per piece sold. */
  readonly sellsAll: boolean
  /** True when it buys goods or work whose price is not known: they count at cost. */
  readonly buysAtCost: boolean
}

/** How the firm calls the person at the end of the chain. */
export interface ClientWords {
  readonly fr: {
    readonly the: string
    readonly of: string
    readonly one: string
    readonly pronoun: string
    readonly many: string
  }
  readonly en: {
    readonly the: string
    readonly one: string
    readonly pronoun: string
    /** With the verb: she chooses, they choose. */
    readonly chooses: string
  }
}

const FEMININE = new Set(['cliente', 'usagère', 'patiente', 'habitante', 'lectrice'])

/** `la cliente`, `le patient`, `l’usager`: article and pronoun for the firm's own word. */
export function clientWords(word = 'cliente'): ClientWords {
  const elided = /^[aeiouyéèêh]/i.test(word)
  const feminine = FEMININE.has(word)
  const article = elided ? 'l’' : feminine ? 'la ' : 'le '
  const english = word.startsWith('patient')
    ? 'patient'
    : word.startsWith('usag')
      ? 'user'
      : 'client'
  return {
    fr: {
      the: `${article}${word}`,
      of: elided || feminine ? `de ${article}${word}` : `du ${word}`,
      one: `${feminine ? 'une' : 'un'} ${word}`,
      pronoun: feminine ? 'elle' : 'il',
      many: `des ${word}s`,
    },
    en: {
      the: `the ${english}`,
      one: `a ${english}`,
      pronoun: feminine ? 'she' : 'they',
      chooses: feminine ? 'she chooses' : 'they choose',
    },
  }
}

/** An interval narrower than this, over its figure, is said as one number. */
export const WIDE = 0.15

/** A value as it may be said: its interval when it is wide, in the words of a sentence. */
export function said(input: ReadingInput, id: string, language: Language): string | undefined {
  const value = input.figures.get(id)?.value
  if (value === undefined) return undefined
  const interval = input.intervals[id]
  return saidBetween(input, { id, value, ...(interval && { interval }) }, language)
}

interface Said {
  readonly id: string
  readonly value: number
  readonly interval?: Interval
}

/** The same for a value made from a figure: what is left of it, its opposite. */
export function saidBetween(input: ReadingInput, of: Said, language: Language): string {
  const unit = input.figures.get(of.id)?.unit ?? 'index'
  const { interval, value } = of
  const wide = interval && interval.high - interval.low > WIDE * Math.abs(value)
  if (!wide) return saidValue(input, { id: of.id, value }, language)
  const format = { ...formatOf(input, language), ...coarse(unit, interval) }
  const [low, high] = [interval.low, interval.high].map((each) =>
    rounded(unit, each, interval),
  ) as [number, number]
  const size = Math.max(Math.abs(low), Math.abs(high))
  const from = formatParts(low, unit, { ...format, size })
  const to = formatParts(high, unit, { ...format, size })
  if (from.number === to.number) {
    const text = spoken(formatFigure(value, unit, format), language)
    return language === 'fr' ? `environ ${text}` : `about ${text}`
  }
  const text = spoken(formatInterval(low, high, unit, format), language)
  return language === 'fr'
    ? `entre ${text.replace(' à ', ' et ')}`
    : `between ${text.replace(' to ', ' and ')}`
}

/** One bound, or any value, in the unit of a figure; no finer than its interval, when given. */
export function saidValue(
  input: ReadingInput,
  { id, value, interval }: Said,
  language: Language,
): string {
  const unit = input.figures.get(id)?.unit ?? 'index'
  const isLarge = isMoney(unit) && Math.abs(value) >= 1000
  const decimals = isLarge ? { decimals: 0 } : interval ? coarse(unit, interval) : {}
  const format = { ...formatOf(input, language), ...decimals }
  const shown = interval ? rounded(unit, value, interval) : value
  return spoken(formatFigure(shown, unit, format), language)
}

function formatOf({ currency }: ReadingInput, language: Language) {
  return { language, currency }
}

/** Cents mean nothing where the euros are not known. */
function coarse(unit: string, { low, high }: Interval): { decimals?: number } {
  return isMoney(unit) && high - low >= 10 ? { decimals: 0 } : {}
}

/** A bound of money to two digits of the width of its interval: 17,587 of 24,000 is 18,000. */
function rounded(unit: string, value: number, { low, high }: Interval): number {
  if (!isMoney(unit) || high - low < 100) return value
  let step = 1
  while (step * 100 <= high - low) step *= 10
  return Math.round(value / step) * step
}

function isMoney(unit: string): boolean {
  return unit === 'money' || unit === 'money/unit'
}

/** Units as a sentence says them: `32 jours`, `13 k€ par an`. */
function spoken(text: string, language: Language): string {
  const one = /^1\s?[jd]$/u.test(text)
  return language === 'fr'
    ? text.replace(/\u00a0j$/u, one ? '\u00a0jour' : '\u00a0jours').replace(/\/an$/u, ' par an')
    : text.replace(/\u00a0d$/u, one ? '\u00a0day' : '\u00a0days').replace(/\/yr$/u, ' a year')
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `« Laine d’Australie »`, `“Australian wool”`. */
export function quoted({ fr, en }: Words): Words {
  return { fr: `«\u202f${fr}\u202f»`, en: `“${en}”` }
}

export function nameOf({ name, nameEn }: Pick<StageRow, 'name' | 'nameEn'>): Words {
  return { fr: name, en: nameEn }
}
