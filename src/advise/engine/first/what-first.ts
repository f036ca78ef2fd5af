import type { Chain } from '../../../chain/chain.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import type { Applicability } from '../../../levers/applicability.ts'
import { tryLever } from '../../../levers/applicability.ts'
import { leverOf, LEVERS } from '../../../levers/catalogue.ts'
import type { Lever } from '../../../levers/lever.ts'
import { effectsOf } from '../../../see/engine/effects/effects.ts'
import type { See } from '../../../see/engine/see.ts'
import { see } from '../../../see/engine/see.ts'
import type { FirstDocument, Phase } from './document.ts'
import { doubtOf, responsesOf } from './doubt.ts'
import { firstDocument } from './first-lines.ts'
import { flipCandidates } from './flip-candidates.ts'
import { flipOf } from './flip.ts'
import type { Gain } from './gain.ts'
import { gainBetween } from './gain.ts'
import type { LeverPair, Tried } from './pairs.ts'
import { pairOf } from './pairs.ts'
import type { SeasonCount, Seasons } from './seasons.ts'
import { countFor, openSeasons } from './seasons.ts'
import type { Standing } from './standing/standing.ts'
import { standingOf } from './standing/standing.ts'
import type { Tables, Trial } from './trial.ts'

export interface FirstOptions {
  readonly seed?: number
  /** Seasons that margins are read on, at most. */
  readonly paths?: number
  /** Levers to try; missing: all of the catalogue. */
  readonly levers?: readonly string[]
  /** Pairs of the first ten, after the ranking. */
  readonly pairs?: boolean
}

/** A lever while it is worked out. */
export interface LeverWork {
  readonly lever: Lever
  tried?: Applicability
  standing?: Standing
  effects?: ReturnType<typeof effectsOf>
  gain?: Gain
  stage: FirstDocument['lines'][number]['stage']
  doubt?: ReturnType<typeof doubtOf>
  flip?: ReturnType<typeof flipOf> | null
}

/** All the work of a ranking, as it stands. */
export interface FirstWork {
  readonly chain: Chain
  readonly before: Standing
  readonly seen: See
  readonly moved: Trial['moved']
  readonly tables: Tables
  readonly levers: readonly LeverWork[]
  readonly pairs: LeverPair[]
  readonly seasons: Seasons
  base?: Gain
  phase: Phase
  done: number
  planned: number
}

/** Few seasons give the order soon, all of them the figures. */
const FEW: Omit<SeasonCount, 'seed'> = { paths: 32, samplePaths: 16 }
const [MOST_PATHS, SAMPLE_SHARE] = [256, 1 / 2]
/** Levers whose pairs are tried. */
export const MOST_PAIRED = 10
/** Doubt and flip of a line take so many times the work of its margin (measured on the examples). */
const [DOUBT_WORK, FLIP_WORK] = [3, 6]
const LINE_WORK = 2 + DOUBT_WORK + FLIP_WORK

/**
 * Every lever on one chain, step by step: what `see` reads first, then the final margin on few
 * seasons and on all, best ones first, then doubt and what would flip each, then pairs. Each step
 * hands out the ranking so far, and whoever pulls may stop there: nothing hides a clock.
 */
export function whatFirst(
  chain: Chain,
  tables: Tables,
  options: FirstOptions = {},
): Result<Generator<FirstDocument, FirstDocument>> {
  const { levers, seed = 1, paths = MOST_PATHS, pairs = true } = options
  const unknown = (levers ?? []).filter((id) => !leverOf(id) || leverOf(id)!.family === 'hand')
  if (unknown.length > 0) return fail(...unknown.map(noSuchLever))
  const seenNow = see(chain, tables.reference)
  if (!seenNow.ok) return seenNow
  const before = standingOf(chain, tables.reference)
  if (!before.ok) return before
  const chosen = LEVERS.filter(
    ({ id, family }) => family !== 'hand' && (!levers || levers.includes(id)),
  )
  const samplePaths = Math.max(1, paths * SAMPLE_SHARE)
  const work: FirstWork = {
    chain,
    before: before.value,
    seen: seenNow.value,
    moved: new Map(),
    tables,
    levers: chosen.map((lever) => ({ lever, stage: 'listed' })),
    pairs: [],
    seasons: openSeasons(countFor({ seed, paths, samplePaths }, before.value.season)),
    phase: 'see',
    done: 0,
    planned: chosen.length * LINE_WORK,
  }
  return ok(steps(work, { seed, pairs }))
}

function* steps(
  work: FirstWork,
  { seed, pairs }: { readonly seed: number; readonly pairs: boolean },
): Generator<FirstDocument, FirstDocument> {
  yield* seen(work)
  const few = openSeasons(countFor({ seed, ...FEW }, work.before.season))
  yield* margins(work, few, 'sketch')
  yield* margins(work, work.seasons, 'proof')
  yield* doubts(work)
  yield* flips(work)
  if (pairs) yield* paired(work)
  work.phase = 'done'
  work.done = work.planned
  return firstDocument(work)
}

function* seen(work: FirstWork): Generator<FirstDocument> {
  for (const each of work.levers) {
    const tried = tryLever(work.chain, each.lever, work.tables)
    each.tried = tried
    const { reference } = work.tables
    const after = tried.chain && standingOf(tried.chain, reference)
    const seenAfter = tried.chain && see(tried.chain, reference)
    if (after?.ok && seenAfter?.ok) {
      each.standing = after.value
      each.effects = effectsOf(work.seen, seenAfter.value)
      const { difference } = each.effects.margin
      if (difference !== undefined) each.gain = { basis: 'see', perYear: difference }
    }
    each.stage = 'seen'
    work.done += 1
    yield firstDocument(work)
  }
  const left = work.levers.filter(({ standing }) => standing).length
  const most = Math.min(left, MOST_PAIRED)
  work.planned = work.done + left * LINE_WORK + (most * (most - 1)) / 2
}

/** Those that have a chain of their own, the best so far first. */
export function ranked(levers: readonly LeverWork[]): LeverWork[] {
  return levers
    .filter(({ standing }) => standing)
    .toSorted((a, b) => (b.gain?.perYear ?? -Infinity) - (a.gain?.perYear ?? -Infinity) || 0)
}

function* margins(
  work: FirstWork,
  seasons: Seasons,
  phase: 'sketch' | 'proof',
): Generator<FirstDocument> {
  work.phase = phase
  for (const each of ranked(work.levers)) {
    const gain = gainBetween(work.before, each.standing!, seasons)
    if (gain) each.gain = gain
    else delete each.gain
    each.stage = phase === 'sketch' ? 'sketched' : 'proved'
    work.done += 1
    yield firstDocument(work)
  }
}

function* doubts(work: FirstWork): Generator<FirstDocument> {
  work.phase = 'doubt'
  const { seasons } = work
  for (const each of ranked(work.levers)) {
    const trial = trialOf(work, each)
    if (each.gain && trial) {
      each.doubt = doubtOf(each.gain, responsesOf(trial, each.gain, seasons), {
        lever: each.lever.id,
        count: seasons.count,
      })
    }
    work.done += DOUBT_WORK
    yield firstDocument(work)
  }
}

function* flips(work: FirstWork): Generator<FirstDocument> {
  work.phase = 'flip'
  const { seasons } = work
  for (const each of ranked(work.levers)) {
    const trial = trialOf(work, each)
    if (trial && each.gain && each.gain.perYear !== 0) {
      const candidates = flipCandidates(trial, each.tried!.chain!)
      each.flip = flipOf(trial, each.gain, candidates, seasons) ?? null
    }
    each.stage = 'weighed'
    work.done += FLIP_WORK
    yield firstDocument(work)
  }
}

function trialOf(
  { chain, before, tables, moved }: FirstWork,
  { lever, tried, standing }: LeverWork,
): Trial | undefined {
  return (
    standing &&
    tried && {
      chain,
      before,
      after: standing,
      lever,
      parameters: tried.parameters,
      tables,
      moved,
    }
  )
}

function* paired(work: FirstWork): Generator<FirstDocument> {
  work.phase = 'pairs'
  const first = ranked(work.levers)
    .slice(0, MOST_PAIRED)
    .map(({ lever, tried, standing }): Tried => ({
      id: lever.id,
      parameters: tried!.parameters,
      standing: standing!,
    }))
  for (const [at, one] of first.entries()) {
    for (const other of first.slice(at + 1)) {
      work.pairs.push(pairOf(work, one, other))
      work.done += 1
      yield firstDocument(work)
    }
  }
}

function noSuchLever(id: string): Problem {
  return problem({
    code: 'lever_unknown',
    path: ['levers'],
    message: `There is no lever ${id}.`,
    maybe: `Maybe one of: ${LEVERS.map((lever) => lever.id).join(', ')}.`,
    values: { lever: id },
  })
}
