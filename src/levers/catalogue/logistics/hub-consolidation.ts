import type { Lane, Named } from '../../../chain/chain.ts'
import type { Problem } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, list, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { ownerAfter, straightKm } from '../../edits/delivery.ts'
import { added, changed, removed } from '../../edits/parts.ts'
import { usualMode } from '../../edits/second-source.ts'
import type { ChangedLane } from '../../lanes/lane-terms.ts'
import { otherWay, withLanes } from '../../lanes/lane-terms.ts'
import { placeOf } from '../../lanes/lane-way.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { siteOf } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'
import { yearOf } from '../../terms/year.ts'

type NamedLane = Named<'lanes', Lane>

/** Several small flows to one place meet at a hub and go on together. */
export const hubConsolidationLever = defineLever({
  id: 'hub-consolidation',
  family: 'logistics',
  name: words('Grouper sur une plateforme | Consolidate at a hub'),
  studyRows: ['A4', 'A12'],
  segment: 'transport',
  parameters: {
    lanes: required(
      list(ref(['lanes'], 'trajets | lanes', 'To one place; each stops at the hub.')),
    ),
    hub: ref(['sites'], 'plateforme | hub', 'Missing: one is opened at the first departure.'),
    collectCostPerKg: amount(
      'money/kg',
      'ramasse (par kg) | collection (per kg)',
      'Missing: as before, by the kilometres.',
    ),
    trunkCostPerKg: amount(
      'money/kg',
      'tronçon commun (par kg) | trunk (per kg)',
      'Missing: full lorry, from the table of modes.',
    ),
    handlingCostPerKg: amount(
      'money/kg',
      'passage à quai (par kg) | handling (per kg)',
      'At the hub.',
    ),
    handlingDays: amount('days', 'jours à quai | days at the hub', 'To fill the vehicle.'),
  },
  defaults: {
    handlingCostPerKg: {
      value: 0.02,
      low: 0.01,
      high: 0.04,
      status: 'assumed',
      source: words('quelques euros par palette de 300 kg | a few euros for a pallet of 300 kg'),
    },
    handlingDays: {
      value: 1,
      low: 0.5,
      high: 2,
      status: 'assumed',
      source: words('un départ par jour | one departure a day'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'tronçon : table des modes, ensemble plein ; ramasse : tarif d’avant en proportion des kilomètres ; l’étude cite 10 à 30 fois moins de lignes directes | trunk: table of modes, full lorry; collection: the tariff of before in proportion to the kilometres; the study quotes 10 to 30 times fewer direct lines',
  ),
  doesNotModel: words(
    'le taux de remplissage réel, les heures de départ, qui tient la plateforme | the real fill rate, hours of departure, who runs the hub',
  ),
  propose(draft, context) {
    const lanes = groupable(draft, context)
    return lanes ? ok({ lanes }) : fail(refusal('too_few_lanes'))
  },
  change(draft, settings, context) {
    const ids = settings.list('lanes')
    const lanes = draft.lanes.filter(({ id }) => ids.includes(id))
    const missing = ids.filter((id) => !lanes.some((lane) => lane.id === id))
    if (missing.length > 0) {
      return fail(...missing.map((id) => refusal('no_such_part', { noun: 'lanes', id })))
    }
    const [first] = lanes
    if (!first || lanes.length < 2 || lanes.some(({ to }) => to !== first.to)) {
      return fail(refusal('too_few_lanes'))
    }
    const named = settings.textOr('hub')
    if (named !== undefined && !siteOf(draft, named)) {
      return fail(refusal('no_such_part', { noun: 'sites', id: named }))
    }
    const throughHub = lanes.find(({ id, to }) => id.includes(TRUNK) || to.endsWith('/hub'))
    if (throughHub) return fail(refusal('hub_already', { lane: throughHub.id }))
    const opened = named === undefined ? withHub(draft, first, context) : draft
    const hub = named ?? `${settings.stepId}/hub`
    let next = opened
    const problems: Problem[] = []
    for (const lane of lanes) {
      const done = viaHub(next, { lane, hub, settings, context })
      next = done.draft
      problems.push(...done.problems)
    }
    return ok(next, problems)
  },
})

/** Second half of a lane that goes through a hub. */
const TRUNK = '/trunk-'

/** The lanes to one place that come from several sites nearest each other, of the firm's goods. */
function groupable(draft: Draft, context: LeverContext): readonly string[] | undefined {
  const year = yearOf(draft, context.reference)
  const used = draft.lanes.filter(
    ({ id, mode, from, to }) =>
      (year?.units('lanes', id) ?? 0) > 0 &&
      /^(truck|van)/.test(mode) &&
      siteOf(draft, from) !== undefined &&
      placeOf(draft, from)?.country === placeOf(draft, to)?.country &&
      !id.includes(TRUNK),
  )
  const ends = new Set(used.map(({ to }) => String(to)))
  const groups = [...ends]
    .map((end) => used.filter(({ to }) => String(to) === end))
    .filter((lanes) => new Set(lanes.map(({ from }) => from)).size > 1)
  const far = (lanes: readonly NamedLane[]) =>
    lanes.reduce((sum, { from, to }) => sum + (straightKm(draft, from, to) ?? 0), 0)
  const best = groups.toSorted((a, b) => far(b) - far(a))[0]
  return best?.map(({ id }) => id)
}

function withHub(draft: Draft, first: NamedLane, context: LeverContext): Draft {
  const from = siteOf(draft, first.from)!
  const { country, region, city, latitudeDeg, longitudeDeg } = from
  return added(draft, 'sites', {
    id: `${context.stepId}/hub`,
    name: `Plateforme, ${city ?? from.name}`,
    nameEn: `Hub, ${city ?? from.nameEn ?? from.name}`,
    // On the way goods belong to who owns them on arrival.
    actor: ownerAfter(draft, first, context) ?? from.actor,
    country,
    region,
    city,
    latitudeDeg,
    longitudeDeg,
  })
}

interface ViaHub {
  readonly lane: NamedLane
  readonly hub: string
  readonly settings: Settings
  readonly context: LeverContext
}

/** A lane in two: collected to the hub, handled there, then on with the others. */
function viaHub(draft: Draft, { lane, hub, settings, context }: ViaHub) {
  const trunk = {
    ...lane,
    id: `${settings.stepId}${TRUNK}${lane.id}`,
    from: hub,
  } as unknown as NamedLane
  const mode = usualMode(draft, hub, lane.to, context)
  const { shareRatio: _share, ...rest } = lane
  const collect = { ...rest, to: hub } as unknown as NamedLane
  const onward: ChangedLane = otherWay(
    draft,
    trunk,
    {
      mode: mode === 'truck_40t' ? mode : lane.mode,
      was: lane,
      costPerKg: settings.numberOr('trunkCostPerKg'),
    },
    context,
  )
  const ways: ChangedLane[] = [onward]
  let next = draft
  if (lane.from === hub) next = removed(next, 'lanes', [lane.id])
  else {
    const cost = settings.numberOr('collectCostPerKg')
    ways.push(otherWay(draft, collect, { mode: lane.mode, was: lane, costPerKg: cost }, context))
  }
  next = withLanes(next, ways)
  next = withHandling(next, trunk.id, settings)
  return { draft: next, problems: ways.flatMap(({ problems }) => problems) }
}

/** What the passage through the hub costs, and the days that it takes, on the second half. */
function withHandling(draft: Draft, id: string, settings: Settings): Draft {
  const lane = draft.lanes.find((each) => each.id === id)!
  const [cost, wait] = [settings.number('handlingCostPerKg'), settings.number('handlingDays')]
  const base = lane.costPerKg ?? 0
  const old = draft.estimates.find((each) => each.id === `lanes/${id}/costPerKg`)
  const isRange = old?.low !== undefined && old.high !== undefined
  const known = isRange
    ? { ...(old as object), low: old.low + cost, high: old.high + cost }
    : settings.known('handlingCostPerKg', (each) => base + each)
  const fields = { costPerKg: base + cost }
  const dear = changed(draft, { noun: 'lanes', id }, fields, { costPerKg: known })
  const days = lane.leadTimeDays
  // Without stated days they follow from the kilometres: the wait is told as stock on arrival.
  const [name, value] =
    days === undefined ? (['coverDays', wait] as const) : (['leadTimeDays', days + wait] as const)
  const how = settings.known('handlingDays', (each) => each + (days ?? 0))
  return changed(dear, { noun: 'lanes', id }, { [name]: value }, { [name]: how })
}
