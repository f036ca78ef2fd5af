import type { Lane, Named, Process } from '../../chain/chain.ts'
import { MODES } from '../../chain/nouns/vocabulary.ts'
import type { Mode } from '../../chain/nouns/vocabulary.ts'
import { labourCost } from '../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, warning } from '../../core/problem.ts'
import { choice, ref, required } from '../../core/schema/fields.ts'
import { words } from '../../core/schema/schema.ts'
import type { Draft, Lever, LeverContext } from '../lever.ts'
import { stepProblem } from '../lever.ts'
import type { ChangedLane } from './lane-terms.ts'
import { otherWay, withLanes } from './lane-terms.ts'

type NamedProcess = Named<'processes', Process>
type NamedLane = Named<'lanes', Lane>

/** A process goes to another site: wages, energy, grid, lanes and duty follow from where that is. */
export const relocateLever: Lever = {
  id: 'relocate',
  name: words('Relocaliser un procédé | Relocate a process'),
  studyRow: 'B1',
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'The one that moves.')),
    toSite: required(ref(['sites'], 'vers le site | to site', 'Where it goes.')),
    mode: choice(MODES, 'mode des trajets | mode of lanes', 'Missing: each lane keeps its own.'),
  },
  doesNotModel: words(
    'le prix demandé par le nouvel acteur, l’apprentissage et les rebuts du démarrage, les aides | the price asked by the new actor, learning and scrap at the start, subsidies',
  ),
  apply(draft, parameters, context) {
    const process = draft.processes.find(({ id }) => id === parameters['process'])
    const to = draft.sites.find(({ id }) => id === parameters['toSite'])
    if (!process) return missing(`process ${String(parameters['process'])}`)
    if (!to) return missing(`site ${String(parameters['toSite'])}`)
    if (process.site === to.id) return ok(draft)
    const move: Move = {
      draft,
      process,
      toSite: to.id,
      mode: parameters['mode'] as Mode | undefined,
      context,
    }
    const lanes = movedLanes(move)
    if (!lanes.ok) return lanes
    const problems = [
      ...lanes.value.flatMap((each) => each.problems),
      ...wageProblems(move, to.country),
    ]
    return ok(withLanes(withProcess(draft, moved(process, to.id)), lanes.value), problems)
  },
}

interface Move {
  readonly draft: Draft
  readonly process: NamedProcess
  readonly toSite: string
  readonly mode: Mode | undefined
  readonly context: LeverContext
}

/** Wages and energy prices were those of the old country: the tables say those of the new one. */
function moved(process: NamedProcess, site: string): NamedProcess {
  return {
    ...process,
    site,
    ...(process.labour && { labour: process.labour.map((row) => without(row, 'costPerHour')) }),
    ...(process.energy && { energy: process.energy.map((row) => without(row, 'costPerKwh')) }),
  } as NamedProcess
}

function without<T extends object>(row: T, field: string): T {
  const rest = { ...row } as Record<string, unknown>
  delete rest[field]
  return rest as T
}

function withProcess(draft: Draft, process: NamedProcess): Draft {
  const stale = (key: string) =>
    key.startsWith(`processes/${process.id}/labour.`) ||
    key.startsWith(`processes/${process.id}/energy.`)
  return {
    ...draft,
    processes: draft.processes.map((each) => (each.id === process.id ? process : each)),
    estimates: draft.estimates.filter(
      ({ id }) => !stale(id) || id.endsWith('.hoursPerRun') || id.endsWith('.kwhPerRun'),
    ),
  }
}

/**
 * Lanes that bring its inputs go to the new site; those that other processes of the old site need
 * too are doubled. Lanes that take its outputs start at the new site. What was handed over inside
 * the old site now needs a lane.
 */
function movedLanes(move: Move): Result<readonly ChangedLane[]> {
  const { draft, process } = move
  const outputs = new Set((process.outputs ?? []).map(({ item }) => item as string))
  const others = draft.processes.filter(
    ({ id, site }) => site === process.site && id !== process.id,
  )
  const alsoMade = others.find((each) => each.outputs?.some(({ item }) => outputs.has(item)))
  if (alsoMade) {
    return fail(
      stepProblem(
        'relocate_shared_output',
        `${process.id} and ${alsoMade.id} make the same item at ${process.site}.`,
        'Maybe give each a share at a site of its own first.',
      ),
    )
  }
  const changed: ChangedLane[] = []
  const problems: Problem[] = []
  for (const input of process.inputs ?? []) {
    bringInput(move, input.item, { others, changed, problems })
  }
  for (const item of outputs) takeOutput(move, item, { others, changed, problems })
  return problems.length > 0 ? fail(...problems) : ok(changed)
}

interface Found {
  readonly others: readonly NamedProcess[]
  readonly changed: ChangedLane[]
  readonly problems: Problem[]
}

function bringInput(move: Move, item: string, { others, changed, problems }: Found): void {
  const { draft, process, toSite, context } = move
  const isNeededStill = others.some((each) => each.inputs?.some((input) => input.item === item))
  const lanes = draft.lanes.filter((lane) => lane.to === process.site && lane.item === item)
  for (const lane of lanes) {
    const id = isNeededStill ? `${context.stepId}/${lane.id}` : lane.id
    if (lane.from !== toSite) changed.push(wayOf(move, { ...lane, id, to: toSite } as NamedLane))
  }
  const isMadeHere = others.some((each) => each.outputs?.some((output) => output.item === item))
  if (isMadeHere) {
    problems.push(...added(move, { item, from: process.site, to: toSite }, changed))
  }
}

function takeOutput(move: Move, item: string, { others, changed, problems }: Found): void {
  const { draft, process, toSite } = move
  for (const lane of draft.lanes) {
    if (lane.from !== process.site || lane.item !== item) continue
    changed.push(wayOf(move, { ...lane, from: toSite } as unknown as NamedLane))
  }
  const isTakenHere =
    others.some((each) => each.inputs?.some((input) => input.item === item)) ||
    draft.markets.some((market) => market.site === process.site && market.item === item)
  if (isTakenHere) {
    problems.push(...added(move, { item, from: toSite, to: process.site }, changed))
  }
}

function wayOf(move: Move, lane: NamedLane): ChangedLane {
  const mode = move.mode ?? (lane.mode as Mode)
  return otherWay(move.draft, lane, { mode, reference: move.context.reference })
}

function added(
  move: Move,
  { item, from, to }: { readonly item: string; readonly from: string; readonly to: string },
  changed: ChangedLane[],
): Problem[] {
  if (move.mode === undefined) {
    return [
      stepProblem(
        'relocate_needs_mode',
        `${item} was handed over inside the old site and now has to be carried from ${from} to ${to}.`,
        'Maybe say by which mode.',
      ),
    ]
  }
  const id = `${move.context.stepId}/${item}`
  const lane = { id, from, to, item, mode: move.mode } as unknown as NamedLane
  changed.push(wayOf(move, lane))
  return []
}

function wageProblems({ process, context }: Move, country: string | undefined): Problem[] {
  if (!process.labour?.length || country === undefined) return []
  const cost = labourCost(context.reference, country)
  const at = { path: ['processes', process.id, 'labour'], values: { country } }
  if (!cost) {
    return [
      warning({
        ...at,
        code: 'wage_unknown',
        message: `The tables hold no labour cost of ${country}: the labour of ${process.id} is unknown there.`,
        maybe: 'Maybe ask the workshop for its hourly cost and enter it.',
      }),
    ]
  }
  if (cost.kind !== 'floor') return []
  return [
    warning({
      ...at,
      code: 'wage_floor',
      message: `The labour cost of ${country} in the tables is a minimum wage without charges (${cost.value} EUR an hour): the saving is overstated.`,
      maybe: 'Maybe ask the workshop for its full hourly cost and enter it.',
    }),
  ]
}

function missing(what: string): ReturnType<Lever['apply']> {
  return fail(
    stepProblem(
      'step_does_not_fit',
      `There is no ${what}.`,
      'Maybe it was renamed or removed in the base.',
    ),
  )
}
