import { describe, expect, it } from 'vitest'
import { arrowOf, flowPoints, labelsOf, marksOf, neighbourOf } from './map-layout.ts'
import type { MapPlace } from './map-model.ts'

const disc = { middle: 260, rim: 256 }
/** One degree is ten px, the client in the middle. */
const at = (longitude: number, latitude: number) =>
  [260 + 10 * longitude, 260 - 10 * latitude] as const

const place = (id: string, longitudeDeg: number, latitudeDeg: number): MapPlace => ({
  id,
  longitudeDeg,
  latitudeDeg,
  label: id,
  sub: 'place',
  step: 2,
  shareRatio: 0.1,
})

describe('map layout', () => {
  it('[ML1] no dot hides the client, and a far one stands on the rim at its bearing', () => {
    const marks = marksOf(
      [place('here', 0, 0), place('next', 0.5, 0), place('far', 40, 0)],
      at,
      disc,
    )
    for (const mark of marks) {
      expect(Math.hypot(mark.x - 260, mark.y - 260)).toBeGreaterThan(13.9)
    }
    expect(marks.find((mark) => mark.id === 'far')).toMatchObject({ x: 516, y: 260, beyond: true })
    expect(marks.find((mark) => mark.id === 'next')?.beyond).toBe(false)
  })

  it('[ML2] a flow between two places keeps its ends and bends away from the client', () => {
    const flow = {
      id: 'f',
      label: '',
      points: [
        [-5, 4],
        [5, 4],
      ],
      carriage: 'road',
      step: 2,
    } as const
    const line = flowPoints(flow, at, 260)
    expect(line[0]![0]).toBeCloseTo(210, 6)
    expect(line.at(-1)![1]).toBeCloseTo(220, 6)
    expect(line[12]![1]).toBeLessThan(220 - 10)
    const back = flowPoints({ ...flow, points: [flow.points[1], flow.points[0]] }, at, 260)
    expect(back[12]![1]).toBeLessThan(220 - 10)
  })

  it('[ML3] the arrow points where the goods go', () => {
    const arrow = arrowOf([
      [0, 0],
      [0, 100],
    ])
    expect(arrow).toMatchObject({ x: 0, turn: 90 })
    expect(arrow?.y).toBeCloseTo(56, 9)
    expect(
      arrowOf([
        [0, 0],
        [20, 0],
      ]),
    ).toBeUndefined()
  })

  it('[ML4] arrow keys go to the nearest mark of that side', () => {
    const marks = [
      { id: 'a', x: 0, y: 0 },
      { id: 'right', x: 50, y: 10 },
      { id: 'far right', x: 90, y: 0 },
      { id: 'up', x: 5, y: -60 },
    ]
    expect(neighbourOf(marks, 'a', 'ArrowRight')).toBe('right')
    expect(neighbourOf(marks, 'a', 'ArrowUp')).toBe('up')
    expect(neighbourOf(marks, 'a', 'ArrowLeft')).toBeUndefined()
    expect(neighbourOf(marks, 'far right', 'ArrowLeft')).toBe('right')
  })

  it('[ML5] ghosts have no label, places beyond the rim have theirs last', () => {
    const marks = marksOf(
      [place('a', 5, 5), { ...place('b', -5, 5), ghost: true }, place('c', 60, 0)],
      at,
      disc,
    )
    const measure = (text: string, size: number) => text.length * size * 0.5
    const labels = labelsOf({ marks, disc, taken: [], lines: [], measure })
    expect(labels.map((label) => label.id)).toEqual(['a', 'c'])
  })
})
