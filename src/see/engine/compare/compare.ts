import type { Problem } from '../../../core/problem.ts'
import { warning } from '../../../core/problem.ts'
import type { GrainDifference } from '../../../chain/regroup/grain.ts'
import { grainDifference, grainOf } from '../../../chain/regroup/grain.ts'
import type { Words } from '../../../core/schema/schema.ts'
import type { FigureUnit } from '../../model.ts'
import type { StageRow } from '../accounts/stages.ts'
import type { ValueCurve } from '../accounts/value-curve.ts'
import type { Intervals } from '../interval/intervals.ts'
import type { Axes } from '../proximity/paradigm.ts'
import type { See } from '../see.ts'
import { DEFAULT_DRAWS, DEFAULT_SEED, seeIntervals } from '../see.ts'
import { differenceInterval, EXACT } from './difference.ts'

/** One figure of two chains; the interval is that of the difference itself. */
export interface FigureDifference {
  readonly id: string
  readonly label: Words
  readonly unit: FigureUnit
  readonly before?: number
  readonly after?: number
  readonly difference?: number
  /** 90 % interval of the difference, both chains drawn together; absent when it is exact. */
  readonly low?: number
  readonly high?: number
}

/** A stage that both chains have and that is not the same in them. */
export interface StageDifference {
  readonly id: string
  readonly name: Words
  readonly costPerUnit: number
  readonly days: number
  readonly carbonKgCo2ePerUnit: number
}

/** The same thing of both chains, to be drawn one over the other. */
interface Both<T> {
  readonly before: T
  readonly after: T
}

/** Two chains side by side. */
export interface Comparison {
  readonly names: Both<Words>
  /** Value curves; where `otherGrain` holds segments, their positions compare with care. */
  readonly curves: Both<ValueCurve>
  /** Places on the axes of the paradigms. */
  readonly axes: Both<Axes>
  /** What stands in the way of a full comparison. */
  readonly problems: readonly Problem[]
  readonly seed: number
  readonly draws: number
  readonly figures: readonly FigureDifference[]
  readonly added: readonly StageRow[]
  readonly removed: readonly StageRow[]
  /** After minus before, largest change of cost first. */
  readonly changed: readonly StageDifference[]
  /** Firms that sold at or above cost before and sell below it after. */
  readonly newlyLosing: readonly { readonly actor: string; readonly marginPerYear: number }[]
  /** Segments cut into another number of stages: positions of such chains compare with care. */
  readonly otherGrain: readonly GrainDifference[]
}

export interface CompareOptions {
  readonly seed?: number
  readonly draws?: number
}

/** Compares two analyses under common draws. */
export function compare(before: See, after: See, options: CompareOptions = {}): Comparison {
  const { seed = DEFAULT_SEED, draws = DEFAULT_DRAWS } = options
  const drawn = [seeIntervals(before, seed, draws), seeIntervals(after, seed, draws)] as const
  const currencies = [currencyOf(before), currencyOf(after)] as const
  return {
    seed,
    draws,
    names: { before: nameOf(before), after: nameOf(after) },
    curves: { before: before.curve, after: after.curve },
    axes: { before: before.axes, after: after.axes },
    problems: currencies[0] === currencies[1] ? [] : [otherCurrency(currencies)],
    figures: figureDifferences(before, after, drawn),
    ...stageDifferences(before.stages, after.stages),
    newlyLosing: newlyLosing(before, after),
    otherGrain: grainDifference(
      grainOf(before.flow.network.chain),
      grainOf(after.flow.network.chain),
    ),
  }
}

function nameOf({ flow }: See): Words {
  const { name, nameEn } = flow.network.chain.chain
  return { fr: name, en: nameEn ?? name }
}

function currencyOf({ flow }: See): string {
  return flow.network.chain.chain.currency
}

function otherCurrency([before, after]: readonly [string, string]): Problem {
  return warning({
    code: 'other_currency',
    path: [],
    message: `One chain is in ${before}, the other in ${after}: no difference of money is taken.`,
    maybe: 'Maybe bring both to one currency first.',
    values: { before, after },
  })
}

function figureDifferences(
  before: See,
  after: See,
  [first, second]: readonly [Intervals, Intervals],
): FigureDifference[] {
  const ids = new Set([...before.figures.keys(), ...after.figures.keys()])
  const sameMoney = currencyOf(before) === currencyOf(after)
  return [...ids].map((id) => {
    const [was, is] = [before.figures.get(id), after.figures.get(id)]
    const known = is ?? was!
    const [x, y] = [was?.value, is?.value]
    const canTell =
      x !== undefined && y !== undefined && (sameMoney || !known.unit.startsWith('money'))
    return {
      id,
      label: known.label,
      unit: known.unit,
      ...(x !== undefined && { before: x }),
      ...(y !== undefined && { after: y }),
      ...(canTell && { difference: y - x, ...differenceInterval(id, y - x, [first, second]) }),
    }
  })
}

/** Stages that one chain has and the other has not, and those that differ. */
export function stageDifferences(
  before: readonly StageRow[],
  after: readonly StageRow[],
): Pick<Comparison, 'added' | 'removed' | 'changed'> {
  const was = new Map(before.map((row) => [row.id, row]))
  const is = new Map(after.map((row) => [row.id, row]))
  const changed: StageDifference[] = []
  for (const row of after) {
    const old = was.get(row.id)
    if (!old) continue
    const each = {
      id: row.id,
      name: { fr: row.name, en: row.nameEn },
      costPerUnit: row.costPerUnit - old.costPerUnit,
      days: row.days - old.days,
      carbonKgCo2ePerUnit: row.carbonKgCo2ePerUnit - old.carbonKgCo2ePerUnit,
    }
    const hasMoved = row.place !== old.place || row.mode !== old.mode
    if (
      hasMoved ||
      isMore(each.costPerUnit, old.costPerUnit) ||
      isMore(each.days, old.days) ||
      isMore(each.carbonKgCo2ePerUnit, old.carbonKgCo2ePerUnit)
    )
      changed.push(each)
  }
  return {
    added: after.filter(({ id }) => !was.has(id)),
    removed: before.filter(({ id }) => !is.has(id)),
    changed: changed.toSorted((a, b) => Math.abs(b.costPerUnit) - Math.abs(a.costPerUnit)),
  }
}

function isMore(difference: number, base: number): boolean {
  return Math.abs(difference) > EXACT * Math.max(1, Math.abs(base))
}

function newlyLosing(before: See, after: See): Comparison['newlyLosing'] {
  const margins = ({ flow, accounts }: See) =>
    new Map(
      accounts.actors
        .filter(({ marginKnown }) => marginKnown)
        .map((each) => [flow.network.chain.actors[each.actor]?.id ?? '', each.marginPerYear]),
    )
  const was = margins(before)
  return [...margins(after)]
    .filter(([actor, margin]) => margin < 0 && (was.get(actor) ?? 0) >= 0)
    .map(([actor, marginPerYear]) => ({ actor, marginPerYear }))
}
