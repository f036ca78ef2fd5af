import type { Browser, Page } from 'playwright-core'

interface PageOptions {
  readonly language?: 'fr' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

export interface OpenPage {
  readonly page: Page
  /** Errors of the page and of its console. */
  readonly errors: readonly string[]
  readonly close: () => Promise<void>
}

/** A page of a running server, at its title, with its errors collected. */
export async function openPage(
  browser: Browser,
  address: string,
  { language = 'fr', theme = 'light', width = 1440 }: PageOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  // Only the first time: a page that is loaded again keeps what it was set to.
  await page.addInitScript(
    `if (!localStorage.getItem('boucle.language')) {
       localStorage.setItem('boucle.language', '${language}')
       localStorage.setItem('boucle.theme', '${theme}')
     }`,
  )
  await page.goto(address)
  await page.locator('h1').waitFor()
  return { page, errors, close: () => context.close() }
}

/**
 * Texts whose contrast with what is behind them is below WCAG 2.2 AA (1.4.3): 4.5, or 3 from 24 px
 * on. Runs in the page. Texts over a bar of the staircase have a colour of their own and are left
 * out, and so is what cannot be used (1.4.3 exempts it).
 */
export const FAINT_TEXTS = `(() => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (colour) => {
    paint.clearRect(0, 0, 1, 1)
    paint.fillStyle = colour
    paint.fillRect(0, 0, 1, 1)
    return [...paint.getImageData(0, 0, 1, 1).data].map((each, i) => (i < 3 ? each : each / 255))
  }
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor)
      if (colour[3] > 0.99) return colour
      if (at.matches('.client-map svg, .mini-disc')) return rgba(getComputedStyle(document.body).getPropertyValue('--surface'))
    }
    return rgba(getComputedStyle(document.body).backgroundColor)
  }
  const light = (channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
  const faint = []
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
    if (!own || !element.checkVisibility() || element.closest('.hidden, .within, [aria-disabled], noscript')) continue
    const style = getComputedStyle(element)
    const text = rgba(element instanceof SVGElement ? style.fill : style.color)
    const [a, b] = [luminance(text), luminance(behind(element))].sort((x, y) => y - x)
    const ratio = (a + 0.05) / (b + 0.05)
    if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
      faint.push(element.textContent.trim().slice(0, 30) + ' ' + ratio.toFixed(2))
    }
  }
  return faint
})()`
