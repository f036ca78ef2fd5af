import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../../reference/load.ts'
import type { CommandIo } from '../../core/command.ts'
import { proveCommand } from '../cli.ts'
import { collectionDocument } from '../engine/collection/collection.test-support.ts'
import type { CollectionProof } from '../engine/collection/collection-proof.ts'

const EXAMPLES = new URL('../../../examples', import.meta.url)
const encoded = (text: string) => new TextEncoder().encode(text)

/** `prove --collection` of this file, with a chain when one is named. */
async function prove(
  file: { readonly name: string; readonly text: string },
  options: Record<string, string> = {},
  chain?: string,
) {
  const said: string[] = []
  const io: CommandIo = {
    readFile: async (path) =>
      path === file.name
        ? encoded(file.text)
        : new Uint8Array(await readFile(new URL(path, EXAMPLES))),
    writeFile: () => Promise.reject(new Error('nothing is written')),
    loadReference: () => loadReference(),
    say: (line) => said.push(line),
    setting: () => '',
  }
  const given = { collection: file.name, paths: '64', policy: 'push', ...options }
  const answer = await proveCommand.run(
    { positional: chain === undefined ? [] : [chain], options: new Map(Object.entries(given)) },
    io,
  )
  const codes = (answer.problems ?? []).map(({ code }) => code)
  return { ...answer, said, codes, proof: answer.json as CollectionProof }
}

const monday = (week: number) =>
  new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10)

/** 100 weeks of so many items, one of them never sold. */
function table(items: number, priceOf: (item: number) => number): string {
  const rows = ['Date;Référence;Quantité;Prix unitaire']
  for (let week = 0; week < 100; week++) {
    for (let item = 0; item < items; item++) {
      const wave = 1 + (0.2 + 0.1 * item) * Math.sin((week + 3 * item) / 4)
      const pieces = item === items - 1 ? 0 : Math.round(20 * wave)
      rows.push(`${monday(week)};R${item};${pieces};${priceOf(item)}`)
    }
  }
  return rows.join('\n')
}

describe('boucle prove --collection', () => {
  it('[P149] a document: every product, totals, how far it is on stderr; the same twice', async () => {
    const file = { name: 'c.json', text: JSON.stringify(collectionDocument(12)) }
    const { exit, proof, text, said } = await prove(file)
    expect(exit).toBe(0)
    expect(proof).toMatchObject({
      schema: 'boucle/collection-proof',
      paths: 64,
      productsDone: 12,
      ties: { origin: 'assumed' },
    })
    expect(proof.policies.map(({ policy }) => policy.id)).toEqual(['push loin', 'push près'])
    expect(said).toEqual(['83 % of 12', '100 % of 12'])
    expect(text).toMatch(/chacun au mieux, tout loin/)
    expect(text).toMatch(/graine 1, 64 saisons/)
    expect((await prove(file)).proof).toEqual(proof)
    const english = await prove(file, { language: 'en', seed: '2' })
    expect(english.text).toMatch(/seed 2, 64 seasons/)
    expect(english.proof.products[0]!.finalMargin).not.toBe(proof.products[0]!.finalMargin)
  })

  it('[P150] a table of sales and a chain: one law for each item, prices of their own', async () => {
    const file = { name: 'ventes.csv', text: table(6, (item) => 60 + 10 * item) }
    const { exit, proof, codes } = await prove(
      file,
      { against: 'manteau-proche.json' },
      'manteau.json',
    )
    expect(exit).toBe(0)
    expect(proof.products.map(({ id }) => id)).toEqual(['R0', 'R1', 'R2', 'R3', 'R4'])
    expect(proof.products.map(({ price }) => Math.round(price))).toEqual([60, 70, 80, 90, 100])
    expect(proof.ties.origin).toBe('history')
    expect(codes).toContain('collection_item_left_out')
  })

  it('[P151] bad input is refused with the row and the reason', async () => {
    const refusedWith = async (name: string, text: string, chain?: string) => {
      const { exit, codes, json } = await prove({ name, text }, {}, chain)
      return [exit, codes[0] ?? (json as { readonly usage?: string }).usage]
    }
    expect(await refusedWith('c.json', '{')).toEqual([1, 'collection_json'])
    expect(await refusedWith('c.json', '[]')).toEqual([1, 'collection_document'])
    expect(
      (
        await refusedWith(
          'v.csv',
          table(2, () => 1),
        )
      )[0],
    ).toBe(2)
    const lone = table(2, () => 50)
      .replaceAll(';Référence', '')
      .replaceAll(/;R\d/g, '')
    expect(await refusedWith('v.csv', lone, 'manteau.json')).toEqual([1, 'collection_no_items'])
    const nothing = table(1, () => 50)
    expect(await refusedWith('v.csv', nothing, 'manteau.json')).toEqual([
      1,
      'collection_nothing_sold',
    ])
    const odd = `${table(2, () => 50)}\n2024-13-45;R0;3;50`
    const { exit, problems } = await prove({ name: 'v.csv', text: odd }, {}, 'manteau.json')
    expect(exit).toBe(1)
    expect(problems![0]!.message).toContain('2024-13-45')
    const dollars = 'Date;Référence;Quantité;Prix unitaire;Devise\n2024-01-01;R0;3;50;XPF'
    expect(await refusedWith('v.csv', dollars, 'manteau.json')).toEqual([1, 'sales_no_rate'])
  })
})
