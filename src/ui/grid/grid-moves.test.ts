import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellAt } from './grid-model.ts'
import { isWithin, rangeOf } from './grid-model.ts'
import { moved } from './grid-moves.ts'

const size = { rows: 8, columns: 5 }
const plain = { ctrl: false, shift: false }
const filled = new Set(['0,1', '1,1', '2,1', '5,1'])
const isFilled = ({ row, column }: CellAt) => filled.has(`${row},${column}`)

describe('keys of the grid', () => {
  it('[GM1] arrows stop at the edges', () => {
    expect(moved({ row: 0, column: 0 }, { key: 'ArrowUp', ...plain }, size, isFilled)).toEqual({
      row: 0,
      column: 0,
    })
    expect(moved({ row: 7, column: 4 }, { key: 'ArrowRight', ...plain }, size, isFilled)).toEqual({
      row: 7,
      column: 4,
    })
  })

  it.each([
    [0, 2],
    [2, 5],
    [3, 5],
    [5, 7],
  ])('[GM2] Ctrl and down from row %i leads to row %i', (row, to) => {
    const key = { key: 'ArrowDown', ctrl: true, shift: false }
    expect(moved({ row, column: 1 }, key, size, isFilled)).toEqual({ row: to, column: 1 })
  })

  it('[GM3] Tab and Enter go on, with Shift back', () => {
    const from = { row: 3, column: 2 }
    expect(moved(from, { key: 'Tab', ctrl: false, shift: true }, size, isFilled)?.column).toBe(1)
    expect(moved(from, { key: 'Enter', ...plain }, size, isFilled)?.row).toBe(4)
    expect(moved(from, { key: 'a', ...plain }, size, isFilled)).toBeUndefined()
  })

  it('[GM4] no key leaves the grid, and a selection holds both its ends', () => {
    const cell = fc.record({ row: fc.nat(7), column: fc.nat(4) })
    const keys = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
      'Tab',
      'Enter',
    ]
    const whole = { top: 0, bottom: 7, left: 0, right: 4 }
    fc.assert(
      fc.property(cell, cell, fc.constantFrom(...keys), fc.boolean(), (anchor, head, key, ctrl) => {
        const to = moved(head, { key, ctrl, shift: false }, size, isFilled)
        expect(to && isWithin(to, whole)).toBe(true)
        const range = rangeOf({ anchor, head })
        expect(isWithin(anchor, range) && isWithin(head, range)).toBe(true)
      }),
    )
  })
})
