import type pg from 'pg'
import { canonicalJson } from '../chain/version/canonical.ts'
import type { PartRef } from '../chain/version/merge.ts'
import { byPartKey, differenceOfParts } from '../chain/version/merge.ts'
import type {
  ChainStore,
  ChainSummary,
  ChainVersion,
  CreateChain,
  Part,
  SaveChain,
  SaveOutcome,
  ValidateParts,
} from './engine/chain-store.ts'
import type { NounEntries } from './engine/manifest.ts'
import { isStorable, manifestOf, nounHashes, refsOf } from './engine/manifest.ts'
import type { StoredVersion } from './engine/plan-save.ts'
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
} from './engine/plan-save.ts'
import { recordAudit } from './audit.ts'
import type { Store } from './open.ts'
import { inOrganisation } from './open.ts'

/** The chain store in PostgreSQL, for one organisation and the person at work in it. */
export function postgresChainStore(
  store: Pick<Store, 'pool'>,
  orgId: string,
  validate: ValidateParts,
  who = 'local',
): ChainStore {
  const run = <T>(work: (client: pg.PoolClient) => Promise<T>) => inOrganisation(store, orgId, work)
  /** Work on one chain; a name or number that no chain can have is not asked of the database. */
  const about = async <T>(
    asked: { readonly chainId: string; readonly versions: readonly (number | undefined)[] },
    none: T,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> => {
    const possible = asked.versions.every((each) => each === undefined || isVersionNumber(each))
    return possible && isStorable(asked.chainId) ? run(work) : none
  }
  const audited = (client: pg.PoolClient, what: string, subject: string) =>
    recordAudit(client, { orgId, who, what, subject })
  return {
    list: () => run(listChains),
    create: (chain) => run((client) => create(client, { orgId, validate }, chain)),
    save: (chain) => run((client) => save(client, { orgId, validate }, chain)),
    read: (chainId, version) =>
      about({ chainId, versions: [version] }, undefined, (client) =>
        readChain(client, chainId, version),
      ),
    versions: (chainId) =>
      about({ chainId, versions: [] }, [], (client) => listVersions(client, chainId)),
    difference: (chainId, before, after) =>
      about({ chainId, versions: [before, after] }, undefined, async (client) => {
        const a = await readVersion(client, chainId, before)
        const b = await readVersion(client, chainId, after)
        return a && b && differenceWithBodies(client, chainId, a.stored.refs, b.stored.refs)
      }),
    setInForce: (chainId, version) =>
      about({ chainId, versions: [version] }, false, async (client) => {
        const done = await client.query(
          `UPDATE boucle.chain SET version_in_force = $2 WHERE chain_id = $1 AND EXISTS
             (SELECT FROM boucle.chain_version v WHERE v.chain_id = $1 AND v.version = $2)`,
          [chainId, version],
        )
        if (done.rowCount !== 1) return false
        await audited(client, 'in-force', `${chainId}@${version}`)
        return true
      }),
    remove: (chainId) =>
      about({ chainId, versions: [] }, false, async (client) => {
        const done = await client.query('DELETE FROM boucle.chain WHERE chain_id = $1', [chainId])
        if (done.rowCount !== 1) return false
        await audited(client, 'remove', chainId)
        return true
      }),
  }
}

/** The range of PostgreSQL's integer. */
function isVersionNumber(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value < 2 ** 31
}

interface Writing {
  readonly orgId: string
  readonly validate: ValidateParts
}

async function listChains(client: pg.PoolClient): Promise<ChainSummary[]> {
  const { rows } = await client.query<{
    chain_id: string
    name: string
    latest_version: number
    version_in_force: number | null
    saved_at: Date
  }>('SELECT * FROM boucle.chain ORDER BY saved_at DESC, chain_id')
  return rows.map((row) => ({
    chainId: row.chain_id,
    name: row.name,
    latestVersion: row.latest_version,
    versionInForce: row.version_in_force ?? undefined,
    savedAt: row.saved_at.getTime(),
  }))
}

interface VersionRow {
  readonly chain_id: string
  readonly version: number
  readonly manifest_hash: string
  readonly nouns: string
  readonly part_count: number
  readonly saved_at: Date
  readonly author: string
  readonly note: string
}

function versionOf(row: VersionRow): ChainVersion {
  return {
    chainId: row.chain_id,
    version: row.version,
    manifestHash: row.manifest_hash,
    savedAt: row.saved_at.getTime(),
    author: row.author,
    note: row.note,
    partCount: row.part_count,
  }
}

async function listVersions(client: pg.PoolClient, chainId: string): Promise<ChainVersion[]> {
  const { rows } = await client.query<VersionRow>(
    'SELECT * FROM boucle.chain_version WHERE chain_id = $1 ORDER BY version DESC',
    [chainId],
  )
  return rows.map(versionOf)
}

async function readVersion(client: pg.PoolClient, chainId: string, version?: number) {
  const { rows } = await client.query<VersionRow>(
    `SELECT * FROM boucle.chain_version WHERE chain_id = $1 AND ($2::int IS NULL OR version = $2)
     ORDER BY version DESC LIMIT 1`,
    [chainId, version ?? null],
  )
  const [row] = rows
  if (!row) return undefined
  const hashes = JSON.parse(row.nouns) as Record<string, string>
  const manifests = await client.query<{ noun: string; hash: string; entries: string }>(
    `SELECT noun, hash, entries FROM boucle.noun_manifest
     WHERE chain_id = $1 AND (noun, hash) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [chainId, Object.keys(hashes), Object.values(hashes)],
  )
  const refs = byPartKey(
    manifests.rows.flatMap(({ noun, entries }) => refsOf(noun, JSON.parse(entries) as NounEntries)),
  )
  const stored: StoredVersion = { version: row.version, manifestHash: row.manifest_hash, refs }
  return { version: versionOf(row), stored }
}

async function readChain(client: pg.PoolClient, chainId: string, version?: number) {
  const found = await readVersion(client, chainId, version)
  if (!found) return undefined
  const parts = await readBodies(client, chainId, found.stored.refs)
  return { version: found.version, parts: withBodies(found.stored.refs, parts) }
}

async function differenceWithBodies(
  client: pg.PoolClient,
  chainId: string,
  before: readonly PartRef[],
  after: readonly PartRef[],
) {
  const bodies = await readBodies(client, chainId, [...before, ...after])
  return differenceOfParts(withBodies(before, bodies), withBodies(after, bodies))
}

async function readBodies(
  client: pg.PoolClient,
  chainId: string,
  refs: readonly PartRef[],
): Promise<Part[]> {
  if (refs.length === 0) return []
  const { rows } = await client.query<{ noun: string; id: string; hash: string; body: string }>(
    `SELECT noun, id, hash, body FROM boucle.part
     WHERE chain_id = $1 AND (noun, id, hash) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]))`,
    [chainId, refs.map((ref) => ref.noun), refs.map((ref) => ref.id), refs.map((ref) => ref.hash)],
  )
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }))
}

async function create(
  client: pg.PoolClient,
  { orgId, validate }: Writing,
  chain: CreateChain,
): Promise<SaveOutcome> {
  const prepared = preparedParts(chain)
  if ('problems' in prepared) return { status: 'invalid', problems: prepared.problems }
  const stops = stopping(validate, prepared.parts)
  if (stops.length > 0) return { status: 'invalid', problems: stops }
  const made = await client.query(
    `INSERT INTO boucle.chain (org_id, chain_id, name, latest_version, saved_at)
     VALUES ($1, $2, $3, 0, now()) ON CONFLICT DO NOTHING`,
    [orgId, chain.chainId, plainText(chain.name)],
  )
  if (made.rowCount === 0) {
    const latest = await readVersion(client, chain.chainId)
    if (latest && latest.stored.manifestHash === manifestOf(prepared.parts).hash) {
      return { status: 'unchanged', version: latest.version }
    }
    return { status: 'invalid', problems: [chainExists(chain.chainId)] }
  }
  const version = await write(client, orgId, {
    ...chain,
    version: 1,
    parts: prepared.parts,
    before: [],
  })
  return { status: 'saved', version }
}

async function save(
  client: pg.PoolClient,
  { orgId, validate }: Writing,
  chain: SaveChain,
): Promise<SaveOutcome> {
  const prepared = preparedParts(chain)
  if ('problems' in prepared) return { status: 'invalid', problems: prepared.problems }
  // The row lock orders the saves of one chain; saves of other chains go on.
  await client.query('SELECT FROM boucle.chain WHERE chain_id = $1 FOR UPDATE', [chain.chainId])
  const latest = await readVersion(client, chain.chainId)
  if (!latest) return { status: 'invalid', problems: [chainMissing(chain.chainId)] }
  const base =
    latest.stored.version === chain.baseVersion
      ? latest
      : isVersionNumber(chain.baseVersion) &&
        (await readVersion(client, chain.chainId, chain.baseVersion))
  if (!base) {
    return { status: 'invalid', problems: [baseVersionMissing(chain.chainId, chain.baseVersion)] }
  }
  const plan = planSave(prepared.parts, base.stored, latest.stored)
  if (plan.kind === 'unchanged') return { status: 'unchanged', version: latest.version }
  if (plan.kind === 'conflict') {
    const bodies = [
      ...prepared.parts,
      ...(await readBodies(client, chain.chainId, refsInConflict(plan.conflicts))),
    ]
    return {
      status: 'conflict',
      latest: latest.version,
      conflicts: conflictsWithBodies(plan.conflicts, bodies),
    }
  }
  const known = [
    ...prepared.parts,
    ...(await readBodies(client, chain.chainId, missingBodies(plan.refs, prepared.parts))),
  ]
  const whole = withBodies(plan.refs, known)
  const stops = stopping(validate, whole)
  if (stops.length > 0) return { status: 'invalid', problems: stops }
  const version = await write(client, orgId, {
    ...chain,
    version: latest.stored.version + 1,
    parts: whole,
    before: latest.stored.refs,
  })
  if (!plan.merged) return { status: 'saved', version }
  const theirs = await differenceWithBodies(
    client,
    chain.chainId,
    base.stored.refs,
    latest.stored.refs,
  )
  return { status: 'merged', version, theirs }
}

interface NewVersion {
  readonly chainId: string
  readonly version: number
  readonly name?: string
  readonly author: string
  readonly note: string
  readonly parts: readonly Part[]
  /** The version before; empty for the first one. */
  readonly before: readonly PartRef[]
}

/** Writes what is new: bodies and lists that are there already stay as they are. */
async function write(
  client: pg.PoolClient,
  orgId: string,
  next: NewVersion,
): Promise<ChainVersion> {
  const { chainId } = next
  const { manifest, parts, nouns } = additions(next.parts, next.before)
  const columns = (of: readonly Part[], pick: (part: Part) => string) => of.map(pick)
  await client.query(
    `INSERT INTO boucle.part (org_id, chain_id, noun, id, hash, body)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[])
     ON CONFLICT DO NOTHING`,
    [
      orgId,
      chainId,
      columns(parts, (part) => part.noun),
      columns(parts, (part) => part.id),
      columns(parts, (part) => part.hash),
      columns(parts, (part) => canonicalJson(part.body)),
    ],
  )
  await client.query(
    `INSERT INTO boucle.noun_manifest (org_id, chain_id, noun, hash, entries)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
    [
      orgId,
      chainId,
      nouns.map((each) => each.noun),
      nouns.map((each) => each.hash),
      nouns.map((each) => canonicalJson(each.entries)),
    ],
  )
  const { rows } = await client.query<VersionRow>(
    `INSERT INTO boucle.chain_version
       (org_id, chain_id, version, manifest_hash, nouns, part_count, saved_at, author, note)
     VALUES ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp()), $7, $8)
     RETURNING *`,
    [
      orgId,
      chainId,
      next.version,
      manifest.hash,
      canonicalJson(nounHashes(manifest.nouns)),
      manifest.partCount,
      plainText(next.author),
      plainText(next.note),
    ],
  )
  const [row] = rows
  if (!row) throw new Error(`Version ${next.version} of ${chainId} was not written`)
  await client.query(
    `UPDATE boucle.chain SET latest_version = $2, saved_at = $3, name = COALESCE($4, name),
       version_in_force = COALESCE(version_in_force, $2) WHERE chain_id = $1`,
    [chainId, next.version, row.saved_at, next.name === undefined ? null : plainText(next.name)],
  )
  await recordAudit(client, {
    orgId,
    who: plainText(next.author),
    what: next.version === 1 ? 'create' : 'save',
    subject: `${chainId}@${next.version}`,
  })
  return versionOf(row)
}

/** What people write beside a chain: PostgreSQL's texts hold no NUL. */
function plainText(text: string): string {
  return text.replaceAll('\0', '')
}
