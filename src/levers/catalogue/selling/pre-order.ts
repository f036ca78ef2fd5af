import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withClientPrice } from '../../edits/market/demand.ts'
import { AFTER_ORDER, lastMaker, madeToOrder } from '../../edits/made-to-order.ts'
import { changed } from '../../edits/parts.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { largestMarkets } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'

/** Clients order and pay before anything is made, against a lower price. */
export const preOrderLever = defineLever({
  id: 'pre-order',
  family: 'selling',
  name: words('Vendre en prévente | Sell on pre-order'),
  studyRows: ['A4', 'B7'],
  segment: 'sale',
  parameters: {
    item: required(ref(['items'], 'article | item', 'On pre-order in all its markets.')),
    decoupling: required(
      ref(
        ['processes'],
        'première étape après la commande | first stage after the order',
        'And all that follow.',
      ),
    ),
    discountRatio: share('remise | discount', 'For waiting.', { max: 0.9 }),
    paidAheadDays: amount('days', 'payé d’avance (j) | paid ahead (d)', 'Before the hand.'),
    handlingDays: amount('days', 'jours de passage | days of passing', 'Where goods used to wait.'),
  },
  defaults: {
    discountRatio: {
      value: 0.1,
      low: 0,
      high: 0.2,
      status: 'assumed',
      source: words('ce que l’on offre à qui attend | what one offers to those who wait'),
    },
    paidAheadDays: {
      value: 45,
      low: 20,
      high: 90,
      status: 'assumed',
      source: words('campagne et fabrication | campaign and making'),
    },
    handlingDays: {
      value: 1,
      low: 0.5,
      high: 2,
      status: 'assumed',
      source: words('un jour pour recevoir et remettre | a day to receive and hand on'),
    },
  },
  again: 'refused',
  decides: ({ item }) => [[`policies/${String(item)}/kind`, 'pre-order']],
  effectFrom: words(
    'remise et avance supposées ; le stock fini et son délai disparaissent | assumed discount and advance; finished stock and its days go',
  ),
  doesNotModel: words(
    'les clients qui n’attendent pas (voir la patience), les campagnes ratées, les invendus évités (voir prouver) | clients who do not wait (see patience), campaigns that fail, unsold goods avoided (see prove)',
  ),
  propose(draft, context) {
    const [market] = largestMarkets(draft).filter(({ id, item, regime }) => {
      const policy = draft.policies.find((each) => each.item === item && (each.market ?? id) === id)
      return regime !== 'to-order' && !(policy && AFTER_ORDER.has(policy.kind))
    })
    if (!market) return fail(refusal('all_to_order'))
    const maker = lastMaker(draft, market.item, context)
    if (!maker) return fail(refusal('no_maker_before', { item: market.item }))
    return ok({ item: market.item, decoupling: maker.id })
  },
  change(draft, settings, context) {
    const [item, decoupling] = [settings.text('item'), settings.text('decoupling')]
    const markets = draft.markets.filter(
      (market) => market.item === item && market.regime !== 'to-order',
    )
    if (!draft.processes.some(({ id }) => id === decoupling)) {
      return fail(refusal('no_such_part', { noun: 'processes', id: decoupling }))
    }
    if (markets.length === 0) return fail(refusal('pre_order_already'))
    const rule = {
      item,
      kind: 'pre-order' as const,
      decoupling,
      handlingDays: settings.number('handlingDays'),
      handlingKnown: settings.known('handlingDays'),
    }
    let next = madeToOrder(draft, rule, context)
    for (const market of markets) {
      const ratio = 1 - settings.number('discountRatio')
      const known = (was: number) => settings.known('discountRatio', (each) => was * (1 - each))
      next = withClientPrice(next, { market, ratio, known })
      next = changed(
        next,
        { noun: 'markets', id: market.id },
        { paymentDays: -settings.number('paidAheadDays') },
        { paymentDays: settings.known('paidAheadDays', (each) => -each) },
      )
    }
    return ok(next)
  },
})
