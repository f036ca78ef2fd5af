import type { Chain } from '../../chain/chain.ts'
import { fieldOf } from '../../chain/fields.ts'
import { hashOf } from '../../chain/version/canonical.ts'
import { differenceOfParts } from '../../chain/version/merge.ts'
import type { ChainPart } from '../../chain/version/parts.ts'
import { chainParts } from '../../chain/version/parts.ts'
import { formatPlain } from './plain-text.ts'
import type { Words } from '../../core/schema/schema.ts'

/** One part that comes, goes or changes, by its name. */
export interface PartLine {
  readonly noun: string
  readonly id: string
  readonly name: Words
}

export interface FieldChange {
  readonly field: string
  readonly label: Words
  readonly unit: string | undefined
  /** As people read it; undefined where it is not given. */
  readonly before: Words | undefined
  readonly after: Words | undefined
}

export interface PartChange extends PartLine {
  readonly fields: readonly FieldChange[]
}

/** What an import would change of a stored chain. */
export interface ImportDifference {
  readonly chainId: string
  /** The version it was held against: saving needs it. */
  readonly baseVersion: number
  readonly addedCount: number
  readonly removedCount: number
  readonly changedCount: number
  /** The first of each, for reading. */
  readonly added: readonly PartLine[]
  readonly removed: readonly PartLine[]
  readonly changed: readonly PartChange[]
}

export interface StoredChain {
  readonly chainId: string
  readonly version: number
  readonly parts: readonly ChainPart[]
}

/** More lines than this are counted, not listed. */
const MAX_LINES = 100

/** The difference between a chain that comes in and the stored one, part by part, field by field. */
export function importDifference(chain: Chain, stored: StoredChain): ImportDifference {
  const hashed = (parts: readonly ChainPart[]) =>
    parts.map((part) => ({ ...part, hash: hashOf(part.body) }))
  const found = differenceOfParts(hashed(stored.parts), hashed(chainParts(chain)))
  return {
    chainId: stored.chainId,
    baseVersion: stored.version,
    addedCount: found.added.length,
    removedCount: found.removed.length,
    changedCount: found.changed.length,
    added: found.added.slice(0, MAX_LINES).map(lineOf),
    removed: found.removed.slice(0, MAX_LINES).map(lineOf),
    changed: found.changed.slice(0, MAX_LINES).map(({ before, after }) => ({
      ...lineOf(after),
      fields: fieldChanges(after.noun, before.body, after.body),
    })),
  }
}

function lineOf({ noun, id, body }: ChainPart): PartLine {
  const { name, nameEn } = body as { readonly name?: string; readonly nameEn?: string }
  return { noun, id, name: { fr: name ?? id, en: nameEn ?? name ?? id } }
}

function fieldChanges(noun: string, before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [flat(before), flat(after)]
  const changes: FieldChange[] = []
  for (const field of new Set([...old.keys(), ...now.keys()])) {
    if (JSON.stringify(old.get(field)) === JSON.stringify(now.get(field))) continue
    const declared = fieldOf(noun, field)
    changes.push({
      field,
      label: declared?.label ?? { fr: field, en: field },
      unit: declared?.type === 'number' ? declared.unit : undefined,
      before: formatPlain(field, declared, old.get(field)),
      after: formatPlain(field, declared, now.get(field)),
    })
  }
  return changes
}

/** A part as `labour.0.hoursPerRun` -> value; lists of texts stay whole. */
function flat(body: unknown): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(body as object)) {
    if (!Array.isArray(value) || typeof value[0] !== 'object') {
      values.set(name, value)
      continue
    }
    value.forEach((row: object, index) => {
      for (const [inner, each] of Object.entries(row)) values.set(`${name}.${index}.${inner}`, each)
    })
  }
  return values
}
