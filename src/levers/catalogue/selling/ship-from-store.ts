import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withDemand } from '../../edits/market/demand.ts'
import { added, changed, copiedKnown, withKnown } from '../../edits/parts.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { refusal } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'

/** Orders of the web leave from the stock of a shop when it is nearer, or when it alone has it. */
export const shipFromStoreLever = defineLever({
  id: 'ship-from-store',
  family: 'selling',
  name: words('Expédier depuis le magasin | Ship from the shop'),
  studyRows: ['A4', 'B16'],
  segment: 'distribution',
  parameters: {
    market: required(ref(['markets'], 'marché en ligne | online market', 'Whose orders.')),
    shop: required(ref(['sites'], 'magasin | shop', 'Where they leave.')),
    shareRatio: share('part des commandes | share of orders', 'That the shop sends.', {
      min: 0.01,
    }),
    upliftRatio: amount(
      'ratio',
      'ventes en plus | more sales',
      'Orders saved when the warehouse is out of stock.',
      { max: 2 },
    ),
    leadTimeDays: amount('days', 'jours | days', 'From the shop to the hand.'),
  },
  defaults: {
    shareRatio: {
      value: 0.3,
      low: 0.1,
      high: 0.5,
      status: 'assumed',
      source: words('commandes plus proches du magasin | orders nearer to the shop'),
    },
    upliftRatio: {
      value: 0.15,
      low: 0.1,
      high: 0.2,
      status: 'default',
      source: words(
        '10 à 20 % de ventes en ligne en plus (Kurt Salmon, 2013, cité par un transporteur) | 10 to 20 % more online sales (Kurt Salmon, 2013, quoted by a carrier)',
      ),
      row: 'ship_from_store',
    },
    leadTimeDays: {
      value: 2,
      status: 'default',
      source: words(
        'Toys R Us, 2013, cité par un transporteur | Toys R Us, 2013, quoted by a carrier',
      ),
      row: 'ship_from_store/6',
    },
  },
  again: 'refused',
  effectFrom: words(
    'ventes sauvées : Kurt Salmon, 2013 ; délai : Toys R Us, 2013 ; port : celui d’aujourd’hui | sales saved: Kurt Salmon, 2013; days: Toys R Us, 2013; carriage: that of today',
  ),
  doesNotModel: words(
    'l’exactitude des stocks, le temps des vendeurs, les démarques évitées en magasin | accuracy of stock, the time of sales people, markdowns avoided in the shop',
  ),
  propose(draft, context) {
    const year = yearOf(draft, context.reference)
    for (const market of draft.markets) {
      const isSent = draft.lanes.some(
        ({ id, to }) => String(to) === String(market.id) && (year?.units('lanes', id) ?? 0) > 0,
      )
      const shop = shopsOf(draft, market.item).find((site) => site !== market.site)
      if (isSent && market.site === undefined && shop !== undefined) {
        return ok({ market: market.id, shop })
      }
    }
    return fail(refusal('no_shop_and_web'))
  },
  change(draft, settings, context) {
    const [id, shop] = [settings.text('market'), settings.text('shop')]
    const market = draft.markets.find((each) => each.id === id)
    if (!market) return fail(refusal('no_such_part', { noun: 'markets', id }))
    if (!shopsOf(draft, market.item).includes(shop)) return fail(refusal('no_shop_and_web'))
    const lanes = draft.lanes.filter((lane) => String(lane.to) === id && lane.item === market.item)
    if (lanes.some(({ from }) => from === shop)) {
      return fail(refusal('ships_already', { site: shop, market: id }))
    }
    const year = yearOf(draft, context.reference)
    const [today] = lanes.toSorted(
      (a, b) => (year?.units('lanes', b.id) ?? 0) - (year?.units('lanes', a.id) ?? 0),
    )
    if (!today || !year) return fail(refusal('no_delivery'))
    const part = settings.number('shareRatio')
    let next = draft
    for (const lane of lanes) {
      const left = year.share('lanes', lane.id) * (1 - part)
      next = changed(next, { noun: 'lanes', id: lane.id }, { shareRatio: left })
    }
    const fresh = `${context.stepId}/${today.id}`
    next = added(next, 'lanes', {
      ...(today as object),
      id: fresh,
      name: 'Expédition depuis le magasin',
      nameEn: 'Shipped from the shop',
      from: shop,
      shareRatio: part,
      distanceKm: undefined,
      leadTimeDays: settings.number('leadTimeDays'),
      leadTimeSdDays: undefined,
    })
    const isKept = (field: string) => field.startsWith('cost')
    next = withKnown(next, [
      ...copiedKnown(draft, `lanes/${today.id}`, `lanes/${fresh}`, isKept),
      { ...settings.known('leadTimeDays'), id: `lanes/${fresh}/leadTimeDays` },
    ])
    const uplift = settings.number('upliftRatio')
    const known = (was: number) => settings.known('upliftRatio', (each) => was * (1 + each))
    return ok(withDemand(next, { market, ratio: 1 + uplift, known }))
  },
})

/** Sites where clients come to buy an item. */
function shopsOf(draft: Draft, item: string): readonly string[] {
  return draft.markets.flatMap((market) =>
    market.item === item && market.site !== undefined ? [market.site] : [],
  )
}
