import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem } from '../../core/problem.ts'
import { MARGIN_ALLOCATIONS } from './accounts/value-curve.ts'
import type { SessionOptions } from './session.ts'

interface SeeRequest {
  readonly document: unknown
  readonly options: SessionOptions
}

/** A chain alone, or one with how it is to be looked at: `{document, marginAllocation, ...}`. */
export function parseRequest(body: unknown): Result<SeeRequest> {
  if (!isRecord(body) || !('document' in body)) return ok({ document: body, options: {} })
  const { document, marginAllocation, marginWeights, canvas, language, ...rest } = body
  const problems: Problem[] = Object.keys(rest).map((name) =>
    wrong(name, rest[name], `not known: a request has ${FIELDS.join(', ')}`),
  )
  const allocation = MARGIN_ALLOCATIONS.find((each) => each === marginAllocation)
  if (marginAllocation !== undefined && allocation === undefined) {
    problems.push(
      wrong('marginAllocation', marginAllocation, `one of ${MARGIN_ALLOCATIONS.join(', ')}`),
    )
  }
  if (marginWeights !== undefined && !isWeights(marginWeights)) {
    problems.push(wrong('marginWeights', marginWeights, 'numbers from 0 by the id of a stage'))
  }
  if (language !== undefined && language !== 'fr' && language !== 'en') {
    problems.push(wrong('language', language, 'fr or en'))
  }
  if (problems.length > 0) return fail(...problems)
  return ok({
    document,
    options: {
      ...(allocation && { marginAllocation: allocation }),
      ...(isWeights(marginWeights) && { marginWeights }),
      ...(canvas === undefined ? {} : { canvas }),
      ...(language === 'en' ? { language: 'en' as const } : {}),
    },
  })
}

const FIELDS = ['document', 'marginAllocation', 'marginWeights', 'canvas', 'language']

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWeights(value: unknown): value is Readonly<Record<string, number>> {
  return (
    isRecord(value) &&
    Object.values(value).every((each) => Number.isFinite(each) && (each as number) >= 0)
  )
}

function wrong(name: string, value: unknown, wanted: string): Problem {
  return problem({
    code: 'see_request',
    path: [name],
    message: `${name} (${JSON.stringify(value)?.slice(0, 60) ?? 'nothing'}) is ${wanted.startsWith('not') ? wanted : `not ${wanted}`}.`,
    maybe: 'Maybe send the chain alone: the rest is optional.',
    values: { name },
  })
}
