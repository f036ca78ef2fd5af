import { fail, ok } from '../../../core/problem.ts'
import { number, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withDemand } from '../../edits/market/demand.ts'
import { changed } from '../../edits/parts.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { focusItem } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'

/** The client sees what the piece costs, line by line. */
export const publishCostsLever = defineLever({
  id: 'publish-costs',
  family: 'selling',
  name: words('Publier la fiche de coût | Publish the cost sheet'),
  studyRows: ['A4'],
  segment: 'client-relation',
  parameters: {
    item: required(ref(['items'], 'article | item', 'Whose cost sheet is published.')),
    upliftRatio: number('ratio', 'ventes en plus | more sales', 'Below 0: fewer.', {
      min: -0.5,
      max: 1,
    }),
  },
  defaults: {
    upliftRatio: {
      value: 0.05,
      low: 0,
      high: 0.21,
      status: 'assumed',
      source: words(
        'borne haute : +21 % de ventes d’un plat de cantine dont le coût était affiché (Mohan, Buell, John, Marketing Science, 2020, doi:10.1287/mksc.2019.1200) ; ailleurs, inconnu | upper bound: +21 % sales of a canteen dish whose cost was shown (Mohan, Buell, John, Marketing Science, 2020, doi:10.1287/mksc.2019.1200); elsewhere, unknown',
      ),
    },
  },
  again: 'refused',
  effectFrom: words(
    'expérience de terrain, 2020, comme borne haute ; exemple de l’étude : un pull à 119 € (note 171) | field experiment, 2020, as upper bound; example of the study: a jumper at EUR 119 (note 171)',
  ),
  doesNotModel: words(
    'ce qu’en font les concurrents et les acheteurs, une marge jugée trop haute fait l’effet contraire | what rivals and buyers do with it; a margin seen as too high has the opposite effect',
  ),
  propose(draft) {
    const item = focusItem(draft)
    if (item === undefined) return fail(refusal('nothing_sold'))
    const isShown = draft.items.find(({ id }) => id === item)?.costSheetPublished
    return isShown ? fail(refusal('published_already', { item })) : ok({ item })
  },
  change(draft, settings) {
    const id = settings.text('item')
    const item = draft.items.find((each) => each.id === id)
    if (!item) return fail(refusal('no_such_part', { noun: 'items', id }))
    if (item.costSheetPublished) return fail(refusal('published_already', { item: id }))
    let next = changed(draft, { noun: 'items', id }, { costSheetPublished: true })
    const ratio = 1 + settings.number('upliftRatio')
    const known = (was: number) => settings.known('upliftRatio', (each) => was * (1 + each))
    for (const market of draft.markets) {
      if (market.item === id) next = withDemand(next, { market, ratio, known })
    }
    return ok(next)
  },
})
