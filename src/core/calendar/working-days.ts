import { weekdayOf } from './calendar.ts'

/** Whole days, both ends included. */
export interface DayRange {
  readonly fromDay: number
  readonly toDay: number
}

export interface WorkingWeek {
  /** ISO weekdays on which work is done: 1 Monday to 7 Sunday. */
  readonly workingWeekdays: readonly number[]
  /** Days without work whatever the weekday: holidays, summer closing. They may overlap. */
  readonly closures: readonly DayRange[]
}

/** Working days counted without walking over them. */
export interface WorkingCalendar {
  isWorking(day: number): boolean
  /** Working days d with fromDay <= d < toDay; negative the other way round. */
  workingDaysBetween(fromDay: number, toDay: number): number
  /**
   * The day reached by going over `count` working days: the count-th working day after `day`, or
   * before it when negative; 0 stays where it is.
   */
  addWorkingDays(day: number, count: number): number
}

/** Two hundred years: beyond it a calendar is taken to have no working day left. */
const SEARCH_LIMIT_DAYS = 73_000

export function workingCalendar({ workingWeekdays, closures }: WorkingWeek): WorkingCalendar {
  const week = weekCounts(workingWeekdays)
  const closed = mergedRanges(closures)
  const closedBefore = closedWorkingDays(closed, week)

  /** Working days before `day`, counted from the Monday 1969-12-29; negative earlier. */
  const countBefore = (day: number): number => {
    const index = firstRangeFrom(closed, day)
    const last = closed[index - 1]
    const lost = closedBefore[index]!
    const notYet = last && day <= last.toDay ? openDays(week, day, last.toDay + 1) : 0
    return openBefore(week, day) - lost + notYet
  }
  const between = (from: number, to: number): number => countBefore(to) - countBefore(from)
  const isWorking = (day: number): boolean => between(day, day + 1) === 1

  return {
    isWorking,
    workingDaysBetween: between,
    addWorkingDays(day, count) {
      if (count === 0) return day
      const forward = count > 0
      const target = forward ? countBefore(day + 1) + count : countBefore(day) + count
      // Forward: the first day with `target` working days up to and with it. Backward: the last
      // day with `target` of them before it.
      const reach = searchSpan(Math.abs(count), (days) =>
        forward ? countBefore(day + 1 + days) >= target : countBefore(day - days) <= target,
      )
      return forward ? day + reach : day - reach
    },
  }
}

/** The smallest number of days for which `enough` holds: doubling, then halving. */
function searchSpan(atLeast: number, enough: (days: number) => boolean): number {
  let high = Math.max(1, atLeast)
  while (!enough(high)) {
    high *= 2
    if (high > SEARCH_LIMIT_DAYS + 8 * atLeast) throw new Error('the calendar has no working day')
  }
  let low = 0
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}

/** counts[k]: working weekdays among the first k days of a week, Monday first. */
function weekCounts(workingWeekdays: readonly number[]): readonly number[] {
  const counts = [0]
  for (let weekday = 1; weekday <= 7; weekday++) {
    counts.push(counts[weekday - 1]! + (workingWeekdays.includes(weekday) ? 1 : 0))
  }
  return counts
}

/** Working weekdays from 1969-12-29, a Monday, to `day` excluded. */
function openBefore(week: readonly number[], day: number): number {
  return Math.floor((day + 3) / 7) * week[7]! + week[weekdayOf(day) - 1]!
}

const openDays = (week: readonly number[], from: number, to: number): number =>
  openBefore(week, to) - openBefore(week, from)

function mergedRanges(ranges: readonly DayRange[]): DayRange[] {
  const merged: DayRange[] = []
  const sorted = ranges
    .filter(({ fromDay, toDay }) => fromDay <= toDay)
    .sort((a, b) => a.fromDay - b.fromDay)
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && range.fromDay <= last.toDay + 1) {
      merged[merged.length - 1] = {
        fromDay: last.fromDay,
        toDay: Math.max(last.toDay, range.toDay),
      }
    } else merged.push(range)
  }
  return merged
}

/** lost[i]: working weekdays inside the first i ranges. */
function closedWorkingDays(closed: readonly DayRange[], week: readonly number[]): number[] {
  const lost = [0]
  closed.forEach(({ fromDay, toDay }, i) =>
    lost.push(lost[i]! + openDays(week, fromDay, toDay + 1)),
  )
  return lost
}

/** Index of the first range that begins at `day` or later. */
function firstRangeFrom(closed: readonly DayRange[], day: number): number {
  let low = 0
  let high = closed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (closed[middle]!.fromDay < day) low = middle + 1
    else high = middle
  }
  return low
}
