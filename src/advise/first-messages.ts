import type { Language } from '../core/format.ts'
import { formatFigure, formatInterval, formatNumber } from '../core/format.ts'
import type { Problem } from '../core/problem.ts'
import type { Words } from '../core/schema/schema.ts'
import type { Effect } from '../see/engine/effects/effects.ts'
import type { FirstDocument, FirstLine, FirstPair, Phase } from './engine/first/document.ts'
import type { Flip } from './engine/first/flip.ts'

/* What is said of the ranking of levers, in both languages, by the command line and by the page. */

export interface Reading {
  readonly language: Language
  readonly currency: string
}

/** `+12,4 k€` : a difference always says its sign. */
export function signed(value: number, unit: string, reading: Reading): string {
  const text = formatFigure(value, unit, reading)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** Money of a year, without `/an`: the sentence says it. */
export function money(value: number, reading: Reading): string {
  return signed(value, 'money/season', reading)
}

/** `de 2,9 à 5,5 k€`. */
export function moneyRange(low: number, high: number, reading: Reading): string {
  const text = formatInterval(low, high, 'money/season', reading)
  return reading.language === 'fr' ? `de ${text}` : text
}

const [ALWAYS, NEVER] = [0.95, 0.05]

/** `8 chances sur 10`. */
export function chances(ratio: number, language: Language): string {
  const tenths = Math.min(9, Math.max(1, Math.round(ratio * 10)))
  if (language === 'en') {
    if (ratio >= ALWAYS) return 'more than 9 chances in 10'
    return ratio <= NEVER ? 'less than 1 chance in 10' : `${tenths} chances in 10`
  }
  if (ratio >= ALWAYS) return 'plus de 9 chances sur 10'
  if (ratio <= NEVER) return 'moins de 1 chance sur 10'
  return `${tenths} chance${tenths > 1 ? 's' : ''} sur 10`
}

/** The name of a lever inside a sentence: small letter, but for a land. */
export function named(name: Words, language: Language): string {
  const text = name[language]
  return text.startsWith('Chin') ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** Below it a gain is rounding, not money. */
const NOTHING = 0.5

/** A line whose gain is worth its name. */
export function isGain({ margin }: FirstLine): boolean {
  return (margin?.perYear ?? 0) > NOTHING
}

/** A gain in at least every other year, once that is known. */
function pays(line: FirstLine): boolean {
  return isGain(line) && (line.margin?.doubt?.chanceRatio ?? 1) >= EVEN_CHANCE
}
const EVEN_CHANCE = 0.5

/** The finding: what to begin with, or that nothing pays by itself. */
export function finding(document: FirstDocument, language: Language): string {
  const reading = { language, currency: document.currency }
  const tried = document.lines.filter(({ status }) => status === 'applicable')
  const best = tried.find(pays)
  if (best) return bestSentence(best, reading)
  const fr = language === 'fr'
  if (document.phase === 'see') {
    return fr ? 'Que faire d’abord ? Les leviers sont essayés.' : 'What first? Levers are tried.'
  }
  if (!tried.some(({ margin }) => margin)) {
    return fr
      ? 'Sans prix de vente, aucun levier ne peut être classé en euros.'
      : 'Without a selling price, no lever can be ranked by money.'
  }
  return fr
    ? 'Réglé par défaut, aucun levier ne rapporte seul : gardez la chaîne telle qu’elle est.'
    : 'As it is set by default, no lever pays alone: keep the chain as it stands.'
}

function bestSentence({ name, margin, effects }: FirstLine, reading: Reading): string {
  const { language } = reading
  const doubt = margin?.doubt ? ` (${chances(margin.doubt.chanceRatio, language)})` : ''
  const days = effects && daysSaid(effects.days, language)
  const gain = money(margin!.perYear, reading)
  const rest = days === undefined ? '' : `, ${days}`
  return language === 'fr'
    ? `Commencez par ${named(name, language)} : ${gain} par an${doubt}${rest}.`
    : `Begin here: ${named(name, language)}, ${gain} a year${doubt}${rest}.`
}

function daysSaid({ difference }: Effect, language: Language): string | undefined {
  const days = Math.round(difference ?? 0)
  if (days === 0) return undefined
  const size = formatNumber(Math.abs(days), language)
  if (language === 'en')
    return `${size} day${Math.abs(days) > 1 ? 's' : ''} ${days < 0 ? 'less' : 'more'}`
  return `${size} jour${Math.abs(days) > 1 ? 's' : ''} de ${days < 0 ? 'moins' : 'plus'}`
}

const NO_FLIP: Readonly<Record<'gain' | 'loss', Words>> = {
  gain: {
    fr: 'Aucune hypothèse seule, dans ses bornes, n’en fait une perte.',
    en: 'No assumption alone, within its bounds, turns it into a loss.',
  },
  loss: {
    fr: 'Aucune hypothèse seule, dans ses bornes, n’en fait un gain.',
    en: 'No assumption alone, within its bounds, turns it into a gain.',
  },
}
const TURNS: Readonly<Record<'gain' | 'loss', Words>> = {
  gain: { fr: 'Ne rapporterait plus', en: 'Would no longer pay' },
  loss: { fr: 'Rapporterait', en: 'Would pay' },
}

/** What would turn the sign of the gain, as one sentence. */
export function flipSentence({ flip, margin }: FirstLine, reading: Reading): string | undefined {
  const { language } = reading
  const sign = (margin?.perYear ?? 0) > 0 ? 'gain' : 'loss'
  if (flip === undefined) return undefined
  if (flip === null) return NO_FLIP[sign][language]
  const { what, at, now, bounds } = flipParts(flip, reading)
  const turns = TURNS[sign][language]
  if (language === 'en') {
    return `${turns} with "${what}" ${flip.side} ${at} (taken as ${now}, plausible ${bounds}).`
  }
  const over = flip.side === 'above' ? 'au-dessus de' : 'en dessous de'
  return `${turns} avec « ${what} » ${over} ${at} (retenu ${now}, plausible de ${bounds}).`
}

function flipParts({ label, part, unit, value, flipsAt, low, high }: Flip, reading: Reading) {
  const { language } = reading
  const shown = shownUnit(unit, Math.max(Math.abs(value), Math.abs(flipsAt)))
  const decimals = decimalsFor(unit, [value, flipsAt])
  const format = decimals === undefined ? reading : { ...reading, decimals }
  return {
    what: part ? `${label[language]}, ${part[language]}` : label[language],
    at: formatFigure(flipsAt, shown, format),
    now: formatFigure(value, shown, reading),
    bounds: formatInterval(low, high, shown, reading),
  }
}

/** From here on cents and pieces of a run say nothing. */
const LARGE_MONEY = 1000

/** A unit as a sentence can bear it. */
function shownUnit(unit: string, size: number): string {
  if (unit.startsWith('money') && size >= LARGE_MONEY) return 'money/season'
  if (unit === 'unit/run' || unit === 'unit') return ''
  return unit
}

/** Shares below a tenth need a digit more beside each other. */
function decimalsFor(unit: string, values: readonly number[]): number | undefined {
  if (unit !== 'ratio') return undefined
  return values.some((value) => Math.abs(value) < 0.1) ? 1 : 0
}

/** A difference of an effect, in the unit of a year: `−32 kg CO₂e`. */
export function effectText({ unit, difference }: Effect, reading: Reading): string | undefined {
  if (difference === undefined) return undefined
  const shown = unit === 'money' ? 'money/season' : unit.replace('/year', '')
  return signed(difference, shown, reading)
}

/** Why the margin is that of `see`. */
export function basisSentence({ margin }: FirstLine, language: Language): string | undefined {
  if (margin?.basis !== 'see') return undefined
  const why = margin.because && reasonOf(margin.because)[language]
  return language === 'fr'
    ? `Marge sans aléa de la demande (voir)${why ? ` : ${why}` : ''}.`
    : `Margin without the doubt of demand (see)${why ? `: ${why}` : ''}.`
}

const REASONS: Readonly<Record<string, Words>> = {
  prove_no_sales: {
    fr: 'aucun marché n’achète le produit',
    en: 'no market buys the product',
  },
  prove_no_price: { fr: 'un marché n’a pas de prix', en: 'a market has no price' },
  prove_no_way: {
    fr: 'aucun chemin ne mène du point de découplage à la cliente',
    en: 'no way leads from the decoupling point to the client',
  },
  prove_no_policy: {
    fr: 'aucune manière d’acheter ne s’y prête',
    en: 'no way of buying fits it',
  },
}
const OUT_OF_RANGE: Words = {
  fr: 'une saison ne se joue pas avec ces chiffres (marge par pièce nulle, ou invendu qui vaut son coût)',
  en: 'no season can be played with these figures (no margin by piece, or left-overs worth their cost)',
}

function reasonOf({ code }: Problem): Words {
  return REASONS[code] ?? OUT_OF_RANGE
}

const PAIR_WORDS: Readonly<Record<FirstPair['kind'], Words>> = {
  strengthens: { fr: 'ensemble : {m} de plus que la somme', en: 'together: {m} more than the sum' },
  spoils: { fr: 'ensemble : {m} de moins que la somme', en: 'together: {m} less than the sum' },
  independent: { fr: 'ne se gênent ni ne s’aident', en: 'leave each other alone' },
  'not-together': { fr: 'ne se combinent pas : {why}', en: 'cannot be combined: {why}' },
  unknown: { fr: 'marge inconnue', en: 'margin not known' },
}

/** What two levers do to each other. */
export function pairSentence(pair: FirstPair, reading: Reading): string {
  const { language } = reading
  const [first] = pair.problems
  const why = first?.words?.[language] ?? first?.message ?? ''
  const size = formatFigure(Math.abs(pair.interaction ?? 0), 'money/season', reading)
  return PAIR_WORDS[pair.kind][language].replace('{m}', size).replace('{why}', why)
}

const PHASES: Readonly<Record<Phase, Words>> = {
  see: { fr: 'Chaque levier est essayé', en: 'Each lever is tried' },
  sketch: { fr: 'Marge finale sur quelques saisons', en: 'Final margin on a few seasons' },
  proof: { fr: 'Marge finale sur toutes les saisons', en: 'Final margin on all seasons' },
  doubt: { fr: 'Intervalle de chaque levier', en: 'Interval of each lever' },
  flip: { fr: 'Ce qui retournerait chaque gain', en: 'What would flip each gain' },
  pairs: { fr: 'Leviers deux à deux', en: 'Levers two by two' },
  done: { fr: 'Classement complet', en: 'Ranking complete' },
}

export function phaseWords(phase: Phase, language: Language): string {
  return PHASES[phase][language]
}

/** What is asked before a lever can be tried. */
export function askSentence({ asks }: FirstLine, language: Language): string {
  const list = asks.map(({ label }) => label[language]).join(', ')
  return language === 'fr' ? `Demande : ${list}` : `Asks for: ${list}`
}

/** Why a lever does nothing here. */
export function whyNot({ problems }: FirstLine, language: Language): string {
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  return first?.words?.[language] ?? first?.message ?? ''
}
