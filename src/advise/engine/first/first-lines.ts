import { mean } from '../../../core/statistics/quantile.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Lever } from '../../../levers/lever.ts'
import { stepWords } from '../../../levers/terms/refusals.ts'
import type { AskedParameter, FirstDocument, FirstLine, FirstMargin } from './document.ts'
import { leadsOf } from './seasons.ts'
import type { FirstWork, LeverWork } from './what-first.ts'

/** The ranking as far as it is known. */
export function firstDocument(work: FirstWork): FirstDocument {
  const { name, nameEn, currency } = work.chain.chain
  const base = baseOf(work)
  const { count } = work.seasons
  return {
    schema: 'boucle/first',
    chain: { fr: name, en: nameEn ?? name },
    currency,
    ...(base && { base }),
    seed: count.seed,
    seasons: count.paths,
    phase: work.phase,
    doneRatio: work.planned > 0 ? Math.min(1, work.done / work.planned) : 1,
    lines: work.levers.map(lineOf).toSorted(byGain),
    pairs: work.pairs.map((pair) => ({ ...pair, problems: pair.problems.map(said) })),
  }
}

const RANK: Readonly<Record<FirstLine['status'], number>> = {
  applicable: 0,
  asks: 1,
  'not-applicable': 2,
}

/** Equal ones stay in the order of the catalogue. */
function byGain(a: FirstLine, b: FirstLine): number {
  const [x, y] = [a.margin?.perYear ?? -Infinity, b.margin?.perYear ?? -Infinity]
  return RANK[a.status] - RANK[b.status] || (x === y ? 0 : y - x)
}

/** What is left a year as the chain stands, once its seasons have been played. */
function baseOf({ before, seasons, phase }: FirstWork): FirstDocument['base'] {
  const { year, season, because } = before
  if (season && phase !== 'see' && phase !== 'sketch') {
    const perYear = mean(seasons.marginsOf(season, leadsOf(season)))
    return { basis: 'prove', perYear, regime: season.regime }
  }
  const { known, operatingPerYear } = year.margins
  if (!known) return undefined
  return { basis: 'see', perYear: operatingPerYear, ...(because && { because }) }
}

function lineOf(work: LeverWork): FirstLine {
  const { lever, effects, flip, stage } = work
  const margin = marginOf(work)
  const { name, family, segment, studyRows, effectFrom, doesNotModel } = lever
  return {
    lever: lever.id,
    name,
    family,
    ...(segment && { segment }),
    studyRows,
    stage,
    ...triedOf(work),
    ...(margin && { margin }),
    ...(effects && { effects }),
    ...(flip !== undefined && { flip }),
    effectFrom,
    doesNotModel,
  }
}

type Tried = Pick<FirstLine, 'status' | 'parameters' | 'asks' | 'problems' | 'figures'>

function triedOf({ lever, tried, standing }: LeverWork): Tried {
  if (!tried) return { status: 'applicable', parameters: {}, asks: [], problems: [], figures: [] }
  return {
    // A chain that cannot be read is no answer, whatever the lever says of it.
    status: tried.chain && !standing ? 'not-applicable' : tried.status,
    parameters: tried.parameters,
    asks: tried.asks.map((name) => asked(lever, name)),
    problems: tried.problems.map(said),
    figures: tried.figures,
  }
}

function marginOf({ gain, doubt }: LeverWork): FirstMargin | undefined {
  if (!gain) return undefined
  const { basis, because, perYear } = gain
  return { basis, ...(because && { because }), perYear, ...(doubt && { doubt }) }
}

function asked({ parameters }: Lever, name: string): AskedParameter {
  const field = parameters[name]!
  const unit = field.type === 'number' ? { unit: field.unit } : {}
  return { name, label: field.label, ...unit }
}

/** A problem with its words in both languages, where a lever has them. */
function said(problem: Problem): FirstLine['problems'][number] {
  const words = stepWords(problem)?.message
  return words ? { ...problem, words } : problem
}
