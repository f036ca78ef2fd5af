import type { Chain } from '../../../chain/chain.ts'
import { estimateTarget } from '../../../chain/estimate-key.ts'
import { withField } from '../../../chain/fields.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { applyOne } from '../../../levers/apply.ts'
import type { Lever, Parameters, SeaKm } from '../../../levers/lever.ts'
import type { Gain } from './gain.ts'
import { gainBetween } from './gain.ts'
import type { Near, Seasons } from './seasons.ts'
import type { Standing } from './standing/standing.ts'
import { standingOf } from './standing/standing.ts'

/** One figure set to another value: of the lever, or of the chain it is pulled on. */
export type Move =
  | { readonly of: 'parameter'; readonly key: string; readonly value: number }
  /** `noun/id/field`. */
  | { readonly of: 'figure'; readonly key: string; readonly value: number }

export interface Tables {
  readonly reference: ReferenceSet
  readonly seaKm?: SeaKm | undefined
}

/** One lever on one chain, to be tried again with a figure moved. */
export interface Trial {
  readonly chain: Chain
  readonly before: Standing
  readonly after: Standing
  readonly lever: Lever
  readonly parameters: Parameters
  readonly tables: Tables
  /** Chains of this base with one figure moved, shared by the levers tried on it. */
  readonly moved: Map<string, Standing | undefined>
}

/** The gain with one figure moved; undefined when the lever no longer fits or is proved no more. */
export function gainWith(
  trial: Trial,
  move: Move,
  seasons: Seasons,
  quantities: Near['quantities'] = 'sought',
): Gain | undefined {
  const { lever, tables } = trial
  const chain = move.of === 'figure' ? withFigure(trial.chain, move.key, move.value) : trial.chain
  if (!chain) return undefined
  const parameters =
    move.of === 'parameter' ? { ...trial.parameters, [move.key]: move.value } : trial.parameters
  const changed = applyOne(chain, { id: lever.id, lever: lever.id, parameters }, tables)
  if (!changed.ok) return undefined
  const before = chain === trial.chain ? trial.before : movedBefore(trial, chain, move)
  const after = standing(changed.value, tables)
  const near = { before: trial.before, after: trial.after, quantities }
  const gain = before && after && gainBetween(before, after, seasons, near)
  // Where `prove` falls silent the gain is of another kind: it compares with nothing.
  return gain?.basis === basisOf(trial) ? gain : undefined
}

function movedBefore(
  { moved, tables }: Trial,
  chain: Chain,
  { key, value }: Move,
): Standing | undefined {
  const name = `${key} ${value}`
  if (!moved.has(name)) moved.set(name, standing(chain, tables))
  return moved.get(name)
}

function basisOf({ before, after }: Trial): Gain['basis'] {
  return before.season && after.season ? 'prove' : 'see'
}

function standing(chain: Chain, { reference }: Tables): Standing | undefined {
  const found = standingOf(chain, reference)
  return found.ok ? found.value : undefined
}

/** Patience that nobody told: the share of clients who still buy when they wait a day or more. */
const WAIT_DAYS = 1

/** The chain with one figure set; what was said of its doubt goes with the old value. */
export function withFigure(chain: Chain, key: string, value: number): Chain | undefined {
  const target = estimateTarget(key)
  if (!target) return undefined
  const { noun, id, field } = target
  const estimates = chain.estimates.filter((each) => each.id !== key)
  if (noun === 'chain') return { ...chain, chain: withField(chain.chain, field, value), estimates }
  const parts = chain[noun as 'markets'] as readonly { readonly id: string }[] | undefined
  const at = parts?.findIndex((part) => part.id === id) ?? -1
  if (!parts || at < 0) return undefined
  const set = field === 'patience' ? [{ days: WAIT_DAYS, keptRatio: value }] : value
  return {
    ...chain,
    [noun]: parts.with(at, withField(parts[at]!, field, set)),
    estimates,
  } as Chain
}
