import type { IDBPDatabase, IDBPTransaction } from 'idb'
import type { PartRef } from '../../chain/version/merge.ts'
import { byPartKey, differenceOfParts } from '../../chain/version/merge.ts'
import type {
  ChainStore,
  ChainVersion,
  CreateChain,
  Part,
  SaveChain,
  SaveOutcome,
  ValidateParts,
} from '../engine/chain-store.ts'
import { manifestOf, nounHashes, refsOf } from '../engine/manifest.ts'
import type { StoredVersion } from '../engine/plan-save.ts'
import {
  additions,
  baseVersionMissing,
  chainExists,
  chainMissing,
  conflictsWithBodies,
  missingBodies,
  planSave,
  preparedParts,
  refsInConflict,
  stopping,
  withBodies,
} from '../engine/plan-save.ts'
import type { Rows } from './database.ts'
import { ofChain, storageFull } from './database.ts'

type Kind = 'chains' | 'versions' | 'nounManifests' | 'parts' | 'scenarios'
const KINDS: readonly Kind[] = ['chains', 'versions', 'nounManifests', 'parts', 'scenarios']
type Reading = IDBPTransaction<Rows, Kind[], IDBTransactionMode>
type Writing = IDBPTransaction<Rows, Kind[], 'readwrite'>

/** Chains of this browser, by the contract of every chain store. */
export function indexedDbChainStore(db: IDBPDatabase<Rows>, validate: ValidateParts): ChainStore {
  const read = <T>(work: (tx: Reading) => Promise<T>) => work(db.transaction([...KINDS]))
  return {
    list: async () => {
      const all = await db.getAll('chains')
      return all.sort((a, b) => b.savedAt - a.savedAt || (a.chainId < b.chainId ? -1 : 1))
    },
    create: (chain) => saving(db, (tx) => create(tx, validate, chain)),
    save: (chain) => saving(db, (tx) => save(tx, validate, chain)),
    read: (chainId, version) =>
      read(async (tx) => {
        const found = await readVersion(tx, chainId, version)
        return found && { version: found.version, parts: await bodies(tx, chainId, found.refs) }
      }),
    versions: async (chainId) =>
      (await db.getAll('versions', ofChain(chainId))).map(versionOf).reverse(),
    difference: (chainId, before, after) =>
      read(async (tx) => {
        const a = await readVersion(tx, chainId, before)
        const b = await readVersion(tx, chainId, after)
        return a && b && differenceWithBodies(tx, chainId, a.refs, b.refs)
      }),
    setInForce: (chainId, version) => setInForce(db, chainId, version),
    remove: (chainId) => remove(db, chainId),
  }
}

/** One transaction, on disk when it says done; what it may not write is a problem, not a crash. */
async function saving(
  db: IDBPDatabase<Rows>,
  work: (tx: Writing) => Promise<SaveOutcome>,
): Promise<SaveOutcome> {
  const tx = db.transaction([...KINDS], 'readwrite', { durability: 'strict' })
  const done = tx.done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  try {
    const outcome = await work(tx)
    const failed = await done
    if (failed !== undefined) throw failed.error
    return outcome
  } catch (error) {
    abort(tx)
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      return { status: 'invalid', problems: [storageFull()] }
    }
    throw error
  }
}

function abort(tx: Writing): void {
  try {
    tx.abort()
  } catch {
    // It ended by itself, with the error that is being reported.
  }
}

async function create(
  tx: Writing,
  validate: ValidateParts,
  chain: CreateChain,
): Promise<SaveOutcome> {
  const prepared = preparedParts(chain)
  if ('problems' in prepared) return { status: 'invalid', problems: prepared.problems }
  const stops = stopping(validate, prepared.parts)
  if (stops.length > 0) return { status: 'invalid', problems: stops }
  const latest = await readVersion(tx, chain.chainId)
  if (latest?.manifestHash === manifestOf(prepared.parts).hash) {
    return { status: 'unchanged', version: latest.version }
  }
  if (latest !== undefined) return { status: 'invalid', problems: [chainExists(chain.chainId)] }
  const version = await write(tx, chain, prepared.parts, undefined)
  return { status: 'saved', version }
}

async function save(tx: Writing, validate: ValidateParts, chain: SaveChain): Promise<SaveOutcome> {
  const { chainId, baseVersion } = chain
  const prepared = preparedParts(chain)
  if ('problems' in prepared) return { status: 'invalid', problems: prepared.problems }
  const latest = await readVersion(tx, chainId)
  if (latest === undefined) return { status: 'invalid', problems: [chainMissing(chainId)] }
  const base = await readVersion(tx, chainId, baseVersion)
  if (base === undefined) {
    return { status: 'invalid', problems: [baseVersionMissing(chainId, baseVersion)] }
  }
  const plan = planSave(prepared.parts, stored(base), stored(latest))
  if (plan.kind === 'unchanged') return { status: 'unchanged', version: latest.version }
  if (plan.kind === 'conflict') {
    const wanted = missingBodies(refsInConflict(plan.conflicts), prepared.parts)
    const known = [...prepared.parts, ...(await bodies(tx, chainId, wanted))]
    const conflicts = conflictsWithBodies(plan.conflicts, known)
    return { status: 'conflict', latest: latest.version, conflicts }
  }
  const others = await bodies(tx, chainId, missingBodies(plan.refs, prepared.parts))
  const whole = withBodies(plan.refs, [...prepared.parts, ...others])
  const stops = stopping(validate, whole)
  if (stops.length > 0) return { status: 'invalid', problems: stops }
  const version = await write(tx, chain, whole, latest)
  if (!plan.merged) return { status: 'saved', version }
  const theirs = await differenceWithBodies(tx, chainId, base.refs, latest.refs)
  return { status: 'merged', version, theirs }
}

interface FoundVersion {
  readonly version: ChainVersion
  readonly manifestHash: string
  readonly refs: readonly PartRef[]
}

function stored({ version, manifestHash, refs }: FoundVersion): StoredVersion {
  return { version: version.version, manifestHash, refs }
}

async function readVersion(
  tx: Reading | Writing,
  chainId: string,
  version?: number,
): Promise<FoundVersion | undefined> {
  const wanted = version ?? (await tx.objectStore('chains').get(chainId))?.latestVersion
  if (wanted === undefined) return undefined
  const row = await tx.objectStore('versions').get([chainId, wanted])
  if (row === undefined) return undefined
  const refs = await Promise.all(
    Object.entries(row.nouns).map(async ([noun, hash]) => {
      const manifest = await tx.objectStore('nounManifests').get([chainId, noun, hash])
      if (manifest === undefined) throw new Error(`List ${noun} ${hash} of ${chainId} is missing`)
      return refsOf(noun, manifest.entries)
    }),
  )
  return { version: versionOf(row), manifestHash: row.manifestHash, refs: byPartKey(refs.flat()) }
}

/** The parts that references stand for, in their order. */
async function bodies(
  tx: Reading | Writing,
  chainId: string,
  refs: readonly PartRef[],
): Promise<readonly Part[]> {
  const store = tx.objectStore('parts')
  const found = await Promise.all(
    refs.map(({ noun, id, hash }) => store.get([chainId, noun, id, hash])),
  )
  return withBodies(
    refs,
    found
      .filter((part) => part !== undefined)
      .map(({ noun, id, hash, body }) => ({ noun, id, hash, body })),
  )
}

async function differenceWithBodies(
  tx: Reading | Writing,
  chainId: string,
  before: readonly PartRef[],
  after: readonly PartRef[],
) {
  return differenceOfParts(await bodies(tx, chainId, before), await bodies(tx, chainId, after))
}

/** Writes what is new: bodies and lists that are there already are written over by themselves. */
async function write(
  tx: Writing,
  chain: CreateChain | SaveChain,
  whole: readonly Part[],
  latest: FoundVersion | undefined,
): Promise<ChainVersion> {
  const { chainId, author, note } = chain
  const { manifest, parts, nouns } = additions(whole, latest?.refs ?? [])
  const version: ChainVersion = {
    chainId,
    version: (latest?.version.version ?? 0) + 1,
    manifestHash: manifest.hash,
    savedAt: Date.now(),
    author,
    note,
    partCount: manifest.partCount,
  }
  const known = await tx.objectStore('chains').get(chainId)
  const puts = [
    ...parts.map((part) => tx.objectStore('parts').put({ ...part, chainId })),
    ...nouns.map((noun) => tx.objectStore('nounManifests').put({ ...noun, chainId })),
    tx.objectStore('versions').put({ ...version, nouns: nounHashes(manifest.nouns) }),
    tx.objectStore('chains').put({
      chainId,
      name: chain.name ?? known?.name ?? chainId,
      latestVersion: version.version,
      versionInForce: known?.versionInForce ?? version.version,
      savedAt: version.savedAt,
    }),
  ]
  await Promise.all(puts)
  return version
}

async function setInForce(
  db: IDBPDatabase<Rows>,
  chainId: string,
  version: number,
): Promise<boolean> {
  const tx = db.transaction(['chains', 'versions'], 'readwrite')
  const chain = await tx.objectStore('chains').get(chainId)
  const exists = (await tx.objectStore('versions').getKey([chainId, version])) !== undefined
  const done = chain !== undefined && exists
  if (done) await tx.objectStore('chains').put({ ...chain, versionInForce: version })
  await tx.done
  return done
}

async function remove(db: IDBPDatabase<Rows>, chainId: string): Promise<boolean> {
  const tx = db.transaction([...KINDS], 'readwrite')
  const known = (await tx.objectStore('chains').getKey(chainId)) !== undefined
  const scenarioIds = await tx.objectStore('scenarios').index('chainId').getAllKeys(chainId)
  await Promise.all([
    tx.objectStore('chains').delete(chainId),
    tx.objectStore('versions').delete(ofChain(chainId)),
    tx.objectStore('nounManifests').delete(ofChain(chainId)),
    tx.objectStore('parts').delete(ofChain(chainId)),
    ...scenarioIds.map((scenarioId) => tx.objectStore('scenarios').delete(scenarioId)),
    tx.done,
  ])
  return known
}

function versionOf(row: Rows['versions']['value']): ChainVersion {
  const { nouns: _, ...version } = row
  return version
}
