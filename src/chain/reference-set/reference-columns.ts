/* What the default tables hold; `reference/README.md` says where each column comes from. */

export const TABLE_IDS = [
  'countries',
  'countries-grid',
  'countries-regions',
  'modes',
  'energy',
  'duties',
  'duty-groups',
  'levers',
  'shocks',
  'willingness-to-pay',
  'demand-lead-time',
  'label-rules',
] as const
export type TableId = (typeof TABLE_IDS)[number]

/** Every column that can be asked for, by what its rows are. */
export const NUMBER_COLUMNS = {
  countries: [
    'euMember',
    'latitudeDeg',
    'longitudeDeg',
    'labourCostEurPerHour',
    'labourCostStudy2021EurPerHour',
    'garmentWageUsdPerMonth',
    'legalWeekHours',
    'gridKgCo2ePerKwh',
    'gridBaseImpactsKgCo2ePerKwh',
    'electricityEurPerKwh',
    'logisticsPerformanceScore',
    'politicalStabilityScore',
    'corruptionIndexScore',
    'countryRiskPremiumRatio',
    'equityRiskPremiumRatio',
    'corporateTaxRatio',
  ],
  modes: [
    'uk2025KgCo2ePerTkm',
    'fr2012KgCo2PerTkm',
    'meanLoadTonnes',
    'costEurPerVehicleKm',
    'costLowEurPerTkm',
    'costHighEurPerTkm',
    'speedKmPerDay',
    'transitLowDays',
    'transitHighDays',
    'handlingDays',
    'distanceFactorRatio',
    'damageRatio',
  ],
  energy: ['kgCo2ePerKwh'],
  duties: ['meanRatio', 'medianRatio', 'minRatio', 'maxRatio', 'adValoremLines', 'otherLines'],
  'duty-groups': ['meanRatio'],
  levers: ['low', 'high'],
  shocks: [
    'lengthWeeks',
    'recoveryWeeks',
    'capacityChangeRatio',
    'demandChangeRatio',
    'priceChangeRatio',
    'delayAddedDays',
    'lossMillionUsd',
  ],
  'willingness-to-pay': ['lowRatio', 'valueRatio', 'highRatio', 'sampleSize'],
  'demand-lead-time': ['low', 'value', 'high'],
  'label-rules': ['threshold'],
} as const

export const TEXT_COLUMNS = {
  countries: [
    'iso3',
    'nameFr',
    'nameEn',
    'regionGroup',
    'continentBlock',
    'labourCostKind',
    'electricityBasis',
    'sovereignRating',
    'euCustomsRegime',
  ],
  modes: ['nameFr', 'nameEn'],
  energy: ['nameFr', 'nameEn'],
  duties: ['titleEn'],
  'duty-groups': ['titleEn'],
  levers: ['leverId', 'nameFr', 'effectOn', 'effect', 'context', 'unit'],
  shocks: ['event', 'category', 'startDate', 'affectedKind', 'affected', 'effect'],
  'willingness-to-pay': ['attribute', 'product', 'population', 'country', 'measure', 'finding'],
  'demand-lead-time': ['kind', 'productType', 'region', 'parameter', 'unit', 'comparison'],
  'label-rules': [
    'label',
    'scope',
    'hsChapter',
    'criterion',
    'operator',
    'unit',
    'wording',
    'legalReference',
    'validFrom',
  ],
} as const

export type Entity = keyof typeof NUMBER_COLUMNS
export type NumberColumn<E extends Entity> = (typeof NUMBER_COLUMNS)[E][number]
export type TextColumn<E extends Entity> = (typeof TEXT_COLUMNS)[E][number]
