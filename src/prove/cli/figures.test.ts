import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../../reference/load.ts'
import type { Answer } from '../../core/command.ts'
import { proveCommand } from '../cli.ts'
import type { ProofDocument } from '../engine/document.ts'

const root = new URL('../../../', import.meta.url)

async function run(options: Readonly<Record<string, string>>): Promise<Answer> {
  return proveCommand.run(
    {
      positional: ['examples/pull.json'],
      options: new Map(Object.entries({ paths: '64', policy: 'push', ...options })),
    },
    {
      readFile: async (name) => readFileSync(new URL(name, root)),
      writeFile: async () => undefined,
      loadReference,
      say: () => undefined,
      setting: () => '',
    },
  )
}

describe('figures set on the command line', () => {
  it('[P254] --set and --nearer enter the proof as they were said', async () => {
    const answer = await run({ set: 'price=120, source/1/leadWeeks=20', nearer: '0.25,3' })
    expect(answer.exit).toBe(0)
    const { sources, figures } = answer.json as ProofDocument
    expect(figures.find(({ id }) => id === 'price')).toMatchObject({ value: 120, origin: 'edited' })
    expect(sources.map(({ leadWeeks }) => leadWeeks)).toEqual([20, 3])
    expect(sources[1]!.purchasePerPiece / sources[0]!.purchasePerPiece).toBeCloseTo(1.25, 9)
  })

  it.each([
    [{ set: 'price' }, 'not NAME=N'],
    [{ set: 'price=12,5' }, 'not NAME=N'],
    [{ nearer: '30' }, '0.3 is 30 %'],
    [{ nearer: '0.3,200' }, '0 to 104'],
  ])('[P255] %j is refused in a sentence', async (options, words) => {
    const answer = await run(options as Record<string, string>)
    expect(answer.exit).toBe(2)
    expect(answer.text).toContain(words)
  })

  it('[P256] a name that is no figure is refused with those that are', async () => {
    const answer = await run({ set: 'prise=3' })
    expect(answer.exit).toBe(1)
    expect(answer.problems![0]!.maybe).toContain('price')
  })
})
