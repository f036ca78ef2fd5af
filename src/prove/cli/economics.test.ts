import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadProofReference, loadReference } from '../../../reference/load.ts'
import type { CommandIo } from '../../core/command.ts'
import { afterMarginOptions } from './economics.ts'
import { proveCommand } from '../cli.ts'
import type { ProofDocument } from '../engine/document.ts'

const io = {
  readFile: (path: string) =>
    readFile(fileURLToPath(new URL(`../../examples/${path}.json`, import.meta.url))),
  loadReference: () => loadReference(),
  loadForProof: loadProofReference,
} as Partial<CommandIo> as CommandIo

async function prove(line: string) {
  const options = new Map<string, string>()
  const words = line.split(' ')
  for (let at = 0; at < words.length; at += 2) options.set(words[at]!.slice(2), words[at + 1]!)
  return proveCommand.run({ positional: ['manteau'], options }, io)
}

const COAT = '--against manteau-proche --policy push --paths 64'

describe('what follows the final margin, on the command line', () => {
  it('[P119] prints cash, payback, exchange and clients, in both languages', async () => {
    const asked = `${COAT} --invest 30000 --subsidy 5000 --fx 0.08 --clients-leave 0.3 --firm yes`
    const answer = await prove(asked)
    const { economics, verdict } = answer.json as ProofDocument
    expect(economics!.move!.payback).toMatchObject({
      netInvestment: 25_000,
      gainPerYear: verdict.difference.mean,
    })
    expect(economics!.inputs).toContainEqual({ name: 'investment', value: 30_000, origin: 'given' })
    expect(answer.text).toContain('Trésorerie')
    expect(answer.text).toContain('Risque de change')
    expect(answer.text).toMatch(/investis s’y remboursent en \d/)
    const english = (await prove(`${asked} --language en`)).text
    expect(english).toContain('Exchange risk')
    expect(english).toMatch(/are paid back in \d/)
    expect(english).not.toContain('undefined')
    expect(english).toContain('The purchase price that the buyer is judged on')
    expect(answer.text).toContain('Le prix d’achat, sur lequel on juge l’acheteur')
    expect((answer.json as ProofDocument).firm!.ties).toHaveLength(2)
  })

  it('[P119] refuses what is out of bounds, and says the bound', async () => {
    const text = async (options: string) => (await prove(`${COAT} ${options}`)).text
    expect(await text('--invest beaucoup')).toContain('--invest takes a number from 0')
    expect(await text('--clients-leave 30')).toContain('from 0 to 1')
    expect(await text('--client-pays never')).toContain('order or delivery')
    const more = await prove(`${COAT} --invest 5 --subsidy 9`)
    expect(more.exit).toBe(1)
    expect(more.problems![0]!.message).toContain('at most the investment (5)')
  })

  it('[P134] assumptions with a price are off, then on with their source beside them', async () => {
    expect(afterMarginOptions(new Map())).toEqual({ economics: {} })
    const answer = await prove(`${COAT} --carbon-price 250 --willingness chain --premium 0.03`)
    const { priced } = answer.json as ProofDocument
    expect(priced!.on).toEqual(['carbon', 'willingness'])
    expect(priced!.willingness!.origin).toBe('chain')
    expect(answer.text).toContain('commission Quinet')
    expect(answer.text).toContain('intentions déclarées')
    expect(answer.text).toMatch(/près, 3,0\u202f% plus cher : 74\u202f% des clients/)
  })

  it('[P134] reads segments given by hand, and refuses what it cannot read', async () => {
    expect(afterMarginOptions(new Map([['willingness', 'young:0.4:0.1,old:0.6:0']]))).toMatchObject(
      {
        priced: {
          willingness: [
            { segment: 'young', shareRatio: 0.4, lowRatio: 0.1, highRatio: 0.1 },
            { segment: 'old', shareRatio: 0.6, lowRatio: 0, highRatio: 0 },
          ],
        },
      },
    )
    const text = async (options: string) => (await prove(`${COAT} ${options}`)).text
    expect(await text('--willingness many')).toContain('NAME:SHARE:PREMIUM')
    expect(await text('--carbon-price cher')).toContain('--carbon-price takes')
    expect(await text('--premium x --willingness chain')).toContain('--premium takes')
    const alone = await prove(`${COAT} --premium 0.1`)
    expect(alone.problems![0]!.code).toBe('prove_premium_alone')
  })
})
