import type { Problem } from '../../core/problem.ts'
import { problem, warning } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import { FRENCH_WORDS } from './french-words.ts'
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

/** What a step says, in both languages; undefined: the problem is of another place. */
export function stepWords(problem: Problem): ProblemWords | undefined {
  const { code, message, maybe, values = {} } = problem
  if (code in REFUSALS) return filled(code as RefusalCode, values)
  const french = FRENCH_WORDS[code]
  if (!french) return undefined
  const [what, todo] = french
  return {
    message: { fr: fill(words(what), values).fr, en: message },
    maybe: { fr: fill(words(todo), values).fr, en: maybe },
  }
}

interface ProblemWords {
  readonly message: Words
  readonly maybe: Words
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
