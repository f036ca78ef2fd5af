import type { Chain } from '../../chain/chain.ts'
import { fieldReader } from '../../chain/fields.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import { flow as flowOf } from '../../chain/flow/flow.ts'
import type { ImputedDraws } from '../../chain/impute/impute.ts'
import type { Positions } from '../../chain/flow/positions.ts'
import { positionsOf } from '../../chain/flow/positions.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { Figure } from '../model.ts'
import { accountFigures } from './accounts/account-figures.ts'
import type { Accounts } from './accounts/accounts.ts'
import { accountsOf } from './accounts/accounts.ts'
import type { ClientValue } from './accounts/client-value.ts'
import { clientValue, clientValueFigures } from './accounts/client-value.ts'
import type { Idle } from './accounts/idle.ts'
import { idleCapacity, idleFigures } from './accounts/idle.ts'
import type { Carbon } from './carbon/carbon.ts'
import { carbonFigures, carbonOf } from './carbon/carbon.ts'
import { carbonShareFigures } from './carbon/carbon-shares.ts'
import type { Explanation } from './explain.ts'
import { explainFigure } from './explain.ts'
import type { Group, Grouping } from './accounts/groups.ts'
import { groupStages } from './accounts/groups.ts'
import type { Intervals } from './interval/intervals.ts'
import { intervals } from './interval/intervals.ts'
import type { Boomerangs } from './origin/boomerang.ts'
import { boomerangsOf } from './origin/boomerang.ts'
import type { Dependency } from './dependency/dependency.ts'
import { dependencyOf } from './dependency/dependency.ts'
import { dependencyFigures } from './dependency/dependency-figures.ts'
import type { LeadTime } from './lead-time/lead-time.ts'
import { leadTimeFigures, leadTimes } from './lead-time/lead-time.ts'
import type { Margins } from './accounts/margins.ts'
import { leadActor, marginsOfActor } from './accounts/margins.ts'
import { measure } from './interval/measure.ts'
import type { ClientCentre } from '../../chain/flow/client-place.ts'
import { clientCentre } from '../../chain/flow/client-place.ts'
import type { Origins } from './origin/origin.ts'
import { originOf } from './origin/origin.ts'
import { boomerangFigures, originFigures } from './origin/origin-figures.ts'
import { supplyView } from './supply/supply-view.ts'
import type { Axes } from './proximity/paradigm.ts'
import { axesFigures, axesOf } from './proximity/paradigm.ts'
import type { FormScore } from './proximity/proximity.ts'
import { costAfterOrder, proximityFigures, proximityProfile } from './proximity/proximity.ts'
import type { Social } from './proximity/social.ts'
import { socialFigures, socialOf } from './proximity/social.ts'
import type { Sentence } from './reading.ts'
import type { FirmWords } from './reading.ts'
import { clientWords } from './reading.ts'
import { distanceFigures } from './sentences/distance-figures.ts'
import { reading } from './sentences/sentences.ts'
import { stageFigures } from './accounts/stage-figures.ts'
import type { StageRow } from './accounts/stages.ts'
import { stageRows } from './accounts/stages.ts'
import type { ActorMargin, MarginAllocation, ValueCurve } from './accounts/value-curve.ts'
import { curveFigures, valueCurve } from './accounts/value-curve.ts'

/** Everything that `see` says of a chain. `flow` and `positions` stay with the engine. */
export interface See {
  readonly flow: Flow
  readonly positions: Positions
  readonly centre: ClientCentre
  readonly accounts: Accounts
  readonly margins: Margins
  readonly idle: Idle
  readonly clientValue: ClientValue
  readonly social: Social
  readonly lead: LeadTime
  readonly carbon: Carbon
  readonly dependency: Dependency
  readonly boomerangs: Boomerangs
  readonly origins: Origins
  readonly proximity: readonly FormScore[]
  readonly axes: Axes
  readonly stages: readonly StageRow[]
  readonly groups: Readonly<Record<Grouping, readonly Group[]>>
  /** With the allocation that was asked. */
  readonly curve: ValueCurve
  /** All of them, made when asked. */
  readonly curves: () => Curves
  /** Key figures by id; those of one stage are made when asked. */
  readonly figures: ReadonlyMap<string, Figure>
  readonly warnings: readonly Problem[]
}

/** One curve per way of laying margins; by key only when a key is given. */
export type Curves = Readonly<Partial<Record<MarginAllocation, ValueCurve>>>

export interface SeeOptions {
  /** Missing: margins are laid on no stage. */
  readonly marginAllocation?: MarginAllocation
  /** by-key: weight of each stage by its id. */
  readonly marginWeights?: Readonly<Record<string, number>>
}

/** Analyses a chain. Fails only where `flow` does: a loop that feeds on itself. */
export function see(chain: Chain, reference: ReferenceSet, options: SeeOptions = {}): Result<See> {
  const flowed = flowOf(chain, reference)
  if (!flowed.ok) return flowed
  const flow = flowed.value
  const positions = positionsOf(flow.network, flow.activity, flow.table)
  const centre = clientCentre(flow)
  const accounts = accountsOf(flow)
  const margins = marginsOfActor(flow, accounts, leadActor(flow))
  const stages = stageRows({ flow, accounts, positions, centre })
  const idle = idleCapacity(flow)
  const client = clientValue(flow)
  const social = socialOf(flow)
  const lead = leadTimes(flow)
  const carbon = carbonOf(flow, stages)
  const view = supplyView(flow)
  const dependency = dependencyOf(view, positions)
  const boomerangs = boomerangsOf(view)
  const origins = originOf(view, reference)
  const proximity = proximityProfile({ flow, rows: stages, lead })
  const axes = axesOf(flow, stages, costAfterOrder({ flow, rows: stages, lead }))
  const figures = new Map<string, Figure>()
  for (const each of [
    ...accountFigures({ flow, accounts, margins, rows: stages }),
    ...idleFigures(idle),
    ...clientValueFigures(chain, client),
    ...distanceFigures(stages),
    ...leadTimeFigures(lead),
    ...carbonFigures(carbon, stages),
    ...carbonShareFigures(carbon, stages),
    ...dependencyFigures(dependency, reference),
    ...originFigures(origins),
    ...boomerangFigures(boomerangs),
    ...proximityFigures(proximity),
    ...axesFigures(axes),
    ...socialFigures(social),
  ]) {
    figures.set(each.id, each)
  }
  const priceExVat = figures.get('price.exVat')?.value
  const laid = { rows: stages, priceExVat, margins: actorMargins(flow, accounts) }
  const { marginAllocation: allocation = 'none', marginWeights: weights } = options
  const curve = valueCurve({ ...laid, allocation, ...(weights && { weights }) })
  for (const each of curveFigures(curve)) figures.set(each.id, each)
  const warnings = flowed.warnings
  const groups = groupStages(stages)
  return ok(
    {
      flow,
      positions,
      centre,
      accounts,
      margins,
      idle,
      clientValue: client,
      social,
      lead,
      carbon,
      dependency,
      boomerangs,
      origins,
      proximity,
      axes,
      stages,
      groups,
      curve,
      curves: () => curvesOf(laid, options),
      figures,
      warnings,
    },
    warnings,
  )
}

function actorMargins({ network }: Flow, accounts: Accounts): ActorMargin[] {
  const units = accounts.unitsSoldPerYear
  if (!(units > 0)) return []
  return accounts.actors
    .filter((account) => account.marginPerYear !== 0)
    .map(({ actor, marginPerYear }) => ({
      actor: network.chain.actors[actor]!.id,
      perUnit: marginPerYear / units,
    }))
}

function curvesOf(
  input: Parameters<typeof valueCurve>[0],
  { marginAllocation, marginWeights: weights }: SeeOptions,
) {
  const curve = (allocation: MarginAllocation) => valueCurve({ ...input, allocation })
  return {
    none: curve('none'),
    'by-cost': curve('by-cost'),
    'by-capital': curve('by-capital'),
    ...(weights !== undefined || marginAllocation === 'by-key'
      ? { 'by-key': valueCurve({ ...input, allocation: 'by-key', ...(weights && { weights }) }) }
      : {}),
  }
}

export const DEFAULT_SEED = 42
export const DEFAULT_DRAWS = 200

/** 90 % intervals of the key figures of an analysis; `imputed` when its gaps were filled in. */
export function seeIntervals(
  seen: See,
  seed = DEFAULT_SEED,
  draws = DEFAULT_DRAWS,
  imputed?: ImputedDraws,
): Intervals {
  return intervals(seen.flow, { seed, draws, measure: measure(seen), imputed })
}

/** What the figures say, in sentences never more certain than they are. */
export function seeReading(seen: See, known: Intervals): Sentence[] {
  const header = seen.flow.network.chain.chain
  return reading({
    rows: seen.stages,
    figures: seen.figures,
    intervals: known.byFigure,
    carbon: seen.carbon,
    currency: header.currency,
    client: clientWords(header.clientWord),
    lead: seen.lead,
    clientValue: seen.clientValue,
    firm: firmWords(seen),
  })
}

/** The firm that looks at its chain, for sentences. */
function firmWords({ flow, margins, accounts }: See): FirmWords {
  const actor = flow.network.chain.actors[margins.actor]
  const units = accounts.unitsSoldPerYear
  return {
    name: { fr: actor?.name ?? '', en: actor?.nameEn ?? actor?.name ?? '' },
    sellsAll: Math.abs(margins.unitsPerYear - units) <= 1e-9 * units,
    buysAtCost: flow.handovers.some(
      (each) => each.buyer === margins.actor && each.pricePerUnit === undefined,
    ),
  }
}

const STAGE_FIGURE =
  /^stage\/(.+?)\.(?:cost|carbon|days|hours|km|daysToClient|kmToClient|upstreamness)(?:\.|$)/

/** One figure by id, those of stages included. */
export function findFigure(seen: See, id: string): Figure | undefined {
  const known = seen.figures.get(id)
  if (known) return known
  const stageId = STAGE_FIGURE.exec(id)?.[1]
  const row = stageId === undefined ? undefined : seen.stages.find((each) => each.id === stageId)
  if (!row) return undefined
  return stageFigures(seen.flow, row, seen.accounts.unitsSoldPerYear).find((each) => each.id === id)
}

/** Formula, inputs and sources of any figure: the same for screen, command line and API. */
export function explain(seen: See, id: string, known?: Intervals): Explanation | undefined {
  const users = [...seen.figures.values()]
  return explainFigure(id, {
    find: (wanted) => findFigure(seen, wanted),
    read: fieldReader(seen.flow.network.chain),
    intervals: known?.byFigure ?? {},
    usedBy: (wanted) =>
      users
        .filter((each) =>
          each.inputs.some((input) => input.kind === 'figure' && input.id === wanted),
        )
        .map((each) => each.id),
  })
}
