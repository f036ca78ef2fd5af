import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const THEMES = ['light', 'dark'] as const

/** Colour of a token in a theme, from `--name: light-dark(#rrggbb, #rrggbb)`. */
function colour(name: string, theme: (typeof THEMES)[number]): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  if (!found) throw new Error(`No token --${name}`)
  return found[theme === 'light' ? 1 : 2] ?? ''
}

/** Relative luminance and contrast ratio, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe.each(THEMES)('tokens, %s', (theme) => {
  const paper = colour('paper', theme)
  const surface = colour('surface', theme)
  const sunk = colour('sunk', theme)

  it('[TK1] every ink and text colour reads at 4.5 on paper, surface and sunk', () => {
    const texts = ['ink', 'ink-2', 'ink-3', 'p1-text', 'p2-text', 'p3-text', 'p4-text', 'p5-text']
    for (const name of texts) {
      for (const ground of [paper, surface, sunk]) {
        expect(contrast(colour(name, theme), ground), name).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('[TK2] marks, threads, focus and control borders stand at 3 on paper', () => {
    const marks = ['p1', 'p2', 'p3', 'p4', 'p5', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']
    for (const name of [...marks, 'focus', 'control']) {
      expect(contrast(colour(name, theme), paper), name).toBeGreaterThanOrEqual(2.95)
    }
  })

  it('[TK3] words written on a colour read at 4.5', () => {
    for (const step of [1, 2, 3, 4, 5]) {
      const on = contrast(colour(`on-p${step}`, theme), colour(`p${step}`, theme))
      expect(on, `p${step}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})
