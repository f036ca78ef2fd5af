import type { Chain } from '../../../chain/chain.ts'
import type { Figure, ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { figure } from '../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { WillingSegment } from './willingness.ts'

/** Surveys of the reference tables that say a curve, and not a share alone. */
export const SURVEYS = ['cci-2021', 'ifop-2013'] as const
export type Survey = (typeof SURVEYS)[number]

/** Where willingness is read: the market of the chain, a survey, or segments given. */
export type WillingnessAsking = 'chain' | Survey | readonly WillingSegment[]

export interface Willingness {
  readonly segments: readonly WillingSegment[]
  readonly origin: 'chain' | 'published' | 'given'
  readonly source: string
}

/** The segments asked for, each with the premium that it accepts. */
export function willingnessOf(
  asked: WillingnessAsking,
  market: Chain['markets'][number] | undefined,
  reference: ReferenceSet,
): Result<Willingness> {
  if (asked === 'chain') return ofMarket(market)
  if (asked === 'cci-2021' || asked === 'ifop-2013') return ofSurvey(asked, reference)
  const problems = checkSegments(asked)
  return problems.length > 0
    ? fail(...problems)
    : ok({ segments: asked, origin: 'given', source: '' })
}

function ofMarket(market: Chain['markets'][number] | undefined): Result<Willingness> {
  const rows = market?.willingness ?? []
  if (rows.length === 0) {
    return fail(
      problem({
        code: 'prove_no_willingness',
        path: ['markets', 'willingness'],
        message: 'The market says nothing of what its clients are willing to pay.',
        maybe: `Maybe fill willingness to pay in the market, or name a survey: ${SURVEYS.join(', ')}.`,
        values: { surveys: SURVEYS.join(', ') },
      }),
    )
  }
  const segments = rows.map(({ segment, shareRatio, premiumRatio }) => ({
    segment,
    shareRatio,
    lowRatio: Math.max(0, premiumRatio),
    highRatio: Math.max(0, premiumRatio),
  }))
  const problems = checkSegments(segments)
  return problems.length > 0 ? fail(...problems) : ok({ segments, origin: 'chain', source: '' })
}

/**
 * Shares as the survey prints them. Where it names a range the segment accepts evenly within it;
 * who accepts more than the last figure printed is counted at that figure: never more than was said.
 */
function ofSurvey(survey: Survey, reference: ReferenceSet): Result<Willingness> {
  const read = (key: string, column: 'valueRatio' | 'highRatio' = 'valueRatio') =>
    figure(reference, 'willingness-to-pay', key, column)
  if (survey === 'cci-2021') {
    // 26 % refuse, 66 % accept a premium below 10 %: the others accept 10 %.
    const [refuse, below, limit] = [read('wtp-1'), read('wtp-2'), read('wtp-3', 'highRatio')]
    if (!refuse || !below || !limit) return fail(noTable(survey))
    const most = limit.value
    const segments = [
      { segment: '0', shareRatio: refuse.value, lowRatio: 0, highRatio: 0 },
      { segment: '<10', shareRatio: below.value, lowRatio: 0, highRatio: most },
      rest('10+', refuse.value + below.value, most),
    ]
    return ok(published(segments, refuse))
  }
  // 77 % would pay more: 40 % of all 5 % more, 29 % from 5 to 10 % more.
  const [ready, five, ten] = [read('wtp-9'), read('wtp-10'), read('wtp-11')]
  if (!ready || !five || !ten) return fail(noTable(survey))
  const refuse = 1 - ready.value
  const segments = [
    { segment: '0', shareRatio: refuse, lowRatio: 0, highRatio: 0 },
    { segment: '5', shareRatio: five.value, lowRatio: 0.05, highRatio: 0.05 },
    { segment: '5-10', shareRatio: ten.value, lowRatio: 0.05, highRatio: 0.1 },
    rest('10+', refuse + five.value + ten.value, 0.1),
  ]
  return ok(published(segments, ready))
}

function rest(segment: string, others: number, premium: number): WillingSegment {
  return {
    segment,
    shareRatio: Math.max(0, 1 - others),
    lowRatio: premium,
    highRatio: premium,
  }
}

function published(segments: readonly WillingSegment[], { source, year }: Figure): Willingness {
  return { segments, origin: 'published', source: `${source} (${year})` }
}

/** Shares of all clients, and premiums over the price. */
function checkSegments(segments: readonly WillingSegment[]): Problem[] {
  const odd = segments.flatMap(({ segment, shareRatio, lowRatio, highRatio }) => [
    ...(shareRatio >= 0 && shareRatio <= 1
      ? []
      : [out(segment, shareRatio, 'a share from 0 to 1')]),
    ...(lowRatio >= 0 && highRatio <= MOST_PREMIUM && lowRatio <= highRatio
      ? []
      : [out(segment, highRatio, `a premium from 0 to ${MOST_PREMIUM}`)]),
  ])
  const all = segments.reduce((sum, { shareRatio }) => sum + shareRatio, 0)
  return all > 1 + 1e-9 ? [...odd, out('all', all, 'shares of at most 1 together')] : odd
}

/** Ten times the price. */
const MOST_PREMIUM = 9

function out(segment: string, value: number, must: string): Problem {
  return problem({
    code: 'prove_out_of_range',
    path: ['priced', 'willingness', segment],
    message: `willingness of ${segment} (${value}) must be ${must}.`,
    maybe: 'Maybe a percentage was written: 12 % is 0.12.',
    values: { name: segment, value, must },
  })
}

function noTable(survey: Survey): Problem {
  return problem({
    code: 'prove_no_reference',
    path: ['priced', 'willingness'],
    message: `The reference tables do not hold the survey ${survey}.`,
    maybe: 'Maybe give the segments by hand.',
    values: { survey },
  })
}
