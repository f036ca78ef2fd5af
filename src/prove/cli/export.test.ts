import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../../reference/load.ts'
import type { CommandIo } from '../../core/command.ts'
import { commandText } from './export.ts'
import { proveCommand } from '../cli.ts'

const example = fileURLToPath(new URL('../../../examples/bonnet-boutique.json', import.meta.url))

/** Runs `prove` and keeps what it writes. */
async function run(options: Readonly<Record<string, string | true>>) {
  const written = new Map<string, Uint8Array>()
  const said: string[] = []
  const io = {
    readFile: (path: string) => readFile(path),
    writeFile: async (path: string, bytes: Uint8Array) => void written.set(path, bytes),
    loadReference,
    say: (line: string) => void said.push(line),
  } as unknown as CommandIo
  const given = new Map(Object.entries({ paths: '64', policy: 'push', ...options }))
  const answer = await proveCommand.run({ positional: [example], options: given }, io)
  return { answer, written, said }
}

describe('boucle prove --pdf --xlsx', () => {
  it('[P179] writes the page and the workbook beside its answer, and says where', async () => {
    const { answer, written, said } = await run({ pdf: 'page.pdf', xlsx: 'proof.xlsx' })
    expect(answer.exit).toBe(0)
    expect([...written.keys()]).toEqual(['page.pdf', 'proof.xlsx'])
    expect(said).toEqual(['page.pdf', 'proof.xlsx'])
    const start = (name: string) => Buffer.from(written.get(name)!).toString('latin1', 0, 5)
    expect(start('page.pdf')).toBe('%PDF-')
    expect(start('proof.xlsx').slice(0, 2)).toBe('PK')
    expect((await run({})).written.size).toBe(0)
    const odd = await run({ pdf: true })
    expect([odd.answer.exit, odd.answer.text]).toEqual([2, '--pdf takes the name of a file.'])
    const many = await run({ xlsx: 'a.xlsx', collection: 'c.json' })
    expect(many.answer.exit).toBe(2)
  })

  it('[P179] the page bears the command that gives it again, without folders or files written', () => {
    const options = new Map<string, string | true>([
      ['against', '/home/me/l’autre chaîne.json'],
      ['pdf', '/tmp/page.pdf'],
      ['seed', '42'],
      ['break-even', true],
      ['json', true],
    ])
    expect(commandText('prove', { positional: ['chains/mine.json'], options })).toBe(
      "boucle prove mine.json --against 'l’autre chaîne.json' --seed 42 --break-even",
    )
  })
  it('[P258] and names every chain that it was held against', () => {
    const repeated = new Map([['against', ['near.json', 'nearer.json']]])
    const options = new Map([['against', 'nearer.json']])
    expect(commandText('prove', { positional: ['far.json'], options, repeated })).toBe(
      'boucle prove far.json --against near.json --against nearer.json',
    )
  })
})
