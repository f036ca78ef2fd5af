import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { siteAt } from '../../edits/delivery.ts'
import { exVatOf } from '../../edits/market/demand.ts'
import { dispatchFrom } from '../../edits/market/dispatch.ts'
import { withMarketSplit } from '../../edits/market/new-market.ts'
import type { Row } from '../../edits/parts.ts'
import { added } from '../../edits/parts.ts'
import { usualMode } from '../../edits/second-source.ts'
import { withYearlyCost } from '../../edits/yearly-cost.ts'
import { otherWay, withLanes } from '../../lanes/lane-terms.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { largestMarkets, leadOf } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'

/** A brand of the web opens a shop: touched, tried on, less sent back. */
export const physicalShopLever = defineLever({
  id: 'physical-shop',
  family: 'selling',
  name: words('Ouvrir un lieu physique | Open a physical shop'),
  studyRows: ['B16', 'A21'],
  segment: 'sale',
  parameters: {
    market: required(
      ref(['markets'], 'marché en ligne | online market', 'Whose clients it is for.'),
    ),
    movedRatio: share(
      'part des clients en ligne | share of online clients',
      'Who come to the shop.',
      { max: 0.9 },
    ),
    newRatio: amount('ratio', 'clients nouveaux | new clients', 'Over the sales online.', {
      max: 5,
    }),
    costRatio: share(
      'loyer et vendeurs sur ventes HT | rent and staff over sales excl. VAT',
      'Of the shop.',
    ),
    returnRatio: share('retours | returns', 'Of what the shop sells.'),
  },
  defaults: {
    movedRatio: {
      value: 0.1,
      low: 0.05,
      high: 0.2,
      status: 'assumed',
      source: words('les clients de la ville du lieu | the clients of its town'),
    },
    newRatio: {
      value: 0.1,
      low: 0,
      high: 0.25,
      status: 'assumed',
      source: words('un lieu fait connaître la marque | a shop makes the brand known'),
    },
    costRatio: {
      value: 0.25,
      low: 0.15,
      high: 0.4,
      status: 'assumed',
      source: words(
        'bail court et une ou deux personnes, à remplacer par un devis | short lease and one or two people, to be replaced by a quote',
      ),
    },
    returnRatio: {
      value: 0.05,
      low: 0.02,
      high: 0.1,
      status: 'assumed',
      source: words(
        'essayé sur place ; en ligne 24 % en France, toutes catégories (Fevad, 2023-24) | tried on in the shop; online 24 % in France, all goods (Fevad, 2023-24)',
      ),
      row: 'returns',
    },
  },
  again: 'adds',
  effectFrom: words(
    'retours en ligne : Fevad, 2023-24 ; le reste est supposé | returns online: Fevad, 2023-24; the rest is assumed',
  ),
  doesNotModel: words(
    'l’agencement, le stock du lieu, l’effet sur la fidélité | fitting out, the stock of the shop, the effect on loyalty',
  ),
  propose(draft) {
    const isWeb = ({ channel, site, item }: (typeof draft.markets)[number]) =>
      channel === 'own-web' &&
      site === undefined &&
      !draft.markets.some((each) => each.item === item && each.site !== undefined)
    const online = largestMarkets(draft).find(isWeb)
    return online ? ok({ market: online.id }) : fail(refusal('no_web_only'))
  },
  change(draft, settings, context) {
    const id = settings.text('market')
    const market = draft.markets.find((each) => each.id === id)
    if (!market) return fail(refusal('no_such_part', { noun: 'markets', id }))
    const seller = market.seller ?? leadOf(draft)
    const price = exVatOf(market)
    if (seller === undefined) return fail(refusal('no_lead'))
    if (price === undefined) return fail(refusal('no_client_price', { market: id }))
    const from = dispatchFrom(draft, { item: market.item, firm: seller }, context)
    if (!from.ok) return from
    const shop = `${context.stepId}/shop-${id}`
    const online = market.demandUnitsPerYear
    const moved = online * settings.number('movedRatio')
    const sold = moved + online * settings.number('newRatio')
    const place = siteAt(from.value.draft, id, {
      id: shop,
      name: `Lieu de vente, ${market.city ?? market.name}`,
      nameEn: `Shop, ${market.city ?? market.nameEn ?? market.name}`,
      actor: seller,
    })
    let next = added(from.value.draft, 'sites', place as unknown as Row)
    const lane = {
      id: `${context.stepId}/fill-${id}`,
      from: from.value.site,
      to: shop,
      item: market.item,
    }
    const mode = usualMode(next, lane.from, shop, context)
    const way = otherWay(next, { ...lane, mode } as never, { mode }, context)
    next = withLanes(next, [way])
    next = withMarketSplit(next, {
      market,
      id: `${context.stepId}/visitors-${id}`,
      name: words('En boutique | In the shop'),
      movedUnits: moved,
      soldUnits: sold,
      known: settings.known('newRatio', (each) => moved + online * each),
      fields: {
        channel: 'own-shop',
        site: shop,
        seller,
        returnRatio: settings.number('returnRatio'),
      },
    })
    const sales = sold * price
    next = withYearlyCost(next, {
      id: `${context.stepId}/keep-${id}`,
      name: words('Lieu de vente : loyer, vendeurs | Shop: rent, staff'),
      site: shop,
      segment: 'sale',
      item: market.item,
      costPerYear: sales * settings.number('costRatio'),
      known: settings.known('costRatio', (each) => sales * each),
    })
    return ok(next, way.problems)
  },
})
