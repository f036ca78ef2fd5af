import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { exVatOf } from '../../edits/market/demand.ts'
import { dispatchFrom } from '../../edits/market/dispatch.ts'
import { withMarketSplit } from '../../edits/market/new-market.ts'
import { added, withKnown } from '../../edits/parts.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { largestMarkets, leadOf } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'

type DraftMarket = Draft['markets'][number]

/** A part of the clients buys from the firm itself: the reseller’s margin stays, its work too. */
export const sellDirectLever = defineLever({
  id: 'sell-direct',
  family: 'selling',
  name: words('Vendre en direct | Sell direct'),
  studyRows: ['A4', 'B13', 'B16'],
  segment: 'sale',
  parameters: {
    market: required(ref(['markets'], 'marché | market', 'Sold by another today.')),
    shareRatio: share('part des clients | share of clients', 'Who buy directly from now on.', {
      min: 0.01,
    }),
    priceRatio: amount(
      'ratio',
      'prix, direct sur revendeur | price, direct over reseller',
      'To the client.',
    ),
    deliveryRatio: share('livraison sur prix HT | delivery over price excl. VAT', 'Of each sale.'),
    serviceRatio: share(
      'vente sur prix HT | selling over price excl. VAT',
      'Site, payment, answers, search for clients.',
    ),
    leadTimeDays: amount(
      'days',
      'jours de livraison | days of delivery',
      'From the site to the hand.',
    ),
  },
  defaults: {
    shareRatio: {
      value: 0.2,
      low: 0.1,
      high: 0.4,
      status: 'assumed',
      source: words('une part des clients suit la firme | a part of the clients follows the firm'),
    },
    priceRatio: {
      value: 1,
      low: 0.9,
      high: 1,
      status: 'assumed',
      source: words(
        'le même prix partout, pour garder le revendeur | the same price everywhere, to keep the reseller',
      ),
    },
    deliveryRatio: {
      value: 0.15,
      low: 0.1,
      high: 0.25,
      status: 'default',
      source: words(
        'étude, note 212 (La Charrette, 2020) : livrer un circuit court à 15 % des ventes, un objectif | study, note 212 (La Charrette, 2020): to deliver a short chain at 15 % of sales, a target',
      ),
      row: 'co_delivery',
    },
    serviceRatio: {
      value: 0.12,
      low: 0.08,
      high: 0.2,
      status: 'assumed',
      source: words(
        'site, paiement, publicité d’une petite boutique en ligne | site, payment, advertising of a small online shop',
      ),
    },
    leadTimeDays: {
      value: 2,
      low: 1,
      high: 4,
      status: 'assumed',
      source: words('colis en France | parcel in France'),
    },
  },
  again: 'adds',
  effectFrom: words(
    'livraison : étude, note 212, 15 % des ventes ; frais de vente supposés | delivery: study, note 212, 15 % of sales; assumed cost of selling',
  ),
  doesNotModel: words(
    'la réaction du revendeur, le temps des gens, les retours, les clients nouveaux | what the reseller does, people’s time, returns, new clients',
  ),
  propose(draft) {
    const lead = leadOf(draft)
    if (lead === undefined) return fail(refusal('no_lead'))
    const resold = largestMarkets(draft).find((market) => isResold(market, lead))
    return resold ? ok({ market: resold.id }) : fail(refusal('all_direct'))
  },
  change(draft, settings, context) {
    const id = settings.text('market')
    const market = draft.markets.find((each) => each.id === id)
    const lead = leadOf(draft)
    if (!market) return fail(refusal('no_such_part', { noun: 'markets', id }))
    if (lead === undefined) return fail(refusal('no_lead'))
    if (!isResold(market, lead)) return fail(refusal('market_direct', { market: id }))
    const price = exVatOf(market)
    if (price === undefined) return fail(refusal('no_client_price', { market: id }))
    const from = dispatchFrom(draft, { item: market.item, firm: lead }, context)
    if (!from.ok) return from
    const ratio = settings.number('priceRatio')
    const paid = price * ratio
    const moved = market.demandUnitsPerYear * settings.number('shareRatio')
    const direct = `${context.stepId}/direct-${id}`
    let next = withMarketSplit(from.value.draft, {
      market,
      id: direct,
      name: words('En direct | Direct'),
      movedUnits: moved,
      soldUnits: moved,
      known: settings.known('shareRatio', (each) => market.demandUnitsPerYear * each),
      fields: { channel: 'own-web', seller: lead, priceExVat: paid, priceIncVat: undefined },
    })
    const costs = settings.number('deliveryRatio') + settings.number('serviceRatio')
    const lane = `${context.stepId}/to-${id}`
    next = added(next, 'lanes', {
      id: lane,
      name: 'Livraison en direct',
      nameEn: 'Direct delivery',
      from: from.value.site,
      to: direct,
      item: market.item,
      mode: 'van_diesel',
      segment: 'distribution',
      costPerUnit: paid * costs,
      leadTimeDays: settings.number('leadTimeDays'),
      currency: market.currency,
    })
    const known = settings.known(
      'deliveryRatio',
      (each) => paid * (each + settings.number('serviceRatio')),
    )
    return ok(
      withKnown(next, [
        { ...known, id: `lanes/${lane}/costPerUnit` },
        { ...settings.known('leadTimeDays'), id: `lanes/${lane}/leadTimeDays` },
        {
          ...settings.known('priceRatio', (each) => price * each),
          id: `markets/${direct}/priceExVat`,
        },
      ]),
    )
  },
})

/** Sold to the client by another firm, or by way of one. */
function isResold({ seller, channel }: DraftMarket, lead: string): boolean {
  return (
    (seller !== undefined && seller !== lead) ||
    channel === 'wholesaler' ||
    channel === 'marketplace'
  )
}
