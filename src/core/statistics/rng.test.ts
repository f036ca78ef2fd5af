import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { mean, variance } from './quantile.ts'
import { rng } from './rng.ts'
import type { Rng } from './rng.ts'

const draw = (stream: Rng, count: number): number[] =>
  Array.from({ length: count }, () => stream.next())

/** Chi-square of counts against equal expectation, as a standard normal (df large). */
function chiSquareScore(counts: number[]): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length
  const chi = counts.reduce((total, n) => total + (n - expected) ** 2 / expected, 0)
  const degrees = counts.length - 1
  return (chi - degrees) / Math.sqrt(2 * degrees)
}

const binned = (values: number[], bins: number): number[] => {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values) counts[Math.floor(value * bins)]! += 1
  return counts
}

describe('random numbers', () => {
  // Computed by a separate program (Python integers) from the definition of xoshiro128** and of
  // the key: a change of any digit breaks every stored result.
  it('[RN1] known answers', () => {
    expect(draw(rng(1), 3)).toEqual([0.7651239726643372, 0.23375913869538478, 0.6267662288062682])
    expect(draw(rng('1'), 3)).toEqual([
      0.16823936854863886, 0.05529881418157501, 0.35015083627726895,
    ])
    expect(draw(rng(-0.5), 3)).toEqual([
      0.17713140221517143, 0.13940117456970125, 0.6888284525378069,
    ])
    expect(draw(rng('tissu'), 3)).toEqual([
      0.3514893850382771, 0.2201789255601888, 0.4291626393403233,
    ])
    expect(draw(rng(42).split('demand').split(7), 3)).toEqual([
      0.316247948140711, 0.4282237346257125, 0.5018899658306094,
    ])
    expect(rng(-0).next()).toBe(rng(0).next())
  })

  it('[RN2] a split depends on seed and labels only, not on draws or on other splits', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(50), (a, b, before) => {
        const parent = rng('parent')
        const first = draw(parent.split(a), 3)
        draw(parent, before)
        const other = draw(parent.split(b), 3)
        expect(draw(parent.split(a), 3)).toEqual(first)
        if (a !== b) expect(other).not.toEqual(first)
      }),
      { seed: 2 },
    )
    expect(rng(1).split('ab').next()).not.toBe(rng(1).split('a').split('b').next())
    expect(rng(1).split(1).next()).not.toBe(rng(1).split('1').next())
  })

  it('[RN3] uniform: chi-square over 1024 bins, in high and in low bits, within 4 deviations', () => {
    const values = draw(rng('uniform'), 500_000)
    expect(Math.abs(chiSquareScore(binned(values, 1024)))).toBeLessThan(4)
    const lowBits = values.map((value) => (value * 2 ** 43) % 1)
    expect(Math.abs(chiSquareScore(binned(lowBits, 1024)))).toBeLessThan(4)
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * values.length))
  })

  it('[RN4] streams of neighbouring labels are independent: pairs fill the square evenly', () => {
    const parent = rng(2026)
    for (const [a, b] of [
      [parent.split(0), parent.split(1)],
      [parent.split('a'), parent.split('b')],
      [parent, parent.split(0)],
      [rng(1), rng(2)],
    ] as const) {
      const counts = Array.from({ length: 1024 }, () => 0)
      for (let i = 0; i < 200_000; i++) {
        counts[32 * Math.floor(a.next() * 32) + Math.floor(b.next() * 32)]! += 1
      }
      expect(Math.abs(chiSquareScore(counts))).toBeLessThan(4)
    }
  })

  it('[RN5] the first value over 100 000 consecutive labels is uniform too', () => {
    const parent = rng('labels')
    const firsts = Array.from({ length: 100_000 }, (_, label) => parent.split(label).next())
    expect(Math.abs(chiSquareScore(binned(firsts, 512)))).toBeLessThan(4)
    const steps = firsts.slice(1).map((value, i) => (value - firsts[i]! + 1) % 1)
    expect(Math.abs(chiSquareScore(binned(steps, 512)))).toBeLessThan(4)
  })

  it('[RN6] int stays inside its range and is even', () => {
    const stream = rng('int')
    const counts = [0, 0, 0, 0, 0, 0, 0]
    for (let i = 0; i < 70_000; i++) counts[stream.int(7)]! += 1
    expect(Math.abs(chiSquareScore(counts))).toBeLessThan(4)
    expect(stream.int(1)).toBe(0)
    expect(() => stream.int(0)).toThrow('no range')
    expect(() => stream.int(1.5)).toThrow('no range')
  })

  it('[RN7] normal: mean 0, variance 1, fourth moment 3, within 4 standard errors', () => {
    const stream = rng('normal')
    const count = 200_000
    const values = Array.from({ length: count }, () => stream.normal())
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(count))
    expect(Math.abs(variance(values) - 1)).toBeLessThan(4 * Math.sqrt(2 / count))
    expect(Math.abs(mean(values.map((z) => z ** 4)) - 3)).toBeLessThan(4 * Math.sqrt(96 / count))
  })
})
