import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import { readFile } from './read-file.ts'
import { example, exampleText, zipped } from './workbook.test-support.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Seeds that once failed are run again, first; a new failure prints its seed, to be added there. */
const seeds = readFileSync(new URL('fuzz-seeds.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\d+$/.test(line))
  .map(Number)

const pull = example('pull.json')
const inputs: [string, string, Uint8Array][] = [
  ['.json', 'c.json', strToU8(exampleText('pull.json'))],
  ['.xlsx', 'c.xlsx', writeWorkbook(pull, 'fr')],
  ['.csv', 'c.zip', writeWorkbook(pull, 'en', 'csv')],
]

/** One thing done to bytes: overwritten, cut out, or said twice. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  kind: fc.constantFrom('write', 'cut', 'repeat'),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 30 }),
    fc
      .constantFrom(
        '"',
        ';',
        '\0',
        '<',
        '&#0;',
        '1e999',
        '-0',
        '=',
        'é',
        '{',
        '[',
        '\r\n',
        '__proto__',
      )
      .map((text) => strToU8(text)),
  ),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never

function mutated(bytes: Uint8Array, { at, length, kind, bytes: more }: Mutation): Uint8Array {
  const start = Math.floor(at * bytes.length)
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)]
  const middle =
    kind === 'repeat' ? after.subarray(0, length) : kind === 'cut' ? after.subarray(0, 0) : more
  const rest = kind === 'repeat' ? after : after.subarray(kind === 'cut' ? length : more.length)
  return new Uint8Array([...before, ...middle, ...rest])
}

/** Either a valid chain, or problems that say what to do: nothing else, and never a throw. */
function holds(bytes: Uint8Array, name: string): void {
  const { result } = readFile(bytes, name)
  if (result.ok) expect(parseChain(result.value).ok).toBe(true)
  else {
    expect(result.problems.some((each) => each.severity === 'error')).toBe(true)
    for (const each of result.problems) expect(each.maybe).toMatch(/^Maybe /)
  }
}

const RUNS = [...seeds.map((seed) => [seed, 10] as const), [4680, 80] as const]

describe('mutated files', () => {
  it.each(inputs)('[W30] %s: bytes changed anywhere never crash the reader', (_, name, bytes) => {
    for (const [seed, numRuns] of RUNS) {
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
          holds(changes.reduce(mutated, bytes), name)
        }),
        { seed, numRuns },
      )
    }
  })

  it.each(inputs.slice(1))('[W31] %s: texts changed inside the zip too', (_, name, bytes) => {
    const files = unzipSync(bytes)
    const names = Object.keys(files).filter((each) => !/comments|vml/.test(each))
    for (const [seed, numRuns] of RUNS) {
      fc.assert(
        fc.property(
          fc.constantFrom(...names),
          fc.array(mutation, { minLength: 1, maxLength: 3 }),
          (file, changes) => {
            holds(zipped({ ...files, [file]: changes.reduce(mutated, files[file]!) }), name)
          },
        ),
        { seed, numRuns: Math.ceil(numRuns / 3) },
      )
    }
  })

  it('[W32] any text in any name comes back from .xlsx and .csv, in both languages', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() !== '' && !/[\0\uFEFF]/.test(text) && !/\p{Cs}/u.test(text))
    const figure = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(
        name,
        figure,
        fc.constantFrom('fr', 'en'),
        fc.constantFrom('xlsx', 'csv'),
        (text, cost, language, kind) => {
          const chain = {
            ...pull,
            chain: { ...pull.chain, name: text },
            actors: pull.actors.map((actor) => ({ ...actor, name: text })),
            sites: pull.sites.map((site) => ({ ...site, fixedCostPerYear: Math.abs(cost) })),
          } as unknown as Chain
          const back = readFile(writeWorkbook(chain, language, kind), 'c').result
          expect(back.ok && back.value).toEqual(chain)
        },
      ),
      { seed: 4680, numRuns: 20 },
    )
  })

  it('[W33] the list of failing seeds is a list of numbers, with notes', () => {
    const lines = strFromU8(readFileSync(new URL('fuzz-seeds.txt', import.meta.url))).split('\n')
    expect(lines.filter((line) => line !== '' && !/^(#.*|\d+)$/.test(line))).toEqual([])
  })
})
