import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { choicesOf, meanMargin, settingOf } from '../src/prove/engine/optimum/best-plan.ts'
import type { SeasonMarket } from '../src/prove/engine/optimum/best-plan.ts'
import type { Decision } from '../src/prove/engine/policy/plan-of.ts'
import { planOf } from '../src/prove/engine/policy/plan-of.ts'
import type { Policy } from '../src/prove/engine/policy/policy.ts'
import { sideOf } from '../src/prove/engine/policy/policy.ts'
import { marketOf, prove } from '../src/prove/engine/verdict/prove.ts'
import type { VerdictKind } from '../src/prove/model.ts'
import { product } from './generators/prove-products.ts'
import type { Table } from './table.ts'
import { percentile } from './table.ts'

/** Seasons that the truth is told on; neither sample nor verdict saw them. */
const TRUTH_PATHS = 512
const TRUTH_SEED = 1_000_000_007
/** Differences below this share of the best profit are not worth a change: as the verdict has it. */
const CLOSE_RATIO = 0.005

interface Regret {
  readonly index: number
  readonly verdict: VerdictKind
  /** Of the best profit that brute force finds. */
  readonly ratio: number
  readonly isFarBest: boolean
  readonly isOpposite: boolean
}

/** Products of one slice: what a run that is cut short keeps. */
const SLICE = 100

/**
 * Regret of the verdict against brute force, product by product: `[from] [to] [folder]` of the
 * generator. With a folder, what is worked out is kept there in slices, and not worked out again:
 * several runs may share the work. The
 * truth is the best of a fine grid, zoomed in, over every policy, on seasons of its own: it is fitted
 * to those very seasons, so that the regret is overstated rather than hidden.
 */
export async function run([from = '0', to = '10000', folder]: readonly string[]): Promise<Table> {
  const regrets: Regret[] = []
  for (let first = Number(from); first < Number(to); first += SLICE) {
    regrets.push(...slice(first, Math.min(first + SLICE, Number(to)), folder))
    process.stderr.write(`${first + SLICE}\n`)
  }
  const worst = regrets.toSorted((a, b) => b.ratio - a.ratio).slice(0, 5)
  const ratios = regrets.map(({ ratio }) => ratio)
  const share = (isCounted: (regret: Regret) => boolean) =>
    `${((100 * regrets.filter(isCounted).length) / regrets.length).toFixed(2)} %`
  return {
    name: 'Prove: regret of the verdict against brute force',
    columns: ['what', 'value', 'goal'],
    rows: [
      ['products', regrets.length, 10_000],
      ['should stay far, by brute force', share(({ isFarBest }) => isFarBest), '45 % or more'],
      ['regret of 0.5 % of profit or less', share(({ ratio }) => ratio <= 0.005), '99 % or more'],
      ['regret of 1 % or less', share(({ ratio }) => ratio <= 0.01), ''],
      ['mean regret', `${(100 * mean(ratios)).toFixed(3)} %`, ''],
      ['median, 99 %, worst', spread(ratios), ''],
      ['verdict: go near', share(({ verdict }) => verdict === 'go-near'), ''],
      ['verdict: stay far', share(({ verdict }) => verdict === 'stay-far'), ''],
      ['verdict: too close to tell', share(({ verdict }) => verdict === 'too-close'), ''],
      ['told near where far is best, or the reverse', share(({ isOpposite }) => isOpposite), ''],
    ],
    notes: [
      `products ${from} to ${to} of the generator "prove products 1", six policies each; the verdict sees 512 seasons to choose quantities and 1,024 others to compare`,
      `truth: grid and zoom over every policy on ${TRUTH_PATHS} seasons of its own`,
      'should stay far: no policy that buys near earns 0.5 % more than the best that does not',
      `worst products: ${worst.map(({ index, ratio }) => `${index} (${(100 * ratio).toFixed(2)} %)`).join(', ')}`,
    ],
  }
}

function slice(first: number, last: number, folder: string | undefined): Regret[] {
  const file = folder === undefined ? undefined : join(folder, `${first}-${last}.json`)
  if (file !== undefined && existsSync(file)) {
    return JSON.parse(readFileSync(file, 'utf8')) as Regret[]
  }
  const regrets = Array.from({ length: last - first }, (_, at) => regretOf(first + at))
  if (folder !== undefined && file !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(regrets))
  }
  return regrets
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function spread(ratios: readonly number[]): string {
  return [0.5, 0.99, 1].map((p) => `${(100 * percentile(ratios, p)).toFixed(3)} %`).join(', ')
}

function regretOf(index: number): Regret {
  const question = product(index)
  const answer = prove(question)
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join(' '))
  const { verdict, outcomes } = answer.value
  const drawing = {
    ...question.drawing,
    seed: TRUTH_SEED + question.drawing.seed,
    paths: TRUTH_PATHS,
  }
  const market = marketOf({ ...question, drawing }, 'verdict')
  const truths = question.policies.map((policy) => bruteForce(policy, market))
  const best = Math.max(...truths)
  const chosen = outcomes.find(({ policy }) => policy.id === verdict.bestPolicyId)!
  const earned = Math.max(
    meanMargin(chosen.plan, market),
    verdict.kind === 'neither' ? 0 : -Infinity,
  )
  const side = (isFar: boolean) =>
    Math.max(...truths.filter((_, at) => (sideOf(question.policies[at]!) === 'far') === isFar))
  const isFarBest = side(false) <= side(true) + CLOSE_RATIO * best
  return {
    index,
    verdict: verdict.kind,
    ratio: best > 0 ? Math.max(0, (best - earned) / best) : 0,
    isFarBest,
    isOpposite: isFarBest
      ? verdict.kind === 'go-near' && side(false) < side(true) - CLOSE_RATIO * best
      : verdict.kind === 'stay-far',
  }
}

/** Points along each figure: one alone, each of two; then zooms by this factor. */
const [ALONE, OF_TWO, ZOOMS] = [41, 13, 4]

/** Best mean margin of a policy by a grid that is laid again, finer, around its best point. */
function bruteForce(policy: Policy, market: SeasonMarket): number {
  const setting = settingOf(policy, market)
  const choices = choicesOf(policy, market, setting.curve)
  const nothing: Decision = {
    firstPieces: 0,
    safetyFactor: 0,
    capacityPiecesPerWeek: Infinity,
  }
  const value = (at: readonly number[]) => {
    const figures = choices.map(({ figure }, index) => [figure, at[index]!])
    return meanMargin(
      planOf(policy, { ...nothing, ...Object.fromEntries(figures) }, setting),
      market,
    )
  }
  let ranges = choices.map(({ range: { low, high } }) => ({ low, high }))
  let best = { at: [] as readonly number[], value: value(ranges.map(({ low }) => low)) }
  for (let zoom = 0; zoom < ZOOMS; zoom++) {
    const points = choices.length > 1 ? (zoom === 0 ? OF_TWO : 6) : zoom === 0 ? ALONE : 9
    const grid = ranges.reduce<number[][]>(
      (all, { low, high }) =>
        all.flatMap((at) =>
          Array.from({ length: points }, (_, mark) => [
            ...at,
            low + ((high - low) * mark) / (points - 1),
          ]),
        ),
      [[]],
    )
    for (const at of grid) {
      const found = value(at)
      if (found > best.value || best.at.length === 0) best = { at, value: found }
    }
    ranges = ranges.map(({ low, high }, index) => {
      const half = (high - low) / (points - 1)
      const { range } = choices[index]!
      return {
        low: Math.max(range.low, best.at[index]! - half),
        high: Math.min(range.high, best.at[index]! + half),
      }
    })
  }
  return best.value
}
