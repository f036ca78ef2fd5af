import { readFileSync } from 'node:fs'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { ChainQuestion } from './engine/from-chain/question-of-chains.ts'
import { questionOfChains } from './engine/from-chain/question-of-chains.ts'
import type { PolicyKind } from './engine/policy/policy.ts'
import { describe, expect, it } from 'vitest'
import { proofDocument } from './engine/document.ts'
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
