import { describe, expect, it } from 'vitest'
import { collectionFinding, collectionText, phaseText } from '../collection-messages.ts'
import { parseCollection } from '../engine/collection/collection.ts'
import type { CollectionProof } from '../engine/collection/collection-proof.ts'
import { alone } from '../engine/collection/collection.test-support.ts'
import { exampleCollection } from '../engine/collection/example.ts'
import { proveCollection } from '../engine/collection/prove-collection.ts'
import { piled, pointsOf, rangeOf } from './collection-points.ts'
import { productTable } from './product-table.ts'

/** The example, three styles of each family on few seasons, without its shared capacity. */
async function small(): Promise<CollectionProof> {
  const document = exampleCollection('Essai') as {
    readonly sources: readonly Readonly<Record<string, unknown>>[]
    readonly products: readonly object[]
  }
  const parsed = parseCollection({
    ...document,
    paths: 64,
    samplePaths: 32,
    policies: ['push', 'mix'],
    sources: document.sources.map(({ sharedCapacityPieces: _shared, ...source }) => source),
    products: document.products.slice(0, 9),
  })
  if (!parsed.ok) throw new Error(parsed.problems[0]!.message)
  return proveCollection(parsed.value, alone(parsed.value, 9))
}

describe('the page of a collection', () => {
  it('[P153] a point for each product bought on both sides; a row for each, best gain first', async () => {
    const proof = await small()
    const points = pointsOf(proof.products)
    expect(points.length).toBe(9)
    // Entry is dearer near; a mix pays it on its near pieces alone.
    for (const { entryRatio, line } of points) {
      expect(entryRatio).toBeLessThanOrEqual(0)
      const { near, far, price, pieces } = line
      expect(near!.finalMargin - far!.finalMargin).toBeCloseTo(line.difference.mean, 4)
      expect(Math.abs(entryRatio)).toBeLessThan(1)
      expect(price * pieces).toBeGreaterThan(0)
    }
    expect(points.some(({ entryRatio }) => entryRatio < -0.001)).toBe(true)
    const table = productTable(proof, 'fr')
    expect(table.rows.length).toBe(9)
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true)
    expect(collectionFinding(proof, { language: 'fr', currency: 'EUR' })).toMatch(/produit/)
    expect(collectionText(proof, 'en')).toMatch(/each at its best far/)
    expect(phaseText('products 3/9', 'fr')).toBe('Produits optimisés et simulés : 3 / 9')
  })

  it('[P154] every chance is drawn once, the lowest and the highest inside', () => {
    const quantiles = Array.from({ length: 50 }, (_, at) => (at - 10) ** 3)
    const range = rangeOf(quantiles)
    expect(range[0]).toBeLessThan(-1000)
    expect(range[1]).toBeGreaterThan(39 ** 3)
    const dots = piled(quantiles, range, 20)
    expect(dots.length).toBe(50)
    expect(new Set(dots.map(({ bin, height }) => `${bin} ${height}`)).size).toBe(50)
    for (const { bin } of dots) expect(bin >= 0 && bin < 20).toBe(true)
    expect(rangeOf([])).toEqual([-0.06, 0.06])
    expect(piled([5, 5], [5, 5], 4).map(({ height }) => height)).toEqual([0, 1])
  })
})
