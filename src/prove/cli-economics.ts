import type { Arguments, Option } from '../core/command.ts'
import type { EconomicsAsking, EconomicsFigure } from './engine/economics/economics-inputs.ts'
import { ECONOMICS_BOUNDS } from './engine/economics/economics-inputs.ts'

interface FigureOption extends Option {
  readonly value: string
  readonly figure: EconomicsFigure
}

const FIGURE_OPTIONS: readonly FigureOption[] = [
  { name: 'invest', value: 'MONEY', figure: 'investment', doc: 'spent once to buy near' },
  { name: 'subsidy', value: 'MONEY', figure: 'subsidy', doc: 'of that, what others pay' },
  { name: 'seasons', value: 'N', figure: 'seasonsPerYear', doc: 'seasons a year (default 1)' },
  { name: 'life', value: 'YEARS', figure: 'lifeYears', doc: 'years the gain counts (default 5)' },
  {
    name: 'discount',
    value: 'RATIO',
    figure: 'discountRatioPerYear',
    doc: 'a year on money to come (default: the chain’s cost of capital)',
  },
  {
    name: 'fx',
    value: 'SIGMA',
    figure: 'exchangeSdRatioPerYear',
    doc: 'far purchases are in another currency, that moves so much a year: 0.08',
  },
  {
    name: 'hedge',
    value: 'RATIO',
    figure: 'hedgeRatioPerYear',
    doc: 'with --fx: what covering the rate costs a year, of the sum',
  },
  {
    name: 'clients-leave',
    value: 'SHARE',
    figure: 'leaveRatio',
    doc: 'clients who find nothing and never come back: lost at their worth, not at one margin',
  },
]

/** Options of `prove` for what follows the final margin. */
export const ECONOMICS_OPTIONS: readonly Option[] = [
  ...FIGURE_OPTIONS.map(({ name, value, doc }) => ({ name, value, doc })),
  {
    name: 'client-pays',
    value: 'order|delivery',
    doc: 'when clients pay for what is made once they have asked (default order)',
  },
]

/** What they ask for; a sentence when one is odd. */
export function economicsOptions(given: Arguments['options']): EconomicsAsking | string {
  const figures: Partial<Record<EconomicsFigure, number>> = {}
  for (const { name, figure } of FIGURE_OPTIONS) {
    const text = given.get(name)
    if (text === undefined) continue
    const value = text === true || text.trim() === '' ? NaN : Number(text)
    const { low, high } = ECONOMICS_BOUNDS[figure]
    if (!(value >= low && value <= high)) {
      return `--${name} takes a number from ${low} to ${high}, decimals after a point.`
    }
    figures[figure] = value
  }
  const clientPays = given.get('client-pays')
  if (clientPays === undefined) return figures
  if (clientPays !== 'order' && clientPays !== 'delivery') {
    return '--client-pays takes order or delivery.'
  }
  return { ...figures, clientPays }
}
