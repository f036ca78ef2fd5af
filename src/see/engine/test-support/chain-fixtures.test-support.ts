import type { Flow } from '../../../chain/flow/flow.ts'
import { flow } from '../../../chain/flow/flow.ts'
import { parseChain } from '../../../chain/parse.ts'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import type { SupplyView } from '../supply/supply-view.ts'
import { supplyView } from '../supply/supply-view.ts'

type Row = Readonly<Record<string, unknown>>
type Changes = Readonly<Record<string, readonly Row[]>>

/** Flax grown in Normandy, spun in Italy and Portugal, woven in China, sewn in Brittany: 100 shirts. */
const LOOM = {
  schema: 'boucle/chain',
  schemaVersion: 1,
  chain: {
    name: 'loom',
    currency: 'EUR',
    baseYear: 2026,
    homeRegion: 'FR-BRE',
    lead: 'brand',
  },
  actors: [
    { id: 'farmer', name: 'Cultivateur', kind: 'firm', country: 'FR' },
    { id: 'spinner', name: 'Filature', kind: 'firm', country: 'IT', owner: 'Groupe' },
    { id: 'small', name: 'Petite filature', kind: 'firm', country: 'PT' },
    { id: 'weaver', name: 'Tisseur', kind: 'firm', country: 'CN', owner: 'Groupe' },
    { id: 'brand', name: 'Marque', kind: 'firm', country: 'FR' },
  ],
  items: [
    { id: 'flax', name: 'Lin', kind: 'material', unit: 'kg' },
    { id: 'yarn', name: 'Fil', kind: 'material', unit: 'kg' },
    { id: 'cloth', name: 'Toile', kind: 'component', unit: 'm' },
    { id: 'thread', name: 'Fil à coudre', kind: 'material', unit: 'kg', originCountry: 'IN' },
    {
      id: 'shirt',
      name: 'Chemise',
      kind: 'finished',
      unit: 'piece',
      labels: [{ label: 'Cousu ici', evidence: 'audit-1' }],
    },
  ],
  sites: [
    {
      id: 'farm',
      name: 'farm',
      actor: 'farmer',
      country: 'FR',
      region: 'FR-NOR',
      latitudeDeg: 49.2,
      longitudeDeg: 0.4,
    },
    { id: 'mill-it', name: 'mill-it', actor: 'spinner', country: 'IT' },
    { id: 'mill-pt', name: 'mill-pt', actor: 'small', country: 'PT' },
    { id: 'loom', name: 'loom', actor: 'weaver', country: 'CN', city: 'Hangzhou' },
    {
      id: 'workshop',
      name: 'workshop',
      actor: 'brand',
      country: 'FR',
      region: 'FR-BRE',
      latitudeDeg: 48.1,
      longitudeDeg: -1.7,
    },
  ],
  processes: [
    {
      id: 'grow',
      name: 'grow',
      kind: 'transform',
      site: 'farm',
      outputs: [{ item: 'flax' }],
      ownCostPerRun: 1,
      leadTimeDays: 100,
    },
    ...['it', 'pt'].map((mill) => ({
      id: `spin-${mill}`,
      name: 'spin',
      kind: 'transform',
      site: `mill-${mill}`,
      inputs: [{ item: 'flax', quantityPerRun: 1 }],
      outputs: [{ item: 'yarn' }],
      ownCostPerRun: 2,
      leadTimeDays: 8,
      directCarbonKgCo2ePerRun: 1,
      steps: ['comb', 'spin'],
    })),
    {
      id: 'weave',
      name: 'weave',
      kind: 'transform',
      site: 'loom',
      inputs: [{ item: 'yarn', quantityPerRun: 2 }],
      outputs: [{ item: 'cloth' }],
      ownCostPerRun: 4,
      leadTimeDays: 10,
      directCarbonKgCo2ePerRun: 6,
    },
    {
      id: 'buy-thread',
      name: 'buy-thread',
      kind: 'buy',
      site: 'workshop',
      outputs: [{ item: 'thread' }],
      purchaseCostPerRun: 100,
    },
    {
      id: 'sew',
      name: 'sew',
      kind: 'transform',
      site: 'workshop',
      inputs: [
        { item: 'cloth', quantityPerRun: 1 },
        { item: 'thread', quantityPerRun: 0.01 },
      ],
      outputs: [{ item: 'shirt' }],
      ownCostPerRun: 10,
      leadTimeDays: 5,
    },
  ],
  lanes: [
    lane('flax-it', 'farm', 'mill-it', { item: 'flax', leadTimeDays: 2, distanceKm: 1500 }),
    lane('flax-pt', 'farm', 'mill-pt', { item: 'flax', leadTimeDays: 2, distanceKm: 1700 }),
    lane('yarn-it', 'mill-it', 'loom', {
      item: 'yarn',
      leadTimeDays: 20,
      distanceKm: 9000,
      shareRatio: 0.75,
    }),
    lane('yarn-pt', 'mill-pt', 'loom', {
      item: 'yarn',
      leadTimeDays: 22,
      distanceKm: 10_000,
      shareRatio: 0.25,
    }),
    lane('cloth-in', 'loom', 'workshop', {
      item: 'cloth',
      leadTimeDays: 25,
      distanceKm: 9000,
      costPerUnit: 2,
    }),
    lane('to-clients', 'workshop', 'clients', { item: 'shirt', leadTimeDays: 1, distanceKm: 20 }),
  ],
  markets: [
    {
      id: 'clients',
      name: 'clients',
      item: 'shirt',
      country: 'FR',
      region: 'FR-BRE',
      latitudeDeg: 48.2,
      longitudeDeg: -1.6,
      demandUnitsPerYear: 100,
      priceExVat: 50,
    },
  ],
  links: [
    {
      id: 'weaving',
      buyer: 'brand',
      supplier: 'weaver',
      item: 'cloth',
      governance: 'relational',
      contractEnd: '2027-06-30',
      switchingMonths: 8,
      switchingCost: 1000,
    },
  ],
}

function lane(id: string, from: string, to: string, more: Row): Row {
  return { id, from, to, mode: 'truck_40t', ...more }
}

/** The chain with rows changed, by id, or added. */
export function loomChain(changes: Changes = {}): Readonly<Record<string, unknown>> {
  const document: Record<string, unknown> = { ...LOOM }
  for (const [noun, rows] of Object.entries(changes)) {
    const merged = new Map(
      ((document[noun] ?? []) as readonly Row[]).map((row) => [row['id'], row]),
    )
    for (const row of rows) merged.set(row['id'], { ...merged.get(row['id']), ...row })
    document[noun] = [...merged.values()]
  }
  return document
}

export function fixtureFlow(document: unknown): Flow {
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, undefined, 1))
  const result = flow(parsed.value, EMPTY_REFERENCE)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

export function fixtureView(document: unknown): SupplyView {
  return supplyView(fixtureFlow(document))
}
