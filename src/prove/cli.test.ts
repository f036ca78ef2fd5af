import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../core/command.ts'
import { formulaCommand } from './cli.ts'

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
