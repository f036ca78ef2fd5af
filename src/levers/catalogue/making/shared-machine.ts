import type { Named, Process } from '../../../chain/chain.ts'
import { annuity, siteCostPerYear } from '../../../chain/flow/stage-table.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { changed } from '../../edits/parts.ts'
import type { Draft } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { siteOf } from '../../terms/firm.ts'
import { makersByCost, ownFirst } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import { eurRateOf, rateOf } from '../../terms/settings.ts'

type NamedProcess = Named<'processes', Process>

/** A machine or a container is shared or rented where it was owned. */
export const sharedMachineLever = defineLever({
  id: 'shared-machine',
  family: 'making',
  name: words('Partager ou louer la machine | Share or rent the machine'),
  studyRows: ['B10', 'B9'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'Whose machine is given up.')),
    costRatio: amount(
      'ratio',
      'loyer sur coût de possession | rent over cost of owning',
      'When neither a rent nor an hourly price is said.',
    ),
    rentPerYear: amount(
      'money/year',
      'loyer par an | rent a year',
      'When no hourly price is said.',
    ),
    pricePerHour: amount('money/h', 'prix de l’heure machine | price per machine hour', 'By use.'),
  },
  defaults: {
    costRatio: {
      value: 0.62,
      low: 0.5,
      high: 0.75,
      status: 'default',
      source: words(
        'machine d’atelier occupée 35 à 45 % du temps seule, 60 à 70 % partagée (presse technique, États-Unis, 2026) : 40 / 65 | workshop machine in use 35 to 45 % of the time alone, 60 to 70 % when shared (trade press, USA, 2026): 40 / 65',
      ),
      row: 'maas/4',
    },
  },
  again: 'refused',
  effectFrom: words(
    'taux d’usage d’une machine seule et partagée (2026) ; laiterie en conteneur : 1 200 € par mois (étude, note 208) | use of a machine alone and shared (2026); dairy in a container: EUR 1,200 a month (study, note 208)',
  ),
  doesNotModel: words(
    'les créneaux à se partager, le trajet jusqu’à la machine, la revente de l’ancienne | slots to be shared, the way to the machine, resale of the old one',
  ),
  propose(draft, context) {
    const owned = ownFirst(draft, makersByCost(draft, context)).find(
      (each) => owningCost(draft, each) > 0,
    )
    if (!owned) return fail(refusal('no_investment'))
    const made = draft.items.find(({ id }) => id === owned.outputs?.[0]?.item)
    const isDairy = made?.hsCode !== undefined && DAIRY.hs.test(made.hsCode)
    return ok({
      process: owned.id,
      ...(isDairy && { rentPerYear: DAIRY.rentPerYear * eurRateOf(draft) }),
    })
  },
  change(draft, settings) {
    const process = draft.processes.find(({ id }) => id === settings.text('process'))
    if (!process) {
      return fail(refusal('no_such_part', { noun: 'processes', id: settings.text('process') }))
    }
    const owning = owningCost(draft, process)
    if (owning <= 0) return fail(refusal('nothing_to_share', { process: process.id }))
    const rate = rateOf(draft, process.currency)
    const perHour = settings.numberOr('pricePerHour')
    const given = { investment: undefined, lifeYears: undefined }
    const bare = withoutSiteMachine(draft, process)
    if (perHour !== undefined) {
      const cost = (process.ownCostPerRun ?? 0) + (hoursOf(process) * perHour) / rate
      const known = settings.known('pricePerHour')
      const fields = { ...given, ownCostPerRun: cost }
      return ok(
        changed(bare, { noun: 'processes', id: process.id }, fields, { ownCostPerRun: known }),
      )
    }
    const base = process.costPerYear ?? 0
    const rent = settings.numberOr('rentPerYear')
    const cost = base + (rent ?? owning * settings.number('costRatio')) / rate
    const known =
      rent === undefined
        ? settings.known('costRatio', (each) => base + (each * owning) / rate)
        : settings.known('rentPerYear')
    const fields = { ...given, costPerYear: cost }
    return ok(changed(bare, { noun: 'processes', id: process.id }, fields, { costPerYear: known }))
  },
})

/** Container dairy of the study, note 208: 1,200 EUR a month. */
const DAIRY = { hs: /^04/, rentPerYear: 14_400 } as const

/** Yearly cost of owning the machine, in the currency of the chain: of the process, else its site. */
function owningCost(draft: Draft, process: NamedProcess): number {
  const { investment, lifeYears } = process
  if (investment !== undefined && lifeYears !== undefined) {
    const ratio = draft.chain.capitalCostRatioPerYear ?? 0
    return annuity(investment, lifeYears, ratio) * rateOf(draft, process.currency)
  }
  const site = siteOf(draft, process.site)
  if (!site) return 0
  return (siteCostPerYear(site) - (site.fixedCostPerYear ?? 0)) * rateOf(draft, site.currency)
}

/** Where the machine is that of the site, the site gives it up. */
function withoutSiteMachine(draft: Draft, process: NamedProcess): Draft {
  if (process.investment !== undefined) return draft
  const gone = {
    investment: undefined,
    lifeYears: undefined,
    subsidy: undefined,
    capitalCostRatioPerYear: undefined,
  }
  return changed(draft, { noun: 'sites', id: process.site }, gone)
}

function hoursOf({ machineHoursPerRun, labour }: NamedProcess): number {
  return machineHoursPerRun ?? (labour ?? []).reduce((sum, row) => sum + row.hoursPerRun, 0)
}
