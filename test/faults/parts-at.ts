import type { PartDraft } from '../../src/store/engine/chain-store.ts'

/** What version `n` of the test chain holds: a version that is not whole, or not the right one, shows. */
export function partsAt(n: number): readonly PartDraft[] {
  return Array.from({ length: 30 }, (_, i) => ({
    noun: i % 2 === 0 ? 'items' : 'sites',
    id: `p${i}`,
    body: { n: i < 5 ? n : 0, text: 'x'.repeat(100) },
  }))
}
