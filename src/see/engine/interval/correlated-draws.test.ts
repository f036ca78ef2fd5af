import { describe, expect, it } from 'vitest'
import { correlatedDraws } from './correlated-draws.ts'

const imputed = {
  keys: ['a', 'b'],
  draws: 3,
  values: Float64Array.of(1, 10, 2, 20, 3, 30),
}

describe('correlatedDraws', () => {
  it('[CD1] one draw takes one row for all figures, over their values in the chain', () => {
    const together = correlatedDraws(['x', 'b', 'a'], Float64Array.of(1, 20, 2), imputed)
    const ratio = Float64Array.of(7, 7, 7)
    together(1, ratio)
    expect([...ratio]).toEqual([7, 1, 1])
    together(2, ratio)
    expect([...ratio]).toEqual([7, 1.5, 1.5])
  })

  it('[CD2] beyond the last row the first comes again; without rows nothing changes', () => {
    const ratio = Float64Array.of(7)
    correlatedDraws(['a'], Float64Array.of(1), imputed)(3, ratio)
    expect([...ratio]).toEqual([1])
    correlatedDraws(['a'], Float64Array.of(1), undefined)(0, ratio)
    expect([...ratio]).toEqual([1])
  })
})
