/*
 * What `core/format` leaves to people's texts: durations, dates, differences, and the typography of
 * sentences. Pure, without Intl, so that a text is the same on every machine and in every tool.
 */
import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure, formatNumber } from '../core/format.ts'
import { civilOf } from '../core/calendar/calendar.ts'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'
const MINUS = '\u2212'

/** `7 h 44` of a duration in hours, `52 min` below one hour; minutes are rounded first. */
export function formatHours(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60)
  const sign = hours < 0 && minutes > 0 ? MINUS : ''
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (whole === 0) return `${sign}${rest}${NO_BREAK}min`
  const shown = rest === 0 ? '' : `${NO_BREAK}${String(rest).padStart(2, '0')}`
  return `${sign}${whole}${NO_BREAK}h${shown}`
}

/** A difference always says its sign: `+1,40 €`, `−19 j`, `0 j`. */
export function formatChange(value: number, unit: string, format: FigureFormat): string {
  const text = formatFigure(value, unit, format)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** Difference of two shares, in points: `+9,8 pts`. */
export function formatPoints(ratio: number, language: Language): string {
  const text = formatNumber(ratio * 100, language, 1)
  return `${ratio > 0 && /[1-9]/.test(text) ? '+' : ''}${text}${NO_BREAK}pts`
}

const DAYS = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
} as const

/** `day`: lundi 23 novembre; `year`: 23 novembre 2026; `month`: novembre 2026. */
export type DateStyle = 'day' | 'year' | 'month'

/** A day number (days since 1970-01-01) in words; both languages put the day before the month. */
export function formatDay(day: number, language: Language, style: DateStyle = 'day'): string {
  const { year, month, day: dayOfMonth } = civilOf(day)
  const name = MONTHS[language][month - 1] ?? ''
  const number = language === 'fr' && dayOfMonth === 1 ? '1er' : String(dayOfMonth)
  if (style === 'month') return `${name}${NO_BREAK}${year}`
  if (style === 'year') return `${number}${NO_BREAK}${name}${NO_BREAK}${year}`
  // 1970-01-01 was a Thursday.
  const weekday = DAYS[language][(((day + 4) % 7) + 7) % 7] ?? ''
  return `${weekday} ${number}${NO_BREAK}${name}`
}

const UNITS_AFTER = '(?:km|kg|g|j|d|h|min|s|€|k€|M€|pts|ans?|mois|pièces|pieces)'
const NUMBER_AND_UNIT = new RegExp(`(\\d) (?=${UNITS_AFTER}(?![\\p{L}\\d]))`, 'gu')

/**
 * Spaces of a sentence as its language writes them: French has U+202F before ; ! ? % and inside « »,
 * U+00A0 before the colon; in both a number keeps its unit and its thousands on its line.
 */
export function typeset(text: string, language: Language): string {
  const kept = text
    .replace(/(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/g, (number) => number.replaceAll(' ', NARROW))
    .replace(NUMBER_AND_UNIT, `$1${NO_BREAK}`)
  if (language !== 'fr') return kept
  return kept
    .replace(/[ \u00a0\u202f]+(?=[;!?%])/g, NARROW)
    .replace(/[ \u00a0\u202f]+(?=:(?!\/))/g, NO_BREAK)
    .replace(/«[ \u00a0\u202f]*/g, `«${NARROW}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NARROW}»`)
    .replace(/(^|[\s\u00a0\u202f(])-(?=\d)/g, `$1${MINUS}`)
}
