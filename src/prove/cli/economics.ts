import type { Arguments, Option } from '../../core/command.ts'
import type { EconomicsAsking, EconomicsFigure } from '../engine/economics/economics-inputs.ts'
import { ECONOMICS_BOUNDS } from '../engine/economics/economics-inputs.ts'
import type { AfterMarginAsking } from '../engine/after-margin.ts'
import type { PricedAsking } from '../engine/priced-assumptions/priced-switches.ts'
import { CARBON_PRICES } from '../engine/priced-assumptions/priced-switches.ts'
import type { WillingnessAsking } from '../engine/priced-assumptions/willingness-source.ts'
import { SURVEYS } from '../engine/priced-assumptions/willingness-source.ts'
import type { WillingSegment } from '../engine/priced-assumptions/willingness.ts'

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
export const AFTER_MARGIN_OPTIONS: readonly Option[] = [
  ...FIGURE_OPTIONS.map(({ name, value, doc }) => ({ name, value, doc })),
  {
    name: 'client-pays',
    value: 'order|delivery',
    doc: 'when clients pay for what is made once they have asked (default order)',
  },
  {
    name: 'carbon-price',
    value: 'MONEY',
    doc: `a tonne of CO2e, off by default; published: ${CARBON_PRICES.map((each) => each.pricePerTonne).join(', ')} EUR`,
  },
  { name: 'transparency', doc: 'costs are shown to clients: more of them buy; off by default' },
  {
    name: 'willingness',
    value: 'WHO',
    doc: `clients pay more for near, off by default: chain, ${SURVEYS.join(', ')}, or NAME:SHARE:PREMIUM,...`,
  },
  {
    name: 'premium',
    value: 'RATIO',
    doc: 'with --willingness: asked for near (default: what earns most)',
  },
  { name: 'firm', doc: 'what nearness costs the firm, and what the buyer is judged on' },
]

/** What they ask for; a sentence when one is odd. Cash and payback are always told. */
export function afterMarginOptions(given: Arguments['options']): AfterMarginAsking | string {
  const economics = economicsOptions(given)
  if (typeof economics === 'string') return economics
  const priced = pricedOptions(given)
  if (typeof priced === 'string') return priced
  const isPriced = Object.keys(priced).length > 0
  return { economics, ...(isPriced && { priced }), ...(given.has('firm') && { firm: true }) }
}

function economicsOptions(given: Arguments['options']): EconomicsAsking | string {
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

function pricedOptions(given: Arguments['options']): PricedAsking | string {
  const asked = given.get('willingness')
  const willingness = asked === undefined ? undefined : willingnessOption(asked)
  const isOdd = typeof willingness === 'string' && !isNamed(willingness)
  if (isOdd) return willingness
  const [carbon, premium] = [given.get('carbon-price'), given.get('premium')]
  const [carbonPricePerTonne, premiumRatio] = [numberOf(carbon), numberOf(premium)]
  if (Number.isNaN(carbonPricePerTonne)) return '--carbon-price takes a price a tonne: 250.'
  if (Number.isNaN(premiumRatio)) return '--premium takes a share of the price: 0.05.'
  return {
    ...(carbonPricePerTonne !== undefined && { carbonPricePerTonne }),
    ...(given.has('transparency') && { transparency: true }),
    ...(willingness !== undefined && { willingness: willingness as WillingnessAsking }),
    ...(premiumRatio !== undefined && { premiumRatio }),
  }
}

function numberOf(text: string | true | undefined): number | undefined {
  if (text === undefined) return undefined
  return text === true || text.trim() === '' ? NaN : Number(text)
}

function isNamed(text: string): boolean {
  return text === 'chain' || SURVEYS.some((survey) => survey === text)
}

/** `chain`, a survey, or `NAME:SHARE:PREMIUM,...`; a sentence when it is odd. */
function willingnessOption(text: string | true): string | readonly WillingSegment[] {
  if (text !== true && isNamed(text)) return text
  const parts = text === true ? [] : text.split(',').map((part) => part.split(':'))
  const segments = parts.map(([segment = '', share, premium]) => {
    const accepted = numberOf(premium) ?? NaN
    const shareRatio = numberOf(share) ?? NaN
    return { segment: segment.trim(), shareRatio, lowRatio: accepted, highRatio: accepted }
  })
  const isRead = segments.every(({ segment, shareRatio, lowRatio }) => {
    return segment !== '' && Number.isFinite(shareRatio) && Number.isFinite(lowRatio)
  })
  if (segments.length > 0 && isRead) return segments
  return `--willingness takes chain, ${SURVEYS.join(', ')}, or NAME:SHARE:PREMIUM,... as young:0.4:0.1.`
}
