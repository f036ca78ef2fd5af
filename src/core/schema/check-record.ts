import type { Path, Problem } from '../problem.ts'
import { problem, warning } from '../problem.ts'
import type { Field, Fields } from './schema.ts'

/**
 * Where a check stands and what it found. The path is one array that grows and shrinks, copied only
 * when something is wrong: a right value costs no allocation.
 */
export interface Trail {
  readonly path: (string | number)[]
  readonly problems: Problem[]
}

/** Appends what is wrong with `value` to the trail; appends nothing when it is right. */
export type Check = (value: unknown, trail: Trail) => void

const MAX_TEXT = 500
const MAX_LIST = 10_000

/** A value as it may stand in a sentence: short, quoted when it is text. */
export function seen(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : jsonOf(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** JSON of any value; one nested without end has none. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    return 'a value nested too deep'
  }
}

function wrongType(value: unknown, path: Path, expected: string): Problem {
  return problem({
    code: 'wrong_type',
    path,
    message: `Expected ${expected}, found ${seen(value)}.`,
    maybe:
      typeof value === 'string' && expected.startsWith('a number')
        ? 'Maybe the number was typed as text, or carries its unit: write the number alone.'
        : `Maybe the value stands in the wrong column: give ${expected}.`,
    values: { expected, value: seen(value) },
  })
}

function checkText(field: Extract<Field, { type: 'text' }>): Check {
  const limit = field.maxLength ?? MAX_TEXT
  const { pattern } = field
  return (value, trail) => {
    if (typeof value !== 'string') trail.problems.push(wrongType(value, [...trail.path], 'text'))
    else if (value.length === 0 || value.length > limit) {
      trail.problems.push(
        problem({
          code: 'text_length',
          path: [...trail.path],
          message: `The text has ${value.length} characters; 1 to ${limit} are possible.`,
          maybe: 'Maybe leave it out, or shorten it.',
          values: { length: value.length, limit },
        }),
      )
    } else if (pattern && !pattern.test.test(value)) {
      trail.problems.push(
        problem({
          code: 'text_pattern',
          path: [...trail.path],
          message: `${seen(value)} is not written like ${pattern.example}.`,
          maybe: `Maybe write it like ${pattern.example}.`,
          values: { value: seen(value), example: pattern.example },
        }),
      )
    }
  }
}

function outOfRange(value: number, path: Path, low: number, high: number): Problem {
  const isPercent = low === 0 && high <= 1 && value > 1 && value <= 100
  return problem({
    code: 'out_of_range',
    path,
    message: `${value} is outside ${low} to ${high === Infinity ? 'any' : high}.`,
    maybe: isPercent
      ? `Maybe it is a percentage: write ${value / 100} for ${value} %.`
      : 'Maybe the sign or the unit is wrong.',
    values: { value, min: low, max: high === Infinity ? 'any' : high },
  })
}

function checkNumber(field: Extract<Field, { type: 'number' }>): Check {
  const low = field.min ?? -Infinity
  const high = field.max ?? Infinity
  const unusual = field.unusualAbove ?? Infinity
  return (value, trail) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      trail.problems.push(wrongType(value, [...trail.path], `a number (${field.unit})`))
    } else if (value < low || value > high) {
      trail.problems.push(outOfRange(value, [...trail.path], low, high))
    } else if (field.integer && !Number.isInteger(value)) {
      trail.problems.push(
        wrongType(value, [...trail.path], `a number without decimals (${field.unit})`),
      )
    } else if (value > unusual) {
      trail.problems.push(
        warning({
          code: 'unusual_value',
          path: [...trail.path],
          message: `${value} ${field.unit} is unusually large.`,
          maybe: `Maybe another unit was meant: this column is in ${field.unit}.`,
          values: { value, unit: field.unit },
        }),
      )
    }
  }
}

function checkChoice(field: Extract<Field, { type: 'choice' }>): Check {
  const known = new Set<unknown>(field.values)
  const listed = field.values.join(', ')
  return (value, trail) => {
    if (known.has(value)) return
    trail.problems.push(
      problem({
        code: 'unknown_choice',
        path: [...trail.path],
        message: `${seen(value)} is none of: ${listed}.`,
        maybe: `Maybe one of these was meant: ${nearest(String(value), field.values) ?? listed}.`,
        values: { value: seen(value), choices: listed },
      }),
    )
  }
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

function isDate(value: string): boolean {
  const match = ISO_DATE.exec(value)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return month >= 1 && month <= 12 && day >= 1 && day <= (lengths[month - 1] ?? 0)
}

const checkDate: Check = (value, trail) => {
  if (typeof value !== 'string' || !isDate(value)) {
    trail.problems.push(wrongType(value, [...trail.path], 'a date like 2026-11-23'))
  }
}

const checkFlag: Check = (value, trail) => {
  if (typeof value !== 'boolean')
    trail.problems.push(wrongType(value, [...trail.path], 'true or false'))
}

const checkRef: Check = (value, trail) => {
  if (typeof value !== 'string' || value.length === 0) {
    trail.problems.push(wrongType(value, [...trail.path], 'the id of a part'))
  }
}

function checkEach(each: Check): Check {
  return (value, trail) => {
    if (!Array.isArray(value)) trail.problems.push(wrongType(value, [...trail.path], 'a list'))
    else if (value.length > MAX_LIST)
      trail.problems.push(outOfRange(value.length, [...trail.path], 0, MAX_LIST))
    else {
      for (let index = 0; index < value.length; index++) {
        trail.path.push(index)
        each(value[index], trail)
        trail.path.pop()
      }
    }
  }
}

function checkField(field: Field): Check {
  switch (field.type) {
    case 'text':
      return checkText(field)
    case 'number':
      return checkNumber(field)
    case 'choice':
      return checkChoice(field)
    case 'flag':
      return checkFlag
    case 'date':
      return checkDate
    case 'ref':
      return checkRef
    case 'list':
      return checkEach(checkField(field.of))
    case 'rows':
      return checkEach(checkRecord(field.fields))
  }
}

/** The check of a record: known fields, right types, inside bounds, nothing required left out. */
export function checkRecord(fields: Fields): Check {
  const checks = new Map<string, Check>()
  const required: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    checks.set(name, checkField(field))
    if (field.required) required.push(name)
  }
  const names = [...checks.keys()]
  return (value, trail) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      trail.problems.push(wrongType(value, [...trail.path], 'a record'))
      return
    }
    const record = value as Record<string, unknown>
    for (const name in record) {
      const check = checks.get(name)
      if (!check) trail.problems.push(unknownField(name, names, [...trail.path]))
      else if (record[name] !== undefined) {
        trail.path.push(name)
        check(record[name], trail)
        trail.path.pop()
      }
    }
    for (const name of required) {
      if (!Object.hasOwn(record, name) || record[name] === undefined) {
        trail.problems.push(missing(name, [...trail.path]))
      }
    }
  }
}

function missing(name: string, path: Path): Problem {
  return problem({
    code: 'missing',
    path: [...path, name],
    message: `${name} is missing.`,
    maybe: `Maybe the column ${name} was left empty: fill it.`,
    values: { field: name },
  })
}

function unknownField(name: string, names: readonly string[], path: Path): Problem {
  const near = nearest(name, names)
  return problem({
    code: 'unknown_field',
    path: [...path, name],
    message: `There is no field ${seen(name)} here.`,
    maybe: near
      ? `Maybe ${near} was meant.`
      : `Maybe remove it; the fields are: ${names.join(', ')}.`,
    values: { field: name, near: near ?? '' },
  })
}

/** The known word closest to `word`, when one is close enough to be a slip of the hand. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3))
  let best: string | undefined
  let bestDistance = limit + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Levenshtein distance, given up once it reaches `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (a.length > 80 || b.length > 80) return limit
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? limit
}
