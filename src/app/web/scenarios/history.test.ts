import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begun, changedTo, redone, settled, undone } from './history.ts'

describe('undo and redo', () => {
  it('[DK5] undo gives back what was, redo what came after; changes of one tag are one step back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), (values) => {
        let history = begun<number | string>('first')
        for (const value of values) history = settled(changedTo(history, value))
        const count = history.past.length
        for (let back = 0; back < count; back++) history = undone(history)
        expect(history.now).toBe('first')
        for (let on = 0; on < count; on++) history = redone(history)
        expect(history.now).toBe(values.at(-1))
      }),
    )
    const dragged = [1, 2, 3].reduce((was, now) => changedTo(was, now, 'slider'), begun(0))
    expect(undone(dragged).now).toBe(0)
    expect(changedTo(settled(dragged), 4, 'slider').past).toEqual([0, 3])
  })
})
