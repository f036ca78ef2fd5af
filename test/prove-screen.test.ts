import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { ProvePageOptions } from './browser/prove-page.ts'
import { openProvePage } from './browser/prove-page.ts'
import { FAINT_TEXTS } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-prove-screen-'))
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  for (const slug of ['pull', 'manteau', 'manteau-proche']) await keep(slug)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function keep(slug: string): Promise<void> {
  const text = readFileSync(new URL(`../examples/${slug}.json`, import.meta.url), 'utf8')
  const kept = await fetch(`${server.url}api/v1/chains`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chainId: slug, document: JSON.parse(text) as unknown }),
  })
  expect([200, 201, 409]).toContain(kept.status)
}

type PageOptions = Partial<ProvePageOptions>

async function openPage(options: PageOptions = {}) {
  const opened = await openProvePage(browser, server, { chain: 'pull', ...options })
  await opened.page.locator('.slope').waitFor()
  return opened
}

/** The answer that counts is there: nothing finer is under way. */
async function settled(page: Page): Promise<void> {
  await page.locator('.prove-grid[aria-busy="false"]').waitFor()
}

const title = (page: Page) => page.locator('h1').innerText()
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 40_000 })

async function twinOf(page: Page, name: string): Promise<string[][]> {
  const figure = page.locator('figure.chart', { hasText: name }).first()
  await figure.getByRole('button', { name: 'tableau' }).click()
  const rows = await figure.locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()))
}

describe('the page of prove', () => {
  it('[P260] a chain alone is held against a nearer maker, which is said to be a supposition', async () => {
    const { page, errors, close } = await openPage()
    await settled(page)
    expect(await page.locator('.supposed-near').innerText()).toContain('30')
    expect(await page.locator('.supposed').innerText()).toContain('hypothèse')
    expect(await page.locator('.origin-legend').innerText()).toMatch(/graine 1, 1.?024 saisons/)
    expect(errors).toEqual([])
    await close()
  }, 90_000)

  it('[P261] with a second chain both bridges are drawn, and each closes to the cent', async () => {
    const { page, errors, close } = await openPage({ chain: 'manteau' })
    await page.locator('#chain-picker-button').click()
    const other = page
      .locator('#chain-picker li', { hasText: 'Manteau en 33 variantes, cousu' })
      .first()
    await other.getByRole('button', { name: 'comparer' }).click()
    await page.locator('.supposed-near').waitFor({ state: 'detached' })
    await settled(page)
    expect(await title(page)).toContain('Maroc')
    expect(await page.locator('.bridge .bridge-name').allInnerTexts()).toHaveLength(2)
    const cells = await twinOf(page, 'De l’une à l’autre')
    for (const side of [1, 2]) {
      const amounts = cells.map((row) => Number(row[side]))
      const [entry, final] = [amounts[0]!, amounts.at(-1)!]
      const lines = amounts.slice(1, -1).reduce((sum, amount) => sum + amount, 0)
      // Each cell is rounded to a cent.
      expect(Math.abs(entry + lines - final)).toBeLessThan(0.01 * amounts.length)
    }
    expect(errors).toEqual([])
    await close()
  }, 120_000)

  it('[P262] a figure that is set moves the answer, is marked, and can be taken back', async () => {
    const { page, close } = await openPage()
    await settled(page)
    const before = await title(page)
    const price = page.getByLabel('prix d’achat').last()
    await price.fill('400')
    await price.press('Enter')
    await soon(() => title(page)).not.toBe(before)
    expect(await page.locator('.prove-figures li.edited').count()).toBe(1)
    await page.getByRole('button', { name: 'revenir à la chaîne' }).click()
    await settled(page)
    await soon(() => title(page)).toBe(before)
    await close()
  }, 120_000)

  it('[P263] a value out of its bounds is refused beside its field, and nothing is lost', async () => {
    const { page, close } = await openPage()
    await settled(page)
    const before = await title(page)
    const returns = page.locator('#figure-returnRatio')
    const held = await returns.inputValue()
    await returns.fill('250')
    expect(await returns.getAttribute('aria-invalid')).toBe('true')
    expect(await returns.getAttribute('title')).toContain('95')
    await returns.blur()
    expect(await returns.inputValue()).toBe(held)
    expect(await title(page)).toBe(before)
    await close()
  }, 90_000)

  it('[P264] uncertainty under the hand moves the premium that nearness can bear, at once', async () => {
    const { page, close } = await openPage()
    const words = page.locator('.prove-pair figure .label').last()
    const read = () => page.locator('.doubt-slider input').getAttribute('aria-valuetext')
    await words.waitFor()
    const before = await read()
    for (let press = 0; press < 5; press++) {
      await page.getByRole('button', { name: 'plus d’incertitude' }).click()
    }
    expect(await read()).not.toBe(before)
    await page.getByRole('button', { name: /revenir à/ }).click()
    expect(await read()).toBe(before)
    await close()
  }, 90_000)

  it('[P265] English, dark, and 390 px: nothing faint, nothing beyond the edge', async () => {
    for (const options of [
      { language: 'en', theme: 'dark' },
      { width: 390 },
    ] as const satisfies PageOptions[]) {
      const { page, errors, close } = await openPage(options)
      await settled(page)
      const wide = await page.evaluate('document.documentElement.scrollWidth')
      expect(wide).toBeLessThanOrEqual('width' in options ? options.width : 1440)
      expect(await page.evaluate(FAINT_TEXTS)).toEqual([])
      expect(errors).toEqual([])
      await close()
    }
  }, 120_000)

  it('[P266] what is printed is one A4, whatever stands on the screen', async () => {
    const { page, close } = await openPage()
    await settled(page)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const text = pdf.toString('latin1')
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(text).toMatch(/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    await close()
  }, 90_000)
})
