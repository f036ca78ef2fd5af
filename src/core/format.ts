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
}

/** A number and its unit as two strings, so that a screen can set them in two sizes. */
export interface FormattedFigure {
  readonly number: string
  readonly unit: string
}

/** Value and unit with the decimals that the unit asks for: 2 for money per piece, none for days. */
export function formatParts(value: number, unit: string, format: FigureFormat): FormattedFigure {
  const { language } = format
  const sign = CURRENCY_SIGNS[format.currency ?? 'EUR'] ?? format.currency ?? ''
  const number = (of: number, decimals: number) =>
    formatNumber(of, language, format.decimals ?? decimals)
  const perYear = language === 'fr' ? '/an' : '/yr'
  switch (unit) {
    case 'money':
    case 'money/unit':
    case 'money/h':
      return { number: number(value, 2), unit: unit === 'money/h' ? `${sign}/h` : sign }
    case 'money/year':
      return Math.abs(value) >= 10_000
        ? { number: number(value / 1000, 1), unit: `k${sign}${perYear}` }
        : { number: number(value, 0), unit: `${sign}${perYear}` }
    case 'ratio':
      return { number: number(value * 100, shareDecimals(value)), unit: '%' }
    case 'index':
      return { number: number(value, 2), unit: '' }
    case 'days':
      return {
        number: number(value, value < 3 && value % 1 !== 0 ? 1 : 0),
        unit: language === 'fr' ? 'j' : 'd',
      }
    case 'kgCO2e':
    case 'kgCO2':
    case 'kgCO2e/year':
    case 'kgCO2/year':
      return {
        number: number(value, smallDecimals(value)),
        unit: `kg${NO_BREAK}${unit.startsWith('kgCO2e') ? 'CO₂e' : 'CO₂'}${unit.endsWith('/year') ? perYear : ''}`,
      }
    case 'kg':
      return { number: number(value, smallDecimals(value)), unit: 'kg' }
    case 'km':
      return { number: number(value, 0), unit: 'km' }
    case 'hours':
      return { number: number(value, value < 10 ? 1 : 0), unit: 'h' }
    case 'units/year':
      return { number: number(value, value < 10 ? 1 : 0), unit: perYear }
    case 'score':
      return { number: number(value, 0), unit: '/100' }
    case '1/100 orders':
      return { number: number(value, 1), unit: language === 'fr' ? 'pour 100' : 'per 100' }
    case 'count':
      return { number: number(value, Number.isInteger(value) ? 0 : 1), unit: '' }
    default:
      return { number: number(value, smallDecimals(value)), unit: unitText(unit, sign) }
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

/** `34 à 41 €`, the unit said once. */
export function formatInterval(
  low: number,
  high: number,
  unit: string,
  format: FigureFormat,
): string {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const decimals = format.decimals ?? decimalsOf(size, unit)
  const from = formatParts(low, unit, { ...format, decimals })
  const to = formatFigure(high, unit, { ...format, decimals })
  return `${from.number}${format.language === 'fr' ? ' à ' : ' to '}${to}`
}

/** Decimals that a unit asks for at a size, so that both bounds of an interval have the same. */
function decimalsOf(size: number, unit: string): number {
  const shown = formatParts(size, unit, { language: 'en' }).number
  return (shown.split('.')[1] ?? '').length
}
