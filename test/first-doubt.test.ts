import { describe, expect, it } from 'vitest'
import { latinHypercube } from '../src/core/statistics/latin-hypercube.ts'
import { lawFromInterval, quantileOf } from '../src/core/statistics/law.ts'
import { quantile } from '../src/core/statistics/quantile.ts'
import { rng } from '../src/core/statistics/rng.ts'
import { boundedParameters, doubtOf, responsesOf } from '../src/advise/engine/first/doubt.ts'
import { flipCandidates } from '../src/advise/engine/first/flip-candidates.ts'
import { flipOf } from '../src/advise/engine/first/flip.ts'
import type { Gain } from '../src/advise/engine/first/gain.ts'
import { gainBetween } from '../src/advise/engine/first/gain.ts'
import { pairOf } from '../src/advise/engine/first/pairs.ts'
import { gainWith } from '../src/advise/engine/first/trial.ts'
import { tryLever } from '../src/levers/applicability.ts'
import { chainOf, documentOf, seasons, tables, trialOf } from './first.test-support.ts'

const pull = chainOf(documentOf('pull'))
const yoghurt = chainOf(documentOf('yaourt'))

describe('the doubt of a gain', () => {
  it('[FD1] close to drawing the parameter and proving the chain again for every year', () => {
    const trial = trialOf(pull, 'group-purchase')
    const played = seasons()
    const gain = gainBetween(trial.before, trial.after, played)!
    const figure = boundedParameters(trial).find(({ key }) => key === 'discountRatio')
    const doubt = doubtOf(gain, responsesOf(trial, gain, played), {
      lever: 'group-purchase',
      count: played.count,
    })
    const years = gain.bySeason!.length
    const points = latinHypercube(rng(1).split('what-first'), {
      draws: years,
      dimensions: 1,
      names: [`group-purchase ${figure!.key}`],
    })
    const law = lawFromInterval({ kind: 'lognormal', ...figure! })
    const brute = gain.bySeason!.map((_, year) => {
      const value = Math.min(1, quantileOf(law, points[year]!))
      return gainWith(trial, { of: 'parameter', key: figure!.key, value }, played)!.bySeason![year]!
    })
    const wide = quantile(brute, 0.95) - quantile(brute, 0.05)
    expect(doubt.low).toBeGreaterThan(quantile(brute, 0.05) - 0.15 * wide)
    expect(doubt.low).toBeLessThan(quantile(brute, 0.05) + 0.15 * wide)
    expect(doubt.high).toBeGreaterThan(quantile(brute, 0.95) - 0.15 * wide)
    expect(doubt.high).toBeLessThan(quantile(brute, 0.95) + 0.15 * wide)
  })

  it('[FD2] without bounds it is that of the seasons; without both it is the gain itself', () => {
    const count = { seed: 1, paths: 4, samplePaths: 4 }
    const bySeason = Float64Array.of(-10, 0, 10, 20)
    const gain: Gain = { basis: 'prove', perYear: 5, bySeason }
    const spread = doubtOf(gain, [], { lever: 'x', count })
    expect(spread).toMatchObject({ chanceRatio: 0.5 })
    expect([spread.low, spread.high]).toEqual([quantile(bySeason, 0.05), quantile(bySeason, 0.95)])
    const sure = doubtOf({ basis: 'see', perYear: 7 }, [], { lever: 'x', count })
    expect(sure).toEqual({ low: 7, high: 7, chanceRatio: 1 })
  })
})

describe('what would flip it', () => {
  it('[FD3] the sign changes around the turning point, and only there', () => {
    let found = 0
    for (const [chain, lever] of [
      [yoghurt, 'sell-direct'],
      [yoghurt, 'automate'],
      [pull, 'repair'],
      [pull, 'second-source'],
    ] as const) {
      const trial = trialOf(chain, lever)
      const played = seasons()
      const gain = gainBetween(trial.before, trial.after, played)!
      const flip = flipOf(trial, gain, flipCandidates(trial, afterOf(trial)), played)
      if (!flip) continue
      found += 1
      const step = 0.01 * (flip.side === 'above' ? flip.high - flip.value : flip.low - flip.value)
      const at = (value: number) =>
        gainWith(trial, { of: flip.of, key: flip.key, value }, played)!.perYear > 0
      expect(at(flip.flipsAt - step), lever).toBe(gain.perYear > 0)
      expect(at(flip.flipsAt + step), lever).toBe(gain.perYear <= 0)
      expect(flip.flipsAt).toBeGreaterThanOrEqual(flip.low)
      expect(flip.flipsAt).toBeLessThanOrEqual(flip.high)
    }
    expect(found).toBeGreaterThan(2)
  })

  it('[FD4] patience that nobody told is a candidate, with all its values', () => {
    const document = structuredClone(documentOf('pull'))
    for (const market of document['markets'] as Record<string, unknown>[]) delete market['patience']
    const estimates = document['estimates'] as { id: string }[]
    document['estimates'] = estimates.filter(({ id }) => !id.includes('/patience'))
    const trial = trialOf(chainOf(document), 'group-purchase')
    const told = flipCandidates(trial, afterOf(trial)).find(({ key }) => key.endsWith('/patience'))
    expect(told).toMatchObject({ low: 0, high: 1, value: 1, unit: 'ratio' })
    const played = seasons()
    const [all, few] = [1, 0.2].map(
      (value) => gainWith(trial, { of: 'figure', key: told!.key, value }, played)!.perYear,
    )
    // A cheaper purchase is worth less to whoever has lost four clients in five.
    expect(few!).toBeLessThan(all! / 2)
  })
})

describe('two levers at a time', () => {
  const tried = (id: string) => {
    const { parameters, after: standing } = trialOf(pull, id)
    return { id, parameters, standing }
  }
  const { before } = trialOf(pull, 'repair')
  const ground = { chain: pull, before, tables, seasons: seasons() }

  it('[FD5] those that touch different things leave each other alone, in either order', () => {
    const [service, group] = [tried('service-layer'), tried('group-purchase')]
    const pair = pairOf(ground, service, group)
    expect(pair.kind).toBe('independent')
    expect(pair.interaction).toBeCloseTo(0, 6)
    expect(pairOf(ground, group, service).together).toBeCloseTo(pair.together!, 6)
  })

  it('[FD6] the interaction is what the pair brings beyond the sum of both', () => {
    const [reserve, group] = [tried('reserve-capacity'), tried('group-purchase')]
    const pair = pairOf(ground, reserve, group)
    const alone = [reserve, group].map(
      ({ standing }) => gainBetween(before, standing, ground.seasons)!.perYear,
    )
    expect(pair.together! - alone[0]! - alone[1]!).toBeCloseTo(pair.interaction!, -2)
    expect(pair.kind).not.toBe('independent')
  })

  it('[FD7] steps that contradict are not combined, and say why', () => {
    const chain = chainOf(documentOf('yaourt'))
    const [order, ahead] = ['make-to-order', 'pre-order'].map((id) => {
      const trial = trialOf(chain, id)
      return { id, parameters: trial.parameters, standing: trial.after }
    })
    const start = trialOf(chain, 'pre-order').before
    const pair = pairOf({ ...ground, chain, before: start }, order!, ahead!)
    expect(pair.kind).toBe('not-together')
    expect(pair.problems.length).toBeGreaterThan(0)
    expect(pair.interaction).toBeUndefined()
  })
})

describe('a plain piece finished once it is ordered', () => {
  it('[FD8] is stocked as one variant at the whole lead, for the clients who wait for the finish', () => {
    const { before, after } = trialOf(pull, 'late-personalisation')
    const [was, is] = [before.season!.question, after.season!.question]
    expect(was.law.variants.length).toBeGreaterThan(1)
    expect(is.law.variants).toHaveLength(1)
    expect(is.law.meanPieces).toBeLessThan(was.law.meanPieces)
    expect(is.policies.every(({ kind }) => kind !== 'on-demand')).toBe(true)
  })
})

function afterOf({ chain, lever }: ReturnType<typeof trialOf>) {
  return tryLever(chain, lever, tables).chain!
}
