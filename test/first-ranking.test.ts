import { describe, expect, it } from 'vitest'
import { gainBetween } from '../src/advise/engine/first/gain.ts'
import { leadsOf, openSeasons } from '../src/advise/engine/first/seasons.ts'
import {
  chainOf,
  documentOf,
  ranked,
  seasons,
  slugs,
  standing,
  tables,
  trialOf,
} from './first.test-support.ts'
import { whatFirst } from '../src/advise/engine/first/what-first.ts'

const pull = chainOf(documentOf('pull'))

describe('the ranking of levers', () => {
  it('[FR1] is, line by line, the final margin of the chain with the lever less that without', () => {
    const { lines, seed, seasons: paths } = ranked(pull, {}, 'doubt')
    const tried = lines.filter(({ status }) => status === 'applicable')
    expect(tried.length).toBeGreaterThan(12)
    for (const { lever, margin } of tried) {
      const { before, after } = trialOf(pull, lever)
      const alone = openSeasons({ seed, paths, samplePaths: paths / 2 })
      const [was, is] = [before.season!, after.season!]
      const leads = [...leadsOf(was), ...leadsOf(is)]
      const [x, y] = [alone.marginsOf(was, leads), alone.marginsOf(is, leads)]
      const brute = y.reduce((sum, each, year) => sum + each - x[year]!, 0) / y.length
      expect(margin?.basis, lever).toBe('prove')
      expect(margin?.perYear, lever).toBeCloseTo(brute, 6)
    }
    const gains = tried.map(({ margin }) => margin!.perYear)
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
  })

  it('[FR2] gives the same digits twice, and to a lever alone those it has among all', () => {
    const options = { levers: ['group-purchase', 'repair'], pairs: true, paths: 16 }
    const once = ranked(pull, options)
    expect(ranked(pull, options)).toEqual(once)
    expect(once.phase).toBe('done')
    const [alone] = ranked(pull, { levers: ['repair'], paths: 16 }).lines
    expect(once.lines.find(({ lever }) => lever === 'repair')).toEqual(alone)
  })

  it('[FR3] on every example: what changes the season, what changes the price, never a strange number', () => {
    const unlike = ['late-personalisation', 'group-purchase']
    for (const slug of slugs) {
      const found = ranked(chainOf(documentOf(slug)), { levers: unlike, paths: 16 }, 'proof')
      expect(found.lines, slug).toHaveLength(unlike.length)
      for (const line of found.lines) {
        if (line.status === 'applicable') expect(line.margin, `${slug} ${line.lever}`).toBeDefined()
        else expect(line.problems.length + line.asks.length, line.lever).toBeGreaterThan(0)
      }
      // JSON writes what is no number as null.
      const odd = JSON.stringify(found).match(/"(perYear|low|high|difference|flipsAt)":null/)
      expect(odd, slug).toBeNull()
    }
  }, 60_000)

  it('[FR4] a chain against itself gains nothing, season by season', () => {
    const same = standing(pull)
    expect(gainBetween(same, same, seasons())?.bySeason?.every((each) => each === 0)).toBe(true)
  })

  it('[FR5] what touches no piece of the product brings what see says of it', () => {
    const [line] = ranked(pull, { levers: ['service-layer'] }, 'doubt').lines
    expect(line?.margin?.basis).toBe('prove')
    expect(line?.margin?.perYear).toBeCloseTo(line!.effects!.margin.difference!, 6)
  })

  it('[FR6] says how far it is, never backwards, and can be left at any step', () => {
    const steps = whatFirst(pull, tables, { levers: ['repair', 'group-purchase'], paths: 16 })
    if (!steps.ok) throw new Error('refused')
    const done = [...steps.value].map(({ doneRatio }) => doneRatio)
    expect(done.length).toBeGreaterThan(8)
    expect(done.slice(3)).toEqual(done.slice(3).toSorted((a, b) => a - b))
  })

  it('[FR7] an unknown lever is refused by name', () => {
    const refusedOne = whatFirst(pull, tables, { levers: ['magic'] })
    expect(refusedOne.ok).toBe(false)
    if (!refusedOne.ok) expect(refusedOne.problems[0]).toMatchObject({ code: 'lever_unknown' })
  })
})

describe('chains that say little', () => {
  const bare = (change: (market: Record<string, unknown>) => void) => {
    const document = structuredClone(documentOf('pull'))
    for (const market of document['markets'] as Record<string, unknown>[]) change(market)
    const estimates = document['estimates'] as { id: string }[]
    document['estimates'] = estimates.filter(({ id }) => !id.startsWith('markets/'))
    return chainOf(document)
  }

  it('[FR8] without a price nothing is ranked by money, and nobody invents it', () => {
    const found = ranked(
      bare((market) => {
        delete market['priceIncVat']
        delete market['priceExVat']
      }),
      {},
      'doubt',
    )
    expect(found.base).toBeUndefined()
    expect(found.lines.every(({ margin }) => margin === undefined)).toBe(true)
    expect(found.lines.some(({ effects }) => effects?.days.difference !== undefined)).toBe(true)
  })

  it('[FR9] where a season cannot be played, the margin is that of see and says why', () => {
    const worth = structuredClone(documentOf('pull'))
    for (const item of worth['items'] as Record<string, unknown>[]) item['salvageRatio'] = 0.99
    const found = ranked(chainOf(worth), { levers: ['group-purchase'] }, 'doubt')
    const [line] = found.lines
    expect(line?.margin).toMatchObject({ basis: 'see', because: { code: 'prove_out_of_range' } })
    expect(line?.margin?.perYear).toBe(line?.effects?.margin.difference)
  })
})
