import { describe, expect, it } from 'vitest'
import { gammaQuantile } from '../../../core/statistics/gamma-law.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { exp } from '../../../core/statistics/special.ts'
import { familyErrors, rollingErrors, steadyErrors, WEEKS_PER_MONTH } from './forecast-error.ts'
import { lawFromHistory } from './law-from-history.ts'
import { lawOfCommittee, lawOfFamily, lawOfSimilar } from './law-without-history.ts'
import { markdownResponse } from './markdown-response.ts'
import { seasonShape, yearShape } from './season-shape.ts'
import { variantMix } from './variant-mix.ts'
import type { SalesPoint } from './weekly-series.ts'
import { weeklySeries } from './weekly-series.ts'

/** Weekly demand whose level wanders: log level is a random walk of this sd a week. */
function wandering(seed: number, { weeks, sd }: { readonly weeks: number; readonly sd: number }) {
  const draws = rng(seed)
  let logLevel = 0
  return Float64Array.from({ length: weeks }, () => {
    logLevel += sd * normalQuantile(draws.open())
    return 500 * exp(logLevel)
  })
}

const FLAT = new Float64Array(52).fill(1)

describe('from sales to a demand law', () => {
  it('[P24] weeks begin on Monday, returns and stock-outs are told apart', () => {
    const monday = 20_451 // 2025-12-29
    const points: SalesPoint[] = [
      { dayNumber: monday, variant: 'M', quantityPieces: 2, unitPrice: 10 },
      { dayNumber: monday + 6, variant: 'M', quantityPieces: 4, unitPrice: 7, stockPieces: 0 },
      { dayNumber: monday + 7, variant: 'M', quantityPieces: -1 },
      { dayNumber: monday + 14, variant: 'L', quantityPieces: 5 },
    ]
    const series = weeklySeries(points)!
    expect(series.weeks).toBe(3)
    expect([...series.soldPieces]).toEqual([6, 0, 0, 0, 0, 5])
    expect([...series.returnedPieces]).toEqual([0, 1, 0, 0, 0, 0])
    expect(series.unitPrice[0]).toBe(8)
    expect(series.unitPrice[5]).toBeNaN()
    expect([...series.stockOut]).toEqual([1, 0, 0, 0, 0, 0])
    expect(weeklySeries([])).toBeUndefined()
  })

  it('[P25] shares of a season sum to 1 and never to 0 in a week', () => {
    const shape = seasonShape([
      [0, 100, 50],
      [0, 80, 70],
    ])
    expect(shape.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(shape[0]).toBeGreaterThan(0)
    expect(shape[1]!).toBeGreaterThan(shape[2]!)
  })

  it('[P26] a year twice the same is found again, one year alone is not read as a season', () => {
    const year = Float64Array.from({ length: 52 }, (_, week) => (week < 26 ? 30 : 10))
    const found = yearShape([...year, ...year])
    expect(found[10]! / found[40]!).toBeGreaterThan(1.8)
    expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(52, 9)
    expect([...yearShape(year)]).toEqual([...FLAT])
  })

  it('[P27] errors grow with the lead as the square root of time when the level wanders', () => {
    const leadMonths = [0, 3, 6]
    const sdWeek = 0.04
    const products = Array.from({ length: 60 }, (_, seed) =>
      rollingErrors({
        weekly: wandering(seed, { weeks: 160, sd: sdWeek }),
        windowWeeks: 1,
        leadMonths,
        yearShape: FLAT,
      }),
    )
    const errors = familyErrors(products)
    for (const { leadMonths: lead, sdLog, biasLog } of errors) {
      const steps = Math.round(lead * WEEKS_PER_MONTH) + 1
      expect(sdLog / (sdWeek * Math.sqrt(steps))).toBeGreaterThan(0.8)
      expect(sdLog / (sdWeek * Math.sqrt(steps))).toBeLessThan(1.25)
      expect(Math.abs(biasLog)).toBeLessThan(0.06)
    }
  })

  it('[P28] steadied errors never fall as the lead grows, and lean on the family when thin', () => {
    const error = (leadMonths: number, sdLog: number, windows: number) => ({
      leadMonths,
      sdLog,
      biasLog: 0,
      windows,
    })
    const steady = steadyErrors(
      [error(0, 0.3, 10), error(1, 0.2, 10), error(3, 0.6, 1)],
      [error(3, 0.4, 100)],
    )
    expect(steady[0]!.sdLog).toBeCloseTo(Math.sqrt((0.09 + 0.04) / 2), 12)
    expect(steady[1]!.sdLog).toBe(steady[0]!.sdLog)
    expect(steady[2]!.sdLog).toBeCloseTo(Math.sqrt((0.36 + 4 * 0.16) / 5), 12)
  })

  it('[P29] the concentration of a Dirichlet mix is found again from its counts', () => {
    const draws = rng(11)
    const truth = [6, 3, 1]
    const rows = Array.from({ length: 200 }, () => {
      const gammas = truth.map((shape) => gammaQuantile({ shape, scale: 1 }, draws.open()))
      const whole = gammas.reduce((sum, value) => sum + value, 0)
      return gammas.map((value) => Math.round((500 * value) / whole))
    })
    const mix = variantMix(rows)
    expect(mix.concentration).toBeGreaterThan(8)
    expect(mix.concentration).toBeLessThan(12.5)
    expect(mix.shareRatio[0]).toBeCloseTo(0.6, 1)
    expect(variantMix([[5]])).toEqual({ shareRatio: [1], concentration: Infinity })
  })

  it('[P30] a markdown response is found when it is there, and not when it is noise', () => {
    const draws = rng(3)
    const weeks = 30
    const unitPrice = Array.from({ length: weeks }, (_, week) => (week < 15 ? 50 : 30))
    const noise = Array.from({ length: weeks }, () => exp(0.1 * normalQuantile(draws.open())))
    const shape = Array.from({ length: weeks }, () => 1)
    const answer = markdownResponse({
      demandPieces: unitPrice.map((price, week) => 20 * (price / 50) ** -2 * noise[week]!),
      unitPrice,
      shape,
    })!
    expect(Math.abs(answer.elasticity + 2)).toBeLessThan(4 * answer.standardError)
    expect(markdownResponse({ demandPieces: noise, unitPrice, shape })).toBeUndefined()
  })

  it('[P31] a long history forecasts itself; a short one says that its error is a default', () => {
    const weekly = wandering(5, { weeks: 120, sd: 0.02 })
    const points = (weeks: number): SalesPoint[] =>
      Array.from(weekly.subarray(0, weeks), (pieces, week) => ({
        dayNumber: 4 + 7 * week,
        variant: '',
        quantityPieces: Math.round(pieces),
      }))
    const question = { seasonWeeks: 12, leadMonths: [0, 1, 3], kind: 'innovative' as const }
    const long = lawFromHistory({ ...question, series: weeklySeries(points(120))! })!
    expect(long.reading).toBe('rolling')
    expect(long.errorOrigin).toBe('history')
    expect(long.law.meanPieces / (12 * weekly.at(-1)!)).toBeGreaterThan(0.85)
    expect(long.law.meanPieces / (12 * weekly.at(-1)!)).toBeLessThan(1.15)
    expect(long.law.errorByLead.map(({ leadMonths }) => leadMonths)).toEqual([0, 1, 3])
    const short = lawFromHistory({ ...question, series: weeklySeries(points(10))! })!
    expect(short.reading).toBe('once')
    expect(short.errorOrigin).toBe('default')
    expect(short.law.shareByWeek).toHaveLength(12)
    expect(short.law.shareByWeek.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(short.law.meanPieces).toBeCloseTo(
      points(10).reduce((sum, { quantityPieces }) => sum + quantityPieces, 0),
      6,
    )
    const nothing = weeklySeries([{ dayNumber: 4, variant: '', quantityPieces: 0 }])!
    expect(lawFromHistory({ ...question, series: nothing })).toBeUndefined()
  })

  it('[P36] the season asked for is forecast, not the weeks that follow the history', () => {
    const pieces = (week: number) => (week % 52 < 10 ? 100 : 10)
    const points = Array.from({ length: 156 }, (_, week) => ({
      dayNumber: 4 + 7 * week,
      variant: '',
      quantityPieces: pieces(week),
    }))
    const series = weeklySeries(points)!
    const question = { seasonWeeks: 10, leadMonths: [1], kind: 'innovative' as const, series }
    const high = lawFromHistory({ ...question, seasonFromWeek: series.firstWeek + 4 * 52 })!
    const low = lawFromHistory({ ...question, seasonFromWeek: series.firstWeek + 20 })!
    expect(high.law.meanPieces / low.law.meanPieces).toBeGreaterThan(4)
  })

  it('[P32] Sport Obermeyer, style Gail: mean 1,017 and twice the committee sd, 388', () => {
    const law = lawOfCommittee({
      forecastPieces: [900, 1000, 900, 1300, 800, 1200],
      leadMonths: 6,
      seasonWeeks: 20,
    })!
    expect(Math.round(law.meanPieces)).toBe(1017)
    const sd = law.meanPieces * Math.sqrt(exp(law.errorByLead[0]!.sdLog ** 2) - 1)
    expect(Math.round(sd)).toBe(388)
    expect(
      lawOfCommittee({ forecastPieces: [900], leadMonths: 6, seasonWeeks: 20 }),
    ).toBeUndefined()
  })

  it('[P33] similar products and family defaults say where they come from', () => {
    const law = lawOfSimilar([{ soldPieces: 100 }, { soldPieces: 400 }], {
      leadMonths: 3,
      seasonWeeks: 10,
    })!
    expect(law.origin).toBe('similar')
    expect(law.meanPieces).toBeGreaterThan(200)
    const corrected = lawOfSimilar(
      [
        { soldPieces: 110, forecastPieces: 100 },
        { soldPieces: 220, forecastPieces: 200 },
      ],
      { forecastPieces: 1000, leadMonths: 3, seasonWeeks: 10 },
    )!
    expect(corrected.meanPieces).toBeCloseTo(1100, 6)
    const family = lawOfFamily('functional', { meanPieces: 50, leadMonths: 3, seasonWeeks: 10 })
    expect(family.origin).toBe('default')
    expect(family.errorByLead[0]!.sdLog).toBeCloseTo(0.1253, 4)
  })
})
