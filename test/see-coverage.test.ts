import { beforeAll, describe, expect, it } from 'vitest'
import { FAMILIES } from '../bench/generators/families.ts'
import { judgeChain } from '../bench/generators/judge.ts'
import { observe } from '../bench/generators/observe.ts'
import { worldOf } from '../bench/generators/world.ts'
import { loadReference } from '../reference/load.ts'
import type { ReferenceSet } from '../src/chain/reference-set/reference.ts'
import { rng } from '../src/core/statistics/rng.ts'
import { openSession } from '../src/see/engine/session.ts'

const CHAINS = 25
const SEED = 'coverage'

let tables: ReferenceSet

beforeAll(async () => {
  tables = await loadReference()
})

describe(`intervals when 30 % of supplier figures are missing, seed ${SEED}`, () => {
  it(`[CV1] 90 % intervals hold the truth as often as they say, ${CHAINS} chains a family`, () => {
    const inside = new Map<string, number[]>()
    for (const family of FAMILIES) {
      for (let i = 0; i < CHAINS; i++) {
        const means = { tables, draws: 40, missingRatio: 0.3 }
        for (const [id, { side }] of judgeChain(family, `${SEED}/${family.id}/${i}`, means)) {
          inside.set(id, [...(inside.get(id) ?? []), side === 0 ? 1 : 0])
        }
      }
    }
    expect(inside.size).toBe(8)
    for (const [id, hits] of inside) {
      const share = hits.reduce((sum, hit) => sum + hit, 0) / hits.length
      // Four standard errors of a binomial law, beside the three points that the goal allows.
      const band = 0.03 + 4 * Math.sqrt((0.9 * 0.1) / hits.length)
      expect(Math.abs(share - 0.9), `${id}: ${share} of ${hits.length}`).toBeLessThan(band)
    }
  }, 120_000)

  it('[CV2] a session says which figures were filled in, and leaves the chain given as it was', () => {
    const world = worldOf(FAMILIES[0]!, rng(`${SEED}/session`), tables)
    const { document } = observe(world.document, rng(1), 0.3)
    const plain = openSession(document, tables)
    const filled = openSession(document, tables, { impute: true })
    if (!plain.ok || !filled.ok) throw new Error('The chain does not open')
    const without = plain.value.document(true)
    const seen = filled.value.document(true)
    expect(without.imputed).toBeUndefined()
    expect(seen.chainHash).toBe(without.chainHash)
    expect(seen.imputed!.length).toBeGreaterThan(5)
    for (const { key, value, low, high, reason, label } of seen.imputed!) {
      expect(low, key).toBeLessThanOrEqual(value)
      expect(high, key).toBeGreaterThanOrEqual(value)
      expect(reason.fr && reason.en && label.fr && label.en, key).toBeTruthy()
    }
    const process = seen.imputed!.find(({ key }) => key.endsWith('leadTimeDays'))!
    const stage = process.key.split('/')[1]
    const days = filled.value.explain(`stage/${stage}.days`)
    expect(days?.inputs.some((input) => input.origin === 'default')).toBe(true)
  })
})
