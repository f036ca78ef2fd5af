import { describe, expect, it } from 'vitest'
import { rng } from '../../../core/statistics/rng.ts'
import { boomerangsOf } from './boomerang.ts'
import { fixtureView, loomChain } from '../test-support/chain-fixtures.test-support.ts'
import { boomerangFigures, originFigures } from './origin-figures.ts'
import { originOf } from './origin.ts'
import { EMPTY_REFERENCE } from '../../../chain/reference-set/reference.ts'
import { ReturnPass } from '../supply/return-pass.ts'
import type { UseArcs } from '../supply/use-arcs.ts'

describe('boomerang flows', () => {
  it('[A11] flax out, shirts back: path, value, days, km and carbon by hand', () => {
    const { largest, count, backValuePerYear } = boomerangsOf(fixtureView(loomChain()))
    expect(count).toBe(1)
    expect(backValuePerYear).toBeCloseTo(200, 9)
    expect(largest[0]).toMatchObject({
      country: 'FR',
      item: 'flax',
      backItem: 'cloth',
      backPlace: 'workshop',
      stages: ['flax-it', 'spin-it', 'yarn-it', 'weave', 'cloth-in'],
      countries: ['FR', 'IT', 'CN', 'FR'],
      isOriginAssumed: false,
    })
    expect(largest[0]?.leavingUnitsPerYear).toBeCloseTo(200, 9)
    expect(largest[0]?.backShare).toBeCloseTo(1, 12)
    expect(largest[0]?.wayShare).toBeCloseTo(0.75, 12)
    expect(largest[0]?.days).toBe(65)
    expect(largest[0]?.km).toBe(19_500)
    // 150 kg spun at 1 kg CO2e, 75 m woven at 6.
    expect(largest[0]?.carbonKgCo2ePerYear).toBeCloseTo(600, 9)
  })

  it('[A11] what is sold abroad does not come back, and goods under way are no boomerang', () => {
    const sold = loomChain({
      markets: [
        {
          id: 'cn',
          name: 'cn',
          item: 'cloth',
          country: 'CN',
          site: 'loom',
          demandUnitsPerYear: 300,
        },
      ],
    })
    const [first] = boomerangsOf(fixtureView(sold)).largest
    expect(first?.backShare).toBeCloseTo(0.25, 12)
    expect(first?.backValuePerYear).toBeCloseTo(200, 9)
    const hub = loomChain({
      sites: [{ id: 'hub', name: 'hub', actor: 'small', country: 'BE' }],
      lanes: [
        { id: 'to-clients', from: 'hub' },
        { id: 'to-hub', from: 'workshop', to: 'hub', item: 'shirt', mode: 'truck_40t' },
      ],
    })
    const items = boomerangsOf(fixtureView(hub)).largest.map((each) => each.item)
    expect(items).toEqual(['flax'])
  })

  it('[A11] matter of French origin bought abroad counts; a loop abroad changes nothing', () => {
    const bought = loomChain({
      items: [{ id: 'dye', name: 'Guède', kind: 'material', unit: 'kg', originCountry: 'FR' }],
      processes: [
        {
          id: 'woad',
          name: 'woad',
          kind: 'buy',
          site: 'loom',
          outputs: [{ item: 'dye' }],
          purchaseCostPerRun: 3,
        },
        {
          id: 'weave',
          inputs: [
            { item: 'yarn', quantityPerRun: 2 },
            { item: 'dye', quantityPerRun: 0.1 },
          ],
        },
        {
          id: 'shred',
          name: 'shred',
          kind: 'transform',
          site: 'loom',
          inputs: [{ item: 'cloth', quantityPerRun: 0.5 }],
          outputs: [{ item: 'yarn' }],
          shareRatio: 0.1,
        },
      ],
      lanes: [{ id: 'yarn-it', shareRatio: 0.65 }],
    })
    const { largest, count } = boomerangsOf(fixtureView(bought))
    expect(count).toBe(2)
    const dye = largest.find((each) => each.item === 'dye')
    expect(dye?.stages).toEqual(['woad', 'weave', 'cloth-in'])
    expect(dye?.backShare).toBeCloseTo(1, 10)
    // A tenth of the yarn is made again from cloth: more cloth is woven than is sewn.
    expect(dye?.leavingUnitsPerYear).toBeCloseTo(10 / 0.9, 9)
    expect(largest.find((each) => each.item === 'flax')?.backShare).toBeCloseTo(1, 10)
  })

  it('[A11] shares and best ways agree with all paths written out, 60 random networks', () => {
    const seed = 'ways'
    const random = rng(seed)
    let compared = 0
    for (let round = 0; round < 60; round++) {
      const { arcs, countryOfNode } = randomArcs(random.split(round))
      const pass = new ReturnPass(arcs, countryOfNode)
      pass.run(0)
      for (let node = 0; node < arcs.nodeCount; node++) {
        if (countryOfNode[node] === 0) continue
        const shares = paths(arcs, countryOfNode, node)
        const total = shares.reduce((sum, share) => sum + share, 0)
        expect(pass.backShare(node), `${seed} ${round}`).toBeCloseTo(total, 12)
        expect(pass.bestWay(node).share).toBeCloseTo(Math.max(0, ...shares), 12)
        if (total > 0) compared += 1
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('[A11] figures of flows, and of their absence', () => {
    const view = fixtureView(loomChain())
    const figures = new Map(
      boomerangFigures(boomerangsOf(view)).map((each) => [each.id, each.value]),
    )
    expect(figures.get('boomerang.count')).toBe(1)
    expect(figures.get('boomerang.value')).toBeCloseTo(200, 9)
    expect(figures.get('boomerang.days')).toBe(65)
    const local = loomChain({ markets: [{ id: 'clients', demandUnitsPerYear: 0 }] })
    const none = boomerangFigures(boomerangsOf(fixtureView(local)))
    expect(none.map((each) => each.value)).toEqual([
      0,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const origin = originFigures(originOf(fixtureView(local), EMPTY_REFERENCE))
    expect(origin.every((each) => each.value === undefined && each.because)).toBe(true)
  })
})

/** 12 nodes in 3 countries, arcs to later nodes only. */
function randomArcs(random: ReturnType<typeof rng>) {
  const nodeCount = 12
  const start = new Int32Array(nodeCount + 1)
  const [to, share, isTransformed]: [number[], number[], number[]] = [[], [], []]
  for (let node = 0; node < nodeCount; node++) {
    const users = node + 1 < nodeCount ? random.int(4) : 0
    for (let user = 0; user < users; user++) {
      to.push(node + 1 + random.int(nodeCount - node - 1))
      share.push(random.next() / users)
      isTransformed.push(random.int(2))
    }
    start[node + 1] = to.length
  }
  const arcs: UseArcs = {
    nodeCount,
    start,
    stage: Int32Array.from(to.keys()),
    to: Int32Array.from(to),
    share: Float64Array.from(share),
    perUnit: new Float64Array(to.length).fill(1),
    isTransformed: Uint8Array.from(isTransformed),
  }
  return { arcs, countryOfNode: Int32Array.from({ length: nodeCount }, () => random.int(3)) }
}

/** Share of each path that ends in country 0 after a transformation abroad. */
function paths(
  { start, to, share, isTransformed }: UseArcs,
  countryOfNode: Int32Array,
  from: number,
): number[] {
  const found: number[] = []
  const walk = (node: number, isDone: boolean, kept: number) => {
    if (countryOfNode[node] === 0) {
      if (isDone) found.push(kept)
      return
    }
    for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
      walk(to[arc]!, isDone || isTransformed[arc] === 1, kept * share[arc]!)
    }
  }
  walk(from, false, 1)
  return found
}
