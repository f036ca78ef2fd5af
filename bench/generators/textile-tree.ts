import type { Rng } from '../../src/core/statistics/rng.ts'
import type { ChainDocument, Part } from './document.ts'
import { between, digits, emptyDocument, kmBetween, pick, whole } from './document.ts'
import type { Town } from './places.ts'
import { EUROPEAN_TOWNS, FAR_TOWNS, HOME_TOWNS } from './places.ts'

/*
 * First family: a tree from fibres to a garment. Each step (spinning, weaving, dyeing, making) has
 * its own level of hours and energy, firms of one country pay alike, figures scatter lognormally.
 */

const STEPS = ['fibre', 'spinning', 'weaving', 'dyeing', 'cutting', 'making'] as const

/** Hourly cost in EUR around which firms of a country lie. */
const HOURLY_EUR: Readonly<Record<string, number>> = {
  FR: 38,
  PT: 15,
  IT: 28,
  ES: 23,
  PL: 15,
  DE: 42,
  CZ: 17,
  RO: 10,
  CN: 7,
  IN: 1.8,
  BD: 0.9,
  VN: 2.9,
  TR: 5,
  TN: 3,
  US: 30,
}

interface Levels {
  readonly hours: ReadonlyMap<string, number>
  readonly power: ReadonlyMap<string, number>
  readonly own: ReadonlyMap<string, number>
  readonly days: ReadonlyMap<string, number>
  readonly spread: number
  readonly freight: number
}

function levelsOf(random: Rng): Levels {
  const around = (centre: number, sd: number) =>
    new Map(STEPS.map((step): [string, number] => [step, centre + sd * random.normal()]))
  return {
    hours: around(between(random, -2.5, -1), 0.8),
    power: around(between(random, -0.5, 1), 0.7),
    own: around(between(random, -1, 0.3), 0.6),
    days: around(between(random, 2, 3), 0.4),
    spread: between(random, 0.25, 0.6),
    freight: between(random, -2.5, -1.5),
  }
}

interface Firm {
  readonly town: Town
  readonly site: string
}

class TreeBuilder {
  readonly actors: Part[] = []
  readonly items: Part[] = []
  readonly sites: Part[] = []
  readonly processes: Part[] = []
  readonly lanes: Part[] = []
  private readonly random: Rng
  private readonly levels: Levels
  private readonly farRatio: number

  constructor(random: Rng) {
    this.random = random
    this.levels = levelsOf(random)
    this.farRatio = between(random, 0.2, 0.9)
  }

  firm(actor: string, town: Town): Firm {
    const { city, country, latitudeDeg, longitudeDeg } = town
    this.actors.push({ id: actor, name: actor, kind: 'firm', country })
    const site = `site-${actor}`
    this.sites.push({ id: site, name: city, actor, country, latitudeDeg, longitudeDeg })
    return { town, site }
  }

  town(): Town {
    return pick(this.random, this.random.next() < this.farRatio ? FAR_TOWNS : EUROPEAN_TOWNS)
  }

  private scattered(level: number, sd = this.levels.spread): number {
    return Math.exp(level + sd * this.random.normal())
  }

  work(step: string, country: string) {
    const { levels } = this
    return {
      labour: [
        {
          skill: step,
          hoursPerRun: this.scattered(levels.hours.get(step) ?? 0),
          costPerHour: this.scattered(Math.log(HOURLY_EUR[country] ?? 10), 0.12),
        },
      ],
      energy: [
        {
          carrier: 'electricity',
          kwhPerRun: this.scattered(levels.power.get(step) ?? 0),
          costPerKwh: this.scattered(Math.log(0.11), 0.2),
        },
      ],
      ownCostPerRun: this.scattered(levels.own.get(step) ?? 0),
      leadTimeDays: this.scattered(levels.days.get(step) ?? 0),
    }
  }

  /** A subtree that makes `item` at a firm; leaves buy fibre. Returns the firm. */
  grow(depth: number, id: string): { firm: Firm; item: string } {
    const step = STEPS[depth] ?? 'fibre'
    const firm = this.firm(`firm-${id}`, this.town())
    const item = `item-${id}`
    this.items.push({ id: item, name: item, kind: 'component', unit: 'kg', massKgPerUnit: 1 })
    if (depth === 0) {
      this.processes.push({
        id: `buy-${id}`,
        name: `fibre ${id}`,
        kind: 'buy',
        site: firm.site,
        activity: 'inbound',
        outputs: [{ item }],
        purchaseCostPerRun: this.scattered(0.6),
        leadTimeDays: this.scattered(this.levels.days.get('fibre') ?? 0),
      })
      return { firm, item }
    }
    const branches = depth >= 4 ? whole(this.random, 1, 3) : whole(this.random, 1, 2)
    const inputs = Array.from({ length: branches }, (_, i) => {
      const child = this.grow(depth - 1, `${id}${i}`)
      this.carry(child.firm, firm, child.item)
      return {
        item: child.item,
        quantityPerRun: between(this.random, 0.3, 1.1) / Math.sqrt(branches),
        scrapRatio: between(this.random, 0.02, 0.15),
      }
    })
    this.processes.push({
      id: `make-${id}`,
      name: `${step} ${id}`,
      kind: 'transform',
      site: firm.site,
      activity: 'operations',
      segment: 'production',
      steps: [step],
      inputs,
      outputs: [{ item }],
      ...this.work(step, firm.town.country),
    })
    return { firm, item }
  }

  carry(from: Firm, to: Firm, item: string): void {
    const straight = Math.max(20, kmBetween(from.town, to.town))
    const isFar = straight > 2800
    const distanceKm = straight * (isFar ? 1.5 : 1.2) * Math.exp(0.1 * this.random.normal())
    const days = isFar ? distanceKm / 600 + 8 : distanceKm / 500 + 1
    this.lanes.push({
      id: `lane-${this.lanes.length}`,
      from: from.site,
      to: to.site,
      item,
      mode: isFar ? 'sea_container' : 'truck_40t',
      distanceKm,
      costPerKg: this.scattered(this.levels.freight, 0.35) * Math.sqrt(distanceKm / 1000),
      leadTimeDays: days * this.scattered(0, 0.25),
      dutyRatio: isFar ? 0.08 : 0,
    })
  }
}

/** Price over cost of a sale between two firms of one chain. */
export function textileMarkups(random: Rng): () => number {
  const level = between(random, 0.08, 0.3)
  return () => Math.exp(level + 0.08 * random.normal())
}

/** One chain of the family; the same stream gives the same chain. */
export function textileTree(random: Rng): ChainDocument {
  const build = new TreeBuilder(random)
  const home = pick(random, HOME_TOWNS)
  const top = build.grow(whole(random, 3, 5), 'r')
  const brand = build.firm('brand', home)
  build.carry(top.firm, brand, top.item)
  build.items.push({ id: 'sold', name: 'sold', kind: 'finished', unit: 'kg', massKgPerUnit: 1 })
  build.processes.push({
    id: 'prepare',
    name: 'prepare',
    kind: 'transform',
    site: brand.site,
    activity: 'outbound',
    segment: 'storage',
    inputs: [{ item: top.item, quantityPerRun: 1 }],
    outputs: [{ item: 'sold' }],
    ...build.work('cutting', 'FR'),
  })
  const client = pick(random, HOME_TOWNS)
  build.carry(brand, { town: client, site: 'clients' }, 'sold')
  const { actors, items, sites, processes, lanes } = build
  return {
    ...emptyDocument('textile tree'),
    actors,
    items,
    sites,
    processes,
    lanes,
    markets: [
      {
        id: 'clients',
        name: 'clients',
        item: 'sold',
        country: 'FR',
        latitudeDeg: client.latitudeDeg,
        longitudeDeg: client.longitudeDeg,
        demandUnitsPerYear: digits(Math.exp(between(random, 6, 10)), 3),
        vatRatio: 0.2,
      },
    ],
  }
}
