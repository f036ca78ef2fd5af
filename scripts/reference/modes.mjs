import { join } from 'node:path'
import { divided, numeric, readCsv, TableBuilder } from './table.mjs'

/** Category of the legal annex taken for each mode. */
const LEGAL = {
  truck_40t: 'Articule 40 t marchandises diverses longue distance',
  truck_40t_cold: 'Articule 40 t avec groupe froid',
  truck_19t: 'Porteur 19 t messagerie',
  truck_12t: 'Porteur 12 t marchandises diverses',
  van_diesel: 'VUL 3.5 t PTAC express colis',
  rail: 'Densite 250-399 kg/m3 - mixte',
  barge: 'Automoteur 1000-1499 t',
  barge_convoy: 'Pousseur 590-879 kW',
  sea_container: 'Porte-conteneurs 3850-7499 EVP',
  sea_container_large: 'Porte-conteneurs > 7500 EVP',
  sea_roro: 'Ro-Ro',
  sea_ropax: 'Ro-Pax',
  sea_bulk: 'Vraquier Panamax',
}

/** Row of the long table behind each further column: [mode, indicator] by mode. */
const ORIGINS = {
  costEurPerVehicleKm: { truck_40t: ['truck_40t', 'cost_per_km'] },
  costLowEurPerTkm: {
    truck_40t: ['truck_40t', 'cost_per_km_low'],
    rail: ['rail', 'cost_per_tkm_low'],
    sea_container: ['sea_container', 'container_rate_40ft Shanghai-Rotterdam'],
    air_long: ['air_long', 'air_rate Europe origin'],
  },
  costHighEurPerTkm: {
    truck_40t: ['truck_40t', 'cost_per_km'],
    rail: ['rail', 'cost_per_tkm_high'],
    sea_container: ['sea_container', 'container_rate_40ft Shanghai-Rotterdam (16 Jan 2025)'],
    air_long: ['air_long', 'air_rate China-Europe spot week 49'],
  },
  speedKmPerDay: {
    truck_40t: ['truck_40t', 'km_per_year'],
    truck_40t_cold: ['truck_40t', 'km_per_year'],
    sea_container: ['sea_container', 'speed'],
    sea_container_large: ['sea_container', 'speed'],
  },
  transitLowDays: {
    rail: ['rail', 'transit china_europe_main_low'],
    sea_container: ['sea_container', 'transit port_to_port_nw_europe_low'],
    sea_container_large: ['sea_container', 'transit port_to_port_nw_europe_low'],
    air_long: ['air_long', 'transit flight_low'],
    air_short: ['air_long', 'transit flight_low'],
  },
  transitHighDays: {
    rail: ['rail', 'transit china_europe_main_high'],
    sea_container: ['sea_container', 'transit port_to_port_nw_europe_high'],
    sea_container_large: ['sea_container', 'transit port_to_port_nw_europe_high'],
    air_long: ['air_long', 'transit flight_high'],
    air_short: ['air_long', 'transit flight_high'],
  },
  handlingDays: {
    truck_40t: ['truck_40t', 'waiting_load_and_unload'],
    truck_40t_cold: ['truck_40t', 'waiting_load_and_unload'],
    rail: ['rail', 'transit china_europe_door_low'],
    sea_container: ['sea_container', 'transit door_to_door_low'],
    sea_container_large: ['sea_container', 'transit door_to_door_low'],
    air_long: ['air_long', 'transit door_low'],
    air_short: ['air_long', 'transit door_low'],
  },
  damageRatio: { sea_container: ['sea_container', 'damage_upper_bound'] },
}
const WIDE_COLUMNS = {
  costEurPerVehicleKm: ['cost_eur_per_vehicle_km', 1],
  costLowEurPerTkm: ['cost_low_eur_per_tkm', 1],
  costHighEurPerTkm: ['cost_high_eur_per_tkm', 1],
  speedKmPerDay: ['speed_km_per_day', 1],
  transitLowDays: ['main_transit_low_days', 1],
  transitHighDays: ['main_transit_high_days', 1],
  handlingDays: ['handling_days', 1],
  damageRatio: ['damage_rate_percent', 100],
}

/** Defaults per transport mode. */
export function modeTable(shared) {
  const wide = readCsv(join(shared, 'reference/transport_modes.csv'))
  const long = readCsv(join(shared, 'reference/transport_figures.csv'))
  const table = new TableBuilder({ id: 'modes', licence: 'several, per figure' })
    .column('nameFr', 'text', 'French name')
    .column('nameEn', 'text', 'English name')
    .column('uk2025KgCo2ePerTkm', 'kg CO2e/t.km', 'well to wheel, UK factors 2025')
    .column('fr2012KgCo2PerTkm', 'kg CO2/t.km', 'French legal values 2012, CO2 only')
    .column('meanLoadTonnes', 't', 'mean load, empty running included')
    .column('costEurPerVehicleKm', 'EUR/vehicle.km', 'cost of the vehicle')
    .column('costLowEurPerTkm', 'EUR/t.km', 'low cost')
    .column('costHighEurPerTkm', 'EUR/t.km', 'high cost')
    .column('speedKmPerDay', 'km/day', 'mean progress in a calendar or driving day')
    .column('transitLowDays', 'days', 'main leg China-Europe, low')
    .column('transitHighDays', 'days', 'main leg China-Europe, high')
    .column('handlingDays', 'days', 'loading, unloading, waiting, terminals')
    .column('distanceFactorRatio', 'ratio', 'distance travelled over great-circle distance')
    .column('damageRatio', 'ratio', 'value lost on the way, upper bound')
  const find = (mode, indicator) => {
    const row = long.find((figure) => figure.mode === mode && figure.indicator === indicator)
    if (row === undefined) throw new Error(`No transport figure ${mode} ${indicator}`)
    return row
  }
  for (const row of wide) {
    const named = {
      year: '2026',
      source: 'names of this project',
      licence: 'Apache-2.0',
      verified: true,
    }
    table.cell(row.mode_id, 'nameFr', row.name_fr, named)
    table.cell(row.mode_id, 'nameEn', row.name_en, named)
    carbon(table, row, find)
    load(table, row, find)
    const factor = find('road', 'circuity_urban')
    table.cell(
      row.mode_id,
      'distanceFactorRatio',
      numeric(row.distance_factor),
      provenanceOf(factor, row, 'distance_factor'),
    )
    for (const [column, [wideColumn, divisor]] of Object.entries(WIDE_COLUMNS)) {
      const value = divided(numeric(row[wideColumn]), divisor)
      if (value === null) continue
      const origin = ORIGINS[column][row.mode_id]
      if (origin === undefined) throw new Error(`No origin for ${row.mode_id} ${column}`)
      table.cell(row.mode_id, column, value, provenanceOf(find(...origin), row, wideColumn))
    }
  }
  return table
}

const UK_NAMES = { sea_container_large: 'sea_container_8000teu' }

function carbon(table, row, find) {
  const uk = numeric(row.ghg_wtw_gco2e_per_tkm)
  if (uk !== null) {
    const origin =
      row.mode_id === 'cargo_bike'
        ? find('cargo_bike', 'co2_electricity')
        : find(UK_NAMES[row.mode_id] ?? row.mode_id, 'ghg_wtw')
    if (row.mode_id !== 'cargo_bike') expectSame(row, origin.value, uk)
    const provenance = provenanceOf(origin, row, 'ghg_wtw_gco2e_per_tkm')
    const note = row.mode_id.startsWith('air') ? `with radiative forcing; ${row.note}` : ''
    const shown = note === '' ? provenance : { ...provenance, note }
    table.cell(row.mode_id, 'uk2025KgCo2ePerTkm', divided(uk, 1000), shown)
  }
  const legal = numeric(row.ghg_fr_legal_gco2_per_tkm)
  if (legal !== null) {
    const origin = find(`legal: ${LEGAL[row.mode_id]}`, 'co2_wtw')
    expectSame(row, origin.value, legal)
    const provenance = provenanceOf(origin, row, 'ghg_fr_legal_gco2_per_tkm')
    const note = `${LEGAL[row.mode_id]}; ${origin.note}`
    table.cell(row.mode_id, 'fr2012KgCo2PerTkm', divided(legal, 1000), { ...provenance, note })
  }
}

function load(table, row, find) {
  const tonnes = numeric(row.mean_load_t)
  if (tonnes === null) return
  const legal = LEGAL[row.mode_id]
  if (legal === undefined) {
    const assumed = provenanceOf(find('cargo_bike', 'co2_electricity'), row, 'mean_load_t')
    table.cell(row.mode_id, 'meanLoadTonnes', tonnes, { ...assumed, quality: 'assumed' })
    return
  }
  const origin = find(`legal: ${legal}`, 'co2_wtw')
  expectSame(row, /mean load ([\d.]+) t/.exec(origin.note)?.[1], tonnes)
  table.cell(row.mode_id, 'meanLoadTonnes', tonnes, provenanceOf(origin, row, 'mean_load_t'))
}

function expectSame(row, read, value) {
  if (Math.abs(Number(read) - value) > 1e-9) {
    throw new Error(`${row.mode_id}: ${value} in the wide table, ${read} in the long one`)
  }
}

function provenanceOf(figure, wide, wideColumn) {
  const verified = !wide.unverified_columns.split(' ').includes(wideColumn)
  return {
    year: figure.year,
    source: figure.source,
    licence: figure.licence,
    verified: verified && figure.verified === 'true',
    quality: verified ? figure.quality : `derived; ${figure.quality}`,
    note: verified ? figure.note : wide.note || figure.note,
  }
}
