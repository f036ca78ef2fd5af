import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentOf, wildQuestion } from '../src/prove/sheet/sheet.test-support.ts'
import { demonstrationSheet } from '../src/prove/sheet/demonstration-sheet.ts'
import { launchChromium } from './browser/chromium.ts'

/* The page for the buyer as a browser prints it, under the print rules of every page. */

interface PageGlobals {
  showSheet(proof: unknown, language: string): Promise<void>
}

let browser: Browser
let page: Page
const proof = documentOf(wildQuestion())

/** Script and styles of the page, as the product bundles them. */
async function bundle(): Promise<{ script: string; style: string }> {
  const built = await build({
    root: fileURLToPath(new URL('browser/pages', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    // As vite compiles elements under a test runner.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: 'demonstration-sheet.js', formats: ['es'], fileName: 'page' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('nothing was built')
  const style = first.output.flatMap((each) => (each.type === 'asset' ? [String(each.source)] : []))
  return { script: first.output[0].code, style: style.join('\n') }
}

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage()
  const { script, style } = await bundle()
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style><body></body>`)
  await page.addScriptTag({ content: script, type: 'module' })
  await page.waitForFunction('typeof showSheet === "function"')
})

afterAll(() => browser.close())

describe('the page for the buyer, printed by a browser', () => {
  it('[P171] is one page of A4 and nothing else, whatever else is on the screen', async () => {
    await page.evaluate(
      ([told, language]) => (globalThis as unknown as PageGlobals).showSheet(told, language!),
      [JSON.parse(JSON.stringify(proof)) as object, 'fr'] as const,
    )
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
      'latin1',
    )
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
    expect(Math.abs(Number(width) - 595.28)).toBeLessThan(1)
    expect(Math.abs(Number(height) - 841.89)).toBeLessThan(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main').isVisible()).toBe(false)
    const sheet = page.locator('.demonstration-sheet svg')
    const box = (await sheet.boundingBox())!
    // 210 x 297 mm at 96 to the inch, from the corner of the paper.
    expect([box.x, box.y]).toEqual([0, 0])
    expect(Math.abs(box.width - 793.7)).toBeLessThan(0.5)
    expect(Math.abs(box.height - 1122.5)).toBeLessThan(0.5)
    await page.emulateMedia({ media: 'screen' })
    expect(await sheet.isVisible()).toBe(false)
    expect(await page.locator('main').isVisible()).toBe(true)
  })

  it('[P172] draws the same marks as the PDF, and says the finding to who cannot see them', async () => {
    const drawn = demonstrationSheet(JSON.parse(JSON.stringify(proof)), {
      language: 'fr',
      command: 'boucle prove',
    })
    const sheet = page.locator('.demonstration-sheet svg')
    expect(await sheet.getAttribute('aria-label')).toBe(drawn.title)
    expect(await sheet.locator('text').allTextContents()).toEqual(
      drawn.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
    )
    expect(await sheet.locator('> *').count()).toBe(drawn.marks.length)
  })
})
