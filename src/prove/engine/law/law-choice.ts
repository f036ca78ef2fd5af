import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { DemandLaw } from '../demand/demand-law.ts'
import type { ProductFamily } from '../demand/law-without-history.ts'
import { lawOfCommittee, lawOfFamily, lawOfSimilar } from '../demand/law-without-history.ts'

/** Where the law comes from when the product has no sales of its own. */
export type LawFrom =
  | {
      readonly kind: 'committee'
      /** What each member expects for the season, pieces. */
      readonly estimates: readonly { readonly name?: string; readonly pieces: number }[]
      /** Months between the estimates and the season. */
      readonly leadMonths?: number
    }
  | {
      readonly kind: 'similar'
      /** Products like this one: sold in a season, and what had been forecast, when it is known. */
      readonly items: readonly {
        readonly id: string
        readonly soldPieces: number
        readonly forecastPieces?: number
      }[]
      /** What is forecast for the product itself. */
      readonly forecastPieces?: number
      readonly leadMonths?: number
    }
  | { readonly kind: 'family'; readonly family: ProductFamily; readonly leadMonths?: number }

/** When nothing says how long before the season an estimate was made (assumption). */
export const ESTIMATED_AHEAD_MONTHS = 6
const [LEAST_LEAD, MOST_LEAD] = [0.25, 24]
const MOST_PIECES = 1e9

/**
 * The law of a committee, of similar products or of a family, in the weeks, sizes and returns that
 * are already known of the product.
 */
export function lawOfChoice(choice: LawFrom, known: DemandLaw): Result<DemandLaw> {
  const { leadMonths = ESTIMATED_AHEAD_MONTHS } = choice
  if (!(leadMonths >= LEAST_LEAD && leadMonths <= MOST_LEAD)) return fail(oddLead(leadMonths))
  const found = foundOf(choice, { leadMonths, known })
  if (!found.ok) return found
  const { origin, meanPieces, levelSdLog, errorByLead } = found.value
  return ok({ ...known, origin, meanPieces, levelSdLog, errorByLead })
}

interface Asked {
  readonly leadMonths: number
  readonly known: DemandLaw
}

function foundOf(choice: LawFrom, { leadMonths, known }: Asked): Result<DemandLaw> {
  const own = { leadMonths, seasonWeeks: known.shareByWeek.length }
  switch (choice.kind) {
    case 'family':
      return ok(lawOfFamily(choice.family, { ...own, meanPieces: known.meanPieces }))
    case 'committee': {
      const forecastPieces = choice.estimates.map(({ pieces }) => pieces)
      const odd = forecastPieces.findIndex((pieces) => !isPieces(pieces))
      if (odd >= 0) return fail(oddPieces(['estimates', odd], forecastPieces[odd]!))
      if (forecastPieces.length < 2) return fail(tooFew('estimates', forecastPieces.length))
      if (new Set(forecastPieces).size === 1) return fail(noSpread(forecastPieces[0]!))
      return ok(lawOfCommittee({ ...own, forecastPieces })!)
    }
    case 'similar': {
      const odd = choice.items.findIndex(({ soldPieces }) => !isPieces(soldPieces))
      if (odd >= 0) return fail(oddPieces(['items', odd], choice.items[odd]!.soldPieces))
      if (choice.items.length < 2) return fail(tooFew('items', choice.items.length))
      const { forecastPieces } = choice
      if (forecastPieces !== undefined && !isPieces(forecastPieces)) {
        return fail(oddPieces(['forecastPieces'], forecastPieces))
      }
      const asked = { ...own, ...(forecastPieces !== undefined && { forecastPieces }) }
      return ok(lawOfSimilar(choice.items, asked)!)
    }
  }
}

function isPieces(value: number): boolean {
  return value > 0 && value <= MOST_PIECES
}

function oddLead(leadMonths: number): Problem {
  return problem({
    code: 'law_lead',
    path: ['lawFrom', 'leadMonths'],
    message: `The estimate is made ${leadMonths} months ahead; it must be ${LEAST_LEAD} to ${MOST_LEAD}.`,
    maybe: 'Maybe days were given for months.',
    values: { value: leadMonths, low: LEAST_LEAD, high: MOST_LEAD },
  })
}

function oddPieces(path: readonly (string | number)[], value: number): Problem {
  return problem({
    code: 'law_pieces',
    path: ['lawFrom', ...path],
    message: `${value} is no number of pieces above 0.`,
    maybe: 'Maybe leave out who has no opinion.',
    values: { row: typeof path[1] === 'number' ? path[1] + 1 : 0, value },
  })
}

function tooFew(name: 'estimates' | 'items', count: number): Problem {
  return problem({
    code: 'law_too_few',
    path: ['lawFrom', name],
    message: `${count} of ${name}: a spread takes two at least.`,
    maybe: 'Maybe ask one more person, or take a family of products.',
    values: { name, count },
  })
}

function noSpread(value: number): Problem {
  return problem({
    code: 'law_no_spread',
    path: ['lawFrom', 'estimates'],
    message: `All estimates are ${value}: they show no doubt at all.`,
    maybe: 'Maybe the members heard each other: ask each one alone.',
    values: { value },
  })
}
