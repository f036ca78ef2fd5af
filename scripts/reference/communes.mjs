import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COORDINATE_STEPS, deltas } from './packing.mjs'
import { readCsv } from './table.mjs'

/** ISO 3166-2 codes of the regions; overseas regions have the code of their department. */
export const REGION_CODES = {
  'Auvergne-Rhône-Alpes': 'FR-ARA',
  'Bourgogne-Franche-Comté': 'FR-BFC',
  Bretagne: 'FR-BRE',
  'Centre-Val de Loire': 'FR-CVL',
  Corse: 'FR-20R',
  'Grand Est': 'FR-GES',
  Guadeloupe: 'FR-971',
  Guyane: 'FR-973',
  'Hauts-de-France': 'FR-HDF',
  'La Réunion': 'FR-974',
  Martinique: 'FR-972',
  Mayotte: 'FR-976',
  Normandie: 'FR-NOR',
  'Nouvelle-Aquitaine': 'FR-NAQ',
  Occitanie: 'FR-OCC',
  'Pays de la Loire': 'FR-PDL',
  "Provence-Alpes-Côte d'Azur": 'FR-PAC',
  'Île-de-France': 'FR-IDF',
}

/** One record per postal code and name, with a place; and the departments they are in. */
export function readCommunes(shared) {
  const path = 'geography/communes_fr/communes-departement-region.csv'
  const rows = readCsv(join(shared, path), ';')
  const byKey = new Map()
  let leftOut = 0
  for (const row of rows) {
    if (row.latitude === '' || row.nom_region === '') {
      leftOut += 1
      continue
    }
    const commune = {
      postalCode: row.code_postal.padStart(5, '0'),
      name: row.nom_commune_complet,
      department: row.code_departement.padStart(2, '0'),
      departmentName: row.nom_departement,
      region: REGION_CODES[row.nom_region],
      regionName: row.nom_region,
      latitudeDeg: Number(row.latitude),
      longitudeDeg: Number(row.longitude),
    }
    if (commune.region === undefined) throw new Error(`Unknown region ${row.nom_region}`)
    const key = `${commune.department} ${commune.postalCode} ${commune.name}`
    if (!byKey.has(key)) byKey.set(key, commune)
  }
  const communes = [...byKey.keys()].sort().map((key) => byKey.get(key))
  const departments = new Map()
  for (const { department, departmentName, region, regionName } of communes) {
    departments.set(department, { code: department, name: departmentName, region, regionName })
  }
  return { communes, departments: [...departments.values()], leftOut }
}

/** Postal codes, names and points, delta coded; grouped by department. */
export function communeFile(shared, root) {
  const { communes, departments, leftOut } = readCommunes(shared)
  const sizes = populations(root)
  const steps = (degrees) => Math.round(degrees * COORDINATE_STEPS)
  const text = JSON.stringify({
    id: 'communes',
    source: 'data.gouv.fr, communes-departement-region.csv, via Sabsten/Projet_Graphe@27b199e',
    licence: 'Licence Ouverte; populations @etalab/decoupage-administratif 6.0.0 (MIT)',
    changes: `duplicates merged, ${leftOut} rows without a place left out, points at 0.001 degree`,
    stepsPerDegree: COORDINATE_STEPS,
    departments: departments.map((department) => ({
      ...department,
      communes: communes.filter((commune) => commune.department === department.code).length,
    })),
    postalCodes: deltas(communes.map((commune) => Number(commune.postalCode))),
    names: communes.map((commune) => commune.name).join('\n'),
    // Power of two of the population, base 36: for ranking only.
    sizeClasses: communes.map((commune) => sizeClass(commune, sizes).toString(36)).join(''),
    longitudes: deltas(communes.map((commune) => steps(commune.longitudeDeg))),
    latitudes: deltas(communes.map((commune) => steps(commune.latitudeDeg))),
  })
  return {
    id: 'communes',
    path: 'communes.json',
    text: `${text}\n`,
    licence: 'Licence Ouverte; MIT',
    year: 'commit 27b199e',
    source: 'data.gouv.fr; @etalab/decoupage-administratif 6.0.0',
    units: 'degrees in steps of 0.001; postal codes; power of two of the population',
    rows: communes.length,
  }
}

function populations(root) {
  const folder = join(root, 'node_modules/@etalab/decoupage-administratif/data')
  const list = JSON.parse(readFileSync(join(folder, 'communes.json'), 'utf8'))
  const byPlace = new Map()
  for (const { nom, codesPostaux = [], population = 0 } of list) {
    for (const code of codesPostaux) {
      byPlace.set(`${code} ${nom}`, Math.max(population, byPlace.get(`${code} ${nom}`) ?? 0))
    }
  }
  return byPlace
}

/** Paris, Lyon and Marseille are listed by district there: "Paris 01" here. */
function sizeClass({ postalCode, name }, sizes) {
  const city = name.replace(/ \d\d$/, '')
  return Math.floor(Math.log2(1 + (sizes.get(`${postalCode} ${city}`) ?? 0)))
}
