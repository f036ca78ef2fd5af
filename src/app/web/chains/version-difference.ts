import { NOUNS } from '../../../chain/nouns.ts'
import { headerFields } from '../../../chain/nouns/header.ts'
import type { Fields, Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

/** One field of a part, as it was and as it is. */
export interface FieldChange {
  readonly label: Words
  readonly before: string
  readonly after: string
}

/** One part that differs between two versions of a chain. */
export interface PartChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly noun: Words
  readonly id: string
  readonly name: Words
  /** Of a changed part only. */
  readonly fields: readonly FieldChange[]
}

type Part = Readonly<Record<string, unknown>> & { readonly id?: unknown }
type ChainDocument = Readonly<Record<string, unknown>>

/** What to tell of two versions of a chain: part by part, field by field, in the words of the nouns. */
export function differenceOfVersions(before: ChainDocument, after: ChainDocument): PartChange[] {
  const header = changeOf(
    { noun: words('la chaîne | the chain'), fields: headerFields, id: 'chain' },
    before['chain'] as Part | undefined,
    after['chain'] as Part | undefined,
  )
  return [
    ...header,
    ...NOUNS.flatMap(({ key, singular, fields }) => {
      const [old, now] = [partsById(before[key]), partsById(after[key])]
      const ids = [...new Set([...old.keys(), ...now.keys()])]
      return ids.flatMap((id) => changeOf({ noun: singular, fields, id }, old.get(id), now.get(id)))
    }),
  ]
}

function partsById(list: unknown): ReadonlyMap<string, Part> {
  const parts = Array.isArray(list) ? (list as Part[]) : []
  return new Map(parts.map((part) => [String(part.id), part]))
}

interface Named {
  readonly noun: Words
  readonly fields: Fields
  readonly id: string
}

function changeOf({ noun, fields, id }: Named, old?: Part, now?: Part): PartChange[] {
  const some = now ?? old
  if (!some) return []
  const part = { noun, id, name: nameOf(some, id) }
  if (!old) return [{ ...part, kind: 'added', fields: [] }]
  if (!now) return [{ ...part, kind: 'removed', fields: [] }]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const changed = keys.flatMap((key): FieldChange[] => {
    const [was, is] = [shown(old[key]), shown(now[key])]
    return was === is ? [] : [{ label: fields[key]?.label ?? words(key), before: was, after: is }]
  })
  return changed.length === 0 ? [] : [{ ...part, kind: 'changed', fields: changed }]
}

function nameOf(part: Part, id: string): Words {
  const [name, nameEn] = [part['name'], part['nameEn']]
  const fr = typeof name === 'string' ? name : id
  return { fr, en: typeof nameEn === 'string' ? nameEn : fr }
}

/** A value as one line; nothing where there is none. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
