import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import { workshopTies } from './engine/firm/workshop-ties.ts'

function example(name: string): Chain {
  const url = new URL(`../../examples/${name}.json`, import.meta.url)
  const parsed = parseChain(JSON.parse(readFileSync(url, 'utf8')))
  if (!parsed.ok) throw new Error(name)
  return parsed.value
}
const reference = await loadReference()

describe('who depends on whom, as a chain says', () => {
  it('[P133] reads the workshop, its capacity taken and the firm’s clients', () => {
    const ties = workshopTies(example('manteau'), reference)!
    expect(ties.isOwn).toBe(false)
    expect(ties.clients.reduce((sum, { shareRatio }) => sum + shareRatio, 0)).toBeCloseTo(1, 9)
    expect(ties.clients.map(({ shareRatio }) => shareRatio)).toEqual(
      ties.clients.map(({ shareRatio }) => shareRatio).toSorted((a, b) => b - a),
    )
    expect(ties.clientConcentration).toBeCloseTo(
      ties.clients.reduce((sum, { shareRatio }) => sum + shareRatio ** 2, 0),
      12,
    )
    expect(ties.capacityTakenRatio).toBeGreaterThan(0)
    expect(ties.capacityTakenRatio).toBeLessThan(1)
    expect(ties.boughtByFirmRatio).toBe(1)
  })

  it('[P133] a capacity half as large is taken twice as much; without one nothing is said', () => {
    const chain = example('manteau-proche')
    const before = workshopTies(chain, reference)!.capacityTakenRatio!
    const capacityOf = (factor: number | undefined) => {
      const processes = chain.processes.map(({ capacityUnitsPerYear: capacity, ...rest }) =>
        capacity === undefined || factor === undefined
          ? rest
          : { ...rest, capacityUnitsPerYear: capacity * factor },
      )
      return { ...chain, processes } as Chain
    }
    expect(workshopTies(capacityOf(0.5), reference)!.capacityTakenRatio).toBeCloseTo(before * 2, 9)
    expect(workshopTies(capacityOf(undefined), reference)!.capacityTakenRatio).toBeUndefined()
  })

  it('[P133] every example says something or nothing, and never a share above one', () => {
    for (const name of ['jean', 'pull', 'tomate', 'yaourt', 'lin', 'masque']) {
      const ties = workshopTies(example(name), reference)
      if (!ties) continue
      for (const share of [ties.boughtByFirmRatio, ties.largestSupplierRatio]) {
        if (share !== undefined) expect(share).toBeLessThanOrEqual(1 + 1e-9)
      }
      expect(ties.workshop).not.toBe('')
    }
  })
})
