import type { EnergyCarrier, Mode } from '../nouns/vocabulary.ts'
import type { CarbonFamilyId, Figure, ReferenceSet } from '../reference-set/reference.ts'
import {
  energyIntensity,
  figure,
  labourCost,
  transportIntensity,
} from '../reference-set/reference.ts'

/** Default figures by key, looked up once per chain; undefined = the tables do not know. */
export interface Defaults {
  readonly labourEurPerHour: (country: string) => Figure | undefined
  readonly electricityEurPerKwh: (country: string) => Figure | undefined
  readonly energyKgCo2ePerKwh: (carrier: EnergyCarrier, country: string) => Figure | undefined
  readonly transportKgCo2ePerTkm: (mode: Mode) => Figure | undefined
  readonly speedKmPerDay: (mode: Mode) => Figure | undefined
  readonly handlingDays: (mode: Mode) => Figure | undefined
  readonly distanceFactor: (mode: Mode) => Figure | undefined
}

export function defaultsOf(set: ReferenceSet, family: CarbonFamilyId): Defaults {
  const mode = (column: 'speedKmPerDay' | 'handlingDays' | 'distanceFactorRatio') =>
    remembered((id: string) => figure(set, 'modes', id, column))
  return {
    labourEurPerHour: remembered((country) => labourCost(set, country)),
    electricityEurPerKwh: remembered((country) =>
      figure(set, 'countries', country, 'electricityEurPerKwh'),
    ),
    energyKgCo2ePerKwh: rememberedPair((carrier, country) =>
      energyIntensity(set, carrier as EnergyCarrier, country),
    ),
    transportKgCo2ePerTkm: remembered((id) => transportIntensity(set, id as Mode, family)),
    speedKmPerDay: mode('speedKmPerDay'),
    handlingDays: mode('handlingDays'),
    distanceFactor: mode('distanceFactorRatio'),
  }
}

function remembered<T>(look: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, look(key))
    return known.get(key) as T
  }
}

function rememberedPair<T>(look: (a: string, b: string) => T): (a: string, b: string) => T {
  const byFirst = remembered((a: string) => remembered((b: string) => look(a, b)))
  return (a, b) => byFirst(a)(b)
}
