import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../core/format.ts'
import { keyFigures } from './key-figures.ts'
import { documentOf, slugs, speech } from './screen.test-support.ts'
import { valueOf } from './second-chain.ts'

describe.each(slugs)('key figures of %s', (slug) => {
  const document = documentOf(slug)

  it('[KF1] six figures that the engine gave, none of them made here', () => {
    const shown = keyFigures(document, undefined, speech)
    expect(shown).toHaveLength(6)
    for (const figure of shown) expect(figure.value).toBe(valueOf(document, figure.id))
    for (const { parts } of shown) {
      const whole = (parts ?? []).reduce((sum, part) => sum + part.shareRatio, 0)
      if (parts) expect(whole).toBeCloseTo(1, 6)
    }
  })
})

describe('key figures of two chains', () => {
  it('[KF2] the difference is that of the two documents, with its sign', () => {
    const [far, near] = [documentOf('manteau'), documentOf('manteau-proche')]
    const shown = keyFigures(far, { document: near, sea: new Map() }, speech)
    const days = shown.find((figure) => figure.id === 'lead.critical')
    const change = (valueOf(near, 'lead.critical') ?? 0) - (valueOf(far, 'lead.critical') ?? 0)
    expect(change).toBeLessThan(0)
    expect(days?.beside).toContain(`\u2212${formatNumber(-change, 'fr')}\u00a0j`)
    expect(days?.marks?.some((mark) => mark.kind === 'scenario')).toBe(true)
  })
})
