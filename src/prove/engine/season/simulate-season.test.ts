import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookSeasons, BRIDGE_LINES, bridgeOf, finalMargins } from '../bridge/bridge-lines.ts'
import type { DemandPaths } from './demand-paths.ts'
import { drawPaths } from './demand-paths.ts'
import type { SeasonPlan, SellingTerms, Source } from './season-plan.ts'
import { keptAfter } from './season-plan.ts'
import { COUNT, COUNTS_A_PATH } from './season-totals.ts'
import { demandLaw, push, selling, source } from './season.test-support.ts'
import { simulateSeason } from './simulate-season.ts'

const EVEN = { seed: 20261123, leadMonths: 3, weekNoiseRatio: 0, pieces: 'even' } as const
const WHOLE = { ...EVEN, weekNoiseRatio: 0.3, pieces: 'whole' } as const

const law = demandLaw({
  shareByWeek: [0.2, 0.3, 0.3, 0.15, 0.05],
  meanPieces: 60,
  variants: [
    { id: 'S', shareRatio: 0.2 },
    { id: 'M', shareRatio: 0.5 },
    { id: 'L', shareRatio: 0.3 },
  ],
  mixConcentration: 30,
})

const ratio = (max = 1) => fc.double({ min: 0, max, noNaN: true })
const anySource = fc.record({
  purchasePerPiece: fc.double({ min: 5, max: 80, noNaN: true }),
  freightPerPiece: ratio(5),
  dutyRatio: ratio(0.3),
  insuranceRatio: ratio(0.02),
  qualityPerSeason: ratio(500),
  setUpPerOrder: ratio(200),
  setUpPerVariant: ratio(50),
  carbonKgCo2ePerPiece: ratio(20),
  leadWeeks: fc.integer({ min: 1, max: 4 }),
  leadSdWeeks: ratio(2),
  minimumPiecesPerOrder: fc.constantFrom(0, 20),
  minimumPiecesPerVariant: fc.constantFrom(0, 5),
  capacityPiecesPerWeek: fc.constantFrom(3, Infinity),
  paidWeeksBefore: fc.integer({ min: -4, max: 8 }),
  damageRatio: ratio(0.1),
})
const anySelling = fc.record({
  endValue: fc.double({ min: -5, max: 20, noNaN: true }),
  storagePerPieceWeek: ratio(0.5),
  capitalRatioPerYear: ratio(0.3),
  returnRatio: ratio(0.4),
  returnWeeks: fc.integer({ min: 1, max: 3 }),
  resellableRatio: ratio(),
  returnHandling: ratio(5),
  substitutionRatio: ratio(),
  markdownElasticity: fc.double({ min: -4, max: 0, noNaN: true }),
  carbonPricePerKg: ratio(0.2),
  patience: fc.constantFrom([], [{ days: 30, keptRatio: 0 }]),
  secondChannel: fc.constantFrom({ price: 30, mostPieces: 10 }, { price: 30, mostPieces: 0 }),
})
const anyPlan = fc
  .record({
    orders: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }),
    sources: fc.array(anySource, { minLength: 4, maxLength: 4 }),
    parts: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    safetyFactor: fc.double({ min: -1, max: 2, noNaN: true }),
    cutRatio: ratio(0.6),
    capacity: fc.constantFrom(2, 1000),
    reachRatio: ratio(),
  })
  .map(({ orders, sources, parts, safetyFactor, cutRatio, capacity, reachRatio }): SeasonPlan => {
    const [far, near, local, early] = sources.map((each, at) =>
      source(50, { ...each, id: `source-${at}` }),
    )
    return {
      ...(parts[0] && { first: { source: far!, piecesByVariant: orders, committedMonths: 3 } }),
      ...(parts[1] && {
        replenishment: { source: near!, reviewWeeks: [0, 1, 3], safetyFactor },
      }),
      ...(parts[2] && {
        toOrder: {
          source: local!,
          waitDays: 10,
          capacityPiecesPerWeek: capacity,
          feePerPieceReserved: 1,
          returnRatio: 0.1,
        },
      }),
      ...(parts[3] && { preOrder: { source: early!, reachRatio, waitDays: 20 } }),
      markdowns: cutRatio > 0 ? [{ fromWeek: 3, cutRatio }] : [],
    }
  })

/** Money-weeks in stock and paid ahead. */
function tiedUp(at: (name: keyof typeof COUNT) => number, plan: SeasonPlan): number {
  const again = plan.replenishment?.source.purchasePerPiece ?? 0
  const early = plan.first?.source.purchasePerPiece ?? again
  return (
    early * (at('pieceWeeks') - at('pieceWeeksAgain') + at('prepaidFirst')) +
    again * (at('pieceWeeksAgain') + at('prepaidAgain'))
  )
}

/** Cash of a path, counted flow by flow and not line by line: what the bridge must come to. */
function cash(of: Float64Array, plan: SeasonPlan, terms: SellingTerms): number {
  const at = (name: keyof typeof COUNT) => of[COUNT[name]]!
  const income =
    terms.price *
      (at('soldFull') + at('soldCut') - at('cutShares') + at('soldToOrder') + at('soldPreOrder')) +
    terms.endValue * at('leftOver') +
    (terms.secondChannel?.price ?? 0) * at('secondChannel')
  const refunds =
    terms.price * (at('returned') - at('returnedCutShares')) + terms.returnHandling * at('returned')
  const week = 7 / 365.25
  const bought = (from: Source | undefined, pieces: number, orders: readonly [number, number]) => {
    if (!from || pieces === 0) return 0
    const each =
      from.purchasePerPiece * (1 + from.dutyRatio + from.insuranceRatio) +
      from.freightPerPiece +
      from.carbonKgCo2ePerPiece * terms.carbonPricePerKg
    return (
      pieces * each +
      from.qualityPerSeason +
      orders[0] * from.setUpPerOrder +
      orders[1] * from.setUpPerVariant
    )
  }
  const { first, replenishment, toOrder, preOrder } = plan
  const spent =
    bought(first?.source, at('boughtFirst'), [at('ordersFirst'), at('variantOrdersFirst')]) +
    bought(replenishment?.source, at('boughtAgain'), [
      at('ordersAgain'),
      at('variantOrdersAgain'),
    ]) +
    bought(toOrder?.source, at('boughtToOrder'), [1, 0]) +
    bought(preOrder?.source, at('boughtPreOrder'), [1, 0]) +
    tiedUp(at, plan) * week * terms.capitalRatioPerYear +
    at('pieceWeeks') * terms.storagePerPieceWeek +
    at('reserved') * (toOrder ? toOrder.feePerPieceReserved : 0)
  return income - refunds - spent
}

describe('a season played week by week', () => {
  it('[P50] no piece is created or destroyed, no wish is forgotten, whatever the plan', () => {
    const paths = drawPaths(law, { ...WHOLE, paths: 20 })
    fc.assert(
      fc.property(anyPlan, anySelling, (plan, terms) => {
        const counts = simulateSeason(paths, plan, selling(terms))
        for (let path = 0; path < paths.paths; path++) {
          const at = (name: keyof typeof COUNT) => counts[path * COUNTS_A_PATH + COUNT[name]]!
          const sold = at('soldFull') + at('soldCut') + at('soldToOrder') + at('soldPreOrder')
          const bought =
            at('boughtFirst') + at('boughtAgain') + at('boughtToOrder') + at('boughtPreOrder')
          expect(bought - at('spoilt') + at('resold')).toBeCloseTo(
            sold + at('leftOver') + at('secondChannel'),
            6,
          )
          expect(at('wanted') + at('induced')).toBeCloseTo(sold + at('lost') + at('lostWaiting'), 6)
          expect(at('resold')).toBeLessThanOrEqual(at('returned') + 1e-9)
          expect(at('pieceWeeksAgain')).toBeLessThanOrEqual(at('pieceWeeks') + 1e-6)
          for (const name of Object.keys(COUNT) as (keyof typeof COUNT)[]) {
            // Cut prices may bring fewer, and goods may be paid after they come.
            const isSigned = name === 'induced' || name.startsWith('prepaid')
            if (!isSigned) expect(at(name)).toBeGreaterThanOrEqual(-1e-9)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[P51] the bridge closes to a cent on the cash, on every path of every plan', () => {
    const paths = drawPaths(law, { ...WHOLE, paths: 10 })
    fc.assert(
      fc.property(anyPlan, anySelling, (plan, terms) => {
        const complete = selling(terms)
        const counts = simulateSeason(paths, plan, complete)
        const money = bookSeasons(counts, { plan, selling: complete, entryPrice: 40 })
        for (let path = 0; path < paths.paths; path++) {
          const of = counts.subarray(path * COUNTS_A_PATH, (path + 1) * COUNTS_A_PATH)
          const bridge = bridgeOf(money, path)
          expect(Math.abs(bridge.finalMargin - cash(of, plan, complete))).toBeLessThan(0.01)
          expect(finalMargins(money)[path]).toBeCloseTo(bridge.finalMargin, 8)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[P52] lognormal newsvendor: price 100, cost 40, end 20, sigma .3, 3 months: 44,923.19', () => {
    const replicates = Array.from({ length: 8 }, (_, seed) => {
      const paths = drawPaths(demandLaw(), { ...EVEN, seed, paths: 4000 })
      const plan = push(source(40), 1240.451)
      const counts = simulateSeason(paths, plan, selling())
      return bridgeOf(bookSeasons(counts, { plan, selling: selling(), entryPrice: 40 })).finalMargin
    })
    const mean = replicates.reduce((sum, value) => sum + value, 0) / replicates.length
    const variance =
      replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicates.length - 1)
    const error = Math.sqrt(variance / replicates.length)
    expect(Math.abs(mean - 44_923.19)).toBeLessThan(4 * error)
    expect(Math.abs(mean / 44_923.19 - 1)).toBeLessThan(2e-4)
  })

  it('[P53] patience 1 sells every wish made to order, patience 0 none', () => {
    const paths = drawPaths(law, { ...WHOLE, paths: 30 })
    const plan: SeasonPlan = {
      toOrder: {
        source: source(50),
        waitDays: 14,
        capacityPiecesPerWeek: Infinity,
        feePerPieceReserved: 0,
        returnRatio: 0,
      },
      markdowns: [],
    }
    const all = simulateSeason(paths, plan, selling())
    const none = simulateSeason(paths, plan, selling({ patience: [{ days: 7, keptRatio: 0 }] }))
    expect(total(all, 'soldToOrder')).toBeCloseTo(total(all, 'wanted'), 6)
    expect(total(none, 'soldToOrder')).toBe(0)
    expect(total(none, 'lostWaiting')).toBeCloseTo(total(none, 'wanted'), 6)
    expect(keptAfter([{ days: 10, keptRatio: 0.5 }], 5)).toBe(0.75)
    expect(keptAfter([{ days: 10, keptRatio: 0.5 }], 40)).toBe(0.5)
  })

  it('[P54] the same seed gives the same digits, and more paths never change the law', () => {
    const first = drawPaths(law, { ...WHOLE, paths: 50 })
    expect(drawPaths(law, { ...WHOLE, paths: 50 })).toEqual(first)
    const plan = push(source(40), 10, 30, 20)
    expect(simulateSeason(first, plan, selling())).toEqual(simulateSeason(first, plan, selling()))
    const even = drawPaths(demandLaw(), { ...EVEN, paths: 2000 })
    expect(meanWanted(even) / 1000).toBeCloseTo(1, 2)
  })

  it('[P57] shards drawn and played apart give the digits of the whole', () => {
    const drawing = { ...WHOLE, paths: 40, knownAtMonths: [1] }
    const whole = drawPaths(law, drawing)
    const plan: SeasonPlan = {
      first: {
        source: source(40, { leadSdWeeks: 1 }),
        piecesByVariant: [8, 9, 9],
        committedMonths: 1,
      },
      replenishment: {
        source: source(45, { leadSdWeeks: 1, leadWeeks: 1 }),
        reviewWeeks: [0, 1, 2],
        safetyFactor: 0.5,
      },
      markdowns: [],
    }
    const counts = simulateSeason(whole, plan, selling())
    const shards = [
      [0, 13],
      [13, 14],
      [14, 40],
    ].flatMap(([from, to]) => [
      ...simulateSeason(drawPaths(law, drawing, { from: from!, to: to! }), plan, selling()),
    ])
    expect(shards).toEqual([...counts])
  })

  it('[P58] who orders later knows more: what is known is a fair forecast at every lead', () => {
    const drawing = { ...EVEN, paths: 20_000, knownAtMonths: [1, 2] }
    const paths = drawPaths(demandLaw(), drawing)
    expect(paths.knownAtMonths).toEqual([0, 1, 2, 3])
    for (const [lead, months] of paths.knownAtMonths.entries()) {
      let known = 0
      let miss = 0
      let variance = 0
      for (let path = 0; path < paths.paths; path++) {
        const ratio = paths.knownRatio[path * 4 + lead]!
        let total = 0
        for (let week = 0; week < 4; week++) total += paths.wantedPieces[path * 4 + week]! / 1000
        known += ratio / paths.paths
        miss += Math.log(total / ratio) / paths.paths
        variance += Math.log(total / ratio) ** 2 / paths.paths
      }
      const sd = 0.3 * Math.sqrt(months)
      expect(known).toBeCloseTo(1, 2)
      expect(miss).toBeCloseTo((-sd * sd) / 2, 2)
      expect(Math.sqrt(variance - miss * miss)).toBeCloseTo(sd, 2)
    }
  })

  it('[P55] scaling prices and every cost scales every line', () => {
    const paths = drawPaths(law, { ...WHOLE, paths: 20 })
    const terms = selling({ storagePerPieceWeek: 0.2, capitalRatioPerYear: 0.1, returnRatio: 0.1 })
    const from = source(40, { freightPerPiece: 2, dutyRatio: 0.12, setUpPerOrder: 100 })
    const plan = push(from, 15, 30, 20)
    const scaledSource = { ...from, purchasePerPiece: 120, freightPerPiece: 6, setUpPerOrder: 300 }
    const scaledTerms = { ...terms, price: 300, endValue: 60, storagePerPieceWeek: 0.6 }
    const counts = simulateSeason(paths, plan, terms)
    const one = bridgeOf(bookSeasons(counts, { plan, selling: terms, entryPrice: 40 }))
    const three = bridgeOf(
      bookSeasons(counts, {
        plan: push(scaledSource, 15, 30, 20),
        selling: scaledTerms,
        entryPrice: 120,
      }),
    )
    expect(three.finalMargin).toBeCloseTo(3 * one.finalMargin, 6)
    for (const line of BRIDGE_LINES) expect(three.lines[line]).toBeCloseTo(3 * one.lines[line], 6)
  })

  it('[P56] replenishment near, looked at each week, beats one early order when demand is wild', () => {
    const wild = demandLaw({
      shareByWeek: Array.from({ length: 20 }, () => 0.05),
      errorByLead: [{ leadMonths: 1, sdLog: 0.5 }],
    })
    const paths = drawPaths(wild, { ...WHOLE, paths: 400 })
    const profit = (plan: SeasonPlan) =>
      bridgeOf(
        bookSeasons(simulateSeason(paths, plan, selling()), {
          plan,
          selling: selling(),
          entryPrice: 40,
        }),
      ).finalMargin
    const early = Math.max(...[800, 1000, 1300, 1700, 2200].map((n) => profit(push(source(40), n))))
    const near = source(46, { leadWeeks: 1 })
    const pull = profit({
      first: { source: near, piecesByVariant: [150], committedMonths: 0 },
      replenishment: {
        source: near,
        reviewWeeks: Array.from({ length: 19 }, (_, week) => week),
        safetyFactor: 1,
      },
      markdowns: [],
    })
    const perfect = (meanWanted(paths) * (100 - 40)) as number
    expect(pull).toBeGreaterThan(early)
    expect(pull).toBeLessThan(perfect)
  })
})

function total(counts: Float64Array, name: keyof typeof COUNT): number {
  let sum = 0
  for (let at = COUNT[name]; at < counts.length; at += COUNTS_A_PATH) sum += counts[at]!
  return sum
}

function meanWanted({ wantedPieces, paths }: DemandPaths): number {
  return wantedPieces.reduce((sum, pieces) => sum + pieces, 0) / paths
}
