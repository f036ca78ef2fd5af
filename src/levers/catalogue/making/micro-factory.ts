import type { Market, Named, Process } from '../../../chain/chain.ts'
import { COLUMNS, column } from '../../../chain/flow/components.ts'
import { annuity } from '../../../chain/flow/stage-table.ts'
import type { Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, number, ref, required } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { added, changed } from '../../edits/parts.ts'
import { withSecondSource } from '../../edits/second-source.ts'
import { placeOf } from '../../lanes/lane-way.ts'
import type { Draft, LeverContext, LeverFigure } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { largestMarkets, leadOf } from '../../terms/firm.ts'
import { makersByCost } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'
import { yearOf } from '../../terms/year.ts'

type NamedMarket = Named<'markets', Market>

/** The car of the study: 250,000 EUR for 200 a year; other goods have no published module. */
const CAR = { hs: /^87/, investment: 250_000, unitsPerYear: 200 } as const

/** Modules of capacity by the clients: as many as are taken, each with its investment. */
export const microFactoryLever = defineLever({
  id: 'micro-factory',
  family: 'making',
  name: words('Monter une micro-usine | Set up a micro-factory'),
  studyRows: ['B6', 'B23'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'What the module does.')),
    market: ref(
      ['markets'],
      'marché | market',
      'By whose clients it stands; missing: the largest.',
    ),
    modules: number('count', 'modules | modules', 'How many.', {
      min: 1,
      max: 1000,
      integer: true,
    }),
    investmentPerModule: required(
      amount('money', 'prix d’un module | price of a module', 'Set up.'),
    ),
    unitsPerModulePerYear: required(
      number('unit/year', 'capacité d’un module | capacity of a module', 'A year.', { min: 1 }),
    ),
    lifeYears: number('years', 'durée de vie (ans) | life (years)', 'Of a module.', {
      min: 1,
      max: 50,
    }),
    hoursRatio: amount('ratio', 'heures, nouveau sur ancien | hours, new over old', 'Missing: 1.'),
  },
  defaults: {
    modules: {
      value: 1,
      status: 'assumed',
      source: words('un seul module pour essayer le marché | one module to test the market'),
    },
    lifeYears: {
      value: 8,
      low: 4,
      high: 10,
      status: 'assumed',
      source: words('amortissement courant d’une ligne légère | usual life of a light line'),
    },
    hoursRatio: {
      value: 1,
      low: 0.8,
      high: 1.5,
      status: 'assumed',
      source: words('autant d’heures par pièce qu’aujourd’hui | as many hours per piece as today'),
    },
  },
  again: 'refused',
  effectFrom: words(
    'voiture : étude, 250 000 € pour 200 par an (2020) ; ailleurs, prix et capacité du module sont demandés ; salaires et trajets : tables | car: study, EUR 250,000 for 200 a year (2020); elsewhere price and capacity of the module are asked; wages and lanes: tables',
  ),
  doesNotModel: words(
    'le local, les autorisations, la montée en cadence, ce que devient l’usine d’avant | the premises, permits, ramp-up, what becomes of the plant of before',
  ),
  propose(draft, context) {
    const [dearest] = makersByCost(draft, context).filter(({ kind }) => kind === 'transform')
    if (!dearest) return fail(refusal('nothing_made'))
    const made = draft.items.find(({ id }) => id === dearest.outputs?.[0]?.item)
    const isCar = made?.hsCode !== undefined && CAR.hs.test(made.hsCode)
    return ok({
      process: dearest.id,
      ...(isCar && {
        investmentPerModule: CAR.investment,
        unitsPerModulePerYear: CAR.unitsPerYear,
      }),
    })
  },
  change(draft, settings, context) {
    const process = draft.processes.find(({ id }) => id === settings.text('process'))
    const market = marketOf(draft, settings)
    const lead = leadOf(draft)
    if (!process) {
      return fail(refusal('no_such_part', { noun: 'processes', id: settings.text('process') }))
    }
    if (!market) return fail(refusal('nothing_sold'))
    if (lead === undefined) return fail(refusal('no_lead'))
    const need = yearOf(draft, context.reference)?.units('processes', process.id) ?? 0
    const modules = settings.number('modules')
    const capacity = modules * settings.number('unitsPerModulePerYear')
    if (need <= 0) return fail(refusal('source_unused', { process: process.id }))
    if (capacity - settings.number('unitsPerModulePerYear') >= need) {
      return fail(refusal('module_idle', { capacity, need: Number(need.toPrecision(4)) }))
    }
    const placed = withWorkshop(draft, { market, lead, context })
    if (!placed.ok) return placed
    const sourced = withSecondSource(
      placed.value,
      {
        process,
        site: `${context.stepId}/site`,
        shareRatio: Math.min(1, capacity / need),
        priceRatio: 1,
        priceKnown: {},
        hoursRatio: settings.number('hoursRatio'),
      },
      context,
    )
    if (!sourced.ok) return sourced
    return ok(equipped(sourced.value, process, settings), sourced.warnings)
  },
  workedOut: breakEven,
})

function marketOf(draft: Draft, settings: Settings): NamedMarket | undefined {
  const named = settings.textOr('market')
  const markets = largestMarkets(draft)
  return named === undefined ? markets[0] : markets.find(({ id }) => id === named)
}

/** A site of the firm where the clients of a market are. */
function withWorkshop(
  draft: Draft,
  {
    market,
    lead,
    context,
  }: { readonly market: NamedMarket; readonly lead: string; readonly context: LeverContext },
): Result<Draft> {
  const place = market.site === undefined ? market : (placeOf(draft, market.site) ?? market)
  if (place.latitudeDeg === undefined || place.longitudeDeg === undefined) {
    return fail(refusal('no_coordinates_there', { place: market.id }))
  }
  return ok(
    added(draft, 'sites', {
      id: `${context.stepId}/site`,
      name: `Micro-usine, ${place.city ?? market.name}`,
      nameEn: `Micro-factory, ${place.city ?? market.nameEn ?? market.name}`,
      actor: lead,
      country: place.country,
      region: place.region,
      city: place.city,
      latitudeDeg: place.latitudeDeg,
      longitudeDeg: place.longitudeDeg,
    }),
  )
}

function equipped(draft: Draft, process: Named<'processes', Process>, settings: Settings): Draft {
  const modules = settings.number('modules')
  const units = settings.number('unitsPerModulePerYear')
  return changed(
    draft,
    { noun: 'processes', id: `${settings.stepId}/${process.id}` },
    {
      investment: modules * settings.number('investmentPerModule'),
      lifeYears: settings.number('lifeYears'),
      capacityUnitsPerYear: modules * units,
      capacityBlockUnits: units,
    },
    {
      investment: settings.known('investmentPerModule'),
      lifeYears: settings.known('lifeYears'),
      capacityUnitsPerYear: settings.known('unitsPerModulePerYear'),
    },
  )
}

/**
 * Orders a year from which a module pays for itself: its yearly cost over what one more piece
 * leaves, the price excluding VAT less the cost to the seller without the fixed cost of the process
 * (study, B6: the 50th order).
 */
function breakEven(draft: Draft, settings: Settings, context: LeverContext): LeverFigure[] {
  const year = yearOf(draft, context.reference)
  const market = marketOf(draft, settings)
  if (!year || !market) return []
  const { network, handovers, table } = year.flow
  const sale = handovers.find(
    (each) => each.kind === 'sale' && network.chain.markets[each.market]?.id === market.id,
  )
  const stage = draft.processes.findIndex(({ id }) => id === settings.text('process'))
  if (sale?.pricePerUnit === undefined || stage < 0) return []
  const fixed = table[stage * COLUMNS + column('cost.fixed')] ?? 0
  const left = sale.pricePerUnit - (sale.costPerUnit - fixed)
  if (left <= 0) return []
  const yearly = annuity(
    settings.number('investmentPerModule'),
    settings.number('lifeYears'),
    draft.chain.capitalCostRatioPerYear ?? 0,
  )
  return [
    {
      id: 'micro-factory.breakEvenUnits',
      label: words('commandes par an qui paient un module | orders a year that pay a module'),
      unit: 'units/year',
      value: yearly / left,
      formula: words(
        'annuité d’un module / (prix HT − coût d’une pièce hors coût fixe) | annuity of a module / (price excluding VAT − cost of a piece without fixed cost)',
      ),
    },
  ]
}
