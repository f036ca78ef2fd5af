import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../core/command.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadReference } from '../../reference/load.ts'
import type { ProofDocument } from './engine/document.ts'
import { formulaCommand, proveCommand } from './cli.ts'

const NOTHING = {} as CommandIo

function run(line: string) {
  const [name = '', ...words] = line.split(' ')
  const options = new Map<string, string>()
  for (let at = 0; at < words.length; at += 2) options.set(words[at]!.slice(2), words[at + 1]!)
  return formulaCommand.run({ positional: [name], options }, NOTHING)
}

describe('boucle formula', () => {
  it('[P34] prints the keys promised, to the digits of the closed forms', async () => {
    const season = '--price 100 --cost 40 --salvage 20 --forecast 1000 --sigma .3 --lead 3'
    expect(await run(`newsvendor ${season}`)).toMatchObject({
      exit: 0,
      json: { quantity: expect.closeTo(1240.451, 3), profit: expect.closeTo(44_923.19, 2) },
    })
    expect(
      await run('frontier --price 100 --cost 50 --salvage 20 --sigma .3 --lead 3 --near-lead .5'),
    ).toMatchObject({
      json: { breakEvenCost: expect.closeTo(41.249, 3), differential: expect.closeTo(0.175, 3) },
    })
    expect(
      await run(
        'quick-response --price 100 --cost 40 --salvage 20 --mean 1000 --sigma 150 --tau 250',
      ),
    ).toMatchObject({
      json: {
        sdBefore: expect.closeTo(291.548, 3),
        sdAfter: expect.closeTo(197.596, 3),
        gain: expect.closeTo(2388.453, 3),
        profitBefore: expect.closeTo(52_588.24, 3),
      },
    })
    expect(await run(`capacity-option ${season} --fee 8 --execute 45`)).toMatchObject({
      json: {
        order: expect.closeTo(896.785, 3),
        capacity: expect.closeTo(615.741, 3),
        profit: expect.closeTo(46_715.157, 3),
      },
    })
  })

  it('[P35] refuses with the bound, what is missing, and what it does not know', async () => {
    const out = await run(
      'newsvendor --price 100 --cost 140 --salvage 20 --forecast 1000 --sigma .3 --lead 3',
    )
    expect(out.exit).toBe(2)
    expect(out.problems?.[0]?.message).toBe('cost (140) must be below price (100).')
    const codes = async (line: string) => (await run(line)).problems?.map(({ code }) => code)
    expect(await codes('newsvendor --price 100')).toHaveLength(5)
    expect(await codes('frontier --fee 3')).toContain('flag_unknown')
    expect(await codes('frontier --price dix --cost 50 --salvage 20 --sigma .3 --lead 3')).toEqual([
      'flag_not_number',
    ])
    expect(await codes('magic')).toEqual(['formula_unknown'])
  })
})

/** Three years of a coat, by week, French as a till exports it; a Windows file would do as well. */
const SALES = [
  'Jour;Référence;Quantité;Prix unitaire',
  ...Array.from({ length: 160 }, (_, week) => {
    const day = new Date(Date.UTC(2023, 0, 2 + 7 * week)).toISOString().slice(0, 10)
    const pieces = Math.round(40 + 25 * Math.cos((2 * Math.PI * week) / 52) + ((week * 7) % 11))
    return `${day};manteau;${pieces};108,29`
  }),
].join('\n')

describe('boucle prove', () => {
  const path = (name: string) =>
    fileURLToPath(new URL(`../../examples/${name}.json`, import.meta.url))
  const io: CommandIo = {
    // One coat and no variants: the same answer, sooner.
    readFile: async (file) => {
      if (file.endsWith('.csv')) return new TextEncoder().encode(SALES)
      const chain = JSON.parse(await readFile(file, 'utf8')) as {
        items: { variantAxes?: unknown }[]
      }
      for (const item of chain.items) delete item.variantAxes
      return new TextEncoder().encode(JSON.stringify(chain))
    },
    writeFile: () => Promise.reject(new Error('nothing is written')),
    loadReference: () => loadReference(),
    say: () => undefined,
    setting: () => '',
  }
  const prove = (positional: string[], options: Record<string, string | true> = {}) =>
    proveCommand.run({ positional, options: new Map(Object.entries(options)) }, io)

  it('[P89] the coat of the study: entry says far, final says near; one document, two languages', async () => {
    const options = {
      against: path('manteau-proche'),
      policy: 'push,quick-response',
      paths: '64',
    }
    const answer = await prove([path('manteau')], options)
    expect(answer.exit).toBe(0)
    const document = answer.json as ProofDocument
    expect(document.verdict.entrySays).toBe('far')
    expect(document.verdict.kind).toBe('go-near')
    expect(document.chainHashes).toHaveLength(2)
    for (const { bridge } of document.outcomes) {
      const lines = Object.values(bridge.lines).reduce((sum, amount) => sum + amount, 0)
      expect(Math.abs(bridge.entryMargin + lines - bridge.finalMargin)).toBeLessThan(0.01)
    }
    expect(answer.text).toContain('Acheter plus près rapporte davantage')
    const push = { ...options, policy: 'push' }
    const [english, french] = [
      await prove([path('manteau')], { ...push, language: 'en' }),
      await prove([path('manteau')], push),
    ]
    expect(english.text).toContain('Buying nearer earns more')
    expect(JSON.stringify(english.json)).toBe(JSON.stringify(french.json))
  })

  it('[P90] one chain alone says what a nearer maker may cost; odd options are refused', async () => {
    const answer = await prove([path('pull')], { paths: '64', language: 'en' })
    const document = answer.json as ProofDocument
    expect(document.verdict.kind).toBe('one-side')
    const worth = document.frontier.map(({ landedCostPerPiece }) => landedCostPerPiece)
    expect(worth).toEqual(worth.toSorted((a, b) => b - a))
    const usage = async (positional: string[], options: Record<string, string>) =>
      (await prove(positional, options)).text
    expect(await usage([], {})).toMatch(/chain file is needed/)
    expect(await usage(['a'], { policy: 'guess' })).toMatch(/guess is none of/)
    expect(await usage(['a'], { paths: '3' })).toMatch(/64 to 65536/)
    expect(await usage(['a'], { seed: '-1' })).toMatch(/--seed/)
    expect(await usage(['a'], { language: 'de' })).toMatch(/--language/)
  })

  it('[P97] with a sales history the demand law comes from it', async () => {
    const options = { sales: 'ventes.csv', policy: 'push', paths: '64' }
    const answer = await prove([path('manteau')], options)
    const document = answer.json as ProofDocument
    expect(document.lawOrigin).toBe('history')
    // The window is 24 weeks of a year that sells some 2,300.
    expect(document.seasonPieces).toBeGreaterThan(600)
    expect(document.seasonPieces).toBeLessThan(1800)
    expect(document.assumptions.map(({ path: at }) => at[0])).not.toContain('variantMix')
    const other = await prove([path('pull')], options)
    expect([other.exit, other.problems?.[0]?.code]).toEqual([1, 'prove_no_history'])
  })
})
