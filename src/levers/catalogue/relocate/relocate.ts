import type { Lane, Named, Process } from '../../../chain/chain.ts'
import { MODES } from '../../../chain/nouns/vocabulary.ts'
import type { Mode } from '../../../chain/nouns/vocabulary.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, choice, list, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Draft, Lever, LeverContext, Parameters } from '../../lever.ts'
import { stepProblem } from '../../lever.ts'
import type { ChangedLane } from '../../lanes/lane-terms.ts'
import { otherWay, withLanes } from '../../lanes/lane-terms.ts'
import { deliveryProblem, oldWay, withoutOldWay } from './old-way.ts'
import { withProcess, workProblems } from './moved-work.ts'
import { proposeMove } from './propose-move.ts'

type NamedProcess = Named<'processes', Process>
type NamedLane = Named<'lanes', Lane>

/** A process goes to another site: wages, energy, grid, lanes and duty follow from where that is. */
export const relocateLever: Lever = {
  id: 'relocate',
  family: 'place',
  name: words('Relocaliser un procédé | Relocate a process'),
  studyRows: ['B1', 'B5', 'A13'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'The one that moves.')),
    with: list(
      ref(['processes'], 'avec | with', 'Others of the same site that move along with it.'),
    ),
    toSite: required(ref(['sites'], 'vers le site | to site', 'Where it goes.')),
    mode: choice(MODES, 'mode des trajets | mode of lanes', 'Missing: each lane keeps its own.'),
    deliverTo: ref(
      ['sites', 'markets'],
      'livré à | delivered to',
      'One lane straight there; the lanes of the old way that carry nothing any more go.',
    ),
    deliveryMode: choice(MODES, 'mode de livraison | delivery mode', 'Missing: that of lanes.'),
    hoursRatio: amount('ratio', 'heures, nouveau sur ancien | hours, new over old', 'Missing: 1.'),
    wagePerHour: amount(
      'money/h',
      'coût horaire | cost per hour',
      'Charges included, in the currency of the process; missing: the reference of the country.',
    ),
  },
  defaults: {},
  again: 'same',
  propose: proposeMove,
  effectFrom: words(
    'tables des pays (salaire, électricité, réseau), des modes et des droits de douane | tables of countries (wage, electricity, grid), modes and duties',
  ),
  decides: ({ process, with: along, toSite }) =>
    [process, ...((along as readonly unknown[] | undefined) ?? [])].map(
      (id) => [`processes/${String(id)}/site`, String(toSite)] as const,
    ),
  doesNotModel: words(
    'le prix demandé par le nouvel acteur, l’apprentissage et les rebuts du démarrage, les aides | the price asked by the new actor, learning and scrap at the start, subsidies',
  ),
  apply(draft, parameters, context) {
    const process = draft.processes.find(({ id }) => id === parameters['process'])
    const to = draft.sites.find(({ id }) => id === parameters['toSite'])
    if (!process) return missing(`process ${String(parameters['process'])}`)
    if (!to) return missing(`site ${String(parameters['toSite'])}`)
    if (process.site === to.id) return ok(draft)
    const along = (parameters['with'] as readonly string[] | undefined) ?? []
    const members = draft.processes.filter(
      ({ id, site }) => id === process.id || (site === process.site && along.includes(id)),
    )
    const stray = along.find((id) => !members.some((each) => each.id === id))
    if (stray !== undefined) return missing(`process ${stray} at ${process.site}`)
    const move = moveOf(draft, { members, process, toSite: to.id, parameters, context })
    const place = deliveryProblem(move)
    if (place) return fail(place)
    const lanes = movedLanes(move)
    if (!lanes.ok) return lanes
    const problems = lanes.value.flatMap((each) => each.problems)
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) return fail(...errors)
    const laid = withLanes(withoutOldWay(move), lanes.value)
    const each = members.map((member) => ({ ...move, process: member }))
    const moved = each.reduce((next, one) => withProcess(next, one), laid)
    return ok(moved, [...problems, ...each.flatMap(workProblems)])
  },
}

function moveOf(
  draft: Draft,
  given: Pick<Move, 'process' | 'members' | 'toSite' | 'context'> & {
    readonly parameters: Parameters
  },
): Move {
  const { process, members, toSite, parameters, context } = given
  const country = (id: string) => draft.sites.find((site) => site.id === id)?.country
  const mode = parameters['mode'] as Mode | undefined
  return {
    draft,
    process: asOne(process, members),
    members,
    toSite,
    mode,
    deliveryMode: (parameters['deliveryMode'] as Mode | undefined) ?? mode,
    deliverTo: parameters['deliverTo'] as string | undefined,
    hoursRatio: (parameters['hoursRatio'] as number | undefined) ?? 1,
    wagePerHour: parameters['wagePerHour'] as number | undefined,
    country: country(toSite) ?? '',
    isAbroad: country(process.site) !== country(toSite),
    context,
  }
}

/** Processes that move together, seen from outside: what they take from others, and all they make. */
function asOne(process: NamedProcess, members: readonly NamedProcess[]): NamedProcess {
  const outputs = members.flatMap((each) => each.outputs ?? [])
  const own = new Set(outputs.map(({ item }) => item as string))
  const inputs = members.flatMap((each) => each.inputs ?? []).filter(({ item }) => !own.has(item))
  const once = new Map(inputs.map((input) => [input.item as string, input]))
  return { ...process, inputs: [...once.values()], outputs }
}

/** A move as the step describes it, with what the chain says of both places. */
export interface Move {
  readonly draft: Draft
  /** The processes that move, as one; its id is that of the first one. */
  readonly process: NamedProcess
  readonly members: readonly NamedProcess[]
  readonly toSite: string
  readonly mode: Mode | undefined
  readonly deliveryMode: Mode | undefined
  readonly deliverTo: string | undefined
  readonly hoursRatio: number
  readonly wagePerHour: number | undefined
  readonly country: string
  readonly isAbroad: boolean
  readonly context: LeverContext
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
    (each) => each.site === process.site && !move.members.includes(each),
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
    if (lane.from === toSite) continue
    changed.push(
      wayOf(move, { ...lane, id, to: toSite } as NamedLane, { was: lane, mode: move.mode }),
    )
  }
  const isMadeHere = others.some((each) => each.outputs?.some((output) => output.item === item))
  if (isMadeHere) {
    const lane = { item, from: process.site, to: toSite }
    problems.push(...added(move, lane, { changed, mode: move.mode }))
  }
}

function takeOutput(move: Move, item: string, { others, changed, problems }: Found): void {
  const { draft, process, toSite, deliverTo } = move
  const isTakenHere =
    others.some((each) => each.inputs?.some((input) => input.item === item)) ||
    draft.markets.some((market) => market.site === process.site && market.item === item)
  if (isTakenHere) {
    const lane = { item, from: toSite, to: process.site }
    problems.push(...added(move, lane, { changed, mode: move.deliveryMode }))
  }
  const gone = oldWay(move, item)
  if (deliverTo !== undefined && gone.length > 0) {
    const last = gone.filter(({ to }) => to === deliverTo)
    const shares = last.flatMap(({ shareRatio }) => shareRatio ?? [])
    const rest = {
      ...(shares.length > 0 && { shareRatio: shares.reduce((sum, each) => sum + each, 0) }),
      ...(last[0]?.carrier !== undefined && { carrier: last[0].carrier }),
    }
    if (deliverTo === toSite) return
    const lane = { item, from: toSite, to: deliverTo, ...rest }
    problems.push(...added(move, lane, { changed, mode: move.deliveryMode ?? last[0]?.mode }))
    return
  }
  for (const lane of draft.lanes) {
    if (lane.from !== process.site || lane.item !== item) continue
    const next = { ...lane, from: toSite } as unknown as NamedLane
    changed.push(wayOf(move, next, { was: lane, mode: move.deliveryMode }))
  }
}

function wayOf(
  { draft, context }: Move,
  lane: NamedLane,
  { was, mode }: { readonly was?: NamedLane; readonly mode: Mode | undefined },
): ChangedLane {
  return otherWay(draft, lane, { mode: mode ?? lane.mode, was }, context)
}

interface NewLane {
  readonly item: string
  readonly from: string
  readonly to: string
}

function added(
  move: Move,
  lane: NewLane,
  { changed, mode }: { readonly changed: ChangedLane[]; readonly mode: Mode | undefined },
): Problem[] {
  const { item, from, to } = lane
  if (mode === undefined) {
    return [
      stepProblem(
        'relocate_needs_mode',
        `${item} was handed over inside the old site and now has to be carried from ${from} to ${to}.`,
        'Maybe say by which mode.',
        { item, from, to },
      ),
    ]
  }
  const id = `${move.context.stepId}/${item}`
  changed.push(wayOf(move, { ...lane, id, mode } as unknown as NamedLane, { mode }))
  return []
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
