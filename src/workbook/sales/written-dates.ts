import { dayOf, civilOf } from '../../core/calendar/calendar.ts'

/** How a column writes its dates. */
export type DateOrder = 'year-first' | 'day-first' | 'month-first' | 'week' | 'serial'

/** What a column of dates is taken to be. */
export interface DateReading {
  readonly order: DateOrder
  /** True when days and months could be swapped in every row: day first is then a guess. */
  readonly isGuess: boolean
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?: .*)?$/
const WEEK = /^(\d{4})[- ]?[WS](\d{1,2})$/i
/** Spreadsheets count days since 1899-12-30; these bounds are 1982 and 2064. */
const SERIAL_FROM = 30_000
const SERIAL_TO = 60_000
/** Two-digit years up to this one are of the 2000s. */
const CENTURY_TURN = 70

/** Decides for a whole column, so that 03/04 and 25/04 of one file are read alike. */
export function dateReading(texts: Iterable<string>): DateReading {
  let over12First = 0
  let over12Second = 0
  const seen = { 'year-first': 0, week: 0, serial: 0, slashed: 0 }
  for (const text of texts) {
    const slashed = YEAR_LAST.exec(text)
    if (slashed) {
      seen.slashed += 1
      if (Number(slashed[1]) > 12) over12First += 1
      if (Number(slashed[2]) > 12) over12Second += 1
    } else if (YEAR_FIRST.test(text)) seen['year-first'] += 1
    else if (WEEK.test(text)) seen.week += 1
    else if (serialOf(text) !== undefined) seen.serial += 1
  }
  const rest = (['year-first', 'week', 'serial'] as const).find((kind) => seen[kind] > seen.slashed)
  if (rest) return { order: rest, isGuess: false }
  if (over12Second > over12First) return { order: 'month-first', isGuess: false }
  return { order: 'day-first', isGuess: seen.slashed > 0 && over12First === 0 }
}

/** Day number of a date as its column writes them; undefined when it is no date of that kind. */
export function dayOfText(text: string, order: DateOrder): number | undefined {
  const first = YEAR_FIRST.exec(text)
  if (first) return existing(Number(first[1]), Number(first[2]), Number(first[3]))
  const week = WEEK.exec(text)
  if (week) return mondayOf(Number(week[1]), Number(week[2]))
  const slashed = YEAR_LAST.exec(text)
  if (slashed) {
    const [a, b] = [Number(slashed[1]), Number(slashed[2])]
    const written = Number(slashed[3])
    const year = written < 100 ? written + (written < CENTURY_TURN ? 2000 : 1900) : written
    return order === 'month-first' ? existing(year, a, b) : existing(year, b, a)
  }
  return serialOf(text)
}

function serialOf(text: string): number | undefined {
  const value = Number(text)
  if (!(value >= SERIAL_FROM && value < SERIAL_TO)) return undefined
  return Math.floor(value) + dayOf({ year: 1899, month: 12, day: 30 })
}

function existing(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const number = dayOf({ year, month, day })
  const back = civilOf(number)
  return back.month === month && back.day === day ? number : undefined
}

/** Monday of an ISO week: week 1 is the one with 4 January (ISO 8601). */
function mondayOf(year: number, week: number): number | undefined {
  if (week < 1 || week > 53) return undefined
  const fourth = dayOf({ year, month: 1, day: 4 })
  return fourth - ((fourth + 3) % 7) + (week - 1) * 7
}
