import { fail, ok } from '../../../core/problem.ts'
import { amount, list, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { changed } from '../../edits/parts.ts'
import { placeOf } from '../../lanes/lane-way.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { leadOf } from '../../terms/firm.ts'
import { refusal, remark } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'
import { column, COLUMNS } from '../../../chain/flow/components.ts'

/** Days of need are kept in stock where a lane from afar arrives. */
export const strategicStockLever = defineLever({
  id: 'strategic-stock',
  family: 'sourcing',
  name: words('Constituer un stock de précaution | Build a safety stock'),
  studyRows: ['B2', 'A4'],
  segment: 'storage',
  parameters: {
    lanes: required(list(ref(['lanes'], 'trajets | lanes', 'At whose arrival it is kept.'))),
    coverDays: amount('days', 'jours de besoin | days of need', 'Kept at each arrival.', {
      max: 1095,
    }),
  },
  defaults: {
    coverDays: {
      value: 30,
      low: 15,
      high: 60,
      status: 'assumed',
      source: words(
        'un mois ; à régler sur la plus longue coupure redoutée | a month; to be set by the longest cut that is feared',
      ),
    },
  },
  again: 'same',
  decides: ({ lanes, coverDays }) =>
    (lanes as readonly string[]).map(
      (lane) => [`lanes/${lane}/coverDays`, String(coverDays ?? 30)] as const,
    ),
  effectFrom: words(
    'intérêts sur la valeur gardée, au coût du capital de la chaîne | interest on the value kept, at the cost of capital of the chain',
  ),
  doesNotModel: words(
    'la place occupée, l’obsolescence, la péremption, la perte évitée en cas de coupure | the space taken, obsolescence, expiry, the loss avoided in a cut',
  ),
  propose(draft, context) {
    const year = yearOf(draft, context.reference)
    if (!year) return fail(refusal('no_lane_to_stock'))
    const { table, network, owners } = year.flow
    const lead = owners.actorIndex.get(leadOf(draft) ?? '')
    const isOwn = (l: number) =>
      owners.node[network.stageNode[network.processCount + l] ?? -1] === lead
    const days = (l: number) => table[(network.processCount + l) * COLUMNS + column('days')] ?? 0
    const afar = draft.lanes
      .map((lane, l) => ({ lane, days: days(l), own: isOwn(l) }))
      .filter(
        ({ lane }) =>
          year.units('lanes', lane.id) > 0 &&
          placeOf(draft, lane.from)?.country !== placeOf(draft, lane.to)?.country,
      )
      .toSorted((a, b) => Number(b.own) - Number(a.own) || b.days - a.days)
    const [longest] = afar
    return longest ? ok({ lanes: [longest.lane.id] }) : fail(refusal('no_lane_to_stock'))
  },
  change(draft, settings) {
    const lanes = settings.list('lanes')
    const missing = lanes.filter((id) => !draft.lanes.some((lane) => lane.id === id))
    if (missing.length > 0) {
      return fail(...missing.map((id) => refusal('no_such_part', { noun: 'lanes', id })))
    }
    const coverDays = settings.number('coverDays')
    const next = lanes.reduce(
      (done, id) =>
        changed(
          done,
          { noun: 'lanes', id },
          { coverDays },
          { coverDays: settings.known('coverDays') },
        ),
      draft,
    )
    const isFree = (draft.chain.capitalCostRatioPerYear ?? 0) === 0
    return ok(next, isFree ? [remark('no_capital_cost')] : [])
  },
})
