import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { flow } from '../chain/flow/flow.ts'
import { parseChain } from '../chain/parse.ts'
import { exchangeOfChains } from './engine/economics/economics-inputs.ts'
import { longestWay } from './engine/from-chain/lead-time.ts'
import { productOf } from './engine/from-chain/product.ts'
import { questionOfChains } from './engine/from-chain/question-of-chains.ts'
import { supplyOf } from './engine/from-chain/supply.ts'

const reference = await loadReference()

function example(name: string): Chain {
  const text = readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')
  const parsed = parseChain(JSON.parse(text))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.value
}

/** A record with some optional fields left out. */
function without<T extends object>(record: T, ...names: (keyof T & string)[]): T {
  const kept = Object.entries(record).filter(([name]) => !names.some((each) => each === name))
  return Object.fromEntries(kept) as T
}

const drawing = {
  seed: 1,
  paths: 64,
  samplePaths: 16,
  weekNoiseRatio: 0.2,
  pieces: 'whole',
} as const

describe('a question made of chains', () => {
  it('[P85] the coat: far sewn in China, near in Morocco, costs as the chains say', () => {
    const asked = questionOfChains([example('manteau'), example('manteau-proche')], reference, {
      drawing,
    })
    if (!asked.ok) throw new Error(asked.problems[0]?.message)
    const { question, sources } = asked.value
    const [far, near] = sources
    expect([far!.place, near!.place]).toEqual(['far', 'near'])
    expect(question.law.meanPieces).toBe(2000)
    expect(question.law.variants).toHaveLength(33)
    expect(question.selling.price).toBeCloseTo(129.95 / 1.2, 9)
    expect(question.selling.endValue).toBeCloseTo((0.18 * 129.95) / 1.2, 9)
    // 12 % on what crosses the border: the purchase, and the way to it.
    expect(far!.dutyRatio).toBeGreaterThan(0.1)
    expect(far!.dutyRatio).toBeLessThan(0.14)
    expect(near!.dutyRatio).toBe(0)
    expect(far!.leadWeeks).toBeGreaterThan(near!.leadWeeks + 6)
    // Sewing 16 days, road 5: what starts after the order.
    expect(near!.leadWeeks).toBe(3)
    const kinds = question.policies.map(({ kind }) => kind)
    expect(kinds).toContain('on-demand')
    expect(kinds).toContain('mix')
  })

  it('[P265] prices by quantity and terms of payment come from the prices that the firm pays', () => {
    const asked = questionOfChains([example('manteau'), example('manteau-proche')], reference, {
      drawing,
    })
    if (!asked.ok) throw new Error(asked.problems[0]?.message)
    const [far] = asked.value.sources
    const [small, large] = far!.tiers!
    expect(small).toEqual({ fromPieces: 0, priceRatio: 1 })
    // From 5,000 coats on the sewer asks 36.5 for 39 USD, of all that a coat costs the brand.
    const rate = example('manteau').rates.find(({ currency }) => currency === 'USD')!.value
    // A few coats are spoilt on the way: 5,000 bought are 4,980 sold.
    const boughtPerSold = 5000 / large!.fromPieces
    expect(boughtPerSold).toBeCloseTo(1.004, 3)
    const saved = (1 - large!.priceRatio) * far!.purchasePerPiece
    expect(saved).toBeCloseTo(2.5 * rate * boughtPerSold, 6)
    // 30 days after delivery for the coat, at once for what no price speaks of.
    expect(far!.paidWeeksBefore).toBeLessThan(0)
    expect(far!.paidWeeksBefore).toBeGreaterThanOrEqual(-30 / 7 - 1e-9)
  })

  it('[P266] how much the rate moves is that of the money the firm pays in, where a chain says it', () => {
    const coat = example('manteau')
    expect(exchangeOfChains([example('manteau-proche'), coat])).toEqual({
      exchangeSdRatioPerYear: 0.08,
    })
    expect(exchangeOfChains([example('manteau-proche')])).toEqual({})
    const silent = { ...coat, rates: coat.rates.map((rate) => without(rate, 'sdRatio')) }
    expect(exchangeOfChains([silent as Chain])).toEqual({})
  })

  it('[P253] the order of rows in a document changes nothing: no source, no product', () => {
    for (const slug of ['manteau', 'manteau-proche', 'manteau-france', 'pull', 'jean']) {
      const chain = example(slug)
      const turned: Chain = {
        ...chain,
        processes: chain.processes.toReversed(),
        lanes: chain.lanes.toReversed(),
        sites: chain.sites.toReversed(),
        items: chain.items.toReversed(),
        actors: chain.actors.toReversed(),
      }
      const [one, other] = [chain, turned].map((each) => {
        const asked = questionOfChains([each], reference, { drawing })
        if (!asked.ok) throw new Error(asked.problems[0]?.message)
        return asked.value.sources[0]!
      })
      for (const [name, value] of Object.entries(one!)) {
        const found = other![name as keyof typeof other]
        if (typeof value !== 'number' || !Number.isFinite(value)) expect(found).toEqual(value)
        else expect(found, `${slug} ${name}`).toBeCloseTo(value, 9)
      }
    }
  })

  it('[P86] bridge costs are part of the cost that the flow carries, none twice', () => {
    const chain = example('manteau')
    const flowed = flow(chain, reference)
    if (!flowed.ok) throw new Error('no flow')
    const supply = supplyOf(flowed.value, 2000)
    for (const value of Object.values(supply)) expect(value).toBeGreaterThanOrEqual(0)
    const { network, nodeValue } = flowed.value
    const carried = network.handInputs.map((inputs) => nodeValue[inputs[0]!]!)
    const landed =
      supply.purchasePerPiece +
      supply.freightPerPiece +
      supply.dutyPerPiece +
      supply.insurancePerPiece
    expect(landed).toBeLessThan(Math.max(...carried))
    expect(landed).toBeGreaterThan(0.6 * Math.min(...carried))
  })

  it('[P87] the way to the client starts at the decoupling point; unknown points lead nowhere', () => {
    const flowed = flow(example('manteau-proche'), reference)
    if (!flowed.ok) throw new Error('no flow')
    const whole = longestWay(flowed.value, 0, { withDelivery: false })!
    const sewn = longestWay(flowed.value, 0, { from: 'coudre', withDelivery: false })!
    const inHand = longestWay(flowed.value, 0, { from: 'coudre', withDelivery: true })!
    expect(sewn.days).toBe(21)
    expect(sewn.sdDays).toBeCloseTo(Math.hypot(3, 1), 9)
    expect(whole.days).toBeGreaterThan(sewn.days)
    expect(inHand.days).toBeGreaterThan(sewn.days)
    expect(longestWay(flowed.value, 0, { from: 'nulle-part', withDelivery: true })).toBeUndefined()
  })

  it('[P88] what the chain leaves out is supposed aloud; what cannot be is refused', () => {
    const chain = example('manteau')
    const bare: Chain = {
      ...chain,
      items: chain.items.map((item) => without(item, 'salvageRatio')),
      markets: chain.markets.map((market) => without(market, 'patience', 'forecastErrors')),
    }
    const asked = questionOfChains([bare], reference, { drawing })
    const said = asked.ok ? asked.value.assumptions.map(({ path }) => path[0]) : []
    expect(said).toEqual([
      'variantMix',
      'forecastErrors',
      'salvageRatio',
      'patience',
      'weekNoise',
      'storage',
      'secondChannelPrice',
      'markdowns',
      'substitutionRatio',
      'resellableRatio',
      'returnDays',
    ])
    const unpriced: Chain = {
      ...chain,
      markets: chain.markets.map((market) => without(market, 'priceIncVat')),
    }
    const refused = questionOfChains([unpriced], reference, { drawing })
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['prove_no_price'])
    const nobody = chain.markets.map((market) => ({
      ...market,
      demandUnitsPerYear: 0 as typeof market.demandUnitsPerYear,
    }))
    const unsold = flow({ ...chain, markets: nobody }, reference)
    const product = unsold.ok ? productOf(unsold.value) : unsold
    expect(product.ok ? [] : product.problems.map(({ code }) => code)).toEqual(['prove_no_sales'])
    const none = questionOfChains([chain], reference, { drawing, kinds: ['made-to-measure'] })
    expect(none.ok ? [] : none.problems.map(({ code }) => code)).toEqual(['prove_no_policy'])
  })
})
