import type { Result } from '../../../core/problem.ts'
import { mean, variance } from '../../../core/statistics/quantile.ts'
import { rng } from '../../../core/statistics/rng.ts'
import { normalQuantile } from '../../../core/statistics/normal.ts'
import { bookSeasons, bridgeOf } from '../bridge/bridge-lines.ts'
import { drawPaths } from '../season/demand-paths.ts'
import type { SeasonPlan, SellingTerms, WorkToOrder } from '../season/season-plan.ts'
import { demandLaw, push, selling, source } from '../season/season.test-support.ts'
import { simulateMean } from '../season/simulate-mean.ts'
import { capacityOption } from './capacity-option.ts'
import { frontier } from './frontier.ts'
import { newsvendor } from './newsvendor.ts'
import { breakEvenAcceptance } from './patience.ts'
import { permanentCostPerWeek } from './permanent.ts'
import { quickResponse } from './quick-response.ts'

/** A theorem, and how one replicate of so many simulated seasons sees it. */
export interface SimulatedCheck {
  readonly name: string
  readonly exact: number
  readonly replicate: (seed: number, paths: number) => number
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}

/** One season of one week, as the formulas have it, forecast three months ahead. */
const DRAWING = { leadMonths: 3, weekNoiseRatio: 0, pieces: 'even' } as const
const atOnce = demandLaw({ shareByWeek: [1] })
const season = {
  price: 100,
  cost: 40,
  salvage: 20,
  forecastPieces: 1000,
  sigma: 0.3,
  leadMonths: 3,
}

function earned(
  plan: SeasonPlan,
  terms: Partial<SellingTerms> = {},
  knownAtMonths: readonly number[] = [],
): SimulatedCheck['replicate'] {
  return (seed, paths) => {
    const drawn = drawPaths(atOnce, { ...DRAWING, seed, paths, knownAtMonths })
    const counts = simulateMean(drawn, plan, selling(terms))
    const booked = bookSeasons(counts, { plan, selling: selling(terms), entryPrice: 40 })
    return bridgeOf(booked).finalMargin
  }
}

function toOrder(cost: number, more: Partial<WorkToOrder>): WorkToOrder {
  return {
    source: source(cost),
    waitDays: 0,
    capacityPiecesPerWeek: Infinity,
    feePerPieceReserved: 0,
    returnRatio: 0,
    ...more,
  }
}

function seasonChecks(): SimulatedCheck[] {
  const early = must(newsvendor(season))
  const { breakEvenCost } = must(frontier({ ...season, cost: 50, nearLeadMonths: 0.5 }))
  const far = must(newsvendor({ ...season, cost: breakEvenCost }))
  const near = must(newsvendor({ ...season, cost: 50, leadMonths: 0.5 }))
  const later = { source: source(50), piecesByVariant: [near.quantityPieces], committedMonths: 0.5 }
  const keptRatio = must(breakEvenAcceptance({ ...season, toOrderCost: 50 }))
  const patience = [{ days: 10, keptRatio }]
  const option = must(capacityOption({ ...season, fee: 8, execute: 45 }))
  const reserved = toOrder(45, {
    capacityPiecesPerWeek: option.capacityPieces,
    feePerPieceReserved: 8,
  })
  return [
    {
      name: 'newsvendor',
      exact: early.profit,
      replicate: earned(push(source(40), early.quantityPieces)),
    },
    {
      name: 'frontier: far, at its break-even cost',
      exact: near.profit,
      replicate: earned(push(source(breakEvenCost), far.quantityPieces)),
    },
    {
      name: 'frontier: near, half a month ahead',
      exact: near.profit,
      replicate: earned({ first: later, markdowns: [] }, {}, [0.5]),
    },
    {
      name: 'patience: made to order at 50, for those who must accept',
      exact: early.profit,
      replicate: earned({ toOrder: toOrder(50, { waitDays: 10 }), markdowns: [] }, { patience }),
    },
    {
      name: 'capacity as an option',
      exact: option.profit,
      replicate: earned({ ...push(source(40), option.orderPieces), toOrder: reserved }),
    },
  ]
}

/** Ordering normal demand before and after one observation. */
function quickResponseChecks(): SimulatedCheck[] {
  const question = {
    price: 100,
    cost: 40,
    salvage: 20,
    meanPieces: 1000,
    sigmaPieces: 150,
    tauPieces: 250,
  }
  const exact = must(quickResponse(question))
  const z = normalQuantile(0.75)
  const weight = 250 ** 2 / (250 ** 2 + 150 ** 2)
  const play =
    (ordered: (signal: number) => number): SimulatedCheck['replicate'] =>
    (seed, paths) => {
      const random = rng(seed)
      let sum = 0
      for (let path = 0; path < paths; path++) {
        const theta = 1000 + 250 * random.normal()
        const pieces = ordered(theta + 150 * random.normal())
        sum += 80 * Math.min(theta + 150 * random.normal(), pieces) - 20 * pieces
      }
      return sum / paths
    }
  const after = (signal: number) => 1000 + weight * (signal - 1000) + z * exact.sdAfterPieces
  return [
    {
      name: 'quick response: before the signal',
      exact: exact.profitBefore,
      replicate: play(() => 1000 + z * exact.sdBeforePieces),
    },
    {
      name: 'quick response: after the signal',
      exact: exact.profitBefore + exact.gain,
      replicate: play(after),
    },
  ]
}

/** Ordered up to a level every 4 weeks, arriving 10 later: what is in stock and on its way. */
function permanentCheck(): SimulatedCheck {
  const product = {
    meanPiecesPerWeek: 100,
    sdPiecesPerWeek: 20,
    carryingRatioPerYear: 0.25,
    safetyFactor: 2.054,
  }
  const exact = permanentCostPerWeek(product, { unitCost: 10, leadWeeks: 10, reviewWeeks: 4 })
  const upTo = 100 * 14 + 2.054 * 20 * Math.sqrt(14)
  return {
    name: 'permanent: cost a week of a source 10 weeks away',
    exact,
    replicate: (seed, weeks) => {
      const random = rng(seed)
      let held = 0
      let since = 0
      for (let week = 0; week < weeks; week++) {
        if (week % 4 === 0) since = 0
        const demand = 100 + 20 * random.normal()
        // Mid-week: half of this week's demand is gone.
        held += upTo - since - demand / 2
        since += demand
      }
      return 10 * 100 + ((0.25 / 52) * 10 * held) / weeks
    },
  }
}

/** Every closed form that `prove` uses, each with a simulation that shares no formula with it. */
export function simulatedChecks(): readonly SimulatedCheck[] {
  return [...seasonChecks(), ...quickResponseChecks(), permanentCheck()]
}

/** Mean of replicates that share nothing, and its standard error from their spread. */
export function replicated(
  { replicate }: SimulatedCheck,
  { replicates, paths }: { readonly replicates: number; readonly paths: number },
): { readonly mean: number; readonly error: number } {
  const values = Array.from({ length: replicates }, (_, seed) => replicate(seed, paths))
  return { mean: mean(values), error: Math.sqrt(variance(values) / replicates) }
}

/** t of 9 degrees of freedom, 97.5 %. */
const T_OF_NINE = 2.262157162740992

/** Share of seeds whose interval at 95 %, from ten replicates, holds the newsvendor's profit. */
export function coverage(seeds: number): number {
  const { quantityPieces, profit } = must(newsvendor(season))
  const replicate = earned(push(source(40), quantityPieces))
  let held = 0
  for (let seed = 0; seed < seeds; seed++) {
    const values = Array.from({ length: 10 }, (_, each) => replicate(seed * 10 + each, 16))
    const half = T_OF_NINE * Math.sqrt(variance(values) / 10)
    if (Math.abs(mean(values) - profit) <= half) held += 1
  }
  return held / seeds
}
