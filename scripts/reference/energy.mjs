import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { divided, TableBuilder } from './table.mjs'

const ADEME = {
  year: 'not stated',
  source:
    'ADEME Impact CO2, src/data/categories/chauffage.json, incubateur-ademe/impactco2@8076a48',
  licence: 'Licence Ouverte (ADEME data, MIT repository)',
  verified: true,
}
/** Carrier, heading of the ADEME page, what to know. */
const HEATING = [
  [
    'gas',
    'gaz naturel',
    'natural gas',
    'Chauffage au gaz',
    { note: 'per kWh of gross calorific value, as billed' },
  ],
  [
    'diesel',
    'gazole',
    'diesel',
    'Chauffage au fioul',
    {
      verified: false,
      quality: 'proxy',
      note: 'heating oil taken for diesel: no value per kWh of road diesel was found',
    },
  ],
  [
    'heat',
    'chaleur de réseau',
    'district heat',
    'Chauffage via un réseau de chaleur',
    { note: 'French mean; a given network differs' },
  ],
  [
    'biomass',
    'granulés de bois',
    'wood pellets',
    'Chauffage avec un poêle à granulés',
    { note: 'pellets; logs are 0.046; unburnt methane left out, biogenic CO2 not counted' },
  ],
]
/** Key, process of the Base Impacts. 3.6 MJ to a kWh. */
const STEAM = [
  ['steam@FR', '12fc43f2-a007-423b-a619-619d725793ea', 'French steam mix'],
  ['steam', '63b1b03f-1f73-4791-829d-d49c06ddc8ee', 'European steam mix'],
  [
    'steam@world',
    '2e8de6f6-0ea1-455b-adce-ea74d307d222',
    'RSA steam mix, which Ecobalyse uses for every country out of Europe',
  ],
]

/** Emissions of a kWh of final energy; electricity is in the grid figures of countries. */
export function energyTable(shared) {
  const table = new TableBuilder({ id: 'energy', licence: 'Licence Ouverte; MIT' })
    .column('nameFr', 'text', 'French name')
    .column('nameEn', 'text', 'English name')
    .column('kgCo2ePerKwh', 'kg CO2e/kWh', 'life-cycle emissions of one kWh of final energy')
  const heating = readJson(shared, 'impactco2/src/data/categories/chauffage.json')
  for (const [key, nameFr, nameEn, title, more] of HEATING) {
    const page = heating.find((entry) => entry.name === title)
    const printed = page?.data.values.find((entry) => entry.title === 'Intensité carbone')?.value
    const value = Number(/^([\d,]+)/.exec(printed ?? '')?.[1].replace(',', '.'))
    if (!(value > 0)) throw new Error(`No carbon intensity for ${title}`)
    write(table, { key, nameFr, nameEn, value }, { ...ADEME, ...more })
  }
  const folder = 'ecobalyse/fork_n1k0_2024-02/public/data/textile'
  const processes = readJson(shared, `${folder}/processes.json`)
  for (const [key, uuid, note] of STEAM) {
    const found = processes.find((process) => process.uuid === uuid)
    if (found?.unit !== 'MJ') throw new Error(`No steam process ${uuid} in MJ`)
    const value = divided(found.impacts.cch * 3.6, 1)
    write(
      table,
      { key, nameFr: 'vapeur', nameEn: 'steam', value },
      {
        year: '2024',
        source: `Ecobalyse Feb 2024 (ADEME Base Impacts 2.01), n1k0/ecobalyse@b070fb1, process ${uuid}`,
        licence: 'MIT (ADEME data)',
        verified: true,
        note: `${note}; kg/MJ at the boiler outlet x 3.6`,
      },
    )
  }
  return table
}

function write(table, { key, nameFr, nameEn, value }, provenance) {
  table.cell(key, 'nameFr', nameFr, provenance)
  table.cell(key, 'nameEn', nameEn, provenance)
  table.cell(key, 'kgCo2ePerKwh', value, provenance)
}

function readJson(shared, path) {
  return JSON.parse(readFileSync(join(shared, path), 'utf8'))
}
