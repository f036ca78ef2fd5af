import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import { parseChain } from '../chain/parse.ts'
import { see } from '../see/engine/see.ts'
import { isNearEnough, sideOf } from './engine/firms/training.ts'
import { TRAINING_CASES } from './training-messages.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)

function example(slug: string): unknown {
  return JSON.parse(readFileSync(new URL(`${slug}.json`, EXAMPLES), 'utf8'))
}

describe('guided cases', () => {
  it('[AT1] each is told in three to five lines, in both languages, with a row of the study', () => {
    expect(TRAINING_CASES.length).toBeGreaterThanOrEqual(6)
    for (const { story, row, question, name, remember, steps } of TRAINING_CASES) {
      expect(story.length).toBeGreaterThanOrEqual(3)
      expect(story.length).toBeLessThanOrEqual(5)
      expect(row).toMatch(/^[A-E]\d+$/)
      for (const text of [...story, question, name, remember, ...steps.map((each) => each.name)]) {
        expect(text.fr.trim()).not.toBe('')
        expect(text.en.trim()).not.toBe('')
        expect(text.fr).not.toBe(text.en)
      }
    }
  })

  it('[AT2] every example asked for parses, and every figure asked for is known', async () => {
    const reference = await loadReference()
    for (const { asked, id } of TRAINING_CASES) {
      for (const slug of asked.examples) expect(parseChain(example(slug)).ok, slug).toBe(true)
      if (asked.kind === 'side') continue
      const chain = parseChain(example(asked.examples[0]))
      const seen = chain.ok ? see(chain.value, reference) : chain
      expect(seen.ok && seen.value.figures.get(asked.figure)?.value, id).toBeGreaterThan(0)
    }
  })

  it('[AT3] the pull leaves 20.67 of 99.17 EUR: the estimate is right within its tolerance', () => {
    // D14: 119 / 1.2 - 78.5 = 20.67 EUR.
    const share = (119 / 1.2 - 78.5) / (119 / 1.2)
    expect(isNearEnough(0.2, share, 0.15)).toBe(true)
    // Who forgets VAT says (119 - 78.5) / 119.
    expect(isNearEnough((119 - 78.5) / 119, share, 0.15)).toBe(false)
    expect(isNearEnough(-0.2, -0.21, 0.15)).toBe(true)
  })

  it('[AT4] too close counts as staying', () => {
    type Verdict = Parameters<typeof sideOf>[0]
    const kinds = ['go-near', 'stay-far', 'too-close'].map((kind) => ({ verdict: { kind } }))
    expect(kinds.map((each) => sideOf(each as Verdict))).toEqual(['near', 'far', 'far'])
  })
})
