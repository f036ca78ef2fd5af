import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { civilOf, dayOf, isoDate, isoWeekOf, parseIsoDate, weekdayOf } from './calendar.ts'

const day = (text: string): number => {
  const parsed = parseIsoDate(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems[0]?.message}`)
  return parsed.value
}

describe('calendar', () => {
  it('[CA1] day numbers of known dates', () => {
    // 951 782 400 s is 2000-02-29 and 2^31 - 1 s is in 2038-01-19 (POSIX time); 1582-10-15 is
    // 141 427 days before 1970 (Julian day 2 299 161 against 2 440 588, Meeus 1991, chapter 7).
    expect(day('1970-01-01')).toBe(0)
    expect(day('2000-02-29')).toBe(951_782_400 / 86_400)
    expect(day('2038-01-19')).toBe(Math.floor((2 ** 31 - 1) / 86_400))
    expect(day('1582-10-15')).toBe(2_299_161 - 2_440_588)
    expect(isoDate(-1)).toBe('1969-12-31')
    expect(isoDate(dayOf({ year: 0, month: 1, day: 1 }))).toBe('0000-01-01')
  })

  it('[CA2] each day of 800 years follows the one before by the rules of the month lengths', () => {
    const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let expected = { year: 1600, month: 1, day: 1 }
    const first = dayOf(expected)
    let weekday = weekdayOf(first)
    const count = 2 * 146_097
    for (let n = first; n < first + count; n++) {
      const { year, month, day: dayOfMonth } = civilOf(n)
      if (
        year !== expected.year ||
        month !== expected.month ||
        dayOfMonth !== expected.day ||
        weekdayOf(n) !== weekday
      ) {
        throw new Error(`day ${n}: ${year}-${month}-${dayOfMonth}`)
      }
      const length = month === 2 && leap(year) ? 29 : lengths[month - 1]!
      if (dayOfMonth < length) expected = { year, month, day: dayOfMonth + 1 }
      else if (month < 12) expected = { year, month: month + 1, day: 1 }
      else expected = { year: year + 1, month: 1, day: 1 }
      weekday = (weekday % 7) + 1
    }
    expect(expected).toEqual({ year: 2400, month: 1, day: 1 })
  })

  it('[CA3] text to day and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
        expect(day(isoDate(n))).toBe(n)
        expect(dayOf(civilOf(n))).toBe(n)
      }),
      { seed: 3 },
    )
  })

  it('[CA4] a date that is none, or is written otherwise, is a problem with what was seen', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00']) {
      const parsed = parseIsoDate(text)
      expect(parsed.ok === false && parsed.problems[0]?.code).toBe('date_missing')
      expect(parsed.ok === false && parsed.problems[0]?.values).toEqual({ seen: text })
    }
    for (const text of ['23/11/2026', '2026-1-2', '', '2026-01-01T00:00', ' 2026-01-01']) {
      const parsed = parseIsoDate(text)
      expect(parsed.ok === false && parsed.problems[0]?.code).toBe('date_format')
      expect(parsed.ok === false && parsed.problems[0]?.maybe).toMatch(/^Maybe /)
    }
    expect(() => isoDate(4_000_000)).toThrow('four-digit')
  })

  it('[CA5] ISO 8601 weeks near the turn of the year', () => {
    const known: [string, number, number, number][] = [
      ['2005-01-01', 2004, 53, 6],
      ['2005-12-31', 2005, 52, 6],
      ['2007-01-01', 2007, 1, 1],
      ['2008-12-29', 2009, 1, 1],
      ['2009-12-31', 2009, 53, 4],
      ['2010-01-03', 2009, 53, 7],
      ['2020-12-31', 2020, 53, 4],
    ]
    for (const [text, year, week, weekday] of known) {
      expect(isoWeekOf(day(text))).toEqual({ year, week })
      expect(weekdayOf(day(text))).toBe(weekday)
    }
  })
})
