import type { Chain } from '../../../chain/chain.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { figure } from '../../../chain/reference-set/reference.ts'
import type { Words } from '../../../core/schema/schema.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { Willingness, WillingnessAsking } from './willingness-source.ts'
import { willingnessOf } from './willingness-source.ts'

/** Assumptions that are worth money: each is off until it is asked for. */
export interface PricedAsking {
  /** On every tonne of CO2e, in the currency of the chain. */
  readonly carbonPricePerTonne?: number
  /** Costs are shown to the client, of every way of buying. */
  readonly transparency?: boolean
  readonly willingness?: WillingnessAsking
  /** Premium asked for what is made near; missing: the one that earns most on the curve. */
  readonly premiumRatio?: number
}

/** The same once figures and sources have been looked up. */
export interface PricedSwitches {
  readonly carbonPricePerTonne?: number
  /** Purchases added by showing costs. */
  readonly transparencyRatio?: number
  readonly willingness?: Willingness
  readonly premiumRatio?: number
}

interface SourcedPrice {
  readonly pricePerTonne: number
  readonly currency: 'EUR'
  readonly source: Words
}

/** Prices of carbon that a source gives, to choose from. */
export const CARBON_PRICES: readonly SourcedPrice[] = [
  {
    pricePerTonne: 44.6,
    currency: 'EUR',
    source: {
      fr: 'composante carbone des taxes françaises sur l’énergie, inchangée de 2018 à 2024',
      en: 'carbon component of French energy taxes, unchanged from 2018 to 2024',
    },
  },
  {
    pricePerTonne: 180,
    currency: 'EUR',
    source: {
      fr: 'dommages, agence allemande de l’environnement, Methodenkonvention 3.0 (2018), euros de 2016',
      en: 'damage, German environment agency, Methodenkonvention 3.0 (2018), euros of 2016',
    },
  },
  {
    pricePerTonne: 250,
    currency: 'EUR',
    source: {
      fr: 'valeur de l’action pour le climat en 2030, commission Quinet, France Stratégie (2019)',
      en: 'value of climate action in 2030, Quinet commission, France Stratégie (2019)',
    },
  },
]

/** Mohan, Buell and John 2020, in the reference tables. */
const TRANSPARENCY_KEY = 'wtp-8'
const BOUNDS = {
  carbonPricePerTonne: { low: 0, high: 10_000 },
  premiumRatio: { low: 0, high: 2 },
} as const

/** Looks up what is asked; refuses what is out of bounds, or rests on nothing. */
export function pricedSwitches(
  asking: PricedAsking,
  market: Chain['markets'][number] | undefined,
  reference: ReferenceSet,
): Result<PricedSwitches> {
  const problems = checkBounds(asking)
  const { transparency, willingness: asked, carbonPricePerTonne, premiumRatio } = asking
  const shown = transparency ? transparencyFigure(reference) : undefined
  if (transparency && !shown) problems.push(noFigure())
  const willing = asked === undefined ? undefined : willingnessOf(asked, market, reference)
  if (willing && !willing.ok) problems.push(...willing.problems)
  if (problems.length > 0) return fail(...problems)
  return ok({
    ...(carbonPricePerTonne !== undefined && { carbonPricePerTonne }),
    ...(shown && { transparencyRatio: shown.value }),
    ...(willing?.ok && { willingness: willing.value }),
    ...(premiumRatio !== undefined && { premiumRatio }),
  })
}

/** What showing costs adds to purchases, with its source. */
export function transparencyFigure(reference: ReferenceSet) {
  return figure(reference, 'willingness-to-pay', TRANSPARENCY_KEY, 'valueRatio')
}

function checkBounds(asking: PricedAsking): Problem[] {
  const problems = (['carbonPricePerTonne', 'premiumRatio'] as const).flatMap((name): Problem[] => {
    const value = asking[name]
    const { low, high } = BOUNDS[name]
    if (value === undefined || (value >= low && value <= high)) return []
    return [
      problem({
        code: 'prove_out_of_range',
        path: ['priced', name],
        message: `${name} (${value}) must be from ${low} to ${high}.`,
        maybe:
          name === 'premiumRatio'
            ? 'Maybe a percentage was written: 12 % is 0.12.'
            : 'Maybe a price a kilogram was meant: give it by the tonne.',
        values: { name, value, must: `${low} .. ${high}` },
      }),
    ]
  })
  if (asking.premiumRatio !== undefined && asking.willingness === undefined) {
    problems.push(
      problem({
        code: 'prove_premium_alone',
        path: ['priced', 'premiumRatio'],
        message: `premiumRatio (${asking.premiumRatio}) says nothing of who still buys.`,
        maybe: 'Maybe say which clients accept which premium: willingness.',
        values: { value: asking.premiumRatio },
      }),
    )
  }
  return problems
}

function noFigure(): Problem {
  return problem({
    code: 'prove_no_reference',
    path: ['priced', 'transparency'],
    message: 'The reference tables do not hold what showing costs adds to purchases.',
    maybe: 'Maybe load the reference tables again.',
  })
}
