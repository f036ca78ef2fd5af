import type { Result } from '../../../core/problem.ts'
import { capacityOption } from './capacity-option.ts'
import { frontier } from './frontier.ts'
import { newsvendor } from './newsvendor.ts'
import { permanentBreakEven } from './permanent.ts'
import { quickResponse } from './quick-response.ts'

/** One formula by name: the figures that it needs, and what it gives. */
export interface Formula {
  readonly needs: readonly string[]
  /** Flags that may be left out, with what is then taken. */
  readonly may?: Readonly<Record<string, number>>
  readonly doc: string
  readonly run: (of: Readonly<Record<string, number>>) => Result<Readonly<Record<string, number>>>
}

const SEASON = ['price', 'cost', 'salvage', 'forecast', 'sigma', 'lead'] as const

function seasonOf(of: Readonly<Record<string, number>>) {
  return {
    price: of['price']!,
    cost: of['cost']!,
    salvage: of['salvage']!,
    forecastPieces: of['forecast']!,
    sigma: of['sigma']!,
    leadMonths: of['lead']!,
  }
}

export const FORMULAS: Readonly<Record<string, Formula>> = {
  newsvendor: {
    needs: SEASON,
    doc: 'one early order: the quantity of greatest expected profit',
    run: (of) =>
      mapped(newsvendor(seasonOf(of)), ({ quantityPieces, profit }) => ({
        quantity: quantityPieces,
        profit,
      })),
  },
  frontier: {
    needs: ['price', 'cost', 'salvage', 'sigma', 'lead'],
    may: { 'near-lead': 0 },
    doc: 'the far cost that earns as much as a near maker at --cost',
    run: (of) =>
      mapped(
        frontier({ ...seasonOf(of), nearLeadMonths: of['near-lead']! }),
        ({ breakEvenCost, differentialRatio }) => ({
          breakEvenCost,
          differential: differentialRatio,
        }),
      ),
  },
  'quick-response': {
    needs: ['price', 'cost', 'salvage', 'mean', 'sigma', 'tau'],
    doc: 'what ordering after one early signal adds; sigma and tau in pieces',
    run: (of) =>
      mapped(
        quickResponse({
          ...seasonOf(of),
          meanPieces: of['mean']!,
          sigmaPieces: of['sigma']!,
          tauPieces: of['tau']!,
        }),
        ({ sdBeforePieces, sdAfterPieces, gain, profitBefore }) => ({
          sdBefore: sdBeforePieces,
          sdAfter: sdAfterPieces,
          gain,
          profitBefore,
        }),
      ),
  },
  'capacity-option': {
    needs: [...SEASON, 'fee', 'execute'],
    doc: 'first order and capacity reserved near at a fee',
    run: (of) =>
      mapped(
        capacityOption({ ...seasonOf(of), fee: of['fee']!, execute: of['execute']! }),
        ({ orderPieces, capacityPieces, profit }) => ({
          order: orderPieces,
          capacity: capacityPieces,
          profit,
        }),
      ),
  },
  permanent: {
    needs: ['mean', 'sd', 'carrying', 'safety', 'cost', 'near-lead', 'lead'],
    may: { 'near-review': 1, review: 1 },
    doc: 'the far cost that equalises for a product sold all year; leads and reviews in weeks',
    run: (of) =>
      mapped(
        permanentBreakEven(
          {
            meanPiecesPerWeek: of['mean']!,
            sdPiecesPerWeek: of['sd']!,
            carryingRatioPerYear: of['carrying']!,
            safetyFactor: of['safety']!,
          },
          {
            unitCost: of['cost']!,
            leadWeeks: of['near-lead']!,
            reviewWeeks: of['near-review']!,
          },
          { leadWeeks: of['lead']!, reviewWeeks: of['review']! },
        ),
        ({ breakEvenCost, differentialRatio, ratioPerWeek }) => ({
          breakEvenCost,
          differential: differentialRatio,
          perWeek: ratioPerWeek,
        }),
      ),
  },
}

function mapped<T, U>(result: Result<T>, change: (value: T) => U): Result<U> {
  return result.ok ? { ...result, value: change(result.value) } : result
}

export const FLAG_DOCS: Readonly<Record<string, string>> = {
  price: 'selling price excluding VAT, a piece',
  cost: 'landed cost of a piece',
  salvage: 'what a left-over brings',
  forecast: 'expected season demand, pieces',
  sigma: 'forecast error per square root of a month (log); pieces for quick-response',
  lead: 'months between order and season; weeks for permanent',
  'near-lead': 'lead of the near maker (default 0)',
  mean: 'mean demand: pieces a season, or a week for permanent',
  tau: 'doubt of the mean itself, pieces',
  fee: 'paid for each piece reserved',
  execute: 'paid for each piece then made',
  sd: 'sd of weekly demand, pieces',
  carrying: 'cost of holding a piece a year, share of its cost',
  safety: 'safety in sds',
  review: 'weeks between two far orders (default 1)',
  'near-review': 'weeks between two near orders (default 1)',
}
