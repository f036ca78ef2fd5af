import type { Result } from '../problem.ts'
import { fail, ok, problem } from '../problem.ts'

/** Days of one 400-year cycle of the Gregorian calendar. */
const DAYS_OF_ERA = 146097
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719468

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

/**
 * Days since 1970-01-01 of a date of the proleptic Gregorian calendar; months and days beyond their
 * range are not checked. The year is counted from March, so that the leap day comes last.
 *
 * Source: Hinnant, chrono-Compatible Low-Level Date Algorithms (2013), days_from_civil.
 */
export function dayOf({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_OF_ERA + dayOfEra - EPOCH_SHIFT
}

/** Source: Hinnant 2013, civil_from_days. */
export function civilOf(day: number): CivilDate {
  const shifted = Math.floor(day) + EPOCH_SHIFT
  const era = Math.floor(shifted / DAYS_OF_ERA)
  const dayOfEra = shifted - era * DAYS_OF_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** `YYYY-MM-DD` of a day number, for the years 0 to 9999. */
export function isoDate(day: number): string {
  const { year, month, day: dayOfMonth } = civilOf(day)
  if (year < 0 || year > 9999) throw new Error(`day ${day} has no ISO date of four-digit year`)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day number of `YYYY-MM-DD`; a date that does not exist is a problem. */
export function parseIsoDate(text: string): Result<number> {
  const match = ISO_DATE.exec(text)
  if (!match) {
    return fail(
      dateProblem(text, 'date_format', 'Maybe write the year first, with dashes: 2026-11-23.'),
    )
  }
  const day = dayOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
  // Only a date that exists comes back as it was written.
  if (isoDateOrNothing(day) !== text) {
    return fail(
      dateProblem(
        text,
        'date_missing',
        'Maybe day and month are swapped, or the month is shorter.',
      ),
    )
  }
  return ok(day)
}

function isoDateOrNothing(day: number): string | undefined {
  const { year } = civilOf(day)
  return year >= 0 && year <= 9999 ? isoDate(day) : undefined
}

function dateProblem(text: string, code: string, maybe: string) {
  const seen = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return problem({ code, path: [], message: `"${seen}" is not a date.`, maybe, values: { seen } })
}

/** ISO 8601: Monday is 1, Sunday is 7. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export interface IsoWeek {
  /** The year that the week belongs to: it can differ from that of the date near 1 January. */
  readonly year: number
  /** 1 to 53. */
  readonly week: number
}

/** ISO 8601: week 1 has the year's first Thursday. */
export function isoWeekOf(day: number): IsoWeek {
  const thursday = day - weekdayOf(day) + 4
  const { year } = civilOf(thursday)
  const firstDay = dayOf({ year, month: 1, day: 1 })
  return { year, week: Math.floor((thursday - firstDay) / 7) + 1 }
}
