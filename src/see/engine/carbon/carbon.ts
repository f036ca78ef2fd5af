import type { CarbonComponent } from '../../../chain/flow/components.ts'
import {
  CARBON_COMPONENTS,
  CARBON_COUNT,
  CARBON_START,
  COLUMNS,
  KM,
} from '../../../chain/flow/components.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Mode } from '../../../chain/nouns/vocabulary.ts'
import { ENERGY_CARRIERS } from '../../../chain/nouns/vocabulary.ts'
import type { CarbonFamilyId } from '../../../chain/reference-set/reference.ts'
import { CARBON_FAMILIES } from '../../../chain/reference-set/reference.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { COMPONENT_WORDS, SEGMENT_WORDS } from '../../messages.ts'
import type { Figure, FigureInput, FigureUnit } from '../../model.ts'
import { largestBy } from '../accounts/largest.ts'
import { MODE_WORDS } from './mode-words.ts'
import type { ModeBeatsDistance } from './mode-beats-distance.ts'
import { modeBeatsDistance, TRANSPORT } from './mode-beats-distance.ts'
import { placeCountry } from '../../../chain/flow/client-place.ts'
import { segmentOf } from '../../../chain/flow/network/segment.ts'
import { stageCarbon } from '../accounts/stages.ts'
import type { StageRow } from '../accounts/stages.ts'
import type { UnknownCarbon } from './unknown-carbon.ts'
import { unknownCarbon } from './unknown-carbon.ts'

/**
 * Carbon of the chain per piece sold, kg CO2e. Carriage is in the gas of the family: with `fr-2012`
 * it is CO2 alone, never more than the CO2e of the same fuel, so that totals are then a floor.
 */
export interface Carbon {
  readonly family: CarbonFamilyId
  /** 0 when nothing is sold: the figures then say that they cannot be said. */
  readonly totalPerUnit: number
  readonly perYear: number
  readonly byComponent: Readonly<Record<CarbonComponent, number>>
  readonly byMode: Readonly<Record<string, { readonly kg: number; readonly tonneKm: number }>>
  readonly bySegment: Readonly<Record<string, number>>
  /** By country of the work, and of carriage inside it; `between` = carriage across a border. */
  readonly byCountry: Readonly<Record<string, number>>
  /** The stages that emit most, largest first. */
  readonly largest: readonly { readonly stageId: string; readonly kg: number }[]
  /** The first of the stages whose carbon cannot be said, and why; `unknownCount` counts all. */
  readonly unknown: readonly UnknownCarbon[]
  readonly unknownCount: number
  readonly modeBeatsDistance: ModeBeatsDistance | undefined
}

const LARGEST = 12
const MAX_UNKNOWN_LISTED = 200
/** Key of the carriage that crosses a border. */
export const BETWEEN = 'between'

/**
 * Carbon by kind, mode, segment, country and stage in the shape of ISO 14083: intensity x mass x
 * distance for each element of carriage, energy by carrier and direct emissions for processes, the
 * own factor of an item only where it is bought.
 */
export function carbonOf(flow: Flow, rows: readonly StageRow[]): Carbon {
  const { network, context } = flow
  const units = network.demand.reduce((sum, each) => sum + each, 0)
  const per = (value: number) => (units > 0 ? value / units : 0)
  const sums = yearlySums(flow)
  const total = sums.byComponent.reduce((sum, value) => sum + value, 0)
  const unknown = unknownCarbon(flow)
  const perUnit = (yearly: ReadonlyMap<string, number>) =>
    Object.fromEntries([...yearly].map(([key, value]) => [key, per(value)]))
  return {
    family: context.chain.chain.carbonFamily ?? 'uk-2025',
    totalPerUnit: per(total),
    perYear: total,
    byComponent: Object.fromEntries(
      CARBON_COMPONENTS.map((name, c) => [name, per(sums.byComponent[c]!)]),
    ) as Record<CarbonComponent, number>,
    byMode: Object.fromEntries(
      [...sums.modeKg].map(([mode, kg]) => [
        mode,
        { kg: per(kg), tonneKm: per(sums.modeTonneKm.get(mode) ?? 0) },
      ]),
    ),
    bySegment: perUnit(sums.segment),
    byCountry: perUnit(sums.country),
    largest: largestBy(rows, (row) => row.carbonKgCo2ePerUnit, LARGEST)
      .filter((row) => row.carbonKgCo2ePerUnit > 0)
      .map((row) => ({ stageId: row.id, kg: row.carbonKgCo2ePerUnit })),
    unknown: unknown.slice(0, MAX_UNKNOWN_LISTED),
    unknownCount: unknown.length,
    modeBeatsDistance: modeBeatsDistance(flow),
  }
}

function yearlySums(flow: Flow) {
  const { network, activity, table } = flow
  const { chain, processCount } = network
  const byComponent = new Float64Array(CARBON_COUNT)
  const segment = new Map<string, number>()
  const country = new Map<string, number>()
  const modeKg = new Map<string, number>()
  const modeTonneKm = new Map<string, number>()
  for (let stage = 0; stage < network.stageCount; stage++) {
    const active = activity[stage]!
    if (!(active > 0)) continue
    const row = stage * COLUMNS
    for (let c = 0; c < CARBON_COUNT; c++) {
      byComponent[c]! += active * table[row + CARBON_START + c]!
    }
    const lane = stage < processCount ? undefined : chain.lanes[stage - processCount]
    if (lane) {
      const mass = chain.items[network.nodeItem[network.stageNode[stage]!]!]?.massKgPerUnit ?? 0
      add(modeKg, lane.mode, active * table[row + TRANSPORT]!)
      add(modeTonneKm, lane.mode, (active * mass * table[row + KM]!) / 1000)
    }
    const kg = active * stageCarbon(flow, stage)
    if (kg === 0) continue
    add(segment, segmentOf(network, stage), kg)
    add(country, countryOf(flow, stage), kg)
  }
  return { byComponent, segment, country, modeKg, modeTonneKm }
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value)
}

function countryOf({ network }: Flow, stage: number): string {
  const from = network.stageFrom[stage]!
  const to = network.stageTo[stage]!
  const country = placeCountry(network, to) ?? BETWEEN
  return from === to || placeCountry(network, from) === country ? country : BETWEEN
}

const FAMILY_NOTE: Readonly<Record<CarbonFamilyId, Words>> = {
  'uk-2025': words(
    'transport : facteurs du Royaume-Uni 2025, du puits à la roue, CO₂e | carriage: United Kingdom 2025 factors, well to wheel, CO₂e',
  ),
  'fr-2012': words(
    'transport : valeurs réglementaires françaises 2012, CO₂ seul | carriage: French legal values 2012, CO₂ only',
  ),
}

const FLOOR_NOTE = words(
  'le transport n’y compte que son CO₂ : c’est un minimum | carriage counts only its CO₂: it is a floor',
)

export function carbonFigures(carbon: Carbon, rows: readonly StageRow[]): Figure[] {
  const at: At = { carbon, isSold: rows.length > 0, isPlainCo2: isPlainCo2(carbon.family) }
  const biggest: FigureInput[] = carbon.largest.map(({ stageId }) => ({
    kind: 'figure',
    id: `stage/${stageId}.carbon`,
  }))
  return [
    carbonFigure(at, {
      id: 'carbon.total',
      value: carbon.totalPerUnit,
      label: words('carbone par pièce | carbon per piece'),
      formula: totalFormula(at),
      inputs: biggest,
      method: 'ISO 14083:2023',
    }),
    carbonFigure(at, {
      id: 'carbon.year',
      unit: 'kgCO2e/year',
      value: carbon.perYear,
      label: words('carbone par an | carbon a year'),
      formula: words('carbone par pièce × ventes par an | carbon per piece × sales a year'),
      inputs: [
        { kind: 'figure', id: 'carbon.total' },
        { kind: 'figure', id: 'total.units' },
      ],
    }),
    energyFigure(at),
    ...componentFigures(at),
    ...modeFigures(at, rows),
    ...keyFigures(at),
  ]
}

interface At {
  readonly carbon: Carbon
  readonly isSold: boolean
  readonly isPlainCo2: boolean
}

export function isPlainCo2(family: CarbonFamilyId): boolean {
  return CARBON_FAMILIES.find((each) => each.id === family)?.gas === 'co2'
}

type Draft = Pick<Figure, 'id' | 'label' | 'formula' | 'inputs'> & {
  readonly value: number
  readonly unit?: FigureUnit
  readonly method?: string
}

/** A figure of carbon; none of it counted while stages say nothing is not known, not zero. */
function carbonFigure({ carbon, isSold }: At, draft: Draft): Figure {
  const isKnown = isSold && (draft.value !== 0 || carbon.unknownCount === 0)
  return {
    unit: 'kgCO2e',
    ...draft,
    value: isKnown ? draft.value : undefined,
    because: isSold
      ? words('aucune étape ne dit de quoi le compter | no stage says what to count it from')
      : words('rien n’est vendu | nothing is sold'),
  }
}

function totalFormula({ carbon, isPlainCo2: isPlain }: At): Words {
  const say = (language: 'fr' | 'en') => {
    const parts = [
      language === 'fr'
        ? 'somme des étapes : énergie, émissions directes, transport, matières achetées'
        : 'sum over stages: energy, direct emissions, carriage, bought matter',
      FAMILY_NOTE[carbon.family][language],
      ...(isPlain && carbon.byComponent.transport > 0 ? [FLOOR_NOTE[language]] : []),
      ...(carbon.unknownCount > 0 ? [unknownNote(carbon.unknownCount)[language]] : []),
    ]
    return parts.join(language === 'fr' ? ' ; ' : '; ')
  }
  return { fr: say('fr'), en: say('en') }
}

function unknownNote(count: number): Words {
  return {
    fr: `${count} ${count > 1 ? 'étapes ne disent rien et ne sont pas comptées' : 'étape ne dit rien et n’est pas comptée'}`,
    en: `${count} ${count > 1 ? 'stages say nothing and are' : 'stage says nothing and is'} not counted`,
  }
}

function energyFigure(at: At): Figure {
  return carbonFigure(at, {
    id: 'carbon.energy',
    value: ENERGY_CARRIERS.reduce((sum, carrier) => sum + at.carbon.byComponent[carrier], 0),
    label: words('carbone de l’énergie | carbon of energy'),
    formula: words('somme des énergies | sum of the kinds of energy'),
    inputs: ENERGY_CARRIERS.filter((carrier) => at.carbon.byComponent[carrier] !== 0).map(
      (carrier) => ({ kind: 'figure', id: `carbon.${carrier}` }),
    ),
  })
}

function componentFigures(at: At): Figure[] {
  const { byComponent, largest, family } = at.carbon
  return CARBON_COMPONENTS.filter((name) => byComponent[name] !== 0 || name === 'transport').map(
    (name) => {
      const { label, formula } = COMPONENT_WORDS[`carbon.${name}`]
      const note = FAMILY_NOTE[family]
      const isTransport = name === 'transport'
      return carbonFigure(at, {
        id: `carbon.${name}`,
        unit: isTransport && at.isPlainCo2 ? 'kgCO2' : 'kgCO2e',
        value: byComponent[name],
        label,
        formula: isTransport
          ? { fr: `${formula.fr} ; ${note.fr}`, en: `${formula.en}; ${note.en}` }
          : formula,
        inputs: largest.map(({ stageId }) => ({
          kind: 'figure',
          id: `stage/${stageId}.carbon.${name}`,
        })),
      })
    },
  )
}

function modeFigures(at: At, rows: readonly StageRow[]): Figure[] {
  const lanes = new Map<string, StageRow[]>()
  for (const row of rows) {
    if (row.mode === undefined) continue
    const known = lanes.get(row.mode)
    if (known) known.push(row)
    else lanes.set(row.mode, [row])
  }
  return Object.entries(at.carbon.byMode)
    .filter(([, { kg }]) => kg > 0)
    .map(([mode, { kg }]) =>
      carbonFigure(at, {
        id: `carbon.mode.${mode}`,
        unit: at.isPlainCo2 ? 'kgCO2' : 'kgCO2e',
        value: kg,
        label: named(MODE_WORDS[mode as Mode]),
        formula: words(
          'somme des trajets de ce mode : intensité × masse × distance | sum of the lanes of that mode: intensity × mass × distance',
        ),
        inputs: largestBy(lanes.get(mode) ?? [], (row) => row.carbonKgCo2ePerUnit, LARGEST).map(
          (row) => ({ kind: 'figure', id: `stage/${row.id}.carbon` }),
        ),
      }),
    )
}

function named(name: Words): Words {
  return { fr: `carbone, ${name.fr}`, en: `carbon, ${name.en}` }
}

function keyFigures(at: At): Figure[] {
  const { bySegment, byCountry } = at.carbon
  const parts: [string, number, Words][] = [
    ...Object.entries(bySegment).map(([key, kg]): [string, number, Words] => [
      `segment.${key}`,
      kg,
      SEGMENT_WORDS[key as keyof typeof SEGMENT_WORDS],
    ]),
    ...largestBy(Object.entries(byCountry), ([, kg]) => kg, LARGEST).map(
      ([key, kg]): [string, number, Words] => [
        `country.${key}`,
        kg,
        key === BETWEEN ? words('entre pays | between countries') : { fr: key, en: key },
      ],
    ),
  ]
  return parts.map(([id, kg, name]) =>
    carbonFigure(at, {
      id: `carbon.${id}`,
      value: kg,
      label: named(name),
      formula: words('somme de ses étapes | sum of its stages'),
      inputs: [{ kind: 'figure', id: 'carbon.total' }],
    }),
  )
}
