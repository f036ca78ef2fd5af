import { fail, ok } from '../../../core/problem.ts'
import { share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { withDemand } from '../../edits/market/demand.ts'
import { changed, scaled } from '../../edits/parts.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { focusItem, leadOf } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'

/**
 * Fewer references for almost the same sales: fewer styles to draw, longer runs, forecasts that
 * pool. The error of a reference falls with the square root of how many are left, demands being
 * independent: Eppen (1979), Management Science 25(5) 498-501, doi:10.1287/mnsc.25.5.498.
 */
export const fewerReferencesLever = defineLever({
  id: 'fewer-references',
  family: 'selling',
  name: words('Réduire le nombre de références | Have fewer references'),
  studyRows: ['B14'],
  segment: 'marketing',
  parameters: {
    keptRatio: share('références gardées | references kept', 'Over those of today.', { min: 0.05 }),
    lostSalesRatio: share('ventes perdues | sales lost', 'Of clients who wanted another.', {
      max: 0.9,
    }),
  },
  defaults: {
    keptRatio: {
      value: 0.7,
      low: 0.5,
      high: 0.9,
      status: 'assumed',
      source: words('les moins vendues s’en vont | those that sell least go'),
    },
    lostSalesRatio: {
      value: 0.03,
      low: 0,
      high: 0.08,
      status: 'assumed',
      source: words('qui ne se reporte pas sur une autre | who do not turn to another one'),
    },
  },
  again: 'adds',
  effectFrom: words(
    'erreur de prévision : racine carrée du nombre de références (Eppen, 1979, doi:10.1287/mnsc.25.5.498) ; le reste est supposé | forecast error: square root of the number of references (Eppen, 1979, doi:10.1287/mnsc.25.5.498); the rest is assumed',
  ),
  doesNotModel: words(
    'quelles références, les clients attirés par le choix, ce que gagne le magasin | which references, clients drawn by choice, what the shop gains',
  ),
  propose(draft) {
    const lead = draft.actors.find(({ id }) => id === leadOf(draft))
    const hasStyles = draft.processes.some(({ styles }) => styles !== undefined)
    return lead?.references !== undefined || hasStyles ? ok({}) : fail(refusal('no_references'))
  },
  change(draft, settings) {
    const lead = leadOf(draft)
    const item = focusItem(draft)
    if (lead === undefined) return fail(refusal('no_lead'))
    const ratio = settings.number('keptRatio')
    const actor = draft.actors.find(({ id }) => id === lead)
    let next = draft
    if (actor?.references !== undefined) {
      const references = Math.max(1, Math.round(actor.references * ratio))
      next = changed(next, { noun: 'actors', id: lead }, { references })
    }
    next = withFewerStyles(next, settings)
    for (const market of draft.markets.filter((each) => each.item === item)) {
      const forecastErrors = market.forecastErrors?.map((row) => ({
        ...row,
        errorRatio: row.errorRatio * Math.sqrt(ratio),
      }))
      if (forecastErrors) {
        next = changed(next, { noun: 'markets', id: market.id }, { forecastErrors })
      }
      const lost = settings.number('lostSalesRatio')
      const known = (was: number) => settings.known('lostSalesRatio', (each) => was * (1 - each))
      next = withDemand(next, { market, ratio: 1 - lost, known })
    }
    return ok(next)
  },
})

/** Styles that are no more drawn; the runs of the others are longer. */
function withFewerStyles(draft: Draft, settings: Settings): Draft {
  const ratio = settings.number('keptRatio')
  let next = draft
  for (const process of draft.processes) {
    const at = { noun: 'processes' as const, id: process.id }
    const styles = (was: number) => settings.known('keptRatio', (each) => was * each)
    next = scaled(next, { ...at, field: 'styles' }, ratio, styles)
    if (process.setupCost === undefined) continue
    const lots = (was: number) => settings.known('keptRatio', (each) => was / each)
    next = scaled(next, { ...at, field: 'lotUnits' }, 1 / ratio, lots)
  }
  return next
}
