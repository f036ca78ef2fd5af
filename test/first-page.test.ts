import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { OpenPage } from './browser/screen-pages.ts'
import { FAINT_TEXTS, openPage } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

/** A busy machine takes its time. */
const PATIENCE = { timeout: 30_000 }

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-first-'))
let server: RunningServer
let browser: Browser
let open: OpenPage

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  open = await openPage(browser, server.url)
  await open.page.evaluate("history.pushState(null, '', '/que-faire')")
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('what to do first, on its page', () => {
  it('[FP1] begins with a ranking, refines it under the eyes, and its title is the finding', async () => {
    const { page } = open
    await page.locator('.first-table .gain').first().waitFor(PATIENCE)
    expect(await page.locator('h1').textContent()).toMatch(/^Commencez par .+ par an/)
    await page.getByText('moyenne de').waitFor(PATIENCE)
    await page.locator('.first-table .veil').first().waitFor(PATIENCE)
    expect(await page.locator('h1').textContent()).toMatch(/chances? sur 10/)
  }, 90_000)

  it('[FP2] a stop keeps what is there', async () => {
    const { page } = open
    await page.locator('.first-work button').click()
    await page.getByText('Arrêté : le classement est celui de ce moment.').waitFor()
    expect(await page.locator('.first-table .gain').count()).toBeGreaterThan(15)
  })

  it('[FP3] a column sorts, a segment filters, a figure explains itself, a lever can be tried', async () => {
    const { page } = open
    await page.getByRole('button', { name: 'Carbone par an' }).click()
    const head = page.locator('th.carbon')
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    const carbon = await page.locator('td.carbon').first().textContent()
    expect(carbon).toContain('−')
    const all = await page.locator('.first-table .gain').count()
    await page.locator('.first-segments .chip', { hasText: 'transport' }).click()
    expect(await page.locator('.first-table .gain').count()).toBeLessThan(all)
    await page.locator('.first-segments .chip').first().click()
    await page.locator('.first-table .gain').first().click()
    await page.locator('.lever-detail').getByText('Ne compte pas').waitFor()
    const link = await page.locator('.first-table .try a').first().getAttribute('href')
    expect(link).toMatch(/^\/scenarios\?lever=[a-z-]+$/)
    expect(await page.locator('.first-out details li').count()).toBeGreaterThan(3)
  })

  it('[FP4] at 390 px nothing is faint and nothing stands beyond the edge', async () => {
    const { page } = open
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect(await page.evaluate(FAINT_TEXTS)).toEqual([])
    expect(open.errors).toEqual([])
  })
})
