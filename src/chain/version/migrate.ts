import { seen } from '../../core/schema/check-record.ts'
import type { Result } from '../../core/problem.ts'
import { fail, ok, problem } from '../../core/problem.ts'
import { CHAIN_SCHEMA_VERSION } from '../chain.ts'

type Document = Readonly<Record<string, unknown>>

/** Step `n` turns a document of schema version `n` into one of version `n + 1`. */
const MIGRATIONS: ReadonlyMap<number, (document: Document) => Document> = new Map([
  [0, fromVersion0],
])

/** Version 0, before the first release: the header fields stood at the top of the document. */
function fromVersion0(document: Document): Document {
  const { schema, schemaVersion: _, chain, ...rest } = document
  if (chain !== undefined) return { ...document, schemaVersion: 1 }
  const header: Record<string, unknown> = {}
  const parts: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest)) {
    if (Array.isArray(value)) parts[key] = value
    else header[key] = value
  }
  return { schema, schemaVersion: 1, chain: header, ...parts }
}

/** Brings a document to the schema version of this code; a newer one is refused. */
export function migrateChain(document: unknown): Result<Document> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return fail(
      problem({
        code: 'not_a_chain',
        path: [],
        message: `A chain is a JSON object, found ${seen(document)}.`,
        maybe: 'Maybe another file was chosen.',
      }),
    )
  }
  const source = document as Document
  if (source['schema'] !== 'boucle/chain') {
    return fail(
      problem({
        code: 'not_a_chain',
        path: ['schema'],
        message: `Expected "schema": "boucle/chain", found ${seen(source['schema'])}.`,
        maybe: 'Maybe another file was chosen, or its first lines were lost.',
        values: { value: seen(source['schema']) },
      }),
    )
  }
  return migrateFrom(source)
}

function migrateFrom(source: Document): Result<Document> {
  const version = source['schemaVersion'] ?? 0
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return fail(versionProblem(version, 'Maybe the number was changed by hand.'))
  }
  if (version > CHAIN_SCHEMA_VERSION) {
    return fail(versionProblem(version, 'Maybe it was saved by a newer Boucle: update this one.'))
  }
  let current = source
  for (let step = version; step < CHAIN_SCHEMA_VERSION; step++) {
    const migrate = MIGRATIONS.get(step)
    if (!migrate) throw new Error(`No migration from version ${step}`)
    current = migrate(current)
  }
  return ok(current)
}

function versionProblem(version: unknown, maybe: string) {
  return problem({
    code: 'schema_version',
    path: ['schemaVersion'],
    message: `Schema version ${seen(version)} cannot be read; this Boucle reads 0 to ${CHAIN_SCHEMA_VERSION}.`,
    maybe,
    values: { version: String(version), newest: CHAIN_SCHEMA_VERSION },
  })
}
