import type { Problem } from '../../core/problem.ts'
import { problem, warning } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import { REFUSALS } from './refusal-words.ts'

export type RefusalCode = keyof typeof REFUSALS & string
type Values = Readonly<Record<string, string | number>>

/** Why a lever cannot do anything here, by its code; the same words in both languages. */
export function refusal(code: RefusalCode, values: Values = {}): Problem {
  const { message, maybe } = filled(code, values)
  return problem({ code, path: [], message: message.en, maybe: maybe.en, values })
}

/** What to know of a step that was applied all the same. */
export function remark(code: RefusalCode, values: Values = {}): Problem {
  const { message, maybe } = filled(code, values)
  return warning({ code, path: [], message: message.en, maybe: maybe.en, values })
}

/** The sentences of a problem of the levers in both languages; undefined: it is of another place. */
export function refusalWords({
  code,
  values = {},
}: Pick<Problem, 'code' | 'values'>):
  | { readonly message: Words; readonly maybe: Words }
  | undefined {
  return code in REFUSALS ? filled(code as RefusalCode, values) : undefined
}

function filled(code: RefusalCode, values: Values) {
  const [message, maybe] = REFUSALS[code]
  return { message: fill(words(message), values), maybe: fill(words(maybe), values) }
}

function fill({ fr, en }: Words, values: Values): Words {
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return { fr: put(fr), en: put(en) }
}
