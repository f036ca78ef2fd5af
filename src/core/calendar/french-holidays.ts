import { dayOf } from './calendar.ts'

export interface PublicHoliday {
  readonly name:
    | 'newYear'
    | 'easterMonday'
    | 'labourDay'
    | 'victory1945'
    | 'ascension'
    | 'whitMonday'
    | 'nationalDay'
    | 'assumption'
    | 'allSaints'
    | 'armistice1918'
    | 'christmas'
  readonly day: number
}

/**
 * Easter Sunday of the Gregorian calendar, as a day number.
 *
 * Source: Meeus, Astronomical Algorithms (1991), chapter 8, after Butcher's Ecclesiastical Calendar
 * (1876) and Jones, General Astronomy (1922). The letters are those of the book.
 */
export function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}

/**
 * The eleven public holidays of France in a year, in order. Only 1 May is by law a day off for all;
 * the days added in Alsace-Moselle and overseas are not in it.
 *
 * Source: Code du travail, article L3133-1.
 */
export function frenchPublicHolidays(year: number): PublicHoliday[] {
  const easter = easterSunday(year)
  const on = (month: number, day: number): number => dayOf({ year, month, day })
  const holidays: PublicHoliday[] = [
    { name: 'newYear', day: on(1, 1) },
    { name: 'easterMonday', day: easter + 1 },
    { name: 'labourDay', day: on(5, 1) },
    { name: 'victory1945', day: on(5, 8) },
    { name: 'ascension', day: easter + 39 },
    { name: 'whitMonday', day: easter + 50 },
    { name: 'nationalDay', day: on(7, 14) },
    { name: 'assumption', day: on(8, 15) },
    { name: 'allSaints', day: on(11, 1) },
    { name: 'armistice1918', day: on(11, 11) },
    { name: 'christmas', day: on(12, 25) },
  ]
  return holidays.sort((x, y) => x.day - y.day)
}
