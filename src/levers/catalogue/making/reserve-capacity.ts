import { fail, ok } from '../../../core/problem.ts'
import { ref, required, share } from '../../../core/schema/fields.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { lastMaker } from '../../edits/made-to-order.ts'
import { scaled } from '../../edits/parts.ts'
import { withYearlyCost } from '../../edits/yearly-cost.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { focusItem, leadSite } from '../../terms/firm.ts'
import { makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'

/** Hours of a maker are kept free for a fee: its queue is skipped. */
export const reserveCapacityLever = defineLever({
  id: 'reserve-capacity',
  family: 'making',
  name: words('Réserver de la capacité | Reserve capacity'),
  studyRows: ['B7'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'Whose capacity is kept.')),
    reservedRatio: share('part réservée | reserved share', 'Of the need of a year.'),
    feeRatio: share('redevance | fee', 'Over the cost of a unit, per unit reserved.'),
    leadTimeRatio: share('délai, nouveau sur ancien | days, new over old', 'Without the queue.'),
  },
  defaults: {
    reservedRatio: {
      value: 0.3,
      low: 0.2,
      high: 0.5,
      status: 'assumed',
      source: words('la part incertaine des ventes | the uncertain part of sales'),
    },
    feeRatio: {
      value: 0.1,
      low: 0.05,
      high: 0.2,
      status: 'assumed',
      source: words('à négocier avec l’atelier | to be negotiated with the workshop'),
    },
    leadTimeRatio: {
      value: 0.5,
      low: 0.3,
      high: 0.8,
      status: 'assumed',
      source: words(
        'l’attente fait souvent plus de la moitié du délai d’un atelier | the queue often makes more than half of the days of a workshop',
      ),
    },
  },
  again: 'refused',
  effectFrom: words(
    'redevance et délai supposés, sur le coût et les jours du procédé | assumed fee and days, over the cost and days of the process',
  ),
  doesNotModel: words(
    'ce que vaut l’engagement tardif (voir prouver), la pénalité si l’on n’en use pas | what committing late is worth (see prove), the penalty when it is not used',
  ),
  propose(draft, context) {
    const item = focusItem(draft)
    if (!leadSite(draft) || item === undefined) return fail(refusal('no_lead'))
    const last = lastMaker(draft, item, context) ?? makersByCost(draft, context)[0]
    return last ? ok({ process: last.id }) : fail(refusal('nothing_made'))
  },
  change(draft, settings, context) {
    const id = settings.text('process')
    const process = draft.processes.find((each) => each.id === id)
    const year = yearOf(draft, context.reference)
    const site = leadSite(draft)
    const item = focusItem(draft)
    if (!process) return fail(refusal('no_such_part', { noun: 'processes', id }))
    const units = year?.units('processes', id) ?? 0
    if (!year || units <= 0) return fail(refusal('source_unused', { process: id }))
    if (!site || item === undefined) return fail(refusal('no_lead'))
    const name = nameOf(process)
    const isDone =
      draft.processes.some((each) => each.id.endsWith(`/reserve-${id}`)) ||
      draft.estimates.some(({ reason }) => reason === name.fr)
    if (isDone) {
      return fail(refusal('reserved_already', { process: id }))
    }
    const bill = settings.number('reservedRatio') * units * year.costPerUnit('processes', id)
    const fee = withYearlyCost(draft, {
      id: `${context.stepId}/reserve-${id}`,
      name,
      site: site.id,
      segment: 'production',
      item,
      costPerYear: bill * settings.number('feeRatio'),
      known: settings.known('feeRatio', (ratio) => bill * ratio),
    })
    const ratio = settings.number('leadTimeRatio')
    const at = { noun: 'processes' as const, id }
    const known = (was: number) => settings.known('leadTimeRatio', (each) => was * each)
    const days = scaled(fee, { ...at, field: 'leadTimeDays' }, ratio, known)
    return ok(scaled(days, { ...at, field: 'leadTimeSdDays' }, ratio, known))
  },
})

function nameOf({ name, nameEn }: Draft['processes'][number]): Words {
  return { fr: `Capacité réservée : ${name}`, en: `Reserved capacity: ${nameEn ?? name}` }
}
