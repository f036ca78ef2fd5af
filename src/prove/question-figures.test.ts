import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import { parseChain } from '../chain/parse.ts'
import type { Chain } from '../chain/chain.ts'
import type { ProofOptions } from './engine/document.ts'
import { proofDocument } from './engine/document.ts'

const reference = await loadReference()

function chain(slug: string): Chain {
  const read = parseChain(JSON.parse(readFileSync(`examples/${slug}.json`, 'utf8')))
  if (!read.ok) throw new Error(slug)
  return read.value
}

const chains = [chain('manteau'), chain('manteau-proche')] as const
const options: ProofOptions = {
  seed: 1,
  paths: 64,
  samplePaths: 64,
  breakEven: false,
  kinds: ['push', 'on-demand'],
}

function proofWith(edits: ProofOptions['edits']) {
  const proof = proofDocument([...chains], reference, { ...options, ...(edits && { edits }) })
  if (!proof.ok) throw new Error(proof.problems[0]?.message)
  return proof.value
}

describe('figures set by hand', () => {
  it('[P240] a figure that is set stands as it was set, and is told apart', () => {
    const edits = {
      price: 150,
      seasonPieces: 900,
      forecastError: 0.4,
      endValue: 12,
      returnRatio: 0.1,
      patience: 0.5,
      capitalRatioPerYear: 0.2,
      storagePerPieceWeek: 0.3,
      'source/1/purchasePerPiece': 31,
      'source/2/leadWeeks': 3,
    }
    const { figures } = proofWith(edits)
    for (const [id, value] of Object.entries(edits)) {
      const figure = figures.find((each) => each.id === id)!
      expect(figure.value, id).toBeCloseTo(value, 9)
      expect(figure.origin, id).toBe('edited')
    }
    expect(figures.find(({ id }) => id === 'source/1/leadWeeks')!.origin).toBe('chain')
  })

  it('[P241] setting every figure to what it is changes no margin', () => {
    const before = proofWith(undefined)
    const same = Object.fromEntries(before.figures.map(({ id, value }) => [id, value]))
    const after = proofWith(same)
    before.outcomes.forEach(({ finalMargin }, at) => {
      expect(after.outcomes[at]!.finalMargin.mean).toBeCloseTo(finalMargin.mean, 4)
    })
  })

  it('[P242] a near maker at twice the price earns less, a far one at twice the price too', () => {
    const margin = (edits: ProofOptions['edits'], place: string) =>
      proofWith(edits).outcomes.find(({ policy }) => policy.id === `push ${place}`)!.finalMargin
        .mean
    const [far, near] = [margin(undefined, 'far'), margin(undefined, 'near')]
    const prices = proofWith(undefined).sources.map((source) => source.purchasePerPiece)
    expect(margin({ 'source/1/purchasePerPiece': prices[0]! * 1.5 }, 'far')).toBeLessThan(far)
    expect(margin({ 'source/2/purchasePerPiece': prices[1]! * 1.5 }, 'near')).toBeLessThan(near)
  })

  it('[P243] unknown names and values out of bounds are refused with what to do', () => {
    const refused = proofDocument([...chains], reference, {
      ...options,
      edits: { prise: 3, returnRatio: 25, 'source/3/leadWeeks': 2 },
    })
    expect(refused.ok).toBe(false)
    if (refused.ok) return
    expect(refused.problems.map(({ code }) => code)).toEqual([
      'prove_figure_unknown',
      'prove_out_of_range',
      'prove_figure_unknown',
    ])
    expect(refused.problems[1]!.message).toContain('0.95')
  })

  it('[P244] when the far source is given the shorter lead, the sides change', () => {
    const { sources } = proofWith({ 'source/1/leadWeeks': 1, 'source/2/leadWeeks': 30 })
    expect(sources.map(({ place }) => place)).toEqual(['near', 'far'])
  })
})
