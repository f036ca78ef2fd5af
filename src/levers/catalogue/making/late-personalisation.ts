import type { Named, Process } from '../../../chain/chain.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { lastHolder } from '../../edits/made-to-order.ts'
import { added, changed, withKnown } from '../../edits/parts.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { focusItem, leadOf, makerOf } from '../../terms/firm.ts'
import { refusal, remark } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'
import { rateOf } from '../../terms/settings.ts'
import { yearOf } from '../../terms/year.ts'

type NamedProcess = Named<'processes', Process>

/** One plain piece for all; what makes the variant is done last, after the order. */
export const latePersonalisationLever = defineLever({
  id: 'late-personalisation',
  family: 'making',
  name: words('Personnaliser au dernier moment | Personalise late'),
  studyRows: ['B19'],
  segment: 'production',
  parameters: {
    item: required(ref(['items'], 'article | item', 'The one that has variants.')),
    process: required(ref(['processes'], 'procédé | process', 'After it the variant is made.')),
    costRatio: amount(
      'ratio',
      'coût de l’opération | cost of the operation',
      'Over the cost of the process.',
    ),
    leadTimeDays: amount('days', 'jours | days', 'Of the operation.'),
    minimumUnits: amount('unit', 'minimum par an | minimum a year', 'From which it pays.'),
  },
  defaults: {
    costRatio: {
      value: 0.1,
      low: 0.03,
      high: 0.25,
      status: 'assumed',
      source: words('une opération légère | a light operation'),
    },
    leadTimeDays: {
      value: 1,
      low: 0.2,
      high: 3,
      status: 'assumed',
      source: words('faite dans la journée | done within the day'),
    },
    minimumUnits: {
      value: 50_000,
      status: 'default',
      source: words(
        'étude, ligne B19, 2020 : même pot, seul le couvercle change, rentable à partir de 50 000 | study, row B19, 2020: same pot, only the lid differs, profitable from 50,000',
      ),
    },
  },
  again: 'refused',
  effectFrom: words(
    'minimum : étude, B19 ; coût de l’opération supposé | minimum: study, B19; assumed cost of the operation',
  ),
  doesNotModel: words(
    'la prévision plus facile de la pièce neutre (voir prouver), la machine à acheter, les ratés | the easier forecast of the plain piece (see prove), the machine to be bought, failures',
  ),
  propose(draft, context) {
    const focus = focusItem(draft)
    const item = draft.items.find(({ id }) => id === focus)
    if (!item) return fail(refusal('nothing_sold'))
    if ((item.variantAxes?.length ?? 0) === 0)
      return fail(refusal('one_variant', { item: item.id }))
    const maker = lastHolder(draft, item.id, context)
    if (!maker) return fail(refusal('no_maker_before', { item: item.id }))
    return ok({ item: item.id, process: maker.id })
  },
  change(draft, settings, context) {
    const [item, id] = [settings.text('item'), settings.text('process')]
    const process = draft.processes.find((each) => each.id === id)
    const made = process?.outputs?.find(({ drives }) => drives) ?? process?.outputs?.[0]
    if (!process || !made) return fail(refusal('no_such_part', { noun: 'processes', id }))
    if (
      made.item.includes('/plain-') ||
      draft.items.some((each) => each.id.endsWith(`/plain-${made.item}`))
    ) {
      return fail(refusal('personalised_already', { item: made.item }))
    }
    const next = withOperation(draft, { process, made: made.item, sold: item, settings, context })
    const need = yearOf(draft, context.reference)?.units('processes', id) ?? 0
    const minimum = settings.number('minimumUnits')
    const short = { need: Math.round(need), minimum }
    return ok(next, need < minimum ? [remark('below_minimum', short)] : [])
  },
})

interface Operation {
  readonly process: NamedProcess
  readonly made: string
  readonly sold: string
  readonly settings: Settings
  readonly context: LeverContext
}

/** The process makes a plain piece; a new one after it, at the same place, makes the variant. */
function withOperation(draft: Draft, { process, made, sold, settings, context }: Operation): Draft {
  const [plain, id] = [
    `${settings.stepId}/plain-${made}`,
    `${settings.stepId}/personalise-${process.id}`,
  ]
  const item = draft.items.find((each) => each.id === made)!
  const { variantAxes: _axes, seasons: _seasons, labels: _labels, ...rest } = item
  let next = added(draft, 'items', {
    ...rest,
    id: plain,
    name: `${item.name}, neutre`,
    nameEn: `${item.nameEn ?? item.name}, plain`,
    kind: 'component',
  })
  const outputs = process.outputs!.map((row) => (row.item === made ? { ...row, item: plain } : row))
  next = changed(next, { noun: 'processes', id: process.id }, { outputs, shareRatio: undefined })
  const maker = makerOf(draft, process)
  for (const price of draft.prices) {
    if (price.seller !== maker || price.item !== made || price.for !== 'making') continue
    next = changed(next, { noun: 'prices', id: price.id }, { item: plain })
  }
  const year = yearOf(draft, context.reference)
  const rate = rateOf(draft, process.currency)
  const unit = (year?.costPerUnit('processes', process.id) ?? 0) / rate
  next = added(next, 'processes', {
    id,
    name: 'Personnalisation',
    nameEn: 'Personalisation',
    kind: 'transform',
    site: process.site,
    actor: process.tollFor === undefined ? process.actor : leadOf(draft),
    tollFor: process.tollFor,
    segment: 'production',
    inputs: [{ item: plain, quantityPerRun: 1 }],
    outputs: [{ item: made }],
    shareRatio: process.shareRatio,
    ownCostPerRun: unit * settings.number('costRatio'),
    leadTimeDays: settings.number('leadTimeDays'),
    minimumPerStyleUnits: settings.number('minimumUnits'),
    currency: process.currency,
  })
  next = withKnown(next, [
    {
      ...settings.known('costRatio', (ratio) => unit * ratio),
      id: `processes/${id}/ownCostPerRun`,
    },
    { ...settings.known('leadTimeDays'), id: `processes/${id}/leadTimeDays` },
  ])
  return orderedBefore(next, sold, id)
}

/** Variants are chosen at the operation: minimums per variant go, orders come in before it. */
function orderedBefore(draft: Draft, sold: string, decoupling: string): Draft {
  let next = draft
  for (const { id, minimumPerVariantUnits } of draft.processes) {
    if (minimumPerVariantUnits === undefined) continue
    next = changed(next, { noun: 'processes', id }, { minimumPerVariantUnits: undefined })
  }
  for (const { id, item } of draft.policies) {
    if (item !== sold) continue
    next = changed(next, { noun: 'policies', id }, { kind: 'on-demand', decoupling })
  }
  return next
}
