import type { Named, Site } from '../../../chain/chain.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, list, number, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { pointAt } from '../../edits/delivery.ts'
import { changed, withKnown } from '../../edits/parts.ts'
import { withYearlyCost } from '../../edits/yearly-cost.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { focusItem, leadOf, leadSite, siteOf } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'

type NamedSite = Named<'sites', Site>

/** A workshop or a shop in a container goes from place to place, to be filled everywhere. */
export const mobileCapacityLever = defineLever({
  id: 'mobile-capacity',
  family: 'logistics',
  name: words('Faire tourner une capacité mobile | Move capacity around'),
  studyRows: ['B20'],
  segment: 'production',
  parameters: {
    site: required(ref(['sites'], 'site mobile | mobile site', 'The one that moves.')),
    places: required(
      list(ref(['sites', 'markets'], 'lieux | places', 'Visited in turn, each as long.')),
    ),
    visitsPerYear: number(
      'count',
      'passages par lieu et an | visits per place and year',
      'Of each.',
      {
        min: 1,
        max: 365,
      },
    ),
    costPerMove: amount('money', 'coût d’un déplacement | cost of a move', 'Haulage and set-up.'),
    lastKm: amount(
      'km',
      'dernier trajet (km) | last lane (km)',
      'To those who are near, once there.',
    ),
  },
  defaults: {
    visitsPerYear: {
      value: 4,
      low: 2,
      high: 12,
      status: 'assumed',
      source: words('une fois par saison | once a season'),
    },
    costPerMove: {
      value: 600,
      low: 300,
      high: 1500,
      status: 'assumed',
      source: words(
        'un porteur à bras et une journée de branchement | a lorry with a crane and a day of connection',
      ),
    },
    lastKm: {
      value: 10,
      low: 3,
      high: 30,
      status: 'assumed',
      source: words('le canton d’accueil | the district that hosts it'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'coût du déplacement supposé ; trajets raccourcis : table des modes | assumed cost of a move; shorter lanes: table of modes',
  ),
  doesNotModel: words(
    'le remplissage gagné à chaque lieu, l’arrêt pendant le déplacement, les autorisations | use gained at each place, the stop while it moves, permits',
  ),
  propose(draft, context) {
    const found = movable(draft, context)
    return found ? ok({ site: found.site, places: found.places }) : fail(refusal('few_markets'))
  },
  change(draft, settings, context) {
    const site = siteOf(draft, settings.text('site'))
    const places = settings.list('places')
    const home = leadSite(draft)
    const item = focusItem(draft)
    if (!site) return fail(refusal('no_such_part', { noun: 'sites', id: settings.text('site') }))
    if (site.positions?.length) return fail(refusal('mobile_already', { site: site.id }))
    if (!home || item === undefined) return fail(refusal('no_lead'))
    if (places.length < 2) return fail(refusal('few_markets'))
    const lost = places.find((place) => !pointAt(draft, place))
    if (lost !== undefined) return fail(refusal('no_coordinates_there', { place: lost }))
    const { baseYear } = draft.chain
    const positions = places.map((place, at) => ({
      from: monthStart(baseYear, Math.floor((12 * at) / places.length)),
      ...pointAt(draft, place)!,
    }))
    let next = changed(draft, { noun: 'sites', id: site.id }, { positions })
    for (const lane of draft.lanes) {
      const isNear = places.includes(lane.to) || places.includes(lane.from)
      if (!isNear || (lane.from !== site.id && lane.to !== site.id)) continue
      const km = settings.number('lastKm')
      next = changed(next, { noun: 'lanes', id: lane.id }, { distanceKm: km })
      next = withKnown(next, [{ ...settings.known('lastKm'), id: `lanes/${lane.id}/distanceKm` }])
    }
    const moves = settings.number('visitsPerYear') * places.length
    next = withYearlyCost(next, {
      id: `${context.stepId}/moves-${site.id}`,
      name: words('Déplacements du conteneur | Moves of the container'),
      site: home.id,
      segment: 'production',
      item,
      costPerYear: moves * settings.number('costPerMove'),
      known: settings.known('costPerMove', (each) => moves * each),
    })
    return ok(next)
  },
})

function monthStart(year: number, month: number): string {
  return `${year}-${String(month + 1).padStart(2, '0')}-01`
}

/** A site from which several placed markets or shops are served. */
function movable(draft: Draft, { reference }: LeverContext) {
  const year = yearOf(draft, reference)
  if (!year) return undefined
  const served = (site: NamedSite) => [
    ...new Set(
      draft.lanes
        .filter(
          ({ id, from, to }) =>
            from === site.id && year.units('lanes', id) > 0 && pointAt(draft, to) !== undefined,
        )
        .map(({ to }) => String(to)),
    ),
  ]
  const sold = new Set(draft.markets.flatMap(({ id, site }) => [String(id), String(site)]))
  const lead = leadOf(draft)
  const makes = (site: NamedSite) => draft.processes.some((each) => each.site === site.id)
  for (const site of draft.sites) {
    const places = served(site).filter((place) => sold.has(place))
    const isOurs = site.actor === lead && makes(site) && !site.positions?.length
    if (isOurs && places.length > 1) {
      return { site: site.id as string, places }
    }
  }
  return undefined
}
