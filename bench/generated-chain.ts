import { rng } from '../src/core/statistics/rng.ts'

const COUNTRIES = ['FR', 'CN', 'IT', 'PT', 'MA', 'TR', 'IN', 'DE', 'ES', 'PL']

/**
 * A chain of about `stages` stages: a tree of processes, each taking up to three inputs by lane, with
 * labour, energy, prices between firms and estimates. Seeded: the same seed gives the same chain.
 */
export function generatedChain(stages: number, seed = 1): unknown {
  const draw = rng(seed)
  const count = Math.max(2, Math.floor(stages / 2))
  const number = (low: number, high: number) =>
    Number((low + (high - low) * draw.next()).toFixed(3))
  const each = <T>(make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
  const children = (i: number) => [3 * i + 1, 3 * i + 2, 3 * i + 3].filter((j) => j < count)
  const country = (i: number) => COUNTRIES[i % COUNTRIES.length] ?? 'FR'
  return {
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: {
      name: `generated ${stages}`,
      currency: 'EUR',
      baseYear: 2026,
      homeRegion: 'FR',
      capitalCostRatioPerYear: 0.06,
    },
    actors: each((i) => ({ id: `a${i}`, name: `firm ${i}`, kind: 'firm', country: country(i) })),
    items: each((i) => ({
      id: `i${i}`,
      name: `item ${i}`,
      kind: i === 0 ? 'finished' : 'component',
      unit: 'kg',
      massKgPerUnit: 1,
    })),
    sites: each((i) => ({
      id: `s${i}`,
      name: `site ${i}`,
      actor: `a${i}`,
      country: country(i),
      latitudeDeg: number(30, 55),
      longitudeDeg: number(-10, 120),
    })),
    processes: each((i) => ({
      id: `p${i}`,
      name: `process ${i}`,
      kind: 'transform',
      site: `s${i}`,
      inputs: children(i).map((j) => ({
        item: `i${j}`,
        quantityPerRun: number(0.2, 0.5),
        scrapRatio: number(0, 0.1),
      })),
      outputs: [{ item: `i${i}` }],
      labour: [{ hoursPerRun: number(0.05, 0.4), costPerHour: number(4, 40) }],
      energy: [
        { carrier: 'electricity', kwhPerRun: number(0.2, 4), costPerKwh: number(0.06, 0.2) },
      ],
      ownCostPerRun: number(0.2, 3),
      leadTimeDays: number(1, 20),
    })),
    lanes: each((i) => i)
      .slice(1)
      .map((i) => ({
        id: `l${i}`,
        from: `s${i}`,
        to: `s${Math.floor((i - 1) / 3)}`,
        item: `i${i}`,
        mode: i % 5 === 0 ? 'sea_container' : 'truck_40t',
        costPerKg: number(0.01, 0.3),
        leadTimeDays: number(1, 30),
        distanceKm: number(50, 9000),
        dutyRatio: i % 7 === 0 ? 0.04 : 0,
      })),
    prices: each((i) => i)
      .filter((i) => i % 4 === 1)
      .map((i) => ({ id: `x${i}`, seller: `a${i}`, item: `i${i}`, pricePerUnit: number(2, 30) })),
    markets: [
      {
        id: 'm',
        name: 'clients',
        item: 'i0',
        site: 's0',
        country: 'FR',
        latitudeDeg: 48,
        longitudeDeg: 2,
        demandUnitsPerYear: 1000,
        priceExVat: 400,
        vatRatio: 0.2,
      },
    ],
    policies: [],
    links: [],
    rates: [],
    estimates: [],
  }
}
