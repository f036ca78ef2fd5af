import { fail, ok } from '../../../core/problem.ts'
import { amount, choice, number, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withClientPrice, withDemand } from '../../edits/market/demand.ts'
import { changed } from '../../edits/parts.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { refusal } from '../../terms/refusals.ts'
import { proposeMarket } from './sold-with-piece.ts'

/** Mean days of a month. */
const MONTH_DAYS = 365 / 12

/** The piece is rented, or paid by what it does: it stays the firm’s, lasts, serves several clients. */
export const rentLever = defineLever({
  id: 'rent',
  family: 'use',
  name: words('Louer ou vendre au résultat | Rent, or sell by performance'),
  studyRows: ['B11'],
  segment: 'consumption',
  parameters: {
    market: required(ref(['markets'], 'marché | market', 'That stops buying.')),
    billing: choice(['rent', 'performance'], 'facturation | billing', 'Rent, or by result.'),
    contractMonths: number('months', 'contrat (mois) | contract (months)', 'Usual length.', {
      min: 1,
      max: 240,
    }),
    piecesRatio: required(
      amount(
        'ratio',
        'pièces faites, nouveau sur ancien | pieces made, new over old',
        'Each serves several contracts.',
        { max: 2 },
      ),
    ),
    revenueRatio: required(
      amount(
        'ratio',
        'recette d’une année, nouveau sur ancien | revenue of a year, new over old',
        'Of the same clients.',
        { max: 5 },
      ),
    ),
  },
  defaults: {
    billing: {
      value: 'rent',
      status: 'assumed',
      source: words('le plus simple à écrire | the simplest to write down'),
    },
    contractMonths: {
      value: 24,
      low: 12,
      high: 48,
      status: 'assumed',
      source: words('durée courante d’une location | usual length of a rental'),
    },
  },
  again: 'refused',
  decides: ({ market, billing }) => [
    [`markets/${String(market)}/billing`, String(billing ?? 'rent')],
  ],
  effectFrom: words(
    'pièces faites et recette sont demandées : aucune source ne vaut pour toutes les chaînes | pieces made and revenue are asked: no source holds for every chain',
  ),
  doesNotModel: words(
    'la remise en état, les impayés, l’année de transition, le bilan alourdi | putting right, bad debts, the year of change, the heavier balance sheet',
  ),
  propose(draft) {
    const found = proposeMarket(draft)
    if (!found.ok) return found
    const market = draft.markets.find(({ id }) => id === found.value['market'])
    const billing = market?.billing ?? 'sale'
    return billing === 'sale' ? found : fail(refusal('sold_as_service', { market: market!.id }))
  },
  change(draft, settings) {
    const id = settings.text('market')
    const market = draft.markets.find((each) => each.id === id)
    if (!market) return fail(refusal('no_such_part', { noun: 'markets', id }))
    if ((market.billing ?? 'sale') !== 'sale') {
      return fail(refusal('sold_as_service', { market: id }))
    }
    const months = settings.number('contractMonths')
    const pieces = settings.number('piecesRatio')
    let next = changed(
      draft,
      { noun: 'markets', id },
      {
        billing: settings.text('billing'),
        contractMonths: months,
        paymentDays: (months * MONTH_DAYS) / 2,
      },
      {
        contractMonths: settings.known('contractMonths'),
        paymentDays: settings.known('contractMonths', (each) => (each * MONTH_DAYS) / 2),
      },
    )
    next = withDemand(next, {
      market,
      ratio: pieces,
      known: (was) => settings.known('piecesRatio', (each) => was * each),
    })
    return ok(
      withClientPrice(next, {
        market,
        ratio: settings.number('revenueRatio') / pieces,
        known: (was) => settings.known('revenueRatio', (each) => (was * each) / pieces),
      }),
    )
  },
})
