import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panelPlace } from './panel-place.ts'

const view = { width: 1440, height: 900 }
const panel = { width: 400, height: 300 }
const anchor = (left: number, top: number) => ({ left, top, right: left + 120, bottom: top + 30 })

describe('panel place', () => {
  it('[PP1] under what opened it, above it near the foot, in the corner without one', () => {
    expect(panelPlace(anchor(300, 200), panel, view)).toEqual({ left: 280, top: 240 })
    expect(panelPlace(anchor(300, 800), panel, view)).toEqual({ left: 280, top: 490 })
    expect(panelPlace(undefined, panel, view)).toEqual({ left: 1024, top: 584 })
  })

  it('[PP2] always wholly in the window', () => {
    const px = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(px(1400), px(880), px(1300), px(800), (left, top, width, height) => {
        const place = panelPlace(anchor(left, top), { width, height }, view)
        expect(place.left).toBeGreaterThanOrEqual(16)
        expect(place.top).toBeGreaterThanOrEqual(16)
        if (width <= 1408) expect(place.left + width).toBeLessThanOrEqual(1424)
        if (height <= 868) expect(place.top + height).toBeLessThanOrEqual(884)
      }),
    )
  })
})
