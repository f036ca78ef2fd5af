import type { FigureTable, ReferenceSet } from '../src/chain/reference-set/reference.ts'
import type { TableId } from '../src/chain/reference-set/reference-columns.ts'
import { hashes, modules } from './generated/modules.js'

/** What every screen needs; about 20 kB compressed. */
const BASE_TABLES: readonly TableId[] = [
  'countries',
  'countries-grid',
  'countries-regions',
  'modes',
  'energy',
]
/** What a step of a scenario rests on beside them: duties at the border. */
export const LEVER_TABLES: readonly TableId[] = [...BASE_TABLES, 'duties']
/** What a proof may rest on beside them: what clients are willing to pay. */
const PROOF_TABLES: readonly TableId[] = [...BASE_TABLES, 'willingness-to-pay']
/** Under licences of their own: a copy of the project may come without these files. */
const SHARE_ALIKE: ReadonlySet<TableId> = new Set<TableId>(['countries-grid', 'countries-regions'])

export interface LoadOptions {
  /** Missing: the base tables. */
  readonly tables?: readonly TableId[]
  /** False leaves out the tables under share-alike licences: their figures are not found. */
  readonly shareAlike?: boolean
}

/** The default figures as one argument for the engines; same tables, same hash. */
export async function loadReference(options: LoadOptions = {}): Promise<ReferenceSet> {
  const { tables: asked = BASE_TABLES, shareAlike = true } = options
  const ids = [...new Set(asked)].filter((id) => shareAlike || !SHARE_ALIKE.has(id)).sort()
  const tables = await Promise.all(ids.map((id) => loadTable(id)))
  const present = tables.filter((table) => table !== undefined)
  const hash = present.map((table) => `${table.id}@${hashes[table.id]}`).join('+')
  return { hash: hash === '' ? 'none' : hash, tables: present }
}

/** The tables of a proof. */
export function loadProofReference(): Promise<ReferenceSet> {
  return loadReference({ tables: PROOF_TABLES })
}

async function loadTable(id: TableId): Promise<FigureTable | undefined> {
  try {
    const importer = modules[id]
    if (importer === undefined) throw new Error('It is not among the generated modules')
    return (await importer()).default as FigureTable
  } catch (cause) {
    if (SHARE_ALIKE.has(id)) return undefined
    throw new Error(`The reference table ${id} could not be read`, { cause })
  }
}
