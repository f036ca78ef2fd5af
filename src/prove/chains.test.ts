import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { CommandIo } from '../core/command.ts'
import { proveApi } from './api.ts'
import { proveCommand } from './cli.ts'
import type { ProofDocument } from './engine/document.ts'
import { proofDocument } from './engine/document.ts'
import { questionOfChains } from './engine/from-chain/question-of-chains.ts'
import { demonstrationSheet } from './sheet/demonstration-sheet.ts'
import { sheetView } from './sheet/sheet-view.ts'

const reference = await loadReference()
const drawing = {
  seed: 1,
  paths: 64,
  samplePaths: 16,
  weekNoiseRatio: 0.2,
  pieces: 'whole',
} as const

function textOf(slug: string): string {
  return readFileSync(new URL(`../../examples/${slug}.json`, import.meta.url), 'utf8')
}

/** One coat and no variants: the same answer, sooner. */
function coat(slug: string, name?: string): Chain {
  const json = JSON.parse(textOf(slug)) as Chain & { items: { variantAxes?: unknown }[] }
  for (const item of json.items) delete item.variantAxes
  const parsed = parseChain(json)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  const { chain } = parsed.value
  return name === undefined ? parsed.value : { ...parsed.value, chain: { ...chain, name } }
}

function question(...chains: readonly Chain[]) {
  const asked = questionOfChains(chains, reference, { drawing })
  if (!asked.ok) throw new Error(asked.problems[0]?.message)
  return asked.value
}

describe('any number of chains', () => {
  it('[P180] the longest lead is far wherever it is given, all others are near, each by its name', () => {
    const chains = [coat('manteau-proche'), coat('manteau'), coat('manteau-proche', 'Été à Fès')]
    const { sources, question: asked } = question(...chains)
    expect(sources.map(({ place }) => place)).toEqual(['near', 'far', 'near'])
    expect(sources.map(({ id }) => id)).toEqual(chains.map(({ chain }) => chain.name))
    expect(sources[1]!.nameEn).toBe('Coat in 33 variants, made far away')
    const ids = asked.policies.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('push far')
    for (const kind of ['push', 'quick-response', 'on-demand', 'mix', 'reserved']) {
      expect(ids).toContain(`${kind} ete-a-fes`)
    }
    expect(ids.filter((id) => id.startsWith('mix'))).toHaveLength(2)
  })

  it('[P181] two chains keep the names far and near; chains of one name are told apart', () => {
    const two = question(coat('manteau'), coat('manteau-proche')).question.policies
    expect(two.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['push far', 'push near', 'mix']),
    )
    const same = ['manteau', 'manteau-proche', 'manteau-proche'].map((slug) => coat(slug, 'Coat'))
    const { sources, question: asked } = question(...same)
    expect(sources.map(({ id }) => id)).toEqual(['Coat', 'Coat (2)', 'Coat (3)'])
    expect(asked.policies.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['push coat-2', 'push coat-3']),
    )
  })

  it('[P182] the best near or mixed way stands against far; a worse near chain changes nothing', () => {
    const options = { seed: 1, paths: 64, samplePaths: 32, breakEven: false } as const
    const kinds = ['push', 'mix'] as const
    const proofOf = (...chains: readonly Chain[]) => {
      const found = proofDocument(chains, reference, { ...options, kinds })
      if (!found.ok) throw new Error(found.problems[0]?.message)
      return found.value
    }
    const [far, near] = [coat('manteau'), coat('manteau-proche')]
    const dearer: Chain = {
      ...near,
      chain: { ...near.chain, name: 'Plus cher' },
      prices: near.prices.map((price) =>
        price.id === 'prix-manteau'
          ? { ...price, pricePerUnit: (price.pricePerUnit * 1.5) as typeof price.pricePerUnit }
          : price,
      ),
    }
    const [two, three] = [proofOf(far, near), proofOf(far, dearer, near)]
    expect(three.verdict.kind).toBe(two.verdict.kind)
    expect(three.verdict.difference).toEqual(two.verdict.difference)
    expect(three.chainHashes).toHaveLength(3)
  })

  it('[P183] no chain, or more than six, is refused with the number', () => {
    const chain = coat('manteau-proche')
    for (const count of [0, 7]) {
      const refused = questionOfChains(Array<Chain>(count).fill(chain), reference, { drawing })
      expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['prove_chains'])
    }
  })

  it('[P184] the command and the API take several chains to compare with', async () => {
    const io = {
      readFile: (file: string) =>
        Promise.resolve(new TextEncoder().encode(JSON.stringify(coat(file)))),
      loadReference: () => Promise.resolve(reference),
    } as unknown as CommandIo
    const options = new Map([
      ['against', 'manteau-proche'],
      ['policy', 'push'],
      ['paths', '64'],
    ])
    const repeated = new Map([['against', ['manteau-proche', 'manteau-proche']]])
    const answer = await proveCommand.run({ positional: ['manteau'], options, repeated }, io)
    expect((answer.json as ProofDocument).sources).toHaveLength(3)
    const api = proveApi(() => Promise.resolve(reference))
    const near = coat('manteau-proche')
    const posted = await api.request('/prove', {
      method: 'POST',
      body: JSON.stringify({
        chain: coat('manteau'),
        against: [near, near],
        paths: 64,
        policies: ['push'],
      }),
    })
    expect(posted.status).toBe(200)
    expect(((await posted.json()) as ProofDocument).sources).toEqual(
      (answer.json as ProofDocument).sources,
    )
  })
})

describe('the page for a buyer, of more than two sources', () => {
  it('[P257] holds the far one against the near one of the verdict, and tells the others', () => {
    const chains = ['manteau', 'manteau-proche', 'manteau-france'].map((slug) => coat(slug))
    const found = proofDocument(chains, reference, {
      seed: 1,
      paths: 64,
      samplePaths: 64,
      breakEven: false,
      kinds: ['push', 'quick-response'],
    })
    if (!found.ok) throw new Error(found.problems[0]?.message)
    const view = sheetView(found.value, 'fr')
    expect(view.document.sources.map(({ country }) => country)).toEqual(['CN', 'MA'])
    expect(new Set(view.document.inputs.figures.map(({ source }) => source))).toEqual(
      new Set([undefined, 0, 1]),
    )
    expect(view.others.map(({ name }) => name)).toEqual(['France'])
    const words = demonstrationSheet(found.value, { language: 'fr' }).marks.flatMap((mark) =>
      mark.kind === 'text' ? [mark.text] : [],
    )
    expect(words.join(' ')).toContain('Aussi\u00a0: France')
    const named = words.filter((text) => text.startsWith('Maroc, '))
    expect(named).toHaveLength(new Set(named).size)
  })
})
