import type { Path, Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { ProofQuestion } from '../../model.ts'
import { sourcesOf } from '../policy/policy.ts'

interface Finding {
  readonly path: Path
  readonly value: number
  readonly holds: boolean
  readonly must: string
  readonly maybe: string
}

/** Refuses what no season can be played with, every finding at once. */
export function checkQuestion(question: ProofQuestion): Result<ProofQuestion> {
  const found = [...ofLaw(question), ...ofSelling(question), ...ofSources(question)].filter(
    ({ holds }) => !holds,
  )
  const problems = found.map(problemOf)
  if (question.policies.length === 0) {
    problems.push(
      problem({
        code: 'prove_no_policy',
        path: ['policies'],
        message: 'There is no way of buying to compare.',
        maybe: 'Maybe a source, far or near, is missing.',
      }),
    )
  }
  return problems.length > 0 ? fail(...problems) : ok(question)
}

function problemOf({ path, value, must, maybe }: Finding): Problem {
  return problem({
    code: 'prove_out_of_range',
    path,
    message: `${path.join('.')} (${value}) must be ${must}.`,
    maybe,
    values: { name: path.join('.'), value, must },
  })
}

const MOST_WEEKS = 400

function ofLaw({ law }: ProofQuestion): Finding[] {
  const weeks = law.shareByWeek.length
  const shares = law.shareByWeek.reduce((sum, share) => sum + share, 0)
  const variants = law.variants.reduce((sum, { shareRatio }) => sum + shareRatio, 0)
  return [
    {
      path: ['law', 'meanPieces'],
      value: law.meanPieces,
      holds: law.meanPieces > 0 && law.meanPieces < Infinity,
      must: 'a number above 0',
      maybe: 'Maybe the expected sales are missing.',
    },
    {
      path: ['law', 'shareByWeek'],
      value: weeks,
      holds: weeks >= 1 && weeks <= MOST_WEEKS,
      must: `of 1 to ${MOST_WEEKS} weeks`,
      maybe: 'Maybe the selling window is missing.',
    },
    {
      path: ['law', 'shareByWeek'],
      value: shares,
      holds: Math.abs(shares - 1) < 1e-6 && law.shareByWeek.every((share) => share >= 0),
      must: 'shares that add up to 1',
      maybe: 'Maybe the shares are pieces.',
    },
    {
      path: ['law', 'variants'],
      value: variants,
      holds: Math.abs(variants - 1) < 1e-6,
      must: 'shares that add up to 1',
      maybe: 'Maybe a size is missing.',
    },
  ]
}

function ofSelling({ selling, drawing }: ProofQuestion): Finding[] {
  const ratio = (name: 'returnRatio' | 'resellableRatio' | 'substitutionRatio'): Finding => ({
    path: ['selling', name],
    value: selling[name],
    holds: selling[name] >= 0 && selling[name] <= 1,
    must: '0 to 1',
    maybe: 'Maybe it is a percentage.',
  })
  return [
    {
      path: ['selling', 'price'],
      value: selling.price,
      holds: selling.price > 0 && selling.price < Infinity,
      must: 'above 0',
      maybe: 'Maybe the price is missing.',
    },
    {
      path: ['selling', 'endValue'],
      value: selling.endValue,
      holds: selling.endValue < selling.price && selling.endValue > -Infinity,
      must: `below the price (${selling.price})`,
      maybe: 'Maybe what is left sells for more than the product: then nothing is at risk.',
    },
    ratio('returnRatio'),
    ratio('resellableRatio'),
    ratio('substitutionRatio'),
    {
      path: ['drawing', 'paths'],
      value: drawing.paths,
      holds: Number.isInteger(drawing.paths) && drawing.paths >= 2 && drawing.samplePaths >= 2,
      must: '2 or more',
      maybe: 'Maybe ask for 1000 seasons.',
    },
  ]
}

function ofSources({ policies, selling }: ProofQuestion): Finding[] {
  return policies.flatMap((policy) =>
    sourcesOf(policy).flatMap((source): Finding[] => [
      {
        path: ['policies', policy.id, source.id, 'purchasePerPiece'],
        value: source.purchasePerPiece,
        holds: source.purchasePerPiece > selling.endValue && source.purchasePerPiece < Infinity,
        must: `above what a left-over brings (${selling.endValue})`,
        maybe: 'Maybe left-overs sell for more than they cost: then there is no risk to balance.',
      },
      {
        path: ['policies', policy.id, source.id, 'damageRatio'],
        value: source.damageRatio,
        holds: source.damageRatio >= 0 && source.damageRatio < 1,
        must: '0 or more and below 1',
        maybe: 'Maybe it is a percentage.',
      },
      {
        path: ['policies', policy.id, source.id, 'leadWeeks'],
        value: source.leadWeeks,
        holds: source.leadWeeks >= 0 && source.leadWeeks < Infinity,
        must: '0 or more',
        maybe: 'Maybe the lead time is missing.',
      },
    ]),
  )
}
