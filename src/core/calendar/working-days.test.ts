import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { dayOf, weekdayOf } from './calendar.ts'
import { frenchPublicHolidays } from './french-holidays.ts'
import { workingCalendar } from './working-days.ts'

const weeks = fc.record({
  workingWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  closures: fc.array(
    fc
      .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -1, max: 20 }))
      .map(([fromDay, length]) => ({ fromDay, toDay: fromDay + length })),
    { maxLength: 6 },
  ),
})

describe('working days', () => {
  it('[WD1] counting and adding agree with walking day by day', () => {
    fc.assert(
      fc.property(
        weeks,
        fc.integer({ min: -90, max: 90 }),
        fc.integer({ min: -90, max: 90 }),
        fc.integer({ min: -40, max: 40 }),
        (week, from, to, count) => {
          const calendar = workingCalendar(week)
          const works = (day: number): boolean =>
            week.workingWeekdays.includes(weekdayOf(day)) &&
            !week.closures.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay)
          expect(calendar.isWorking(from)).toBe(works(from))
          let walked = 0
          for (let day = Math.min(from, to); day < Math.max(from, to); day++) {
            if (works(day)) walked += 1
          }
          expect(calendar.workingDaysBetween(from, to)).toBe((from <= to ? walked : -walked) + 0)
          let reached = from
          for (let left = Math.abs(count); left > 0;) {
            reached += Math.sign(count)
            if (works(reached)) left -= 1
          }
          expect(calendar.addWorkingDays(from, count)).toBe(reached)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  it('[WD2] France 2026, Monday to Friday: 252 working days', () => {
    // 261 weekdays less the nine of the eleven holidays of 2026 that fall on one: 15 August is a
    // Saturday, 1 November a Sunday.
    const holidays = frenchPublicHolidays(2026)
    const calendar = workingCalendar({
      workingWeekdays: [1, 2, 3, 4, 5],
      closures: holidays.map(({ day }) => ({ fromDay: day, toDay: day })),
    })
    const from = dayOf({ year: 2026, month: 1, day: 1 })
    const to = dayOf({ year: 2027, month: 1, day: 1 })
    expect(calendar.workingDaysBetween(from, to)).toBe(252)
    expect(holidays.filter(({ day }) => weekdayOf(day) <= 5).length).toBe(9)
    // Thursday 30 April + 1 passes 1 May and the week-end.
    const april30 = dayOf({ year: 2026, month: 4, day: 30 })
    expect(calendar.addWorkingDays(april30, 1)).toBe(dayOf({ year: 2026, month: 5, day: 4 }))
  })

  it('[WD3] a week without working day is found out, a year of closing is passed over', () => {
    const never = workingCalendar({ workingWeekdays: [], closures: [] })
    expect(never.workingDaysBetween(0, 1000)).toBe(0)
    expect(() => never.addWorkingDays(0, 1)).toThrow('no working day')
    const closedYear = workingCalendar({
      workingWeekdays: [1, 2, 3, 4, 5],
      closures: [{ fromDay: 0, toDay: 400 }],
    })
    // Day 401 is 1971-02-06, a Saturday.
    expect(closedYear.addWorkingDays(-1, 1)).toBe(403)
    expect(closedYear.addWorkingDays(402, -1)).toBe(-1)
  })
})
