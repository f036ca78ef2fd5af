/* Numbers as people read them, by own grouping: the same text on every machine and in every tool. */

export type Language = 'fr' | 'en'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'
const MINUS = '\u2212'

/** `12 345,60` or `12,345.60`; a true minus; -0 is 0. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  if (!Number.isFinite(value)) return '–'
  const fixed = Math.abs(value).toFixed(Math.min(Math.max(decimals, 0), 20))
  const [whole = '0', fraction] = fixed.split('.')
  const group = language === 'fr' ? NARROW : ','
  const grouped = groupBy3(whole, group)
  const text =
    fraction === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${fraction}`
  return value < 0 && Number(fixed) !== 0 ? `${MINUS}${text}` : text
}

function groupBy3(digits: string, separator: string): string {
  let text = ''
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) text += separator
    text += digits[i]
  }
  return text
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  CHF: 'CHF',
}

export interface FigureFormat {
  readonly language: Language
  /** ISO 4217; needed by units of money. */
  readonly currency?: string
  readonly decimals?: number
  /** Size that chooses the unit and the decimals; missing: the value's own. */
  readonly size?: number
}

/** A number and its unit as two strings, so that a screen can set them in two sizes. */
export interface FormattedFigure {
  readonly number: string
  readonly unit: string
}

interface Wording {
  readonly decimals: (value: number) => number
  /** What stands after the number, for a currency sign and a language. */
  readonly unit: (sign: string, language: Language, value: number) => string
  /** The value is shown divided by this. */
  readonly over?: (value: number) => number
}

const fixed = (decimals: number) => () => decimals
const yearly = (language: Language) => (language === 'fr' ? '/an' : '/yr')
const kilos = (gas: string) => () => `kg${NO_BREAK}${gas}`
const isLarge = (value: number) => Math.abs(value) >= 10_000

const WORDINGS: Readonly<Record<string, Wording>> = {
  money: { decimals: fixed(2), unit: (sign) => sign },
  'money/unit': { decimals: fixed(2), unit: (sign) => sign },
  'money/h': { decimals: fixed(2), unit: (sign) => `${sign}/h` },
  'money/year': {
    decimals: (value) => (isLarge(value) ? 1 : 0),
    unit: (sign, language, value) => `${isLarge(value) ? 'k' : ''}${sign}${yearly(language)}`,
    over: (value) => (isLarge(value) ? 1000 : 1),
  },
  'money/season': {
    decimals: (value) => (isLarge(value) ? 1 : 0),
    unit: (sign, _, value) => `${isLarge(value) ? 'k' : ''}${sign}`,
    over: (value) => (isLarge(value) ? 1000 : 1),
  },
  weeks: {
    decimals: (value) => (Number.isInteger(value) ? 0 : 1),
    unit: (_, language) => (language === 'fr' ? 'sem.' : 'wk'),
  },
  ratio: { decimals: shareDecimals, unit: () => '%', over: () => 0.01 },
  index: { decimals: fixed(2), unit: () => '' },
  days: {
    decimals: (value) => (value < 3 && value % 1 !== 0 ? 1 : 0),
    unit: (_, language) => (language === 'fr' ? 'j' : 'd'),
  },
  kgCO2e: { decimals: smallDecimals, unit: kilos('CO₂e') },
  kgCO2: { decimals: smallDecimals, unit: kilos('CO₂') },
  kg: { decimals: smallDecimals, unit: () => 'kg' },
  km: { decimals: fixed(0), unit: () => 'km' },
  hours: { decimals: (value) => (value < 10 ? 1 : 0), unit: () => 'h' },
  'units/year': {
    decimals: (value) => (value < 10 ? 1 : 0),
    unit: (_, language) => yearly(language),
  },
  score: { decimals: fixed(0), unit: () => '/100' },
  '1/100 orders': {
    decimals: fixed(1),
    unit: (_, language) => (language === 'fr' ? 'pour 100' : 'per 100'),
  },
  count: { decimals: (value) => (Number.isInteger(value) ? 0 : 1), unit: () => '' },
}

/** Value and unit with the decimals that the unit asks for: 2 for money per piece, none for days. */
export function formatParts(value: number, unit: string, format: FigureFormat): FormattedFigure {
  const { language } = format
  const sign = CURRENCY_SIGNS[format.currency ?? 'EUR'] ?? format.currency ?? ''
  const wording = WORDINGS[unit] ?? { decimals: smallDecimals, unit: () => unitText(unit, sign) }
  const size = format.size ?? value
  const decimals = format.decimals ?? wording.decimals(size)
  return {
    number: formatNumber(value / (wording.over?.(size) ?? 1), language, decimals),
    unit: wording.unit(sign, language, size),
  }
}

function shareDecimals(ratio: number): number {
  const percent = Math.abs(ratio * 100)
  return percent !== 0 && percent < 10 ? 1 : 0
}

function smallDecimals(value: number): number {
  const size = Math.abs(value)
  if (size === 0 || size >= 10) return 0
  if (size >= 1) return 1
  return size >= 0.1 ? 2 : 3
}

/** Units of fields, `money/run` and the like, with the sign of the currency. */
function unitText(unit: string, sign: string): string {
  return unit.replace('money', sign).replace('any', '').replace('m2', 'm²').replace('m3', 'm³')
}

/** `47,28 €`, `72 %`, `168 j`: joined by the space that the language asks for. */
export function formatFigure(value: number, unit: string, format: FigureFormat): string {
  const parts = formatParts(value, unit, format)
  if (parts.unit === '') return parts.number
  if (parts.unit.startsWith('/')) return `${parts.number}${parts.unit}`
  if (format.language === 'en') {
    return parts.unit === '%' ? `${parts.number}%` : `${parts.number}${NO_BREAK}${parts.unit}`
  }
  return `${parts.number}${parts.unit === '%' ? NARROW : NO_BREAK}${parts.unit}`
}

/** `34 à 41 €`: the unit is said once, so both bounds are written in the unit of the larger. */
export function formatInterval(
  low: number,
  high: number,
  unit: string,
  format: FigureFormat,
): string {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const from = formatParts(low, unit, { ...format, size })
  const to = formatFigure(high, unit, { ...format, size })
  return `${from.number}${format.language === 'fr' ? ' à ' : ' to '}${to}`
}
