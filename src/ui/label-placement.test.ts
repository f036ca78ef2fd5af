import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels } from './label-placement.ts'

const frame = { left: 0, top: 0, right: 800, bottom: 600 }

describe('label placement', () => {
  it('[LAB1] no two labels overlap and none leaves the frame', () => {
    const mark = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
    })
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 25 }), (points) => {
        const marks = points.map((point, i) => ({ ...point, id: String(i), width: 90, height: 28 }))
        const boxes = placeLabels(marks, frame, { x: 400, y: 300 })
        for (const a of boxes) {
          expect(a.x >= 0 && a.x + 90 <= 800 && a.y >= 0 && a.y + 28 <= 600).toBe(true)
          for (const b of boxes) {
            if (a === b) continue
            const apart = a.x + 90 <= b.x || b.x + 90 <= a.x || a.y + 28 <= b.y || b.y + 28 <= a.y
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })

  it('[LAB2] a lone label stands beside its mark, outwards from the centre', () => {
    const [label] = placeLabels([{ id: 'a', x: 600, y: 300, width: 90, height: 28 }], frame, {
      x: 400,
      y: 300,
    })
    expect(label).toMatchObject({ x: 610, y: 286, anchor: 'start', leader: false })
  })
})
