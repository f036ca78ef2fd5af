import { fail, ok } from '../../../core/problem.ts'
import { words } from '../../../core/schema/schema.ts'
import { countryAt, homeCountryOf } from '../../terms/firm.ts'
import { boughtAbroad, makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { changeBySource, SOURCE_PARAMETERS } from './second-source-parameters.ts'

/** What is bought far away is bought at home. */
export const localSupplierLever = defineLever({
  id: 'local-supplier',
  family: 'sourcing',
  name: words('Prendre un fournisseur local | Take a local supplier'),
  studyRows: ['A4', 'B5', 'B21'],
  segment: 'production',
  parameters: SOURCE_PARAMETERS,
  defaults: {
    shareRatio: {
      value: 1,
      status: 'assumed',
      source: words('tout est repris | all of it is taken over'),
    },
    priceRatio: {
      value: 1.35,
      low: 1.3,
      high: 1.4,
      status: 'default',
      source: words(
        'étude, note 83 (Nelly Rodi, 2020), achat de mode : France contre Chine, +30 à +40 % ; hors mode ou hors Chine, à remplacer par un devis | study, note 83 (Nelly Rodi, 2020), purchases in fashion: France against China, +30 to +40 %; outside fashion or China, to be replaced by a quote',
      ),
      row: 'near_sourcing/2',
    },
  },
  again: 'refused',
  effectFrom: words(
    'surprix : étude, note 83 ; trajets, droits et carbone : tables | premium: study, note 83; lanes, duty and carbon: tables',
  ),
  doesNotModel: words(
    'si la matière ou le savoir-faire existe près, la qualité, le délai de mise au point | whether the material or the skill exists near, quality, time to get it right',
  ),
  propose(draft, context) {
    const home = homeCountryOf(draft)
    const [far] = [
      ...boughtAbroad(draft, context),
      ...makersByCost(draft, context).filter(
        ({ site, kind }) => kind === 'transform' && countryAt(draft, site) !== home,
      ),
    ]
    if (!far) return fail(refusal('all_made_at_home', { country: home }))
    return ok({ process: far.id, country: home })
  },
  change: changeBySource,
})
