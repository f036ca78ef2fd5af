import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { deliveriesOf, ownerAfter, pointAt, siteAt, straightKm } from '../../edits/delivery.ts'
import { added, changed, timesKnown, withKnown } from '../../edits/parts.ts'
import { usualMode } from '../../edits/second-source.ts'
import { withYearlyCost } from '../../edits/yearly-cost.ts'
import { otherWay, withLanes } from '../../lanes/lane-terms.ts'
import type { Lane, Named } from '../../../chain/chain.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { leadOf, leadSite } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'

type NamedLane = Named<'lanes', Lane>

/** Nearer than that a depot brings nothing: assumption. */
const NEAR_KM = 15

/** A small automated depot in the town of the clients: filled by lorry, emptied by cargo bike. */
export const urbanWarehouseLever = defineLever({
  id: 'urban-warehouse',
  family: 'logistics',
  name: words('Ouvrir un petit entrepôt en ville | Open a small warehouse in town'),
  studyRows: ['A4'],
  segment: 'distribution',
  parameters: {
    lane: required(ref(['lanes'], 'livraison | delivery', 'The one that the depot cuts in two.')),
    surfaceM2: amount('m2', 'surface (m²) | surface (m²)', 'Of the depot.'),
    rentPerM2Year: amount(
      'money/m2',
      'loyer et service (par m² et an) | rent and service (per m² and year)',
      'Share of a depot with others.',
    ),
    dropCostPerUnit: amount(
      'money/unit',
      'dernier kilomètre (par pièce) | last mile (per piece)',
      'Missing: as before, by the drops per hour.',
    ),
    dropRatio: amount(
      'ratio',
      'coût du passage, vélo sur camionnette | cost of a drop, bike over van',
      'By the drops per hour.',
    ),
    lastKm: amount('km', 'dernier trajet (km) | last lane (km)', 'From the depot to a client.'),
    stockDays: amount('days', 'jours au dépôt | days at the depot', 'Before the order.'),
  },
  defaults: {
    surfaceM2: {
      value: 20,
      low: 5,
      high: 100,
      status: 'assumed',
      source: words(
        'une part d’un dépôt de 1 000 m² au plus (étude, note 15) | a part of a depot of 1,000 m² at most (study, note 15)',
      ),
      row: 'micro_warehouse',
    },
    rentPerM2Year: {
      value: 250,
      low: 120,
      high: 450,
      status: 'assumed',
      source: words(
        'local d’activité en ville, service compris | workspace in town, service included',
      ),
    },
    dropRatio: {
      value: 0.52,
      low: 0.4,
      high: 0.7,
      status: 'default',
      source: words(
        '7 à 10,1 passages à l’heure en vélo cargo, 4 à 4,9 en camionnette (Westminster, 2021) : 4,45 / 8,55 | 7 to 10.1 drops an hour by cargo bike, 4 to 4.9 by van (Westminster, 2021): 4.45 / 8.55',
      ),
      row: 'cargo_bike',
    },
    lastKm: {
      value: 5,
      low: 2,
      high: 10,
      status: 'assumed',
      source: words('rayon d’une ville moyenne | radius of a middling town'),
    },
    stockDays: {
      value: 5,
      low: 2,
      high: 10,
      status: 'assumed',
      source: words('rempli deux fois par semaine | filled twice a week'),
    },
  },
  again: 'refused',
  decides: ({ lane }) => [[`lanes/${String(lane)}/mode`, 'cargo_bike']],
  effectFrom: words(
    'passages à l’heure : Westminster, 2021 ; carbone et trajet du camion : table des modes ; loyer supposé | drops an hour: Westminster, 2021; carbon and the lorry’s way: table of modes; assumed rent',
  ),
  doesNotModel: words(
    'la gestion de deux stocks, les retours, les ventes gagnées par la vitesse | running two stocks, returns, sales won by speed',
  ),
  propose(draft, context) {
    const deliveries = deliveriesOf(draft, context)
    if (deliveries.length === 0) return fail(refusal('no_delivery'))
    const far = deliveries.find(
      ({ lane }) =>
        isLight(draft, lane.item) &&
        !lane.from.includes(DEPOT) &&
        (straightKm(draft, lane.from, lane.to) ?? 0) > NEAR_KM,
    )
    if (!leadSite(draft)) return fail(refusal('no_lead'))
    return far ? ok({ lane: far.lane.id }) : fail(refusal('delivery_near', { km: NEAR_KM }))
  },
  change(draft, settings, context) {
    const id = settings.text('lane')
    const lane = draft.lanes.find((each) => each.id === id)
    const market = draft.markets.find((each) => String(each.id) === String(lane?.to))
    const site = leadSite(draft)
    const lead = leadOf(draft)
    if (!lane || !market) return fail(refusal('no_such_part', { noun: 'lanes', id }))
    if (!site || lead === undefined) return fail(refusal('no_lead'))
    if (lane.from.includes(DEPOT)) return fail(refusal('depot_already', { lane: id }))
    if (!pointAt(draft, market.id))
      return fail(refusal('no_coordinates_there', { place: market.id }))
    const depot = `${context.stepId}${DEPOT}${lane.id}`
    let next = added(
      draft,
      'sites',
      siteAt(draft, market.id, {
        id: depot,
        name: `Dépôt urbain, ${market.city ?? market.name}`,
        nameEn: `Urban depot, ${market.city ?? market.nameEn ?? market.name}`,
        actor: ownerAfter(draft, lane, context) ?? lead,
      }) as never,
    )
    const fill = {
      id: `${context.stepId}/fill-${lane.id}`,
      item: lane.item,
      from: lane.from,
      to: depot,
    } as unknown as NamedLane
    const filled = otherWay(
      next,
      fill,
      { mode: usualMode(next, lane.from, depot, context) },
      context,
    )
    next = withLanes(next, [filled])
    next = changed(
      next,
      { noun: 'lanes', id: fill.id },
      { coverDays: settings.number('stockDays') },
      { coverDays: settings.known('stockDays') },
    )
    next = lastMile(next, { lane, depot, settings })
    const surface = settings.number('surfaceM2')
    next = withYearlyCost(next, {
      id: `${context.stepId}/depot-rent-${lane.id}`,
      name: words('Dépôt urbain : loyer, service | Urban depot: rent, service'),
      site: site.id,
      segment: 'storage',
      item: market.item,
      costPerYear: surface * settings.number('rentPerM2Year'),
      known: settings.known('rentPerM2Year', (each) => surface * each),
    })
    return ok(next, filled.problems)
  },
})

const DEPOT = '/depot-'

/** Mean load of a cargo bike in the table of modes. */
const BIKE_LOAD_KG = 100

function isLight(draft: Draft, item: string): boolean {
  const mass = draft.items.find(({ id }) => id === item)?.massKgPerUnit
  return mass === undefined || mass <= BIKE_LOAD_KG
}

interface LastMile {
  readonly lane: NamedLane
  readonly depot: string
  readonly settings: Settings
}

/** The delivery starts at the depot, by cargo bike where the piece is light, at the cost of its drops. */
function lastMile(draft: Draft, { lane, depot, settings }: LastMile): Draft {
  const ratio = settings.number('dropRatio')
  const given = settings.numberOr('dropCostPerUnit')
  const costs = ['costPerUnit', 'costPerKg', 'costPerShipment'] as const
  const fields = {
    from: depot,
    mode: isLight(draft, lane.item) ? 'cargo_bike' : 'van_electric',
    distanceKm: settings.number('lastKm'),
    leadTimeDays: Math.min(1, lane.leadTimeDays ?? 1),
    leadTimeSdDays: undefined,
    ...Object.fromEntries(
      costs.map((name) => [
        name,
        given !== undefined
          ? name === 'costPerUnit'
            ? given
            : undefined
          : lane[name] === undefined
            ? undefined
            : lane[name] * ratio,
      ]),
    ),
  }
  const next = changed(draft, { noun: 'lanes', id: lane.id }, fields)
  const known = costs.flatMap((name) => {
    const was = lane[name]
    if (given !== undefined || was === undefined) return []
    const how = settings.known('dropRatio', (each) => was * each)
    return [
      {
        ...timesKnown(draft, `lanes/${lane.id}/${name}`, ratio, how),
        id: `lanes/${lane.id}/${name}`,
      },
    ]
  })
  return withKnown(next, [
    ...known,
    { ...settings.known('lastKm'), id: `lanes/${lane.id}/distanceKm` },
    {
      status: 'assumed',
      reason: 'dans la journée',
      reasonEn: 'within the day',
      id: `lanes/${lane.id}/leadTimeDays`,
    },
  ])
}
