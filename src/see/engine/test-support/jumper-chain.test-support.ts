import type { Flow } from '../../../chain/flow/flow.ts'
import { flow } from '../../../chain/flow/flow.ts'
import { parseChain } from '../../../chain/parse.ts'
import { positionsOf } from '../../../chain/flow/positions.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import { accountsOf } from '../accounts/accounts.ts'
import { clientCentre } from '../../../chain/flow/client-place.ts'
import { stageRows } from '../accounts/stages.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = readonly Row[]

export interface Document {
  readonly chain: Row
  readonly actors: Rows
  readonly items: Rows
  readonly sites: Rows
  readonly processes: Rows
  readonly lanes: Rows
  readonly markets: Rows
  readonly policies?: Rows
  readonly links?: Rows
  readonly prices?: Rows
}

/** Wool bought and spun at a mill, knitted and linked in a studio, kept in a depot, sent to homes. */
export const JUMPER: Document = {
  chain: { name: 'jumper', currency: 'EUR', baseYear: 2026, homeRegion: 'FR', lead: 'brand' },
  actors: [
    { id: 'mill-firm', name: 'filature', kind: 'firm', country: 'IT' },
    { id: 'brand', name: 'marque', kind: 'firm', country: 'FR' },
  ],
  items: [
    { id: 'wool', name: 'laine', kind: 'material', unit: 'kg', massKgPerUnit: 1 },
    { id: 'yarn', name: 'fil', kind: 'material', unit: 'kg', massKgPerUnit: 1 },
    { id: 'panel', name: 'panneaux', kind: 'component', unit: 'piece', massKgPerUnit: 0.5 },
    { id: 'button', name: 'boutons', kind: 'component', unit: 'piece', massKgPerUnit: 0.01 },
    { id: 'jumper', name: 'pull', kind: 'finished', unit: 'piece', massKgPerUnit: 0.5 },
    { id: 'ready', name: 'pull prêt', kind: 'finished', unit: 'piece', massKgPerUnit: 0.5 },
  ],
  sites: [
    { id: 'mill', name: 'Filature', actor: 'mill-firm', country: 'IT' },
    { id: 'studio', name: 'Atelier', actor: 'brand', country: 'FR' },
    { id: 'depot', name: 'Dépôt', actor: 'brand', country: 'FR' },
  ],
  processes: [
    make('buy-wool', 'mill', [[], 'wool'], {
      kind: 'buy',
      leadTimeDays: 10,
      purchaseCostPerRun: 8,
    }),
    make('spin', 'mill', [['wool'], 'yarn'], { leadTimeDays: 5, ownCostPerRun: 4 }),
    make('knit', 'studio', [['yarn'], 'panel'], { leadTimeDays: 4, ownCostPerRun: 20 }),
    make('buy-button', 'studio', [[], 'button'], {
      kind: 'buy',
      leadTimeDays: 20,
      purchaseCostPerRun: 1,
    }),
    make('link', 'studio', [['panel', 'button'], 'jumper'], { leadTimeDays: 3, ownCostPerRun: 10 }),
    make('store', 'depot', [['jumper'], 'ready'], {
      leadTimeDays: 24,
      ownCostPerRun: 2,
      segment: 'storage',
    }),
  ],
  lanes: [
    carry('yarn-road', ['mill', 'studio'], 'yarn', { leadTimeDays: 2, costPerUnit: 1 }),
    carry('jumper-road', ['studio', 'depot'], 'jumper', { leadTimeDays: 1, costPerUnit: 1 }),
    carry('parcel', ['depot', 'homes'], 'ready', { leadTimeDays: 3, costPerUnit: 5 }),
  ],
  markets: [
    {
      id: 'homes',
      name: 'clientes',
      item: 'ready',
      country: 'FR',
      demandUnitsPerYear: 100,
      priceExVat: 90,
      vatRatio: 0.2,
    },
  ],
}

/** A process that takes one of each input for one output. */
export function make(
  id: string,
  site: string,
  [inputs, output]: readonly [readonly string[], string],
  more: Row = {},
): Row {
  return {
    id,
    name: id,
    kind: 'transform',
    site,
    inputs: inputs.map((item) => ({ item, quantityPerRun: 1 })),
    outputs: [{ item: output }],
    ...more,
  }
}

export function carry(
  id: string,
  [from, to]: readonly [string, string],
  item: string,
  more: Row = {},
): Row {
  return { id, from, to, item, mode: 'truck_40t', ...more }
}

/** The same rows with one changed. */
export function changed(rows: Rows, id: string, more: Row): Rows {
  if (!rows.some((row) => row['id'] === id)) throw new Error(`No row ${id}`)
  return rows.map((row) => (row['id'] === id ? { ...row, ...more } : row))
}

export function flowOf(document: Document, reference: ReferenceSet = EMPTY_REFERENCE): Flow {
  const parsed = parseChain({ schema: 'boucle/chain', schemaVersion: 1, ...document })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, undefined, 1))
  const result = flow(parsed.value, reference)
  if (!result.ok) throw new Error(JSON.stringify(result.problems, undefined, 1))
  return result.value
}

export function rowsOf(flowed: Flow) {
  const accounts = accountsOf(flowed)
  const positions = positionsOf(flowed.network, flowed.activity, flowed.table)
  return stageRows({ flow: flowed, accounts, positions, centre: clientCentre(flowed) })
}
