import { readFileSync } from 'node:fs'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { ChainQuestion } from './engine/from-chain/question-of-chains.ts'
import { questionOfChains } from './engine/from-chain/question-of-chains.ts'
import type { PolicyKind } from './engine/policy/policy.ts'
import { describe, expect, it } from 'vitest'
import { proofDocument } from './engine/document.ts'
import { prove } from './engine/verdict/prove.ts'
import { proofText } from './messages.ts'
import { demonstrationSheet } from './sheet/demonstration-sheet.ts'
import { textsOf } from './sheet/sheet.test-support.ts'
import { supposedWords } from './words.ts'
import { proofSheets } from './workbook/proof-workbook.ts'

const reference = await loadReference()

type Rows = Readonly<Record<string, unknown>>[]
interface ChainJson {
  items: Rows
  markets: Rows
  policies: Rows
  prices: Rows
  processes: Rows
}

/** An example without its variants (the same answer, sooner), as a test changes it. */
function changed(slug: string, change: (json: ChainJson) => void = () => {}): Chain {
  const text = readFileSync(new URL(`../../examples/${slug}.json`, import.meta.url), 'utf8')
  const json = JSON.parse(text) as ChainJson
  for (const item of json.items as { variantAxes?: unknown }[]) delete item.variantAxes
  change(json)
  const parsed = parseChain(json)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.value
}

/** All markets with these fields on top of their own. */
function withMarket(slug: string, fields: Rows[number]): Chain {
  return changed(slug, (json) => {
    json.markets = json.markets.map((market) => ({ ...market, ...fields }))
  })
}

function asked(chains: readonly Chain[], kinds?: readonly PolicyKind[]): ChainQuestion {
  const drawing = {
    seed: 1,
    paths: 128,
    samplePaths: 64,
    weekNoiseRatio: 0.2,
    pieces: 'whole',
  } as const
  const found = questionOfChains(chains, reference, { drawing, ...(kinds && { kinds }) })
  if (!found.ok) throw new Error(found.problems[0]?.message)
  return found.value
}

function supposedBy(chains: readonly Chain[], kinds?: readonly PolicyKind[]): string[] {
  return asked(chains, kinds).assumptions.map(({ path }) => `${path[0]}`)
}

const coats = [changed('manteau'), changed('manteau-proche')]

describe('terms that a chain leaves out', () => {
  it('[P186] each is said where the question rests on it, with what stands for it', () => {
    expect(supposedBy(coats)).toEqual([
      'weekNoise',
      'storage',
      'secondChannelPrice',
      'markdowns',
      'resellableRatio',
      'returnDays',
      'feePerPieceReserved',
    ])
    const campaign = asked([changed('pull')])
    const told = new Map(
      campaign.assumptions.map(({ path, values }) => [path[0], values?.['value']]),
    )
    const { selling, policies } = campaign.question
    expect(told.get('reachRatio')).toBe(1)
    expect(policies.find(({ kind }) => kind === 'pre-order')).toMatchObject({ reachRatio: 1 })
    expect([told.get('resellableRatio'), told.get('returnDays')]).toEqual([
      selling.resellableRatio,
      selling.returnWeeks * 7,
    ])
  })

  it('[P187] nothing is said that the question does not rest on', () => {
    const kept = withMarket('manteau', { returnRatio: 0 })
    const pushed = supposedBy([kept], ['push'])
    for (const name of ['resellableRatio', 'returnDays', 'feePerPieceReserved', 'reachRatio']) {
      expect(pushed).not.toContain(name)
    }
    const made = supposedBy([coats[1]!], ['on-demand'])
    for (const name of ['storage', 'markdowns', 'secondChannelPrice', 'reachRatio']) {
      expect(made).not.toContain(name)
    }
    expect(made).toContain('feePerPieceReserved')
  })

  it('[P188] one list of words, in both languages: in the text, on the page and in the workbook', () => {
    const options = { seed: 1, paths: 64, samplePaths: 64, breakEven: false } as const
    const found = proofDocument(coats, reference, { ...options, kinds: ['push', 'on-demand'] })
    if (!found.ok) throw new Error(found.problems[0]?.message)
    for (const language of ['fr', 'en'] as const) {
      const text = proofText(found.value, language)
      const page = textsOf(demonstrationSheet(found.value, { language }))
        .map((mark) => mark.text)
        .join('\n')
      const sheets = proofSheets(found.value, { language })
      const cells = new Set(sheets.at(-1)!.rows.map(([first]) => first?.value))
      for (const { path } of found.value.assumptions) {
        const words = supposedWords(`${path[0]}`)
        if (!words) throw new Error(`${path[0]} has no words`)
        expect(text).toContain(words.said[language])
        expect([...cells]).toContain(words.name[language])
        if (path[0] !== 'weekNoise') expect(page).toContain(words.name[language])
      }
    }
    expect(supposedWords('toString')).toBeUndefined()
  })
})

/** Mean final margin of one early order from far, at its optimum. */
function pushed(chain: Chain): number {
  const proof = prove(asked([chain], ['push']).question)
  if (!proof.ok) throw new Error(proof.problems[0]?.message)
  return proof.value.outcomes[0]!.finalMargin.mean
}

const bare = pushed(coats[0]!)
const marginWith = (fields: Rows[number]) => pushed(withMarket('manteau', fields))

describe('terms that a market gives', () => {
  it('[P189] a chain without them is asked as ever, with nothing in their place', () => {
    const { selling, markdowns } = asked(coats).question
    expect(markdowns).toEqual([])
    expect(selling).toMatchObject({
      returnWeeks: 2,
      resellableRatio: 1,
      substitutionRatio: 0,
      markdownElasticity: 0,
    })
    expect(selling.secondChannel).toBeUndefined()
    // Saying what was supposed changes no digit, and is supposed no more.
    const said = { resellableRatio: 1, returnDays: 14, substitutionRatio: 0, markdowns: [] }
    expect(marginWith(said)).toBe(bare)
    const left = supposedBy([withMarket('manteau', said)], ['push'])
    expect(left).toEqual(['weekNoise', 'storage', 'secondChannelPrice', 'markdowns'])
  })

  it('[P245] an outlet that pays more than a left-over brings earns, the more it takes', () => {
    const few = marginWith({ secondChannelPrice: 45, secondChannelMostUnits: 40 })
    const all = marginWith({ secondChannelPrice: 45 })
    expect(few).toBeGreaterThan(bare)
    expect(all).toBeGreaterThan(few)
    // 0.18 of 108.29 € elsewhere: an outlet at 5 € is left aside.
    expect(marginWith({ secondChannelPrice: 5 })).toBe(bare)
    const outlet = withMarket('manteau', { secondChannelPrice: 45, secondChannelMostUnits: 40 })
    expect(asked([outlet]).question.selling.secondChannel).toEqual({ price: 45, mostPieces: 40 })
    expect(supposedBy([outlet])).not.toContain('secondChannelPrice')
  })

  it('[P246] returns that cannot be sold again cost, and so do returns that take long', () => {
    const spoilt = marginWith({ resellableRatio: 0.5 })
    expect(spoilt).toBeLessThan(bare)
    expect(marginWith({ resellableRatio: 0 })).toBeLessThan(spoilt)
    expect(marginWith({ returnDays: 84 })).toBeLessThan(bare)
    expect(supposedBy([withMarket('manteau', { returnDays: 21 })])).not.toContain('returnDays')
  })

  it('[P247] clients who take another variant are sales kept', () => {
    const sized = (fields: Rows[number]) =>
      changed('manteau', (json) => {
        const item = json.items.find(({ id }) => id === 'manteau')!
        Object.assign(item, { variantAxes: [{ axis: 'taille', options: ['S', 'M', 'L'] }] })
        json.markets = json.markets.map((market) => ({ ...market, ...fields }))
      })
    expect(pushed(sized({ substitutionRatio: 0.8 }))).toBeGreaterThan(pushed(sized({})))
    expect(supposedBy([sized({})])).toContain('substitutionRatio')
    expect(supposedBy([sized({ substitutionRatio: 0 })])).not.toContain('substitutionRatio')
  })

  it('[P248] planned cuts cost when they bring nobody, less the more they bring', () => {
    const markdowns = [
      { fromDay: 120, cutRatio: 0.5 },
      { fromDay: 90, cutRatio: 0.3 },
    ]
    const cut = marginWith({ markdowns })
    expect(cut).toBeLessThan(bare)
    expect(marginWith({ markdowns, markdownElasticity: -2.5 })).toBeGreaterThan(cut)
    const planned = withMarket('manteau', { markdowns })
    expect(asked([planned]).question.markdowns).toEqual([
      { fromWeek: 12, cutRatio: 0.3 },
      { fromWeek: 17, cutRatio: 0.5 },
    ])
    const said = supposedBy([planned])
    expect(said).toContain('markdownElasticity')
    expect(said).not.toContain('markdowns')
  })
})
