import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { rng } from '../src/core/statistics/rng.ts'
import { factorise } from '../src/core/linear-algebra/solve-by-components.ts'
import type { SparseMatrix } from '../src/core/linear-algebra/sparse.ts'
import { sparseFromTriplets, transposed } from '../src/core/linear-algebra/sparse.ts'
import type { ValueGraph } from '../src/see/engine/supply/look-through.ts'
import {
  addedValue,
  lookThrough,
  sumByGroup,
  valueAtRisk,
} from '../src/see/engine/supply/look-through.ts'
import {
  denseShares,
  randomGraph,
  randomPartition,
} from '../src/see/engine/supply/random-graph.test-support.ts'
import {
  upstreamnessOfAllocation,
  upstreamnessOfOutput,
} from '../src/see/engine/supply/upstreamness.ts'
import type { Table } from './table.ts'

const SEED = 20261123
const GRAPHS = 500
/** WIOD 2013 release (Timmer et al. 2015, DOI 10.1111/roie.12178), beside the repository. */
const WIOD = '../shared/data/wiod2013'
const YEARS = ['1995', '2008', '2011'] as const
/** Domestic share of German transport equipment (c15), %, in the notes of the tables. */
const GERMAN_CARS = { '1995': 79.1, '2008': 66.7, '2011': 65.6 } as const

/** Look-through against a dense inverse, upstreamness both ways, world tables. */
export async function run(): Promise<Table> {
  const rows: (string | number)[][] = [...randomRows()]
  const notes = [
    `random graphs: 2 to 30 vertices with loops, up to 12 groups, seed ${SEED}`,
    'dense: Gauss-Jordan inverse, formulas as printed, no code in common with the solver',
  ]
  if (existsSync(WIOD)) {
    for (const year of YEARS) rows.push(...worldRows(year))
    notes.push(
      'WIOD: 41 countries x 35 industries, value added = output - intermediate inputs; expected shares are those noted beside the tables',
    )
  } else notes.push(`${WIOD} is not there: world tables were left out`)
  return {
    name: 'see look-through',
    columns: ['check', 'value', 'expected', 'seconds'],
    rows,
    notes,
  }
}

function randomRows(): (string | number)[][] {
  const random = rng(SEED)
  const began = performance.now()
  let [exposure, atRisk, upstream, groups, loops] = [0, 0, 0, 0, 0]
  for (let graphNumber = 0; graphNumber < GRAPHS; graphNumber++) {
    const graph = randomGraph(random)
    const partition = randomPartition(random, graph.demand.length)
    const look = lookThrough(graph)
    if (look.components.count < graph.demand.length) loops += 1
    const table = { uses: transposed(graph.needs), finalSales: graph.demand.map((y) => y + 0.01) }
    const byAllocation = upstreamnessOfAllocation(table)
    upstreamnessOfOutput(table).forEach((stages, i) => {
      upstream = Math.max(upstream, Math.abs(stages - byAllocation[i]!))
    })
    if (look.totalValue === 0) continue
    const dense = denseShares(graph, partition)
    const added = sumByGroup(addedValue(look), partition)
    const lost = valueAtRisk(look, partition)
    for (let k = 0; k < partition.groupCount; k++) {
      groups += 1
      exposure = Math.max(exposure, Math.abs(added[k]! / look.totalValue - dense.exposure[k]!))
      atRisk = Math.max(atRisk, Math.abs(lost[k]! / look.totalValue - dense.atRisk[k]!))
    }
  }
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2))
  return [
    [`${GRAPHS} graphs (${loops} with loops of several): ${groups} groups`, '', '', seconds],
    ['largest error of a value-added share', exposure, '< 1e-9', ''],
    ['largest error of a share at risk', atRisk, '< 1e-9', ''],
    ['largest gap between both upstreamness formulas', upstream, '< 1e-10', ''],
  ]
}

function worldRows(year: (typeof YEARS)[number]): (string | number)[][] {
  const { graph, labels, countries } = worldTable(year)
  const began = performance.now()
  const groupOf = Int32Array.from(labels, ({ country }) => countries.indexOf(country))
  const partition = { groupOf, groupCount: countries.length }
  const product = labels.findIndex(
    ({ country, industry }) => country === 'DEU' && industry === 'c15',
  )
  const demand = new Float64Array(labels.length)
  demand[product] = 1
  const look = lookThrough({ ...graph, demand })
  const home = countries.indexOf('DEU')
  const added = sumByGroup(addedValue(look), partition)
  const share = added[home]! / look.totalValue
  const others = countries.map((_, k) => k).filter((k) => k !== home)
  const lost = valueAtRisk(look, partition, { groups: others })
  const worst = others.reduce((best, k) => (lost[k]! > lost[best]! ? k : best), others[0]!)
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2))
  return [
    [
      `WIOD ${year}: domestic share of German c15, %`,
      Number((100 * share).toFixed(2)),
      GERMAN_CARS[year],
      seconds,
    ],
    [
      `WIOD ${year}: largest error against the table of shares`,
      largestGap(year, graph, labels),
      '< 5e-5',
      '',
    ],
    [
      `WIOD ${year}: most at risk abroad, ${countries[worst]}, %`,
      Number(((100 * lost[worst]!) / look.totalValue).toFixed(2)),
      '',
      '',
    ],
    [
      `WIOD ${year}: added in that country, %`,
      Number(((100 * added[worst]!) / look.totalValue).toFixed(2)),
      '',
      '',
    ],
  ]
}

interface Industry {
  readonly country: string
  readonly industry: string
  readonly output: number
}

function worldTable(year: string) {
  const labels = csv(`${WIOD}/wiot_${year}_output.csv`).map(
    ([country = '', industry = '', output]): Industry => ({
      country,
      industry,
      output: Number(output),
    }),
  )
  const size = labels.length
  const bytes = gunzipSync(readFileSync(`${WIOD}/wiot_${year}_Z.f32le.gz`))
  const sold = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  )
  const [row, column, value]: [number[], number[], number[]] = [[], [], []]
  const addedPerUnit = new Float64Array(size)
  labels.forEach(({ output }, user) => {
    if (!(output > 0)) return
    let bought = 0
    for (let maker = 0; maker < size; maker++) {
      const used = sold[maker * size + user]!
      if (used === 0) continue
      bought += used
      row.push(user)
      column.push(maker)
      value.push(used / output)
    }
    addedPerUnit[user] = (output - bought) / output
  })
  const needs: SparseMatrix = sparseFromTriplets({ rows: size, columns: size, row, column, value })
  const graph: ValueGraph = { needs, addedPerUnit, demand: new Float64Array(size) }
  return { graph, labels, countries: [...new Set(labels.map(({ country }) => country))] }
}

/** Foreign share of ten industries, against the table computed beside the data. */
function largestGap(year: string, graph: ValueGraph, labels: readonly Industry[]): number {
  const expected = csv(`${WIOD}/derived_foreign_va_share_${year}.csv`)
  const system = factorise(graph.needs)
  let gap = 0
  for (let product = 14; product < labels.length; product += Math.floor(labels.length / 10)) {
    const published = Number(expected[product]?.[3])
    if (Number.isNaN(published) || !(labels[product]!.output > 0)) continue
    const demand = new Float64Array(labels.length)
    demand[product] = 1
    const output = system.solveTransposed(demand)
    let [home, total] = [0, 0]
    labels.forEach(({ country }, i) => {
      const added = output[i]! * graph.addedPerUnit[i]!
      total += added
      if (country === labels[product]!.country) home += added
    })
    gap = Math.max(gap, Math.abs(1 - home / total - published))
  }
  return gap
}

function csv(path: string): string[][] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => line.replaceAll('"', '').split(','))
}
