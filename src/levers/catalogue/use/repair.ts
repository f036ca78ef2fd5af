import { ok } from '../../../core/problem.ts'
import { amount, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withDemand } from '../../edits/market/demand.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { proposeMarket, serviceSold } from './sold-with-piece.ts'

/** The firm repairs what it sold, for a price or under a lifetime guarantee. */
export const repairLever = defineLever({
  id: 'repair',
  family: 'use',
  name: words('Réparer, garantir à vie | Repair, guarantee for life'),
  studyRows: ['B15'],
  segment: 'consumption',
  parameters: {
    market: required(ref(['markets'], 'marché | market', 'Whose pieces are repaired.')),
    volumeRatio: amount(
      'ratio',
      'réparations par pièce vendue | repairs per piece sold',
      'In a year.',
      { max: 5 },
    ),
    priceRatio: amount(
      'ratio',
      'prix sur prix du neuf | price over that of a new one',
      'Of a repair.',
      { max: 1 },
    ),
    costRatio: amount(
      'ratio',
      'coût sur prix de la réparation | cost over price of the repair',
      'To the firm.',
      { max: 3 },
    ),
    freeRatio: share('part gratuite | free share', 'Under guarantee: 1 for a lifetime guarantee.'),
    lostSalesRatio: share(
      'ventes de neuf perdues | sales of new ones lost',
      'Of pieces that last.',
    ),
  },
  defaults: {
    volumeRatio: {
      value: 0.05,
      low: 0.02,
      high: 0.15,
      status: 'assumed',
      source: words(
        'une pièce sur vingt revient dans l’année | one piece in twenty comes back in the year',
      ),
    },
    priceRatio: {
      value: 0.333,
      low: 0.25,
      high: 0.4,
      status: 'default',
      source: words(
        'étude, ligne B15, 2020 : un revêtement neuf pour le tiers du prix ; étendue supposée | study, row B15, 2020: a new coating for a third of the price; range assumed',
      ),
    },
    costRatio: {
      value: 0.7,
      low: 0.5,
      high: 1,
      status: 'assumed',
      source: words('surtout du temps de personnes | mostly people’s time'),
    },
    freeRatio: {
      value: 0.25,
      low: 0,
      high: 1,
      status: 'assumed',
      source: words('défauts pris en charge | faults that are covered'),
    },
    lostSalesRatio: {
      value: 0.01,
      low: 0,
      high: 0.05,
      status: 'assumed',
      source: words('ce qui dure se rachète moins | what lasts is bought again less often'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'prix : étude, B15, un tiers du neuf ; volume et coût supposés | price: study, B15, a third of a new one; assumed volume and cost',
  ),
  doesNotModel: words(
    'le port aller et retour, les pièces détachées, la fidélité gagnée, le carbone évité par une vie plus longue | carriage both ways, spare parts, loyalty gained, carbon avoided by a longer life',
  ),
  propose: (draft) => proposeMarket(draft),
  change(draft, settings) {
    const sold = serviceSold({
      draft,
      settings,
      name: words('Réparation | Repair'),
      unit: 'réparation',
      paidRatio: 1 - settings.number('freeRatio'),
    })
    const market = draft.markets.find(({ id }) => id === settings.text('market'))
    if (!sold.ok || !market) return sold
    const ratio = 1 - settings.number('lostSalesRatio')
    const known = (was: number) => settings.known('lostSalesRatio', (each) => was * (1 - each))
    return ok(withDemand(sold.value, { market, ratio, known }))
  },
})
