import { expect, it } from 'vitest'
import { FAMILIES } from '../bench/generators/families.ts'
import { judgeDifferences } from '../bench/generators/judge-difference.ts'
import { loadReference } from '../reference/load.ts'

const CHAINS = 3
const SEED = 'difference'

it(`[CV3] 90 % intervals of what a lever changes hold the true change as often as they say, ${CHAINS} chains a family, seed ${SEED}`, async () => {
  const means = { tables: await loadReference(), draws: 40, missingRatio: 0.3 }
  const inside: number[] = []
  let chains = 0
  for (const family of FAMILIES) {
    for (let i = 0; i < CHAINS; i++) {
      const verdicts = judgeDifferences(family, `${SEED}/${family.id}/${i}`, means)
      if (verdicts.length === 0) continue
      chains += 1
      inside.push(verdicts.filter(([, , { side }]) => side === 0).length / verdicts.length)
    }
  }
  expect(chains).toBeGreaterThan(2 * CHAINS)
  // Judgements of one chain go together: the spread is that of the means of chains.
  const mean = inside.reduce((sum, share) => sum + share, 0) / chains
  const variance = inside.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (chains - 1)
  expect(Math.abs(mean - 0.9)).toBeLessThan(0.03 + 4 * Math.sqrt(variance / chains))
  // Wide enough to hold is not enough: an interval of nothing or of everything tells nothing.
  expect(variance).toBeGreaterThan(0)
}, 60_000)

it('[CV8] a draw in which goods come back dearer at each turn is left out, not the whole answer', async () => {
  const means = { tables: await loadReference(), draws: 100, missingRatio: 0.3 }
  const family = FAMILIES.find(({ id }) => id === 'process loops')!
  const found = judgeDifferences(family, '20261123/process loops/difference/44', means)
  expect(found.length).toBeGreaterThan(5)
})
