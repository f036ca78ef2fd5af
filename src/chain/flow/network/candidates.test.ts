import { describe, expect, it } from 'vitest'
import { parseChain } from '../../parse.ts'
import { EMPTY_REFERENCE } from '../../reference-set/reference.ts'
import { flow } from '../flow.ts'

/** A far workshop in use, a near one that stands ready: its lane to the shop has share 0. */
function chain(nearLane: Record<string, unknown>, near: Record<string, unknown> = {}) {
  const make = (id: string, site: string) => ({
    id,
    name: id,
    kind: 'transform',
    site,
    outputs: [{ item: 'hat' }],
    ownCostPerRun: 10,
    capacityUnitsPerYear: 200,
    costPerYear: 500,
  })
  return {
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: { name: 'x', currency: 'EUR', baseYear: 2026, homeRegion: 'FR' },
    actors: [{ id: 'firm', name: 'firm', kind: 'firm', country: 'FR' }],
    items: [{ id: 'hat', name: 'hat', kind: 'finished', unit: 'piece', massKgPerUnit: 1 }],
    sites: [
      { id: 'far', name: 'far', actor: 'firm', country: 'CN', fixedCostPerYear: 1000 },
      {
        id: 'near',
        name: 'near',
        actor: 'firm',
        country: 'FR',
        investment: 40_000,
        lifeYears: 10,
        ...near,
      },
      { id: 'shop', name: 'shop', actor: 'firm', country: 'FR' },
    ],
    processes: [make('make-far', 'far'), make('make-near', 'near')],
    lanes: [
      { id: 'sea', from: 'far', to: 'shop', item: 'hat', mode: 'rail' },
      { id: 'road', from: 'near', to: 'shop', item: 'hat', mode: 'rail', ...nearLane },
    ],
    markets: [
      {
        id: 'clients',
        name: 'clients',
        item: 'hat',
        site: 'shop',
        country: 'FR',
        demandUnitsPerYear: 100,
        priceExVat: 40,
      },
    ],
  }
}

function idleOf(document: unknown) {
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const result = flow(parsed.value, EMPTY_REFERENCE)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { idle, network } = result.value
  return idle.map((each) => [
    network.chain.sites[each.site]?.id,
    network.chain.processes[each.process]?.id,
    each.costPerYear,
  ])
}

const FAR_IDLE = [
  ['far', 'make-far', 250],
  ['far', undefined, 500],
]

describe('candidates', () => {
  it('[C11] a site that stands ready at share 0 is not idle capacity', () => {
    expect(idleOf(chain({ shareRatio: 0 }))).toEqual(FAR_IDLE)
  })

  it('[C11] in use, its unused part is idle again', () => {
    // 50 of 100 hats each: three quarters of both capacities are unused.
    expect(idleOf(chain({ shareRatio: 0.5 }))).toEqual([
      ['far', 'make-far', 375],
      ['near', 'make-near', 375],
      ['far', undefined, 750],
      ['near', undefined, 3000],
    ])
  })

  it('[C11] a candidate inside a site in use takes no part of its fixed cost', () => {
    const document = chain({ shareRatio: 0 })
    const processes = document.processes.map((each) =>
      each.id === 'make-near' ? { ...each, site: 'far', shareRatio: 0 } : each,
    )
    expect(idleOf({ ...document, processes })).toEqual(FAR_IDLE)
  })

  it('[C11] what reaches no market at all is a cost, not a candidate', () => {
    const document = chain({ shareRatio: 0 })
    const lanes = document.lanes.filter((each) => each.id !== 'road')
    expect(idleOf({ ...document, lanes }).map(([site]) => site)).toContain('near')
  })
})
