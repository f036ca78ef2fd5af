import { fail, ok } from '../../../core/problem.ts'
import { words } from '../../../core/schema/schema.ts'
import { countryAt } from '../../terms/firm.ts'
import { makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { changeBySource, SOURCE_LEFT_OUT, SOURCE_PARAMETERS } from './second-source-parameters.ts'

/** What is made in China gets a source in one more country. */
export const chinaPlusOneLever = defineLever({
  id: 'china-plus-one',
  family: 'sourcing',
  name: words('Chine + 1 | China + 1'),
  studyRows: ['B2'],
  segment: 'production',
  parameters: SOURCE_PARAMETERS,
  defaults: {
    shareRatio: {
      value: 0.25,
      low: 0.2,
      high: 0.3,
      status: 'default',
      source: words(
        'étude, note 86 : 20 à 30 % des capacités chinoises déplacées, 2020 | study, note 86: 20 to 30 % of Chinese capacity moved, 2020',
      ),
      row: 'near_sourcing/3',
    },
    country: {
      value: 'MA',
      status: 'assumed',
      source: words('Afrique du Nord, comme le prix | North Africa, as the price'),
    },
    priceRatio: {
      value: 1.25,
      low: 1.15,
      high: 1.35,
      status: 'default',
      source: words(
        'étude, note 83 (Nelly Rodi, 2020), achat de mode : Afrique du Nord contre Chine, +25 % ; étendue supposée | study, note 83 (Nelly Rodi, 2020), purchases in fashion: North Africa against China, +25 %; range assumed',
      ),
      row: 'near_sourcing',
    },
  },
  again: 'refused',
  effectFrom: words(
    'part et surprix : étude, notes 83 et 86 ; salaires, trajets et droits : tables | share and premium: study, notes 83 and 86; wages, lanes and duty: tables',
  ),
  doesNotModel: SOURCE_LEFT_OUT,
  propose(draft, context) {
    const [chinese] = makersByCost(draft, context).filter(
      ({ kind, site }) => kind === 'transform' && countryAt(draft, site) === 'CN',
    )
    if (!chinese) return fail(refusal('nothing_made_in', { country: 'CN' }))
    return ok({ process: chinese.id })
  },
  change(draft, settings, context) {
    const process = draft.processes.find(({ id }) => id === settings.text('process'))
    const country = process && countryAt(draft, process.site)
    if (process && country !== 'CN') {
      return fail(refusal('not_in_china', { process: process.id, country: country ?? '' }))
    }
    return changeBySource(draft, settings, context)
  },
})
