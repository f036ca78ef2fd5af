import { describe, expect, it } from 'vitest'
import { log } from '../../../core/statistics/special.ts'
import { drawPaths } from '../season/demand-paths.ts'
import { parseCollection } from './collection.ts'
import { alone, collectionDocument, collectionOf } from './collection.test-support.ts'
import { questionOf } from './product-question.ts'
import { proveCollection } from './prove-collection.ts'
import { SharedDraws } from './shared-draws.ts'

describe('a collection as a whole', () => {
  it('[P140] the same digits whole or in parts, one after the other or together', async () => {
    const collection = collectionOf(
      collectionDocument(5, {
        paths: 64,
        samplePaths: 32,
        sources: [
          { id: 'loin', place: 'far', leadWeeks: 16, purchaseRatio: 0.3 },
          {
            id: 'près',
            place: 'near',
            leadWeeks: 2,
            purchaseRatio: 0.38,
            sharedCapacityPieces: 500,
          },
        ],
        policies: ['push', 'on-demand'],
      }),
    )
    const whole = await proveCollection(collection, alone(collection, 5))
    expect(await proveCollection(collection, alone(collection, 1))).toEqual(whole)
    expect(await proveCollection(collection, alone(collection, 3, 2))).toEqual(whole)
    expect(whole.limits[0]!.freePieces).toBeGreaterThan(500)
  })

  it('[P141] totals go together as much as is said, and each product keeps its own law', () => {
    const paths = 4096
    const collection = collectionOf(
      collectionDocument(6, { paths, commonRatio: 0.3, familyRatio: 0.25, weekNoiseRatio: 0 }),
    )
    const draws = new SharedDraws(collection)
    const logs = collection.products.map((product, at) => {
      const { law, drawing } = questionOf(collection, at, draws.of(product))
      const drawn = drawPaths(law, { ...drawing, pieces: 'even', leadMonths: 3 })
      const sums = Float64Array.from({ length: paths }, (_, path) =>
        drawn.wantedPieces
          .subarray(path * drawn.weeks, (path + 1) * drawn.weeks)
          .reduce((sum, pieces) => sum + pieces, 0),
      )
      const mean = sums.reduce((sum, pieces) => sum + pieces, 0) / paths
      expect(mean / law.meanPieces).toBeGreaterThan(0.985)
      expect(mean / law.meanPieces).toBeLessThan(1.015)
      return sums.map((pieces) => log(pieces))
    })
    for (let a = 0; a < 6; a++) {
      for (let b = 0; b < a; b++) {
        const expected = a % 2 === b % 2 ? 0.55 : 0.3
        // Four standard errors of a correlation: (1 - r^2) / sqrt(n).
        const bound = (4 * (1 - expected ** 2)) / Math.sqrt(paths)
        expect(Math.abs(correlation(logs[a]!, logs[b]!) - expected)).toBeLessThan(bound)
      }
    }
  })

  it('[P142] totals are the sums of products; what goes together spreads more', async () => {
    const fewer = { policies: ['push', 'quick-response'] }
    const tied = collectionOf(collectionDocument(9, { ...fewer, commonRatio: 0.5, familyRatio: 0 }))
    const apart = collectionOf(collectionDocument(9, { ...fewer, commonRatio: 0, familyRatio: 0 }))
    const [together, alike] = await Promise.all(
      [tied, apart].map((each) => proveCollection(each, alone(each, 4))),
    )
    for (const proof of [together!, alike!]) {
      const sum = (of: (line: (typeof proof.products)[number]) => number) =>
        proof.products.reduce((all, line) => all + of(line), 0)
      expect(proof.mix.finalMargin.mean).toBeCloseTo(
        sum(({ finalMargin }) => finalMargin),
        1,
      )
      expect(proof.mix.boughtPieces).toBeCloseTo(
        sum(({ boughtPieces }) => boughtPieces),
        6,
      )
      expect(proof.mix.boughtBySource.reduce((all, { pieces }) => all + pieces, 0)).toBeCloseTo(
        proof.mix.boughtPieces,
        6,
      )
      for (const { finalMargin, products } of proof.policies) {
        if (products === 9) {
          expect(proof.mix.finalMargin.mean).toBeGreaterThanOrEqual(finalMargin.mean - 0.01)
        }
      }
      expect(proof.gain.mean).toBeCloseTo(
        proof.mix.finalMargin.mean - proof.allFar.finalMargin.mean,
        6,
      )
      expect(proof.groups.reduce((all, { products }) => all + products, 0)).toBe(9)
    }
    expect(together!.allFar.sd).toBeGreaterThan(1.5 * together!.allFar.sdIfIndependent)
    expect(alike!.allFar.sd).toBeLessThan(1.25 * alike!.allFar.sdIfIndependent)
    expect(alike!.allFar.sd).toBeGreaterThan(0.75 * alike!.allFar.sdIfIndependent)
    // What is tame stays far, what is wild goes near.
    const near = together!.products.filter(({ verdict }) => verdict === 'go-near')
    expect(near.length).toBeGreaterThan(0)
    const error = (verdict: string) =>
      together!.groups.find((group) => group.verdict === verdict)?.meanErrorSdLog ?? 0
    expect(error('go-near')).toBeGreaterThan(error('stay-far'))
    expect(together!.concentration.firstFifthRatio).toBeGreaterThan(0.2)
  })

  it('[P143] stopped, it answers with the products that are done', async () => {
    const collection = collectionOf(collectionDocument(6, { policies: ['push'] }))
    const heard: number[] = []
    const proof = await proveCollection(collection, {
      ...alone(collection, 2),
      hear({ doneRatio }, best) {
        heard.push(doneRatio)
        expect(best().productsDone).toBe(2 * heard.length)
        return heard.length < 2
      },
    })
    expect(proof).toMatchObject({ productsDone: 4, productsAsked: 6 })
    expect(proof.products.map(({ id }) => id)).toEqual(['s0', 's1', 's2', 's3'])
    expect(heard).toEqual([2 / 6, 4 / 6])
  })

  it('[P144] what no season can be played with is refused with the row and the reason', () => {
    const codes = (more: Readonly<Record<string, unknown>>) => {
      const parsed = parseCollection(collectionDocument(2, more))
      return parsed.ok
        ? []
        : parsed.problems.map(({ code, path }) => `${code} ${path.join('.')}`).toSorted()
    }
    const style = { id: 'a', pieces: 100, price: 30 }
    expect(codes({})).toEqual([])
    expect(codes({ schema: 'boucle/chain' })).toEqual(['collection_document schema'])
    expect(codes({ products: [] })).toEqual(['collection_rows products'])
    expect(codes({ products: [style, style] })).toEqual(['collection_twice products.1.id'])
    expect(codes({ products: [style, { id: 'b', pieces: -1, price: 'x' }] })).toEqual([
      'out_of_range products.1.pieces',
      'wrong_type products.1.price',
    ])
    expect(codes({ products: [{ ...style, pieces: 0 }] })).toEqual([
      'prove_out_of_range products.0.law.meanPieces',
    ])
    expect(codes({ commonRatio: 0.7, familyRatio: 0.7 })).toEqual([
      'collection_out_of_range commonRatio',
    ])
    expect(codes({ policies: ['pull'] })).toEqual(['collection_out_of_range policies.0'])
    const bare = { id: 'x', place: 'far', leadWeeks: 3 }
    expect(codes({ sources: [bare], products: [style] })).toEqual([
      'collection_out_of_range products.0.purchases',
    ])
    const purchases = [{ source: 'y', purchasePerPiece: 3 }]
    expect(codes({ products: [{ ...style, purchases }] })).toEqual([
      'collection_out_of_range products.0.purchases.0.source',
    ])
    const errors = { products: Array.from({ length: 80 }, (_, at) => ({ id: `p${at}` })) }
    expect(codes(errors).length).toBe(51)
  })
})

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (of: Float64Array) => of.reduce((sum, value) => sum + value, 0) / of.length
  const [ma, mb] = [mean(a), mean(b)]
  const cross = (x: Float64Array, mx: number, y: Float64Array, my: number) =>
    x.reduce((sum, value, at) => sum + (value - mx) * (y[at]! - my), 0)
  return cross(a, ma, b, mb) / Math.sqrt(cross(a, ma, a, ma) * cross(b, mb, b, mb))
}
