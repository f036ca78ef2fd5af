import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { AFTER_ORDER, lastMaker, madeToOrder } from '../../edits/made-to-order.ts'
import { changed } from '../../edits/parts.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { largestMarkets } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'

/** The client orders first: nothing finished waits, lots get small. */
export const makeToOrderLever = defineLever({
  id: 'make-to-order',
  family: 'making',
  name: words('Fabriquer à la commande | Make to order'),
  studyRows: ['B7', 'B8'],
  segment: 'production',
  parameters: {
    item: required(ref(['items'], 'article | item', 'Made after the order in all its markets.')),
    decoupling: required(
      ref(
        ['processes'],
        'première étape après la commande | first stage after the order',
        'And all that follow.',
      ),
    ),
    handlingDays: amount('days', 'jours de passage | days of passing', 'Where goods used to wait.'),
    lotUnits: amount('unit', 'lot | lot size', 'Largest lot from now on.'),
  },
  defaults: {
    handlingDays: {
      value: 1,
      low: 0.5,
      high: 2,
      status: 'assumed',
      source: words('un jour pour recevoir et remettre | a day to receive and hand on'),
    },
    lotUnits: {
      value: 40,
      low: 1,
      high: 40,
      status: 'default',
      source: words(
        'étude, partie 2, 2020 : des séries de 40 là où elles étaient de 400 dix ans plus tôt | study, part 2, 2020: series of 40 where there were 400 ten years before',
      ),
      row: 'on_demand/3',
    },
  },
  again: 'same',
  decides: ({ item }) => [[`policies/${String(item)}/kind`, 'on-demand']],
  effectFrom: words(
    'le stock fini et son délai disparaissent ; lots : étude, partie 2 | finished stock and its days go; lots: study, part 2',
  ),
  doesNotModel: words(
    'les clients qui n’attendent pas (voir la patience), les invendus et démarques évités (voir prouver) | clients who do not wait (see patience), unsold goods and markdowns avoided (see prove)',
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
    const process = draft.processes.find(({ id }) => id === decoupling)
    if (!process) return fail(refusal('no_such_part', { noun: 'processes', id: decoupling }))
    if (!draft.markets.some((market) => market.item === item)) return fail(refusal('nothing_sold'))
    const rule = {
      item,
      kind: 'on-demand' as const,
      decoupling,
      handlingDays: settings.number('handlingDays'),
      handlingKnown: settings.known('handlingDays'),
    }
    const next = madeToOrder(draft, rule, context)
    const lot = settings.number('lotUnits')
    if (process.lotUnits === undefined || process.lotUnits <= lot) return ok(next)
    const known = { lotUnits: settings.known('lotUnits') }
    return ok(changed(next, { noun: 'processes', id: decoupling }, { lotUnits: lot }, known))
  },
})
