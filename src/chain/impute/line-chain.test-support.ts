import type { Chain } from '../chain.ts'
import { parseChain } from '../parse.ts'

/** One workshop of a line; what is left out is missing. */
export interface Workshop {
  readonly hours?: number | undefined
  readonly days?: number | undefined
  readonly own?: number | undefined
  readonly country?: string
  /** Asked of the next one, per unit. */
  readonly price?: number | undefined
}

/** Workshops in a row, each taking one unit of the one before; the last is the firm that looks. */
export function lineChain(
  workshops: readonly Workshop[],
  estimates: readonly object[] = [],
): Chain {
  const each = <T>(make: (workshop: Workshop, i: number) => T) => workshops.map(make)
  const last = workshops.length - 1
  const result = parseChain({
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: { name: 'line', currency: 'EUR', baseYear: 2026, homeRegion: 'FR', lead: `a${last}` },
    actors: each(({ country = 'FR' }, i) => ({
      id: `a${i}`,
      name: `a${i}`,
      kind: 'firm',
      country,
    })),
    items: each((_, i) => ({ id: `i${i}`, name: `i${i}`, kind: 'component', unit: 'piece' })),
    sites: each(({ country = 'FR' }, i) => ({
      id: `s${i}`,
      name: `s${i}`,
      actor: `a${i}`,
      country,
    })),
    processes: each(({ hours, days, own }, i) => ({
      id: `p${i}`,
      name: `p${i}`,
      kind: 'transform',
      site: `s${i}`,
      activity: 'operations',
      ...(i > 0 ? { inputs: [{ item: `i${i - 1}`, quantityPerRun: 1 }] } : {}),
      outputs: [{ item: `i${i}` }],
      ...(hours === undefined ? {} : { labour: [{ hoursPerRun: hours, costPerHour: 20 }] }),
      ...(days === undefined ? {} : { leadTimeDays: days }),
      ...(own === undefined ? {} : { ownCostPerRun: own }),
    })),
    lanes: each((_, i) => i)
      .slice(1)
      .map((i) => ({
        id: `l${i}`,
        from: `s${i - 1}`,
        to: `s${i}`,
        item: `i${i - 1}`,
        mode: 'truck_40t',
        distanceKm: 100,
        leadTimeDays: 1,
      })),
    prices: workshops.flatMap(({ price }, i) =>
      price === undefined
        ? []
        : [{ id: `x${i}`, seller: `a${i}`, item: `i${i}`, pricePerUnit: price }],
    ),
    markets: [
      {
        id: 'm',
        name: 'm',
        item: `i${last}`,
        site: `s${last}`,
        country: 'FR',
        demandUnitsPerYear: 100,
        priceExVat: 1000,
      },
    ],
    estimates,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
