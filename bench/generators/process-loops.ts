import type { Rng } from '../../src/core/statistics/rng.ts'
import { normalQuantile } from '../../src/core/statistics/normal.ts'
import type { ChainDocument, Part } from './document.ts'
import { between, digits, emptyDocument, kmBetween, pick, whole } from './document.ts'
import type { Town } from './places.ts'
import { EUROPEAN_TOWNS, FAR_TOWNS, HOME_TOWNS } from './places.ts'

/*
 * Third family, kept for the last: matter that goes through a line of plants (melting, refining,
 * rolling, coating), with by-products that are used again, and a step that crushes the product of a
 * later plant to feed an earlier one. Plants have a size: small ones need more hours and more energy
 * for the same tonne. Figures of one plant err together, tails are those of a Student law with 5
 * degrees of freedom, and hours fall where wages are high.
 */

/** Full hourly cost in EUR around which plants of a country lie. */
const HOURLY_EUR: Readonly<Record<string, number>> = {
  FR: 40,
  PT: 18,
  IT: 31,
  ES: 25,
  PL: 17,
  DE: 44,
  CZ: 19,
  RO: 12,
  CN: 8,
  IN: 2.6,
  BD: 1.2,
  VN: 3.2,
  TR: 6,
  TN: 3.6,
  US: 37,
}

/** Student law with 5 degrees of freedom, scaled to a standard deviation of 1. */
function heavy(random: Rng): number {
  let squares = 0
  for (let i = 0; i < 5; i++) squares += normalQuantile(random.open()) ** 2
  return normalQuantile(random.open()) / Math.sqrt(squares / 5) / Math.sqrt(5 / 3)
}

interface Plant {
  readonly town: Town
  readonly actor: string
  readonly site: string
  /** Logarithm of size, 0 in the middle; small plants are below. */
  readonly size: number
  /** Error that all figures of the plant share. */
  readonly own: number
}

class Builder {
  readonly random: Rng
  readonly actors: Part[] = []
  readonly items: Part[] = []
  readonly sites: Part[] = []
  readonly processes: Part[] = []
  readonly lanes: Part[] = []
  /** What this line of business spends a tonne: drawn once per chain. */
  readonly level: Readonly<Record<'hours' | 'power' | 'heat' | 'own' | 'days' | 'freight', number>>
  readonly spread: number

  constructor(random: Rng) {
    this.random = random
    this.level = {
      hours: between(random, -4.6, -2.8),
      power: between(random, -1.6, 0.7),
      heat: between(random, -1, 1.2),
      own: between(random, -3, -1),
      days: between(random, 1.2, 2.6),
      freight: between(random, -3.4, -2.4),
    }
    this.spread = between(random, 0.25, 0.6)
  }

  plant(name: string, town: Town, index: number): Plant {
    const { city, country, latitudeDeg, longitudeDeg } = town
    const actor = `${name}-${index}`
    this.actors.push({ id: actor, name: `${name} ${city}`, kind: 'firm', country })
    const site = `site-${actor}`
    this.sites.push({ id: site, name: city, actor, country, latitudeDeg, longitudeDeg })
    return {
      town,
      actor,
      site,
      size: 0.7 * heavy(this.random),
      own: 0.35 * this.spread * heavy(this.random),
    }
  }

  item(id: string, kind: string): void {
    this.items.push({ id, name: id, kind, unit: 'kg', massKgPerUnit: 1 })
  }

  /** A figure of a plant around the level of the chain. */
  figure(level: number, plant: Plant, slope: number): number {
    const noise = this.spread * heavy(this.random)
    return Math.exp(level + slope * plant.size + plant.own + noise)
  }

  work(plant: Plant, intensity: number) {
    const hourly = HOURLY_EUR[plant.town.country] ?? 10
    const thrift = -0.25 * Math.log(hourly / 20)
    return {
      labour: [
        {
          hoursPerRun: this.figure(this.level.hours + intensity + thrift, plant, -0.3),
          costPerHour: hourly * Math.exp(0.15 * heavy(this.random)),
        },
      ],
      energy: [
        {
          carrier: 'electricity',
          kwhPerRun: this.figure(this.level.power + intensity, plant, -0.15),
          costPerKwh: 0.11 * Math.exp(0.25 * heavy(this.random)),
        },
        {
          carrier: 'gas',
          kwhPerRun: this.figure(this.level.heat + intensity, plant, -0.15),
          costPerKwh: 0.045 * Math.exp(0.2 * heavy(this.random)),
        },
      ],
      ownCostPerRun: this.figure(this.level.own + intensity, plant, -0.2),
      leadTimeDays: this.figure(this.level.days, plant, 0.1),
    }
  }

  carry(from: Plant, to: { readonly town: Town; readonly site: string }, item: string): void {
    const straight = Math.max(15, kmBetween(from.town, to.town))
    const mode = modeOf(straight, this.random)
    const detour = mode.startsWith('sea') ? 1.55 : mode === 'rail' ? 1.25 : 1.22
    const distanceKm = straight * detour * Math.exp(0.08 * heavy(this.random))
    const speed = mode.startsWith('sea') ? 600 : mode === 'rail' ? 300 : 520
    const idle = mode.startsWith('sea') ? 7 : 1
    this.lanes.push({
      id: `lane-${this.lanes.length}`,
      from: from.site,
      to: to.site,
      item,
      mode,
      distanceKm,
      costPerKg:
        Math.exp(this.level.freight + 0.3 * heavy(this.random)) *
        (distanceKm / 500) ** (mode.startsWith('sea') ? 0.35 : 0.6),
      leadTimeDays: (distanceKm / speed + idle) * Math.exp(0.25 * heavy(this.random)),
      dutyRatio: from.town.country === 'CN' ? 0.037 : 0,
      ...(this.random.next() < 0.3 ? { damageRatio: between(this.random, 0.002, 0.02) } : {}),
    })
  }
}

function modeOf(straightKm: number, random: Rng): string {
  if (straightKm > 3000) return random.next() < 0.6 ? 'sea_container' : 'sea_bulk'
  return straightKm > 600 && random.next() < 0.4 ? 'rail' : 'truck_40t'
}

/** Price over cost of a sale between two firms of one chain. */
export function processLoopMarkups(random: Rng): () => number {
  const level = between(random, 0.05, 0.25)
  return () => Math.exp(level + 0.1 * heavy(random))
}

/** One chain of the family; the same stream gives the same chain. */
export function processLoops(random: Rng): ChainDocument {
  const build = new Builder(random)
  const lineLength = whole(random, 3, 6)
  const farRatio = between(random, 0.1, 0.7)
  const towns = [...EUROPEAN_TOWNS, ...HOME_TOWNS]
  const somewhere = () => pick(random, random.next() < farRatio ? FAR_TOWNS : towns)
  const plants = Array.from({ length: lineLength }, (_, i) => build.plant('plant', somewhere(), i))
  for (let i = 0; i <= lineLength; i++) build.item(`m${i}`, i === 0 ? 'material' : 'component')
  const brandTown = pick(random, HOME_TOWNS)
  const brand = brandPlant(build, brandTown)
  rawMatter(build, plants[0]!, somewhere, 'm0')
  const feeds = new Map<number, { item: string; quantityPerRun: number }[]>()
  plants.forEach((plant, i) => additives(build, plant, i, { feeds, somewhere }))
  const loopFrom = whole(random, 1, lineLength - 1)
  const loopTo = whole(random, 0, loopFrom - 1)
  crushing(build, { from: plants[loopFrom]!, fromItem: `m${loopFrom + 1}`, to: plants[loopTo]! })
  const looped = { at: loopTo, quantityPerRun: between(random, 0.04, 0.25) }
  plants.forEach((plant, i) => melting(build, plant, i, { feeds, looped, last: lineLength - 1 }))
  byProductUse(build, plants)
  for (let i = 1; i < lineLength; i++) build.carry(plants[i - 1]!, plants[i]!, `m${i}`)
  build.carry(plants[lineLength - 1]!, brand, `m${lineLength}`)
  return finish(build, brand, `m${lineLength}`)
}

function brandPlant(build: Builder, where: Town): Plant {
  const { city, country, latitudeDeg, longitudeDeg } = where
  build.actors.push({ id: 'brand', name: 'brand', kind: 'firm', country })
  build.sites.push({
    id: 'home',
    name: city,
    actor: 'brand',
    country,
    latitudeDeg,
    longitudeDeg,
  })
  return { town: where, actor: 'brand', site: 'home', size: 0, own: 0 }
}

/** Raw matter from one to three sellers, in shares. */
function rawMatter(build: Builder, to: Plant, somewhere: () => Town, item: string): void {
  const { random } = build
  const sellers = whole(random, 1, 3)
  const level = between(random, -1, 1)
  for (let i = 0; i < sellers; i++) {
    const seller = build.plant(`mine-${item}`, somewhere(), i)
    build.processes.push({
      id: `buy-${item}-${i}`,
      name: `buy ${item} ${i}`,
      kind: 'buy',
      site: seller.site,
      activity: 'inbound',
      outputs: [{ item }],
      purchaseCostPerRun: Math.exp(level + 0.15 * heavy(random)),
      leadTimeDays: build.figure(build.level.days + 0.4, seller, 0),
    })
    build.carry(seller, to, item)
  }
  const first = build.lanes.length - sellers
  let left = 1
  for (let i = 0; i < sellers; i++) {
    const share = i === sellers - 1 ? left : digits(left * between(random, 0.3, 0.7), 2)
    left = digits(left - share, 4)
    build.lanes[first + i] = { ...build.lanes[first + i]!, shareRatio: share }
  }
}

interface Additives {
  readonly feeds: Map<number, { item: string; quantityPerRun: number }[]>
  readonly somewhere: () => Town
}

/** Some plants take an additive that is bought elsewhere. */
function additives(build: Builder, plant: Plant, i: number, rest: Additives): void {
  const { random } = build
  if (random.next() < 0.5) return
  const item = `additive-${i}`
  build.item(item, 'material')
  rawMatter(build, plant, rest.somewhere, item)
  rest.feeds.set(i, [{ item, quantityPerRun: between(random, 0.02, 0.2) }])
}

/** Part of the product of a later plant is crushed and goes back to an earlier one. */
function crushing(
  build: Builder,
  { from, fromItem, to }: { from: Plant; fromItem: string; to: Plant },
): void {
  const { random } = build
  build.item('crushed', 'component')
  build.processes.push({
    id: 'crush',
    name: 'crush',
    kind: 'transform',
    site: from.site,
    activity: 'operations',
    inputs: [{ item: fromItem, quantityPerRun: between(random, 1.02, 1.15) }],
    outputs: [{ item: 'crushed' }],
    ...build.work(from, -1.2),
  })
  build.carry(from, to, 'crushed')
}

interface Melting {
  readonly feeds: Additives['feeds']
  readonly looped: { readonly at: number; readonly quantityPerRun: number }
  readonly last: number
}

function melting(build: Builder, plant: Plant, i: number, line: Melting): void {
  const { random } = build
  const scrap = () => (random.next() < 0.8 ? { scrapRatio: between(random, 0.01, 0.12) } : {})
  const isLooped = i === line.looped.at
  const inputs: Readonly<Record<string, unknown>>[] = [
    { item: `m${i}`, quantityPerRun: between(random, 0.8, 1.3), ...scrap() },
    ...(line.feeds.get(i) ?? []),
  ]
  if (isLooped) inputs.push({ item: 'crushed', quantityPerRun: line.looped.quantityPerRun })
  const outputs: Readonly<Record<string, unknown>>[] = [{ item: `m${i + 1}` }]
  if (random.next() < 0.5 && i < line.last) {
    build.item(`by-${i}`, 'component')
    outputs.push({
      item: `by-${i}`,
      quantityPerRun: between(random, 0.05, 0.3),
      allocationRatio: between(random, 0, 0.15),
    })
  }
  build.processes.push({
    id: `make-${i}`,
    name: `make ${i}`,
    kind: 'transform',
    site: plant.site,
    activity: 'operations',
    inputs,
    outputs,
    yieldRatio: between(random, 0.9, 0.99),
    ...build.work(plant, between(random, -0.5, 0.5)),
    ...(random.next() < 0.4 ? { directCarbonKgCo2ePerRun: build.figure(-1, plant, 0) } : {}),
  })
}

/** By-products burn or are mixed in at the same place: a side process takes them. */
function byProductUse(build: Builder, plants: readonly Plant[]): void {
  build.items
    .filter((item) => item.id.startsWith('by-'))
    .forEach((item) => {
      const i = Number(item.id.slice(3))
      const plant = plants[i]!
      const made = build.processes.findIndex((process) => process.id === `make-${i}`)
      const process = build.processes[made]!
      build.item(`heat-${i}`, 'component')
      const inputs = process['inputs'] as object[]
      build.processes[made] = {
        ...process,
        inputs: [...inputs, { item: `heat-${i}`, quantityPerRun: 0.02 }],
      }
      build.processes.push({
        id: `use-${i}`,
        name: `use ${i}`,
        kind: 'transform',
        site: plant.site,
        activity: 'operations',
        inputs: [{ item: item.id, quantityPerRun: 1.1 }],
        outputs: [{ item: `heat-${i}` }],
        ...build.work(plant, -1.5),
      })
    })
}

function finish(build: Builder, brand: Plant, product: string): ChainDocument {
  const { random } = build
  build.item('sold', 'finished')
  build.processes.push({
    id: 'finish',
    name: 'finish',
    kind: 'transform',
    site: 'home',
    activity: 'operations',
    inputs: [{ item: product, quantityPerRun: 1 }],
    outputs: [{ item: 'sold' }],
    ...build.work(brand, 0),
  })
  const client = pick(random, HOME_TOWNS)
  build.carry(brand, { town: client, site: 'clients' }, 'sold')
  return {
    ...emptyDocument('process loops'),
    actors: build.actors,
    items: build.items,
    sites: build.sites,
    processes: build.processes,
    lanes: build.lanes,
    markets: [
      {
        id: 'clients',
        name: 'clients',
        item: 'sold',
        country: 'FR',
        latitudeDeg: client.latitudeDeg,
        longitudeDeg: client.longitudeDeg,
        demandUnitsPerYear: digits(Math.exp(between(random, 9, 13)), 3),
        vatRatio: 0.2,
      },
    ],
  }
}
