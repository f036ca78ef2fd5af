import { fail, ok } from '../../../core/problem.ts'
import { words } from '../../../core/schema/schema.ts'
import { countryAt, homeCountryOf } from '../../terms/firm.ts'
import { makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { changeBySource, SOURCE_LEFT_OUT, SOURCE_PARAMETERS } from './second-source-parameters.ts'

/** A source is doubled: the second one takes a share and keeps the hand in. */
export const secondSourceLever = defineLever({
  id: 'second-source',
  family: 'sourcing',
  name: words('Ouvrir une deuxième source | Open a second source'),
  studyRows: ['B2', 'B4'],
  segment: 'production',
  parameters: SOURCE_PARAMETERS,
  defaults: {
    shareRatio: {
      value: 0.2,
      low: 0.1,
      high: 0.3,
      status: 'assumed',
      source: words(
        'assez pour garder la main, trop peu pour perdre le volume de la première | enough to keep the hand in, too little to lose the volume of the first',
      ),
    },
    priceRatio: {
      value: 1.1,
      low: 1,
      high: 1.25,
      status: 'assumed',
      source: words(
        'une petite série coûte plus ; borne haute : Afrique du Nord contre Chine, étude, note 83 | a small run costs more; upper bound: North Africa against China, study, note 83',
      ),
    },
  },
  again: 'refused',
  effectFrom: words(
    'salaires, énergie, trajets et droits du pays de la deuxième source, d’après les tables ; prix : hypothèse | wages, energy, lanes and duty of the country of the second source, from the tables; price: assumed',
  ),
  doesNotModel: SOURCE_LEFT_OUT,
  propose(draft, context) {
    const home = homeCountryOf(draft)
    const [far] = makersByCost(draft, context).filter(
      ({ kind, site }) => kind === 'transform' && countryAt(draft, site) !== home,
    )
    if (!far) return fail(refusal('all_made_at_home', { country: home }))
    return ok({ process: far.id, country: home })
  },
  change: changeBySource,
})
