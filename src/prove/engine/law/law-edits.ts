import { sum } from '../../../core/statistics/quantile.ts'
import { expm1, log1p } from '../../../core/statistics/special.ts'
import type { Path, Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { DemandLaw } from '../demand/demand-law.ts'

/**
 * Figures of a demand law that someone gives in place of those that were found. Errors and doubts
 * are sds as a share of the forecast, as people say them; the law holds sds of logarithms.
 */
export interface LawEdits {
  readonly meanPieces?: number
  readonly levelErrorRatio?: number
  /** Week of the selling window, from 1; the weeks not named share what is left, as before. */
  readonly weeks?: readonly { readonly week: number; readonly shareRatio: number }[]
  readonly errors?: readonly { readonly leadMonths: number; readonly errorRatio: number }[]
  readonly variants?: readonly { readonly id: string; readonly shareRatio: number }[]
  readonly returnRatio?: number
  readonly markdownElasticity?: number
}

/** What an edit may hold; beyond, it is a slip of the pen. */
export const LAW_BOUNDS = {
  meanPieces: [0.1, 1e9],
  levelErrorRatio: [0, 3],
  shareRatio: [0, 1],
  errorRatio: [0, 5],
  leadMonths: [0, 24],
  returnRatio: [0, 1],
  markdownElasticity: [-20, 0],
} as const

/** Coefficient of variation of a lognormal law whose logarithm has this sd. */
export function errorRatioOf(sdLog: number): number {
  return Math.sqrt(expm1(sdLog * sdLog))
}

/** The other way: sd of the logarithm behind a coefficient of variation. */
export function sdLogOf(errorRatio: number): number {
  return Math.sqrt(log1p(errorRatio * errorRatio))
}

/** One more edit over those made before: the last word on each figure counts. */
export function mergedEdits(before: LawEdits, patch: LawEdits): LawEdits {
  const listed = <T>(name: 'weeks' | 'errors' | 'variants', key: (each: T) => unknown) => {
    const [old, next] = [before[name], patch[name]] as unknown as [T[]?, T[]?]
    if (!old || !next) return {}
    const kept = old.filter((each) => !next.some((one) => key(one) === key(each)))
    return { [name]: [...kept, ...next] }
  }
  return {
    ...before,
    ...patch,
    ...listed<{ week: number }>('weeks', ({ week }) => week),
    ...listed<{ leadMonths: number }>('errors', ({ leadMonths }) => leadMonths),
    ...listed<{ id: string }>('variants', ({ id }) => id),
  }
}

/** The law with what was given, every bound checked; all that does not fit is told at once. */
export function editedLaw(law: DemandLaw, edits: LawEdits): Result<DemandLaw> {
  const problems: Problem[] = []
  const inBounds = (name: keyof typeof LAW_BOUNDS, value: number | undefined, path: Path) => {
    if (value === undefined) return
    const [low, high] = LAW_BOUNDS[name]
    if (!(value >= low && value <= high)) problems.push(outOfBounds(path, value, [low, high]))
  }
  for (const name of [
    'meanPieces',
    'levelErrorRatio',
    'returnRatio',
    'markdownElasticity',
  ] as const) {
    inBounds(name, edits[name], [name])
  }
  edits.errors?.forEach(({ leadMonths, errorRatio }) => {
    inBounds('leadMonths', leadMonths, ['errors', leadMonths])
    inBounds('errorRatio', errorRatio, ['errors', leadMonths])
  })
  const shareByWeek = sharesWith(law.shareByWeek, {
    name: 'weeks',
    given: (edits.weeks ?? []).map(({ week, shareRatio }) => [week, week - 1, shareRatio]),
    problems,
  })
  const shares = sharesWith(
    law.variants.map(({ shareRatio }) => shareRatio),
    { name: 'variants', given: variantPlaces(law, edits), problems },
  )
  const errorByLead = errorsWith(law.errorByLead, edits.errors ?? [], problems)
  if (problems.length > 0) return fail(...problems)
  const { meanPieces = law.meanPieces, returnRatio = law.returnRatio } = edits
  const { levelErrorRatio, markdownElasticity = law.markdownElasticity } = edits
  return ok({
    ...law,
    meanPieces,
    levelSdLog: levelErrorRatio === undefined ? law.levelSdLog : sdLogOf(levelErrorRatio),
    shareByWeek,
    errorByLead,
    variants: law.variants.map(({ id }, at) => ({ id, shareRatio: shares[at]! })),
    returnRatio,
    ...(markdownElasticity !== undefined && { markdownElasticity }),
  })
}

type Given = readonly (readonly [name: string | number, at: number, shareRatio: number])[]

function variantPlaces({ variants }: DemandLaw, edits: LawEdits): Given {
  const places = new Map(variants.map(({ id }, at) => [id, at]))
  return (edits.variants ?? []).map(({ id, shareRatio }) => [id, places.get(id) ?? -1, shareRatio])
}

/** Shares given stay as they are; the others keep their proportions in what is left of the whole. */
function sharesWith(
  found: readonly number[],
  {
    name,
    given,
    problems,
  }: { readonly name: string; readonly given: Given; readonly problems: Problem[] },
): readonly number[] {
  if (given.length === 0) return found
  const fixed = new Map<number, number>()
  for (const [id, at, shareRatio] of given) {
    if (!(Number.isInteger(at) && at >= 0 && at < found.length)) {
      problems.push(unknownPart(name, id, found.length))
    } else if (!(shareRatio >= 0 && shareRatio <= 1)) {
      problems.push(outOfBounds([name, id], shareRatio, LAW_BOUNDS.shareRatio))
    } else fixed.set(at, shareRatio)
  }
  const whole = sum([...fixed.values()])
  const isAll = fixed.size === found.length
  if (whole > 1 + SLACK || (isAll && whole < 1 - SLACK)) {
    problems.push(notWhole(name, whole, isAll))
    return found
  }
  const left = Math.max(0, 1 - whole)
  const rest = sum(found.filter((_, at) => !fixed.has(at)))
  const others = found.length - fixed.size
  return found.map((share, at) => {
    const own = fixed.get(at)
    if (own !== undefined) return isAll ? own / whole : own
    return rest > 0 ? (share / rest) * left : left / others
  })
}

/** A whole of percentages written with one decimal may miss by this much. */
const SLACK = 0.005

/**
 * Errors given stay; those between move no further than it takes for none to fall as the lead
 * grows: who knows less does not forecast better.
 */
function errorsWith(
  found: DemandLaw['errorByLead'],
  given: NonNullable<LawEdits['errors']>,
  problems: Problem[],
): DemandLaw['errorByLead'] {
  const fixed = given
    .map(({ leadMonths, errorRatio }) => ({ leadMonths, sdLog: sdLogOf(errorRatio), errorRatio }))
    .toSorted((a, b) => a.leadMonths - b.leadMonths)
  for (const [at, next] of fixed.entries()) {
    const before = fixed[at - 1]
    if (before && next.sdLog < before.sdLog) problems.push(falls(before, next))
  }
  const others = found
    .filter(({ leadMonths }) => !fixed.some((each) => each.leadMonths === leadMonths))
    .map(({ leadMonths, sdLog }) => {
      const low = fixed.findLast((each) => each.leadMonths < leadMonths)?.sdLog ?? 0
      const high = fixed.find((each) => each.leadMonths > leadMonths)?.sdLog ?? Infinity
      return { leadMonths, sdLog: Math.min(high, Math.max(low, sdLog)) }
    })
  return [...others, ...fixed.map(({ leadMonths, sdLog }) => ({ leadMonths, sdLog }))].toSorted(
    (a, b) => a.leadMonths - b.leadMonths,
  )
}

function outOfBounds(path: Path, value: number, [low, high]: readonly [number, number]): Problem {
  const name = path.join(' ')
  return problem({
    code: 'law_edit_bounds',
    path: ['lawEdits', ...path],
    message: `${name} (${value}) must be ${low} to ${high}.`,
    maybe: 'Maybe a percentage was given where a share of 0 to 1 is meant.',
    values: { name, value, low, high },
  })
}

function unknownPart(name: string, id: string | number, count: number): Problem {
  return problem({
    code: 'law_edit_unknown',
    path: ['lawEdits', name, id],
    message: `The law has no ${id} among its ${count} ${name}.`,
    maybe: 'Maybe the law was found anew since: give this figure again.',
    values: { name, id, count },
  })
}

function notWhole(name: string, whole: number, isAll: boolean): Problem {
  const shown = Math.round(whole * 1000) / 10
  return problem({
    code: 'law_edit_whole',
    path: ['lawEdits', name],
    message: `The shares given of ${name} add up to ${shown} %, ${isAll ? 'not 100' : 'above 100'}.`,
    maybe: 'Maybe take one of them back: the others then share what is left.',
    values: { name, whole: shown },
  })
}

interface ErrorPoint {
  readonly leadMonths: number
  readonly errorRatio: number
}

function falls(before: ErrorPoint, next: ErrorPoint): Problem {
  const [low, high] = [next, before].map(({ errorRatio }) => Math.round(errorRatio * 1000) / 10)
  return problem({
    code: 'law_edit_falls',
    path: ['lawEdits', 'errors', next.leadMonths],
    message: `The error ${next.leadMonths} months ahead (${low} %) is below that of ${before.leadMonths} months (${high} %).`,
    maybe: 'Maybe the two were exchanged: further ahead one knows less.',
    values: { lead: next.leadMonths, low: low!, before: before.leadMonths, high: high! },
  })
}
