import { normalDensity, normalDistribution, normalQuantile } from '../../core/statistics/normal.ts'
import type { TableSheet } from '../../workbook/xlsx/write-tables.ts'

/* The formulas of a workbook worked out by a reader of our own, as a spreadsheet would on opening it. */

type Value = number | string | boolean
type Range = { readonly range: readonly (Value | undefined)[] }
type Token = { readonly kind: 'number' | 'text' | 'name' | 'cell' | 'sign'; readonly text: string }

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|"(?<text>(?:[^"]|"")*)"|(?<cell>(?:'[^']+'!)?\$?[A-Z]{1,2}\$?\d+)|(?<name>[A-Za-z_][\w.]*)|(?<sign><=|>=|<>|[-+*/^(),:<>=]))/y

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(formula)
    if (!found) throw new Error(`Not read: ${formula.slice(at)}`)
    const [kind, text] = Object.entries(found.groups!).find(([, each]) => each !== undefined)!
    tokens.push({ kind: kind as Token['kind'], text: text! })
  }
  return tokens
}

/** Every formula of the sheets, worked out from the cells that hold none. */
export function evaluateSheets(sheets: readonly TableSheet[]): Map<string, Value> {
  const cells = new Map<string, { formula?: string; value: Value }>()
  for (const { name, rows } of sheets) {
    rows.forEach((row, y) =>
      row.forEach((cell, x) => {
        if (cell) cells.set(`${name}!${String.fromCharCode(65 + x)}${y + 1}`, cell)
      }),
    )
  }
  const known = new Map<string, Value>()
  const valueOf = (name: string): Value | undefined => {
    const cell = cells.get(name)
    if (!cell) return undefined
    if (cell.formula === undefined) return cell.value
    if (!known.has(name)) {
      const sheet = name.slice(0, name.lastIndexOf('!'))
      known.set(name, new Evaluation(tokensOf(cell.formula), sheet, valueOf).result())
    }
    return known.get(name)
  }
  for (const [name, { formula }] of cells) if (formula !== undefined) valueOf(name)
  return known
}

class Evaluation {
  readonly #tokens: readonly Token[]
  readonly #sheet: string
  readonly #valueOf: (name: string) => Value | undefined
  #at = 0

  constructor(
    tokens: readonly Token[],
    sheet: string,
    valueOf: (name: string) => Value | undefined,
  ) {
    this.#tokens = tokens
    this.#sheet = sheet
    this.#valueOf = valueOf
  }

  result(): Value {
    const value = this.#compared()
    if (this.#at < this.#tokens.length) throw new Error(`Left over: ${this.#next()?.text}`)
    return value
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #takes(...signs: readonly string[]): string | undefined {
    const token = this.#next()
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined
    this.#at += 1
    return token.text
  }

  #compared(): Value {
    const left = this.#added()
    const sign = this.#takes('<=', '>=', '<>', '<', '>', '=')
    if (sign === undefined) return left
    const right = this.#added()
    switch (sign) {
      case '<':
        return left < right
      case '>':
        return left > right
      case '<=':
        return left <= right
      case '>=':
        return left >= right
      case '=':
        return left === right
      default:
        return left !== right
    }
  }

  #added(): Value {
    let left = this.#multiplied()
    for (;;) {
      const sign = this.#takes('+', '-')
      if (sign === undefined) return left
      const right = number(this.#multiplied())
      left = sign === '+' ? number(left) + right : number(left) - right
    }
  }

  #multiplied(): Value {
    let left = this.#raised()
    for (;;) {
      const sign = this.#takes('*', '/')
      if (sign === undefined) return left
      const right = number(this.#raised())
      left = sign === '*' ? number(left) * right : number(left) / right
    }
  }

  /** A spreadsheet takes the sign before the power: -2^2 is 4. */
  #raised(): Value {
    let left = this.#signed()
    while (this.#takes('^')) left = number(left) ** number(this.#signed())
    return left
  }

  #signed(): Value {
    if (this.#takes('-')) return -number(this.#signed())
    return this.#plain()
  }

  #plain(): Value {
    if (this.#takes('(')) {
      const value = this.#compared()
      if (!this.#takes(')')) throw new Error('A bracket is left open.')
      return value
    }
    const token = this.#next()!
    this.#at += 1
    switch (token.kind) {
      case 'number':
        return Number(token.text)
      case 'text':
        return token.text.replaceAll('""', '"')
      case 'cell':
        return this.#valueOf(this.#cellName(token.text)) ?? 0
      case 'name':
        return this.#called(token.text.replace('_xlfn.', ''))
      default:
        throw new Error(`Not expected: ${token.text}`)
    }
  }

  #cellName(text: string): string {
    const [cell = '', sheet] = text.split('!').toReversed()
    return `${sheet === undefined ? this.#sheet : sheet.replaceAll("'", '')}!${cell.replaceAll('$', '')}`
  }

  /** Ranges and logical words stand only inside a call. */
  #called(name: string): Value {
    if (name === 'TRUE' || name === 'FALSE') return name === 'TRUE'
    if (!this.#takes('(')) throw new Error(`${name} is not called.`)
    if (name === 'IF') return this.#chosen()
    const given: (Value | Range)[] = []
    while (!this.#takes(')')) {
      given.push(this.#range() ?? this.#compared())
      this.#takes(',')
    }
    return call(name, given)
  }

  /** Only the branch that holds counts: the other one may have no value. */
  #chosen(): Value {
    const condition = this.#compared()
    this.#takes(',')
    const branches = [0, 1].map((branch) => {
      const isTaken = condition === (branch === 0)
      let value: Value = 0
      if (isTaken) value = this.#compared()
      else this.#skip()
      this.#takes(',')
      return value
    })
    if (!this.#takes(')')) throw new Error('IF is left open.')
    return condition === true ? branches[0]! : branches[1]!
  }

  #skip(): void {
    for (let depth = 0; this.#at < this.#tokens.length; this.#at++) {
      const { kind, text } = this.#next()!
      if (kind !== 'sign') continue
      if (depth === 0 && (text === ',' || text === ')')) return
      if (text === '(') depth += 1
      if (text === ')') depth -= 1
    }
  }

  #range(): Range | undefined {
    const [from, colon, to] = this.#tokens.slice(this.#at, this.#at + 3)
    if (from?.kind !== 'cell' || colon?.text !== ':' || to?.kind !== 'cell') return undefined
    this.#at += 3
    const [first, last] = [from, to].map(({ text }) =>
      /([A-Z]+)(\d+)$/.exec(text.replaceAll('$', ''))!,
    )
    if (first![1] !== last![1]) throw new Error('A range is one column here.')
    const start = Number(first![2])
    const count = Number(last![2]) - start + 1
    const range = Array.from({ length: count }, (_, at) =>
      this.#valueOf(this.#cellName(`${first![1]}${start + at}`)),
    )
    return { range }
  }
}

function number(value: Value): number {
  if (typeof value !== 'number') throw new Error(`#VALUE!: ${String(value)}`)
  return value
}

function call(name: string, given: readonly (Value | Range)[]): Value {
  const flat = given.flatMap((each) =>
    typeof each === 'object' ? each.range.filter((value) => value !== undefined) : [each],
  )
  const [first, second] = flat
  switch (name) {
    case 'AND':
      return flat.every((each) => each === true)
    case 'ISNUMBER':
      return typeof first === 'number'
    case 'SQRT':
      return Math.sqrt(number(first!))
    case 'EXP':
      return Math.exp(number(first!))
    case 'LN':
      return Math.log(number(first!))
    case 'MIN':
      return Math.min(...flat.map(number))
    case 'MAX':
      return Math.max(...flat.map(number))
    case 'SUM':
      return flat.reduce<number>((sum, each) => sum + number(each), 0)
    case 'AVERAGE':
      return flat.reduce<number>((sum, each) => sum + number(each), 0) / flat.length
    case 'COUNTIF':
      if (flat.at(-1) !== '>0') throw new Error('Only what is above 0 is counted here.')
      return flat.slice(0, -1).filter((each) => number(each) > 0).length
    case 'NORM.S.DIST':
      return second === true ? normalDistribution(number(first!)) : normalDensity(number(first!))
    case 'NORM.S.INV':
      return normalQuantile(number(first!))
    default:
      throw new Error(`There is no ${name}.`)
  }
}
