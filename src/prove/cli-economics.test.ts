import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import type { CommandIo } from '../core/command.ts'
import { proveCommand } from './cli.ts'
import type { ProofDocument } from './engine/document.ts'

const io = {
  readFile: (path: string) =>
    readFile(fileURLToPath(new URL(`../../examples/${path}.json`, import.meta.url))),
  loadReference: () => loadReference(),
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
    const asked = `${COAT} --invest 30000 --subsidy 5000 --fx 0.08 --clients-leave 0.3`
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
})
