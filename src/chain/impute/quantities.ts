import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import type { ModelPrior } from './model/mixed-model.ts'

/** One kind of figure that several stages have, and what makes two of them alike. */
export interface Quantity {
  readonly id: string
  /** Ratios stay below 1: their odds are modelled instead. */
  readonly isRatio: boolean
  /** Many stages have none: absent may mean none. */
  readonly isOptional: boolean
  /** What its absence stands for: nothing lost, or all of it kept. */
  readonly absent: 0 | 1
  readonly prior: ModelPrior
  readonly slopes: readonly { readonly mean: number; readonly sd: number }[]
  /** What the factors of its cells are. */
  readonly factors: readonly Words[]
  /** What a table gives beforehand, in words. */
  readonly table?: Words
}

const STEP = words('même opération | same operation')
const FIRM = words('même entreprise | same firm')
const COUNTRY = words('même pays | same country')
const MODE = words('même mode | same mode')
const KIND = words('même source de la table | same source of the table')

/**
 * Expected scatter of a logarithm among stages of one chain, worth four figures beside those given.
 * Assumption: hours, energy and costs of unlike plants differ by a factor of two or so, pay inside a
 * country by a quarter, roads around the great circle by a tenth.
 */
function quantity(id: string, logSd: number, rest: Partial<Quantity> = {}): Quantity {
  return {
    id,
    isRatio: false,
    isOptional: false,
    absent: 0,
    prior: { logSd, levelSd: undefined },
    slopes: [],
    factors: [STEP, FIRM, COUNTRY],
    ...rest,
  }
}

/** Work grows with the mass of a piece, less than in proportion. Assumption, learnt from the chain. */
const BY_MASS = { mean: 0.6, sd: 0.3 } as const

const OPTIONAL = { isOptional: true } as const

export const PROCESS_QUANTITIES = {
  leadTimeDays: quantity('leadTimeDays', 0.3),
  hoursPerRun: quantity('hoursPerRun', 0.5, { slopes: [BY_MASS] }),
  kwhPerRun: quantity('kwhPerRun', 0.6, { slopes: [BY_MASS] }),
  ownCostPerRun: quantity('ownCostPerRun', 0.5, { slopes: [BY_MASS] }),
  purchaseCostPerRun: quantity('purchaseCostPerRun', 0.6, { slopes: [BY_MASS] }),
  directCarbonKgCo2ePerRun: quantity('directCarbonKgCo2ePerRun', 0.9, {
    ...OPTIONAL,
    slopes: [BY_MASS],
  }),
  setupCost: quantity('setupCost', 0.9, OPTIONAL),
  costPerYear: quantity('costPerYear', 0.9, OPTIONAL),
  yieldRatio: quantity('yieldRatio', 0.8, { ...OPTIONAL, isRatio: true, absent: 1 }),
  scrapRatio: quantity('scrapRatio', 0.8, { ...OPTIONAL, isRatio: true }),
  costPerHour: quantity('costPerHour', 0.2, {
    prior: { logSd: 0.2, levelSd: 0.5 },
    factors: [KIND, FIRM, COUNTRY],
    table: words('coût horaire du pays | hourly cost of the country'),
  }),
  costPerKwh: quantity('costPerKwh', 0.25, {
    factors: [FIRM, COUNTRY],
    table: words('prix de l’électricité du pays | electricity price of the country'),
  }),
} as const

/** What is bought outside, when prices of the chain are known: of their size, within a factor of ten. */
export const BOUGHT = quantity('purchaseCostPerRun', 0.8, {
  prior: { logSd: 0.8, levelSd: 1.4 },
  slopes: [BY_MASS],
  table: words('prix connus de la chaîne | known prices of the chain'),
})

export const LANE_QUANTITIES = {
  distanceKm: quantity('distanceKm', 0.1, {
    prior: { logSd: 0.1, levelSd: 0.25 },
    factors: [MODE],
    table: words('distance entre les deux lieux | distance between the two places'),
  }),
  leadTimeDays: quantity('lane.leadTimeDays', 0.25, {
    slopes: [{ mean: 0.5, sd: 0.3 }],
    factors: [MODE, FIRM],
  }),
  costPerKg: quantity('lane.costPerKg', 0.35, {
    slopes: [
      { mean: 0.5, sd: 0.3 },
      { mean: 0, sd: 0.3 },
    ],
    factors: [MODE, FIRM],
  }),
  damageRatio: quantity('lane.damageRatio', 0.9, { ...OPTIONAL, isRatio: true, factors: [MODE] }),
} as const
