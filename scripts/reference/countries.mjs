import { join } from 'node:path'
import { divided, numeric, readCsv, TableBuilder } from './table.mjs'

const NAMES = {
  year: 'version 7.14.0',
  source: 'npm i18n-iso-countries 7.14.0',
  licence: 'MIT',
  verified: true,
}
const NATURAL_EARTH = {
  year: 'version 2.0.2',
  source:
    'Natural Earth 1:50m via npm world-atlas 2.0.2: area centroid of the polygons within 2,500 km of the largest one',
  licence: 'public domain (package ISC)',
  verified: true,
}
const WORLD_COUNTRIES = {
  year: 'version 5.1.0',
  source: 'npm world-countries 5.1.0',
  licence: 'ODbL 1.0',
  verified: true,
}
const EU_MEMBERS = {
  year: '2020',
  source: 'Eurostat EU27_2020 list',
  licence: 'Eurostat free reuse with attribution',
  verified: true,
}

/** Column of the long table that backs a column of the wide one, and how its unit changes. */
const FIGURES = [
  ['legalWeekHours', 'hours/week', 'legal working week', 'legal_week_hours', ['legal_week']],
  [
    'garmentWageUsdPerMonth',
    'USD/month',
    'garment wage without social charges',
    'garment_wage_usd_per_month',
    ['garment_minimum_wage', 'garment_base_wage'],
  ],
  [
    'electricityEurPerKwh',
    'EUR/kWh',
    'industrial electricity; read electricityBasis',
    'electricity_industry_eur_per_kwh',
    ['electricity_industry', 'electricity_large_industry_excl_tax'],
  ],
  [
    'logisticsPerformanceScore',
    'score 1-5',
    'World Bank logistics performance index',
    'lpi_score_1_to_5',
    ['logistics_performance_index'],
  ],
  [
    'politicalStabilityScore',
    'score -2.5..2.5',
    'World Bank governance indicators',
    'political_stability_minus2_5_to_2_5',
    ['wgi_political_stability'],
  ],
  [
    'corruptionIndexScore',
    'score 0-100',
    'corruption perceptions index, 100 = clean',
    'corruption_index_0_to_100',
    ['corruption_perceptions_index'],
  ],
  [
    'countryRiskPremiumRatio',
    'ratio/year',
    'country risk premium',
    'country_risk_premium_percent',
    ['country_risk_premium'],
    100,
  ],
  [
    'equityRiskPremiumRatio',
    'ratio/year',
    'equity risk premium, without the risk-free rate',
    'equity_risk_premium_percent',
    ['equity_risk_premium'],
    100,
  ],
  [
    'corporateTaxRatio',
    'ratio',
    'corporate tax',
    'corporate_tax_percent',
    ['corporate_tax_rate'],
    100,
  ],
]

const LABOUR_KINDS = [
  [/^whole economy/, 'whole-economy'],
  [/^manufacturing/, 'manufacturing'],
  [/^operator/, 'operator'],
  [/^FLOOR/, 'floor'],
]
const LABOUR_INDICATORS = [
  'labour_cost_whole_economy',
  'manufacturing_compensation',
  'manufacturing_wage',
  'garment_minimum_wage',
  'garment_base_wage',
  'garment_minimum_wage_eur',
  'minimum_wage',
  'manufacturing_base_salary',
  'operator_employer_cost',
]

/** Countries in three tables: free data, the Ember grid figures and the ODbL groupings apart. */
export function countryTables(shared) {
  const wide = readCsv(join(shared, 'reference/countries.csv'))
  const long = readCsv(join(shared, 'reference/country_figures.csv'))
  const figures = Map.groupBy
    ? Map.groupBy(long, (row) => row.iso2)
    : long.reduce((map, row) => map.set(row.iso2, [...(map.get(row.iso2) ?? []), row]), new Map())
  const free = freeColumns()
  const grid = new TableBuilder({
    id: 'countries-grid',
    entity: 'countries',
    licence: 'CC BY-SA 4.0',
    shareAlike: true,
  }).column('gridKgCo2ePerKwh', 'kg CO2e/kWh', 'carbon intensity of the electricity grid')
  const regions = new TableBuilder({
    id: 'countries-regions',
    entity: 'countries',
    licence: 'ODbL 1.0',
    shareAlike: true,
  })
    .column('regionGroup', 'text', 'project grouping over the regions of world-countries')
    .column('continentBlock', 'text', 'europe, asia (with Oceania), africa, americas')
    .column('latitudeDeg', 'degrees north', 'point of the country where Natural Earth has none')
    .column('longitudeDeg', 'degrees east', 'point of the country where Natural Earth has none')
  for (const row of wide) {
    const own = figures.get(row.iso2) ?? []
    identity(free, regions, row)
    labour(free, row, own)
    plainFigures(free, row, own)
    texts(free, row, own)
    // A life-cycle intensity of exactly 0 (one country) is missing data, not clean power.
    const powered = own.filter((figure) => figure.value !== '0')
    fromLong(grid, row.iso2, powered, ['grid_carbon_intensity', 'gridKgCo2ePerKwh', 1000])
  }
  return [free, grid, regions]
}

function freeColumns() {
  const table = new TableBuilder({
    id: 'countries',
    licence: 'several, all free to reuse with attribution or citation',
  })
    .column('iso3', 'text', 'ISO 3166-1 alpha-3')
    .column('nameFr', 'text', 'French name')
    .column('nameEn', 'text', 'English name')
    .column('euMember', '1 or 0', 'member of the European Union')
    .column('latitudeDeg', 'degrees north', 'centroid')
    .column('longitudeDeg', 'degrees east', 'centroid')
    .column('labourCostEurPerHour', 'EUR/hour', 'hourly labour cost; read labourCostKind')
    .column('labourCostKind', 'text', 'whole-economy, manufacturing, operator or floor')
    .column('labourCostStudy2021EurPerHour', 'EUR/hour', 'labour cost quoted by the study')
    .column('electricityBasis', 'text', 'taxes and band of the electricity price')
    .column('sovereignRating', 'letter', 'Moody rating')
    .column('euCustomsRegime', 'text', 'what the EU offers; needs proof of origin')
    .column(
      'gridBaseImpactsKgCo2ePerKwh',
      'kg CO2e/kWh',
      'older grid mixes; a factor of 2 from Ember in places',
    )
  for (const [id, unit, description] of FIGURES) table.column(id, unit, description)
  return table
}

function identity(free, regions, row) {
  const key = row.iso2
  free.cell(key, 'iso3', row.iso3, NAMES)
  free.cell(key, 'nameFr', row.name_fr, NAMES)
  free.cell(key, 'nameEn', row.name_en, NAMES)
  free.cell(key, 'euMember', row.eu_member === 'true' ? 1 : 0, EU_MEMBERS)
  const [table, provenance] = row.source.includes('point world-countries')
    ? [regions, WORLD_COUNTRIES]
    : [free, NATURAL_EARTH]
  table.cell(key, 'latitudeDeg', numeric(row.lat_deg), provenance)
  table.cell(key, 'longitudeDeg', numeric(row.lon_deg), provenance)
  const grouped = { ...WORLD_COUNTRIES, note: 'regrouped for this project' }
  regions.cell(key, 'regionGroup', row.region, grouped)
  regions.cell(key, 'continentBlock', row.continent_block, grouped)
}

function labour(free, row, own) {
  const cost = numeric(row.labour_cost_eur_per_hour)
  if (cost !== null) {
    const kind = LABOUR_KINDS.find(([pattern]) => pattern.test(row.labour_cost_kind))?.[1]
    const origin = own.find(
      (figure) =>
        LABOUR_INDICATORS.includes(figure.indicator) &&
        figure.year === row.labour_cost_year &&
        agrees(figure, cost, row.legal_week_hours),
    )
    if (kind === undefined || origin === undefined) {
      throw new Error(`Labour cost of ${row.iso2} has no kind or no origin in the long table`)
    }
    const provenance = {
      ...provenanceOf(origin),
      verified: !row.unverified_columns.includes('labour_cost_eur_per_hour'),
      quality: row.labour_cost_quality,
      note: [row.labour_cost_kind, origin.note].filter(Boolean).join('; '),
    }
    free.cell(row.iso2, 'labourCostEurPerHour', cost, provenance)
    free.cell(row.iso2, 'labourCostKind', kind, provenance)
  }
  fromLong(free, row.iso2, own, ['labour_cost_study', 'labourCostStudy2021EurPerHour'])
}

/** The derivations of the shared tables: USD x 0.92, months over 52/12 legal weeks. */
function agrees(figure, costEurPerHour, legalWeekHours) {
  const weekHours = Number(legalWeekHours || 48)
  const toHourly = {
    'EUR/hour': 1,
    'USD/hour': 0.92,
    'USD/month': (0.92 * 12) / (52 * weekHours),
    'EUR/month': 12 / (52 * weekHours),
    'EUR/year': 1 / (52 * weekHours),
  }[figure.unit]
  return Math.abs(Number(figure.value) * toHourly - costEurPerHour) < 0.0101
}

function plainFigures(free, row, own) {
  for (const [id, , , wideColumn, indicators, divisor = 1] of FIGURES) {
    const value = numeric(row[wideColumn])
    if (value === null) continue
    const origin = own.find(
      (figure) =>
        indicators.includes(figure.indicator) && Math.abs(Number(figure.value) - value) < 0.0051,
    )
    if (origin === undefined) throw new Error(`${row.iso2} ${wideColumn} ${value} has no origin`)
    free.cell(row.iso2, id, divided(value, divisor), provenanceOf(origin))
  }
}

function texts(free, row, own) {
  const electricity = own.find((figure) => figure.indicator.startsWith('electricity_'))
  if (electricity !== undefined) {
    free.cell(row.iso2, 'electricityBasis', row.electricity_basis, provenanceOf(electricity))
  }
  fromLong(free, row.iso2, own, ['sovereign_rating_moodys', 'sovereignRating'])
  fromLong(free, row.iso2, own, ['eu_customs_regime', 'euCustomsRegime'])
  fromLong(free, row.iso2, own, [
    'grid_carbon_intensity_base_impacts',
    'gridBaseImpactsKgCo2ePerKwh',
    1000,
  ])
}

function fromLong(table, key, own, [indicator, column, divisor]) {
  const origin = own.find((figure) => figure.indicator === indicator)
  if (origin === undefined) return
  const isText = origin.unit === 'text' || origin.unit === 'letter'
  const value = isText ? origin.value : divided(numeric(origin.value), divisor ?? 1)
  table.cell(key, column, value, provenanceOf(origin))
}

function provenanceOf(figure) {
  return {
    year: figure.year,
    source: figure.source,
    licence: figure.licence || 'facts; no licence stated',
    verified: figure.verified === 'true',
    quality: figure.quality,
    note: figure.note,
  }
}
