import { describe, expect, it } from 'vitest'
import { shareCapacity } from '../../optimum/shared-capacity.ts'
import { marketOf } from '../../verdict/prove.ts'
import { alone, collectionDocument, collectionOf } from '../collection.test-support.ts'
import { policyList, questionOf } from '../product-question.ts'
import { proveCollection } from '../prove-collection.ts'
import { pricedOptions, priceShard, refinedOptions, sideBySide } from './priced-options.ts'
import { allocate } from './shared-limits.ts'

const NEAR = { id: 'près', place: 'near', leadWeeks: 2, purchaseRatio: 0.34 } as const
const FAR = { id: 'loin', place: 'far', leadWeeks: 16, purchaseRatio: 0.33 } as const

describe('what products share at a source', () => {
  it('[P145] one order each: as good as newsvendors that share a capacity', () => {
    const document = collectionDocument(10, {
      sources: [{ ...FAR, sharedCapacityPieces: 2000 }],
      policies: ['push'],
      capitalRatioPerYear: 0,
      samplePaths: 256,
    })
    const collection = collectionOf(document)
    const options = pricedOptions(collection, [{ source: 0, isShort: true }])
    const shard = priceShard(collection, options, { from: 0, to: 10 })
    const limits = [{ source: 0, mostPieces: 2000, leastPieces: 0 }]
    const asked = { shards: [shard], options, limits, sources: 1, isAllowed: () => true }
    const rough = allocate(asked)!
    const fine = refinedOptions(collection, [rough.shadowPrices])
    const found = allocate({
      ...asked,
      shards: sideBySide([shard], [priceShard(collection, fine, { from: 0, to: 10 })]),
      options: [...options, ...fine],
    })!
    expect(found.margin).toBeGreaterThanOrEqual(rough.margin)
    expect(found.pieces[0]).toBeLessThanOrEqual(2000)
    expect(found.pieces[0]).toBeGreaterThan(1900)
    expect(found.shadowPrices[0]).toBeGreaterThan(0)
    const styles = collection.products.map(({ id, price }, at) => {
      const question = questionOf(collection, at)
      const drawing = { ...question.drawing, samplePaths: 64 }
      const { paths } = marketOf({ ...question, drawing }, 'sample')
      const sortedPieces = Float64Array.from({ length: paths.paths }, (_, path) =>
        paths.wantedPieces
          .subarray(path * paths.weeks, (path + 1) * paths.weeks)
          .reduce((sum, pieces) => sum + pieces, 0),
      ).sort()
      const cost = FAR.purchaseRatio * price
      return { id, sortedPieces, under: price - cost, over: cost - 0.1 * price, hoursPerPiece: 1 }
    })
    const best = shareCapacity(styles, 2000)
    expect(found.margin).toBeLessThanOrEqual(best.profit * (1 + 1e-9))
    // Ten products in whole options leave a little idle; the bound below counts every piece.
    expect(found.margin).toBeGreaterThan(0.98 * best.profit)
  })

  it('[P146] a minimum is met when it pays, and the source left when it does not', () => {
    const document = collectionDocument(8, { sources: [FAR, NEAR], policies: ['push'] })
    const collection = collectionOf(document)
    const options = pricedOptions(collection, [
      { source: 1, isShort: false },
      { source: 0, isShort: true },
    ])
    const shards = [priceShard(collection, options, { from: 0, to: 8 })]
    const least = (leastPieces: number) => {
      const limits = [{ source: 1, mostPieces: Infinity, leastPieces }]
      return allocate({ shards, options, limits, sources: 2, isAllowed: () => true })!
    }
    const free = least(0)
    expect(free.pieces[1]).toBeGreaterThan(0)
    const asked = free.pieces[1]!
    const met = least(asked * 1.1)
    expect(met.pieces[1]).toBeGreaterThanOrEqual(asked * 1.1)
    expect(met.margin).toBeLessThanOrEqual(free.margin)
    const left = least(asked * 50)
    expect(left.pieces[1]).toBe(0)
    expect(left.margin).toBeLessThanOrEqual(met.margin)
    expect(left.margin).toBeGreaterThan(0)
  })

  it('[P147] a capacity is kept by the mix, all far is no worse for it, and its price is told', async () => {
    const document = collectionDocument(4, {
      paths: 128,
      samplePaths: 64,
      sources: [FAR, { ...NEAR, sharedCapacityPieces: 400 }],
      policies: ['push', 'mix'],
    })
    const collection = collectionOf(document)
    const proof = await proveCollection(collection, alone(collection, 4))
    const [limit] = proof.limits
    expect(limit!.freePieces).toBeGreaterThan(400)
    // Kept on the seasons it was shared out on; those of the verdict differ a little.
    expect(limit!.boughtPieces).toBeLessThan(400 * 1.08)
    expect(limit!.shadowPricePerPiece).toBeGreaterThan(0)
    expect(proof.mix.finalMargin.mean).toBeGreaterThan(proof.allFar.finalMargin.mean)
    expect(proof.policies.map(({ isWithinLimits }) => isWithinLimits)).toContain(false)
    const free = collectionOf({ ...document, sources: [FAR, NEAR] })
    const without = await proveCollection(free, alone(free, 4))
    expect(proof.mix.finalMargin.mean).toBeLessThan(without.mix.finalMargin.mean)
    expect(policyList(collection).map(({ id }) => id)).toEqual(['push loin', 'push près', 'mix'])
  })
})
