import type { Named, Site } from '../../../chain/chain.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { arrivalsOf } from '../../edits/carried-through.ts'
import { added, changed, withKnown } from '../../edits/parts.ts'
import { usualMode } from '../../edits/second-source.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { makerOf, siteOf } from '../../terms/firm.ts'
import { makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { relocateLever } from '../relocate/relocate.ts'

type NamedSite = Named<'sites', Site>

/** A process moves into the spare space of a shop: made where it is sold. */
export const spareSpaceLever = defineLever({
  id: 'spare-space',
  family: 'making',
  name: words('Produire dans la surface libre du magasin | Produce in the spare space of the shop'),
  studyRows: ['B12'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'The one that moves in.')),
    shop: required(ref(['sites'], 'magasin | shop', 'Where the space is.')),
    spaceM2: amount('m2', 'surface (m²) | space (m²)', 'Taken.'),
    rentPerM2Year: amount('money/m2', 'loyer (par m² et an) | rent (per m² and year)', 'Asked.'),
  },
  defaults: {
    spaceM2: {
      value: 12,
      low: 6,
      high: 30,
      status: 'assumed',
      source: words('un petit atelier et son stock | a small workshop and its stock'),
    },
    rentPerM2Year: {
      value: 200,
      low: 80,
      high: 500,
      status: 'assumed',
      source: words(
        'loyer commercial hors centre-ville, à remplacer par celui du magasin | commercial rent outside city centres, to be replaced by that of the shop',
      ),
    },
  },
  again: 'refused',
  decides: ({ process, shop }) => [[`processes/${String(process)}/site`, String(shop)]],
  effectFrom: words(
    'salaires, trajets et droits : tables ; loyer supposé | wages, lanes and duty: tables; assumed rent',
  ),
  doesNotModel: words(
    'l’aménagement, les normes, le bruit, les clients attirés par l’atelier | fitting out, standards, noise, clients drawn by the workshop',
  ),
  propose(draft, context) {
    const [found] = shopsWithSpace(draft).flatMap((shop) => {
      const process = makersByCost(draft, context).find(
        (each) =>
          each.kind === 'transform' &&
          each.site !== shop.id &&
          (each.outputs ?? []).some(({ item }) =>
            arrivalsOf(draft, item, each.site).some(({ to }) => to === shop.id),
          ),
      )
      return process ? [{ process: process.id, shop: shop.id }] : []
    })
    return found ? ok(found) : fail(refusal('no_spare_space'))
  },
  change(draft, settings, context) {
    const shop = siteOf(draft, settings.text('shop'))
    const process = draft.processes.find(({ id }) => id === settings.text('process'))
    if (!shop) return fail(refusal('no_such_part', { noun: 'sites', id: settings.text('shop') }))
    if (!process) {
      return fail(refusal('no_such_part', { noun: 'processes', id: settings.text('process') }))
    }
    const need = settings.number('spaceM2')
    const found = shop.spareSpaceM2 ?? 0
    if (found < need) return fail(refusal('space_short', { need, site: shop.id, found }))
    if (siteOf(draft, process.site)?.name.startsWith(NAME.fr)) {
      return fail(refusal('source_same_site', { process: process.id, site: shop.id }))
    }
    const maker = makerOf(draft, process) ?? shop.actor
    const rent = need * settings.number('rentPerM2Year')
    const id = `${context.stepId}/site`
    let next = added(draft, 'sites', {
      ...placeOf(shop),
      id,
      name: `${NAME.fr} ${shop.name}`,
      nameEn: `${NAME.en} ${shop.nameEn ?? shop.name}`,
      actor: maker,
      fixedCostPerYear: rent,
    })
    const known = settings.known('rentPerM2Year', (each) => need * each)
    next = withKnown(next, [{ ...known, id: `sites/${id}/fixedCostPerYear` }])
    next = changed(next, { noun: 'sites', id: shop.id }, { spareSpaceM2: found - need })
    const arrives = (process.outputs ?? []).some(({ item }) =>
      arrivalsOf(draft, item, process.site).some(({ to }) => to === shop.id),
    )
    return relocateLever.apply(
      next,
      {
        process: process.id,
        toSite: id,
        mode: usualMode(draft, process.site, shop.id, context),
        ...(arrives && { deliverTo: shop.id, deliveryMode: 'hand' }),
      },
      context,
    )
  },
})

const NAME = words('Atelier dans | Workshop in')

function placeOf({ country, region, city, latitudeDeg, longitudeDeg }: NamedSite) {
  return { country, region, city, latitudeDeg, longitudeDeg }
}

/** Places of sale with room, the roomiest first. */
function shopsWithSpace(draft: Draft): readonly NamedSite[] {
  const shops = new Set(draft.markets.map(({ site }) => site as string | undefined))
  return draft.sites
    .filter(({ id, spareSpaceM2 }) => (spareSpaceM2 ?? 0) > 0 && shops.has(id))
    .toSorted((a, b) => (b.spareSpaceM2 ?? 0) - (a.spareSpaceM2 ?? 0))
}
