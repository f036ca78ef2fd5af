import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import type { Command, CommandIo } from '../core/command.ts'
import { seeApi } from './api.ts'
import { explainCommand, seeCommand } from './cli.ts'
import type { SeeDocument } from './engine/document.ts'

const folder = new URL('../../examples/', import.meta.url)

/** The command line on the files of a test: examples by name, the rest as given. */
async function run(
  command: Command,
  positional: readonly string[],
  options: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
) {
  const io: CommandIo = {
    readFile: async (path) => {
      const given = files[path]
      return given === undefined
        ? new Uint8Array(await readFile(new URL(path, folder)))
        : new TextEncoder().encode(given)
    },
    writeFile: () => Promise.reject(new Error('see writes nothing')),
    loadReference,
    say: () => undefined,
    setting: () => '',
  }
  const args = { positional, options: new Map(Object.entries({ draws: '20', ...options })) }
  return command.run(args, io)
}

async function documentOf(...[positional, options, files]: [string, object?, object?]) {
  const answer = await run(seeCommand, [positional], { ...options }, { ...files })
  expect(answer.exit).toBe(0)
  return { document: answer.json as SeeDocument, text: answer.text }
}

describe('boucle see', () => {
  it('[CL1] factors of 2012 are CO₂, those of 2025 CO₂e, and the sentence says which', async () => {
    const modeOf = ({ reading }: SeeDocument) => reading.find((each) => each.id === 'mode')?.text
    const french = modeOf((await documentOf('bateau-camion.json')).document)
    expect(french?.fr).toMatch(/kg\u00a0CO₂ contre [\d,]+\u00a0kg\u00a0CO₂\./)
    const british = modeOf((await documentOf('pull.json')).document)
    expect(british?.en).toMatch(/kg\u00a0CO₂e against [\d.]+\u00a0kg\u00a0CO₂e\./)
  })

  it('[CL2] --allocate-margin lays margins on stages; totals do not change', async () => {
    const plain = await documentOf('voiture.json')
    const laid = await documentOf('voiture.json', { 'allocate-margin': 'capital' })
    expect(plain.document.curve.allocation).toBe('none')
    expect(laid.document.curve.allocation).toBe('by-capital')
    expect(laid.text).toContain('selon ce qui y est investi')
    const ids = ['total.cost', 'price.exVat', 'margin.operating', 'books.margin', 'carbon.total']
    const values = ({ figures }: SeeDocument) =>
      ids.map((id) => figures.find((each) => each.id === id)?.value)
    expect(values(laid.document)).toEqual(values(plain.document))
    const wrong = await run(seeCommand, ['voiture.json'], { 'allocate-margin': 'luck' })
    expect(wrong.exit).toBe(2)
  })

  it('[CL3] --canvas merges what people wrote and prints the sheet', async () => {
    const edits = { canvas: 'mine.json', language: 'fr' }
    const files = { 'mine.json': JSON.stringify({ channels: 'site en propre\nle porte-à-porte' }) }
    const { document, text } = await documentOf('pull.json', edits, files)
    expect(document.canvas.blocks.channels.map((line) => [line.text.fr, line.origin])).toEqual([
      ['site en propre', 'chain'],
      ['le porte-à-porte', 'hand'],
    ])
    expect(text).toContain('Canaux\n  site en propre\n  le porte-à-porte')
    const refused = await run(seeCommand, ['pull.json'], edits, { 'mine.json': '{"chanels": "x"}' })
    expect(refused).toMatchObject({ exit: 1, problems: [{ code: 'unknown_block' }] })
    const broken = await run(seeCommand, ['pull.json'], edits, { 'mine.json': '{' })
    expect(broken).toMatchObject({ exit: 1, problems: [{ code: 'not_json' }] })
  })

  it('[CL4] idle capacity, value of a client and people stand in text and document', async () => {
    const { document, text } = await documentOf('manteau.json')
    for (const word of ['capacité inutilisée', 'valeur d’une cliente', 'rien n’est connu']) {
      expect(text).toContain(word)
    }
    expect(document.idle[0]).toMatchObject({ site: expect.any(String), ratio: expect.any(Number) })
    expect(document.clientValue.markets).toHaveLength(2)
    expect(document.social).toMatchObject({ documented: 0 })
  })

  it('[CL5] every figure of the three explains itself down to fields', async () => {
    for (const id of [
      'idle.cost',
      'idle.ratio',
      'client.value.clientes-web',
      'client.years.clientes-web',
      'social.unknown',
      'curve.marginApart',
      'carbon.share.largest',
    ]) {
      const { json, exit } = await run(explainCommand, ['manteau.json', id])
      expect(exit, id).toBe(0)
      const found = json as { inputs: readonly unknown[]; formula: { fr: string } }
      expect(found.formula.fr.length, id).toBeGreaterThan(10)
      if (id !== 'social.unknown') expect(found.inputs.length, id).toBeGreaterThan(0)
    }
  })
})

describe('boucle explain', () => {
  it('[CL7] the reason of an estimate is told in the language that is asked', async () => {
    const ask = async (language: string) =>
      (await run(explainCommand, ['pull.json', 'stage/tricoter.cost.labour'], { language })).text
    const [french, english] = [await ask('fr'), await ask('en')]
    expect(french).toContain('un opérateur pour plusieurs métiers')
    expect(english).toContain('one operator for several machines')
    expect(english).not.toContain('plusieurs')
  })
})

describe('see over HTTP', () => {
  const api = seeApi(loadReference)
  const post = async (body: unknown) => {
    const response = await api.request('/see', { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, json: (await response.json()) as SeeDocument }
  }

  it('[CL6] a chain alone, or with how it is to be looked at', async () => {
    const document = JSON.parse(await readFile(new URL('lin.json', folder), 'utf8')) as object
    const plain = await post(document)
    const asked = await post({
      document,
      marginAllocation: 'by-cost',
      canvas: { segments: { added: ['touristes'] } },
    })
    expect([plain.status, asked.status]).toEqual([200, 200])
    expect([plain.json.curve.allocation, asked.json.curve.allocation]).toEqual(['none', 'by-cost'])
    expect(asked.json.canvas.blocks.segments.at(-1)).toMatchObject({ origin: 'hand' })
    const wrong = await post({ document, marginAllocation: 'luck', colour: 1 })
    expect(wrong.status).toBe(422)
    expect(wrong.json).toMatchObject({ ok: false, problems: [{ code: 'see_request' }, {}] })
  })
})
