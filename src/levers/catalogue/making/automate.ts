import type { Named, Process } from '../../../chain/chain.ts'
import { annuity } from '../../../chain/flow/stage-table.ts'
import { figure, labourCost } from '../../../chain/reference-set/reference.ts'
import { fail, ok } from '../../../core/problem.ts'
import { amount, number, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { changed, timesKnown } from '../../edits/parts.ts'
import type { Draft, LeverContext, LeverFigure } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { countryAt, siteOf } from '../../terms/firm.ts'
import { makersByLabour, ownFirst } from '../../terms/picks.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'
import { eurRateOf, rateOf } from '../../terms/settings.ts'
import { yearOf } from '../../terms/year.ts'
import { breakEvenWage, paybackYears } from './break-even-wage.ts'

type NamedProcess = Named<'processes', Process>

/** Machines take over hours of work: capital, upkeep and power instead of wages. */
export const automateLever = defineLever({
  id: 'automate',
  family: 'making',
  name: words('Automatiser une étape | Automate a stage'),
  studyRows: ['A13', 'B23'],
  segment: 'production',
  parameters: {
    process: required(ref(['processes'], 'procédé | process', 'The one that machines take over.')),
    hoursRatio: share('heures qui restent | hours left', 'Over those of before.'),
    investment: amount('money', 'investissement | investment', 'Missing: cells of the size below.'),
    investmentPerCell: amount(
      'money',
      'prix d’une cellule | price of a cell',
      'Machine, tools, set-up.',
    ),
    hoursPerCellPerYear: number(
      'h/year',
      'heures par cellule et an | hours per cell and year',
      'That a cell takes over.',
      { min: 1 },
    ),
    lifeYears: number('years', 'durée de vie (ans) | life (years)', 'Of the machines.', {
      min: 1,
      max: 50,
    }),
    upkeepRatio: share('entretien | upkeep', 'A year, over the investment.'),
    kwhPerHour: amount('kWh/h', 'kWh par heure reprise | kWh per hour taken over', 'Electricity.'),
  },
  defaults: {
    hoursRatio: {
      value: 0.5,
      low: 0.3,
      high: 0.9,
      status: 'assumed',
      source: words(
        'annonce de 50 à 70 % de travail en moins en couture (21 lignes, 2018), la plus prudente des deux ; l’usine n’a pas ouvert, borne haute supposée | 50 to 70 % less labour announced in sewing (21 lines, 2018), the more careful of the two; the plant did not open, upper bound assumed',
      ),
      row: 'sewing_automation/4',
    },
    investmentPerCell: {
      value: 40_000,
      low: 25_000,
      high: 100_000,
      status: 'assumed',
      source: words(
        'cellule de robot collaboratif complexe, 25 000 à 40 000 € (2021, source sans adresse) ; outillage et intégration en plus : borne haute supposée | complex cobot cell, EUR 25,000 to 40,000 (2021, a source without address); tools and integration come on top: upper bound assumed',
      ),
      row: 'cobot',
    },
    hoursPerCellPerYear: {
      value: 1000,
      low: 600,
      high: 2000,
      status: 'assumed',
      source: words(
        'une équipe à l’année, la cellule occupée aux deux tiers | one shift through the year, the cell busy two thirds of it',
      ),
    },
    lifeYears: {
      value: 8,
      low: 5,
      high: 10,
      status: 'assumed',
      source: words('amortissement courant d’une machine | usual life of a machine'),
    },
    upkeepRatio: {
      value: 0.05,
      low: 0.03,
      high: 0.1,
      status: 'assumed',
      source: words('contrat d’entretien courant | usual maintenance contract'),
    },
    kwhPerHour: {
      value: 1,
      low: 0.3,
      high: 3,
      status: 'assumed',
      source: words('petit robot et ses outils | small robot and its tools'),
    },
  },
  again: 'adds',
  effectFrom: words(
    'heures : annonce de la couture, 2018 ; cellule : robot collaboratif, 2021 ; salaire et électricité : ceux du procédé | hours: announced in sewing, 2018; cell: cobot, 2021; wage and electricity: those of the process',
  ),
  doesNotModel: words(
    'la mise au point, les rebuts du démarrage, les arrêts, la formation, ce que deviennent les personnes | running in, scrap at the start, stops, training, what becomes of the people',
  ),
  propose(draft, context) {
    const [most] = ownFirst(draft, makersByLabour(draft, context))
    return most ? ok({ process: most.id }) : fail(refusal('no_work'))
  },
  change(draft, settings, context) {
    const plan = planOf(draft, settings, context)
    if (!plan) {
      const id = settings.text('process')
      const isThere = draft.processes.some((each) => each.id === id)
      return fail(isThere ? refusal('no_work') : refusal('no_such_part', { noun: 'processes', id }))
    }
    return ok(withMachines(draft, plan, settings))
  },
  workedOut(draft, settings, context): readonly LeverFigure[] {
    const plan = planOf(draft, settings, context)
    if (!plan) return []
    const wage = breakEvenWage(plan)
    const years = paybackYears({ ...plan, wagePerHour: plan.wagePerHour ?? 0 })
    return [
      {
        id: 'automate.breakEvenWage',
        label: words('salaire d’équilibre | break-even wage'),
        unit: 'money/h',
        value: wage,
        formula: words(
          '(annuité + entretien + électricité) / heures reprises par an | (annuity + upkeep + electricity) / hours taken over a year',
        ),
      },
      ...(years === undefined
        ? []
        : [
            {
              id: 'automate.payback',
              label: words('retour sur investissement | payback'),
              unit: 'years' as const,
              value: years,
              formula: words(
                'investissement / (salaires évités − entretien − électricité) | investment / (wages saved − upkeep − electricity)',
              ),
            },
          ]),
    ]
  },
})

interface MachinePlan {
  readonly process: NamedProcess
  readonly investment: number
  readonly annuityPerYear: number
  readonly upkeepPerYear: number
  readonly energyPerYear: number
  readonly hoursSavedPerYear: number
  /** Mean of the hours of the process; undefined: no table knows it. */
  readonly wagePerHour: number | undefined
  readonly hoursSavedPerRun: number
  readonly cells: number
  /** Units a year that the machines can do. */
  readonly capacityUnits: number
}

function planOf(draft: Draft, settings: Settings, context: LeverContext): MachinePlan | undefined {
  const process = draft.processes.find(({ id }) => id === settings.text('process'))
  const year = yearOf(draft, context.reference)
  const hours = (process?.labour ?? []).reduce((sum, row) => sum + row.hoursPerRun, 0)
  const runs = process && year ? year.runs(process.id) : 0
  if (!process || hours === 0 || runs === 0) return undefined
  const hoursSavedPerRun = hours * (1 - settings.number('hoursRatio'))
  const hoursSavedPerYear = hoursSavedPerRun * runs
  const cells = Math.max(1, Math.ceil(hoursSavedPerYear / settings.number('hoursPerCellPerYear')))
  const investment = settings.numberOr('investment') ?? cells * settings.number('investmentPerCell')
  const rate = draft.chain.capitalCostRatioPerYear ?? 0
  return {
    process,
    investment,
    cells,
    capacityUnits:
      (year!.units('processes', process.id) * cells * settings.number('hoursPerCellPerYear')) /
      hoursSavedPerYear,
    annuityPerYear: annuity(investment, settings.number('lifeYears'), rate),
    upkeepPerYear: investment * settings.number('upkeepRatio'),
    energyPerYear:
      hoursSavedPerYear * settings.number('kwhPerHour') * electricityCost(draft, process, context),
    hoursSavedPerYear,
    hoursSavedPerRun,
    wagePerHour: meanWage(draft, process, context),
  }
}

function electricityCost(draft: Draft, process: NamedProcess, { reference }: LeverContext): number {
  const country = countryAt(draft, process.site) ?? ''
  const known = figure(reference, 'countries', country, 'electricityEurPerKwh')?.value
  return (known ?? 0) * eurRateOf(draft)
}

function meanWage(
  draft: Draft,
  process: NamedProcess,
  { reference }: LeverContext,
): number | undefined {
  const country = countryAt(draft, process.site) ?? ''
  const usual = labourCost(reference, country)?.value
  const rows = process.labour ?? []
  const hours = rows.reduce((sum, row) => sum + row.hoursPerRun, 0)
  const wageOf = (given: number | undefined) =>
    given === undefined
      ? (usual ?? NaN) * eurRateOf(draft)
      : given * rateOf(draft, process.currency)
  const cost = rows.reduce((sum, row) => sum + row.hoursPerRun * wageOf(row.costPerHour), 0)
  return Number.isFinite(cost) && hours > 0 ? cost / hours : undefined
}

function withMachines(draft: Draft, plan: MachinePlan, settings: Settings): Draft {
  const { process, cells } = plan
  const rate = rateOf(draft, process.currency)
  const investment = plan.investment / rate
  const ratio = settings.number('hoursRatio')
  const labour = process.labour!.map((row) => ({ ...row, hoursPerRun: row.hoursPerRun * ratio }))
  const power = {
    carrier: 'electricity',
    kwhPerRun: plan.hoursSavedPerRun * settings.number('kwhPerHour'),
  }
  const energy = [...(process.energy ?? []), ...(power.kwhPerRun > 0 ? [power] : [])]
  const upkeep = investment * settings.number('upkeepRatio')
  const perCell =
    settings.numberOr('investment') === undefined
      ? settings.known('investmentPerCell', (each) => (each * cells) / rate)
      : settings.known('investment')
  const known = Object.fromEntries([
    ...process.labour!.map(({ hoursPerRun }, row) => {
      const field = `labour.${row}.hoursPerRun`
      const how = settings.known('hoursRatio', (each) => hoursPerRun * each)
      return [field, timesKnown(draft, `processes/${process.id}/${field}`, ratio, how)] as const
    }),
    ...process.labour!.flatMap((_, row) =>
      keptKnown(draft, process.id, `labour.${row}.costPerHour`),
    ),
    ...(process.energy ?? []).flatMap((_, row) =>
      ['kwhPerRun', 'costPerKwh'].flatMap((name) =>
        keptKnown(draft, process.id, `energy.${row}.${name}`),
      ),
    ),
    ['investment', perCell] as const,
    ['lifeYears', settings.known('lifeYears')] as const,
    [
      'costPerYear',
      settings.known('upkeepRatio', (each) => investment * each + (process.costPerYear ?? 0)),
    ] as const,
    ...(power.kwhPerRun > 0
      ? [
          [
            `energy.${energy.length - 1}.kwhPerRun`,
            settings.known('kwhPerHour', (each) => each * plan.hoursSavedPerRun),
          ] as const,
        ]
      : []),
  ])
  return changed(
    draft,
    { noun: 'processes', id: process.id },
    {
      labour,
      energy: energy.length > 0 ? energy : undefined,
      investment: (process.investment ?? 0) + investment,
      lifeYears: settings.number('lifeYears'),
      capacityUnitsPerYear: capacityWith(draft, plan),
      costPerYear: (process.costPerYear ?? 0) + upkeep,
    },
    known,
  )
}

/**
 * Machines are bought for what they take over here: where nothing else is shared by capacity, theirs
 * is the capacity, so that the capacity of a whole workshop does not dilute them.
 */
function capacityWith(draft: Draft, plan: MachinePlan): number | undefined {
  const { process, capacityUnits } = plan
  const site = siteOf(draft, process.site)
  const isShared =
    (site?.fixedCostPerYear ?? 0) > 0 ||
    (site?.investment ?? 0) > 0 ||
    (process.costPerYear ?? 0) > 0 ||
    (process.investment ?? 0) > 0
  if (isShared || process.capacityUnitsPerYear === undefined) return process.capacityUnitsPerYear
  return Math.min(process.capacityUnitsPerYear, capacityUnits)
}

/** What is known of a figure that does not change, kept as it is. */
function keptKnown(draft: Draft, process: string, field: string) {
  const found = draft.estimates.find(({ id }) => id === `processes/${process}/${field}`)
  return found ? [[field, found as unknown as Readonly<Record<string, unknown>>] as const] : []
}
