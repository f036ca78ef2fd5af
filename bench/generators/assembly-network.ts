import type { Rng } from '../../src/core/statistics/rng.ts'
import type { ChainDocument, Part } from './document.ts'
import { between, digits, emptyDocument, kmBetween, pick, whole } from './document.ts'
import type { Town } from './places.ts'
import { EUROPEAN_TOWNS, FAR_TOWNS, HOME_TOWNS } from './places.ts'

/*
 * Second family: an equipment maker. Parts of two to three tiers, suppliers shared by several parts,
 * two sources for some of them, a figure per piece rather than per kg. Firms differ more than steps
 * do: a firm is dear or cheap, quick or slow in all it does. Hours per piece grow with its mass.
 */

const HOURLY_EUR: Readonly<Record<string, number>> = {
  FR: 42,
  PT: 17,
  IT: 33,
  ES: 27,
  PL: 18,
  DE: 46,
  CZ: 20,
  RO: 13,
  CN: 9,
  IN: 3,
  BD: 1.1,
  VN: 3.5,
  TR: 6.5,
  TN: 4,
  US: 36,
}

interface Supplier {
  readonly actor: string
  readonly site: string
  readonly town: Town
  /** How dear and how slow it is in all it does. */
  readonly dear: number
  readonly slow: number
}

interface PartMade {
  readonly item: string
  readonly massKg: number
  readonly sources: readonly Supplier[]
}

class NetworkBuilder {
  readonly actors: Part[] = []
  readonly items: Part[] = []
  readonly sites: Part[] = []
  readonly processes: Part[] = []
  readonly lanes: Part[] = []
  private readonly random: Rng
  private readonly level: Readonly<Record<'hours' | 'power' | 'own' | 'days', number>>
  private readonly sd: Readonly<Record<'hours' | 'power' | 'own' | 'days', number>>

  /** Shares of the sources of a part. */
  private readonly split = new Map<string, readonly number[]>()

  constructor(random: Rng) {
    this.random = random
    this.level = {
      hours: between(random, -2.5, -1),
      power: between(random, -0.5, 1.2),
      own: between(random, -0.8, 0.6),
      days: between(random, 1.6, 2.8),
    }
    this.sd = {
      hours: between(random, 0.3, 0.7),
      power: between(random, 0.4, 0.9),
      own: between(random, 0.3, 0.7),
      days: between(random, 0.2, 0.5),
    }
  }

  supplier(index: number, town: Town): Supplier {
    const actor = index < 0 ? 'brand' : `supplier-${index}`
    const { city, country, latitudeDeg, longitudeDeg } = town
    this.actors.push({ id: actor, name: actor, kind: 'firm', country })
    const site = `site-${actor}`
    this.sites.push({ id: site, name: city, actor, country, latitudeDeg, longitudeDeg })
    const dear = 0.3 * this.random.normal()
    return { actor, site, town, dear, slow: 0.25 * this.random.normal() }
  }

  private around(name: keyof NetworkBuilder['level'], shift: number): number {
    return Math.exp(this.level[name] + shift + this.sd[name] * this.random.normal())
  }

  item(id: string, massKg: number): void {
    this.items.push({
      id,
      name: id,
      kind: id === 'sold' ? 'finished' : 'component',
      unit: 'piece',
      massKgPerUnit: massKg,
    })
  }

  make(part: PartMade, inputs: readonly { item: string; quantityPerRun: number }[]): void {
    const { random } = this
    const shares = part.sources.length === 1 ? [1] : [digits(between(random, 0.3, 0.7), 2)]
    part.sources.forEach((source, i) => {
      const weight = 0.6 * Math.log(part.massKg)
      const hourly = HOURLY_EUR[source.town.country] ?? 10
      const isBought = inputs.length === 0
      this.processes.push({
        id: `${isBought ? 'buy' : 'make'}-${part.item}-${i}`,
        name: `${part.item} ${i}`,
        kind: isBought ? 'buy' : 'transform',
        site: source.site,
        activity: isBought ? 'inbound' : 'operations',
        outputs: [{ item: part.item }],
        leadTimeDays: this.around('days', source.slow),
        ...(isBought
          ? { purchaseCostPerRun: this.around('own', 0.9 + weight + source.dear) }
          : {
              inputs: inputs.map((input) => ({
                ...input,
                ...(random.next() < 0.85 ? { scrapRatio: between(random, 0.005, 0.08) } : {}),
              })),
              labour: [
                {
                  hoursPerRun: this.around('hours', weight + source.dear),
                  costPerHour: hourly * Math.exp(0.18 * random.normal() + 0.3 * source.dear),
                },
              ],
              energy: [
                {
                  carrier: 'electricity',
                  kwhPerRun: this.around('power', weight + source.dear),
                  costPerKwh: 0.12 * Math.exp(0.25 * random.normal()),
                },
              ],
              ownCostPerRun: this.around('own', weight + source.dear),
            }),
      })
    })
    const [first = 1] = shares
    this.split.set(part.item, part.sources.length === 1 ? [1] : [first, digits(1 - first, 2)])
  }

  /** Brings a part from all its sources to a place, in the shares of its sources. */
  bring(part: PartMade, to: { readonly site: string; readonly town: Town }): void {
    part.sources.forEach((source, i) => {
      if (source.site === to.site) return
      const straight = Math.max(20, kmBetween(source.town, to.town))
      const isFar = straight > 2500
      const isFlown = isFar && this.random.next() < 0.3
      const mode = isFlown ? 'air_long' : isFar ? 'sea_container' : 'truck_19t'
      const detour = isFlown ? 1.05 : isFar ? 1.45 : 1.25
      const distanceKm = straight * detour * Math.exp(0.12 * this.random.normal())
      const pace = isFlown ? distanceKm / 4000 + 3 : isFar ? distanceKm / 550 + 6 : distanceKm / 450
      const perKg = isFlown ? 3 : isFar ? 0.25 : 0.12 * (distanceKm / 500) ** 0.7
      const share = this.split.get(part.item)?.[i] ?? 1
      this.lanes.push({
        id: `lane-${this.lanes.length}`,
        from: source.site,
        to: to.site,
        item: part.item,
        mode,
        distanceKm,
        shareRatio: share,
        costPerUnit: perKg * part.massKg * Math.exp(0.3 * this.random.normal()),
        leadTimeDays: (pace + 1) * Math.exp(0.3 * this.random.normal()),
        dutyRatio: isFar ? 0.03 : 0,
      })
    })
  }
}

/** Price over cost of a sale between two firms of one chain. */
export function assemblyMarkups(random: Rng): () => number {
  const level = between(random, 0.1, 0.35)
  return () => Math.exp(level + 0.12 * random.normal())
}

/** One chain of the family; the same stream gives the same chain. */
export function assemblyNetwork(random: Rng): ChainDocument {
  const build = new NetworkBuilder(random)
  const farRatio = between(random, 0.1, 0.7)
  const nearTowns = [...EUROPEAN_TOWNS, ...HOME_TOWNS]
  const suppliers = Array.from({ length: whole(random, 5, 9) }, (_, i) =>
    build.supplier(i, pick(random, random.next() < farRatio ? FAR_TOWNS : nearTowns)),
  )
  const brand = build.supplier(-1, pick(random, HOME_TOWNS))
  const sources = () => {
    const first = pick(random, suppliers)
    const second = pick(random, suppliers)
    return random.next() < 0.35 && second !== first ? [first, second] : [first]
  }
  const part = (item: string, massKg: number): PartMade => {
    build.item(item, massKg)
    return { item, massKg, sources: sources() }
  }
  const raw = Array.from({ length: whole(random, 2, 4) }, (_, i) =>
    part(`raw-${i}`, Math.exp(between(random, -1, 1.5))),
  )
  raw.forEach((each) => build.make(each, []))
  const brought = new Set<string>()
  /** Brings a part wherever it goes into another; false when that place makes it itself. */
  const need = (used: PartMade, by: PartMade): boolean => {
    if (by.sources.some((place) => used.sources.some((s) => s.site === place.site))) return false
    for (const place of by.sources) {
      const key = `${used.item}>${place.site}`
      if (!brought.has(key)) build.bring(used, place)
      brought.add(key)
    }
    return true
  }
  const tier = (name: string, count: number, from: readonly PartMade[]) =>
    Array.from({ length: count }, (_, i) => {
      const used = from.filter(() => random.next() < 0.5).slice(0, 3)
      const made = part(`${name}-${i}`, Math.exp(between(random, -1.5, 2)))
      const chosen = (used.length > 0 ? used : [pick(random, from)]).filter((u) => need(u, made))
      build.make(
        made,
        chosen.map((u) => ({ item: u.item, quantityPerRun: between(random, 0.2, 1.6) })),
      )
      return made
    })
  const second = tier('part', whole(random, 3, 6), raw)
  const modules = tier('module', whole(random, 2, 4), second)
  modules.forEach((each) => build.bring(each, brand))
  const product: PartMade = { item: 'sold', massKg: 20, sources: [brand] }
  build.item('sold', 20)
  build.make(
    product,
    modules.map((each) => ({ item: each.item, quantityPerRun: whole(random, 1, 2) })),
  )
  const client = pick(random, HOME_TOWNS)
  build.bring(product, { site: 'clients', town: client })
  const { actors, items, sites, processes, lanes } = build
  return {
    ...emptyDocument('assembly network'),
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
        demandUnitsPerYear: digits(Math.exp(between(random, 5, 9)), 3),
        vatRatio: 0.2,
      },
    ],
  }
}
