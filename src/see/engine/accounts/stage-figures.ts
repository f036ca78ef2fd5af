import type { CostComponent } from '../../../chain/flow/components.ts'
import { COLUMNS, COMPONENTS, COST_COMPONENTS, DAYS, KM } from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { emitStage } from '../../../chain/flow/stage-table.ts'
import type { TermOrigin } from '../../../chain/flow/terms.ts'
import type { Provenance } from '../../../chain/reference-set/reference.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure, FigureInput, FigureUnit } from '../../model.ts'
import { COMPONENT_WORDS } from '../../messages.ts'
import { stagePlaces, placeCountry } from '../../../chain/flow/client-place.ts'
import type { StageRow } from './stages.ts'

/** One term of a stage's figure: what it is worth per unit sold, and the fields behind it. */
export interface StageTerm {
  readonly component: (typeof COMPONENTS)[number]
  readonly perUnitSold: number
  readonly inputs: readonly FigureInput[]
}

/** The terms of a stage, recorded as the flow emitted them. */
export function stageTerms(flow: Flow, stage: number, unitsSoldPerYear: number): StageTerm[] {
  const units = flow.activity[stage] ?? 0
  const perSold = unitsSoldPerYear > 0 ? units / unitsSoldPerYear : 0
  const terms: StageTerm[] = []
  const noun = stage < flow.network.processCount ? 'processes' : 'lanes'
  const id =
    flow.network.chain.processes[stage]?.id ??
    flow.network.chain.lanes[stage - flow.network.processCount]?.id ??
    ''
  emitStage(flow, stage, units, {
    add(component, value, origin) {
      const name = COMPONENTS[component]
      if (!name) return
      const isRate = component === DAYS || component === KM
      terms.push({
        component: name,
        perUnitSold: isRate ? value : value * perSold,
        inputs: [
          ...fieldInputs(`${noun}/${id}`, origin),
          ...itemInputs(flow, stage, origin),
          ...referenceInputs(flow, stage, origin),
        ],
      })
    },
  })
  return [...terms, ...sharedTerms(flow, stage, perSold)]
}

function fieldInputs(part: string, origin: TermOrigin): FigureInput[] {
  return [...origin.fields, ...(origin.per ?? [])].map((field) => ({
    kind: 'field',
    key: `${part}/${field.replace('*', String(origin.row ?? 0))}`,
  }))
}

function itemInputs({ network }: Flow, stage: number, origin: TermOrigin): FigureInput[] {
  const item = network.chain.items[network.nodeItem[network.stageNode[stage] ?? -1] ?? -1]
  return (origin.itemFields ?? []).map((name) => ({
    kind: 'field',
    key: `items/${item?.id}/${name}`,
  }))
}

const REFERENCE_WORDS: Readonly<Record<NonNullable<TermOrigin['reference']>, Words>> = {
  labour: words('coût horaire du pays | labour cost of the country'),
  electricity: words('prix de l’électricité du pays | electricity price of the country'),
  energy: words('facteur d’émission de l’énergie | emission factor of the energy'),
  transport: words('facteur d’émission du mode | emission factor of the mode'),
  speed: words('kilomètres par jour du mode | kilometres a day of the mode'),
  handling: words('manutention du mode | handling of the mode'),
  distance: words('détour du mode sur l’orthodromie | detour of the mode over the great circle'),
}

/** The figure of the tables that stood in for an empty field, with its provenance. */
function referenceInputs(flow: Flow, stage: number, origin: TermOrigin): FigureInput[] {
  if (origin.reference === undefined) return []
  const { defaults } = flow.context
  const { chain, processCount } = flow.network
  const [, place] = stagePlaces(flow.network, stage)
  const country = placeCountry(flow.network, place) ?? ''
  const mode = chain.lanes[stage - processCount]?.mode
  const carrier = chain.processes[stage]?.energy?.[origin.row ?? 0]?.carrier
  const found = {
    labour: () => defaults.labourEurPerHour(country),
    electricity: () => defaults.electricityEurPerKwh(country),
    energy: () => carrier && defaults.energyKgCo2ePerKwh(carrier, country),
    transport: () => mode && defaults.transportKgCo2ePerTkm(mode),
    speed: () => mode && defaults.speedKmPerDay(mode),
    handling: () => mode && defaults.handlingDays(mode),
    distance: () => mode && defaults.distanceFactor(mode),
  }[origin.reference]()
  if (!found) return []
  const provenance: Provenance = found
  return [
    { kind: 'reference', label: REFERENCE_WORDS[origin.reference], value: found.value, provenance },
  ]
}

/** Components that no single field gives: fixed cost shared by use, and what bears on value. */
function sharedTerms(flow: Flow, stage: number, perSold: number): StageTerm[] {
  const { chain, processCount } = flow.network
  const process = chain.processes[stage]
  const lane = chain.lanes[stage - processCount]
  const value = (name: CostComponent) =>
    (flow.table[stage * COLUMNS + COST_COMPONENTS.indexOf(name)] ?? 0) * perSold
  const field = (key: string): FigureInput => ({ kind: 'field', key })
  const inputs: Partial<Record<CostComponent, FigureInput[] | undefined>> = {
    fixed: process && [
      field(`processes/${process.id}/costPerYear`),
      field(`processes/${process.id}/investment`),
      field(`processes/${process.id}/capacityUnitsPerYear`),
      field(`sites/${process.site}/fixedCostPerYear`),
    ],
    insurance: lane && [field(`lanes/${lane.id}/insuranceRatio`)],
    duty: lane && [field(`lanes/${lane.id}/dutyRatio`)],
    interest: [field('chain/capitalCostRatioPerYear')],
  }
  return (['fixed', 'insurance', 'duty', 'interest'] as const).flatMap((name): StageTerm[] =>
    value(name) === 0
      ? []
      : [{ component: `cost.${name}`, perUnitSold: value(name), inputs: inputs[name] ?? [] }],
  )
}

/** Every figure of one stage, ready to be explained: cost and its parts, days, carbon, positions. */
export function stageFigures(flow: Flow, row: StageRow, unitsSoldPerYear: number): Figure[] {
  const { processCount } = flow.network
  const { chain } = flow.network
  const stage =
    row.kind === 'process'
      ? chain.processes.findIndex((process) => process.id === row.id)
      : processCount + chain.lanes.findIndex((lane) => lane.id === row.id)
  const terms = stageTerms(flow, stage, unitsSoldPerYear)
  const id = `stage/${row.id}`
  const parts = [...new Set(terms.map((term) => term.component))]
  return [
    total(id, parts.filter(isCost), {
      id: `${id}.cost`,
      unit: 'money/unit',
      value: row.costPerUnit,
      label: costLabel(row),
    }),
    total(id, parts.filter(isCarbon), {
      id: `${id}.carbon`,
      unit: 'kgCO2e',
      value: row.carbonKgCo2ePerUnit,
      label: carbonLabel(row),
    }),
    ...parts.map((component) =>
      partFigure(id, component, terms, flow.table[stage * COLUMNS + DAYS] ?? 0),
    ),
    ...positionFigures(id, row),
  ]
}

const isCost = (name: string) => name.startsWith('cost.')
const isCarbon = (name: string) => name.startsWith('carbon.')

function costLabel(row: StageRow): Words {
  return { fr: `${row.name} : coût ajouté`, en: `${row.nameEn}: cost added` }
}

function carbonLabel(row: StageRow): Words {
  return { fr: `${row.name} : carbone`, en: `${row.nameEn}: carbon` }
}

function total(
  stageId: string,
  parts: readonly string[],
  figure: Pick<Figure, 'id' | 'unit' | 'value' | 'label'>,
): Figure {
  return {
    ...figure,
    formula: words('somme de ses parts, par pièce vendue | sum of its parts, per piece sold'),
    inputs: parts.map((part) => ({ kind: 'figure', id: `${stageId}.${part}` })),
  }
}

function partFigure(
  stageId: string,
  component: (typeof COMPONENTS)[number],
  terms: readonly StageTerm[],
  days: number,
): Figure {
  const mine = terms.filter((term) => term.component === component)
  const unit: FigureUnit = isCost(component)
    ? 'money/unit'
    : isCarbon(component)
      ? 'kgCO2e'
      : component === 'days'
        ? 'days'
        : component === 'km'
          ? 'km'
          : 'hours'
  const message = COMPONENT_WORDS[component]
  return {
    id: `${stageId}.${component}`,
    label: message.label,
    unit,
    value: component === 'days' ? days : mine.reduce((sum, term) => sum + term.perUnitSold, 0),
    formula: message.formula,
    inputs: mine.flatMap((term) => term.inputs),
  }
}

function positionFigures(id: string, row: StageRow): Figure[] {
  const make = (
    name: string,
    unit: FigureUnit,
    value: number | undefined,
    text: [string, string],
  ) => ({
    id: `${id}.${name}`,
    label: words(text[0]),
    unit,
    value,
    formula: words(text[1]),
    inputs: [],
  })
  return [
    make('daysToClient', 'days', row.daysToClient, [
      'jours jusqu’à la main | days to the hand',
      'du milieu de ses propres jours à la main, moyenne des chemins pondérée par les quantités | from the middle of its own days to the hand, mean of the ways weighted by quantity',
    ]),
    make('kmToClient', 'km', row.straightKmToClient, [
      'distance à la cliente | distance to the client',
      'orthodromie jusqu’au centre de la demande | great circle to the centre of demand',
    ]),
    {
      ...make('upstreamness', 'index', row.upstreamness, [
        'rang moyen | upstreamness',
        'nombre moyen d’étapes jusqu’à la vente, celle-ci comprise | mean number of stages to the final sale, this one included',
      ]),
      method: 'Antràs, Chor, Fally, Hillberry (2012), doi:10.1257/aer.102.3.412',
    },
  ]
}
