import type { Field, Words } from '../../core/schema/schema.ts'
import { choiceWords } from '../choice-words.ts'
import { YES_NO } from '../sheet-rows.ts'

/** A value of a field as people read it in a sheet; undefined when it is not given. */
export function formatPlain(
  name: string,
  field: Field | undefined,
  value: unknown,
): Words | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number') {
    return { fr: String(value).replace('.', ','), en: String(value) }
  }
  if (typeof value === 'boolean') {
    const index = value ? 0 : 1
    return { fr: YES_NO.fr[index], en: YES_NO.en[index] }
  }
  const key = name.split('.').at(-1) ?? name
  if (field?.type === 'choice' && typeof value === 'string') return choiceWords(key, value)
  const text = Array.isArray(value) ? value.join(' ; ') : String(value)
  return { fr: text, en: text }
}
