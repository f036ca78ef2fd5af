import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels } from './label-placement.ts'

const frame = { left: 0, top: 0, right: 800, bottom: 600 }
const centre = { x: 400, y: 300 }

describe('label placement', () => {
  it('[LAB1] no two labels overlap, none leaves the frame, none hides a mark', () => {
    const mark = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
    })
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 25 }), (points) => {
        const marks = points.map((point, i) => ({ ...point, id: String(i), width: 90, height: 28 }))
        const boxes = placeLabels(marks, frame, centre)
        for (const a of boxes) {
          expect(a.x >= 0 && a.x + 90 <= 800 && a.y >= 0 && a.y + 28 <= 600).toBe(true)
          for (const b of boxes) {
            if (a === b) continue
            const apart = a.x + 90 <= b.x || b.x + 90 <= a.x || a.y + 28 <= b.y || b.y + 28 <= a.y
            expect(apart).toBe(true)
          }
          for (const { x, y } of marks) {
            expect(x > a.x && x < a.x + 90 && y > a.y && y < a.y + 28).toBe(false)
          }
        }
      }),
    )
  })

  it('[LAB2] a lone label stands beside its mark, outwards from the centre', () => {
    const [label] = placeLabels([{ id: 'a', x: 600, y: 300, width: 90, height: 28 }], frame, centre)
    expect(label).toMatchObject({ x: 608, y: 286, anchor: 'start', leader: false })
    const [left] = placeLabels([{ id: 'a', x: 200, y: 300, width: 90, height: 28 }], frame, centre)
    expect(left).toMatchObject({ x: 102, anchor: 'end' })
  })

  it('[LAB3] a label steps off a line rather than over it', () => {
    const marks = [{ id: 'a', x: 400, y: 300, width: 90, height: 28 }]
    const lines = [
      [
        [400, 300],
        [700, 300],
      ],
    ] as const
    const [label] = placeLabels(marks, frame, centre, { lines })
    expect(label).toMatchObject({ anchor: 'end', leader: false })
  })

  it('[LAB4] where marks crowd, labels stand away and leaders cross no label', () => {
    const marks = [0, 1, 2, 3, 4].map((i) => ({
      id: String(i),
      x: 400 + i * 3,
      y: 300 + i * 2,
      width: 90,
      height: 28,
    }))
    const labels = placeLabels(marks, frame, centre)
    expect(labels).toHaveLength(5)
    expect(labels.filter((label) => label.leader).length).toBeGreaterThan(1)
  })
})
