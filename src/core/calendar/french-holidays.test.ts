import { describe, expect, it } from 'vitest'
import { isoDate, weekdayOf } from './calendar.ts'
import { easterSunday, frenchPublicHolidays } from './french-holidays.ts'

describe('French public holidays', () => {
  it('[FH1] Easter: the examples of Meeus 1991, chapter 8, and the extreme dates', () => {
    const published: [number, string][] = [
      [1991, '1991-03-31'],
      [1992, '1992-04-19'],
      [1993, '1993-04-11'],
      [1954, '1954-04-18'],
      [2000, '2000-04-23'],
      [1818, '1818-03-22'],
      [1943, '1943-04-25'],
      [2038, '2038-04-25'],
      [2285, '2285-03-22'],
    ]
    for (const [year, date] of published) expect(isoDate(easterSunday(year))).toBe(date)
  })

  it('[FH2] always a Sunday between 22 March and 25 April', () => {
    for (let year = 1583; year < 4000; year++) {
      const easter = easterSunday(year)
      expect(weekdayOf(easter)).toBe(7)
      expect(isoDate(easter).slice(5) >= '03-22' && isoDate(easter).slice(5) <= '04-25').toBe(true)
    }
  })

  it('[FH3] the eleven days of article L3133-1 in 2025', () => {
    expect(frenchPublicHolidays(2025).map(({ name, day }) => `${name} ${isoDate(day)}`)).toEqual([
      'newYear 2025-01-01',
      'easterMonday 2025-04-21',
      'labourDay 2025-05-01',
      'victory1945 2025-05-08',
      'ascension 2025-05-29',
      'whitMonday 2025-06-09',
      'nationalDay 2025-07-14',
      'assumption 2025-08-15',
      'allSaints 2025-11-01',
      'armistice1918 2025-11-11',
      'christmas 2025-12-25',
    ])
  })
})
