import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { OpenPage } from './browser/screen-pages.ts'
import { FAINT_TEXTS, openPage } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-firms-'))
let server: RunningServer
let browser: Browser
let open: OpenPage

/** With the coat of the first start: five of one trade, and one of another. */
const OTHERS = ['tshirt', 'lin', 'jean', 'pull', 'parquet']

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  for (const chainId of OTHERS) {
    const text = readFileSync(new URL(`../examples/${chainId}.json`, import.meta.url), 'utf8')
    const body = JSON.stringify({ chainId, note: '', document: JSON.parse(text) as unknown })
    const headers = { 'content-type': 'application/json' }
    await fetch(`${server.url}api/v1/chains`, { method: 'POST', headers, body })
  }
  open = await openPage(browser, `${server.url}conseil`, { width: 1100 })
}, 90_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('an adviser and several firms', () => {
  it('[AF5] every kept chain is a row; names come off; a column sorts', async () => {
    const { page, errors } = open
    const rows = page.locator('.firms-table tbody tr')
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(OTHERS.length + 1)
    const names = () => page.locator('.firms-table tbody th').allTextContents()
    expect(await names()).toContain('Boomerang du lin')
    await page.getByLabel('sans les noms').check()
    expect((await names()).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E'])
    await page.getByText('1 entreprise n’est pas montrée').waitFor()
    await page.getByLabel('sans les noms').uncheck()
    await page.getByRole('button', { name: 'carbone par pièce' }).click()
    const first = (await names())[0]
    await page.getByRole('button', { name: 'carbone par pièce' }).click()
    expect((await names()).at(-1)).toBe(first)
    expect(await page.evaluate(FAINT_TEXTS)).toEqual([])
    expect(errors).toEqual([])
  }, 60_000)

  it('[AF6] a report holds its place among five of the trade, and nothing where they are fewer', async () => {
    const { page } = open
    const report = async (name: string) => {
      const row = page.locator('.firms-table tbody tr', { hasText: name })
      await row.getByRole('button', { name: 'Rapport' }).click()
      return page.locator('.firm-report').textContent()
    }
    expect(await report('Boomerang du lin')).toContain('parmi 5 chaînes du métier')
    expect(await report('Boomerang du bois')).toContain('on devinerait qui est qui')
  }, 30_000)

  it('[AF7] a case is answered, then measured on the examples', async () => {
    const { page } = open
    await page.evaluate(`history.pushState(null, '', '/conseil/formation')`)
    const told = page.locator('.cases > li', { hasText: 'Le T-shirt blanc' })
    await told.getByRole('button', { name: 'plus près' }).click()
    await told.locator('.measured').waitFor({ timeout: 60_000 })
    expect(await told.locator('.measured').textContent()).toContain('Non. Rester loin')
    expect(await page.locator('h1').textContent()).toBe('0 bonne réponse sur 1.')
  }, 90_000)

  it('[AF11] an estimate is typed as people do, measured, and the real screen opens', async () => {
    const { page, errors } = open
    const told = page.locator('.cases > li', { hasText: 'Le pull à prix dévoilé' })
    await told.locator('input').fill('20,5 %')
    await told.getByRole('button', { name: 'Répondre' }).click()
    await told.locator('.measured').waitFor({ timeout: 60_000 })
    expect(await told.locator('.measured').textContent()).toMatch(/^Oui\. Mesuré : 21\s%/)
    expect(await page.evaluate(FAINT_TEXTS)).toEqual([])
    await told.getByRole('button', { name: /Ouvrir la chaîne/ }).click()
    await page.waitForURL('**/voir', { timeout: 30_000 })
    expect(errors).toEqual([])
  }, 90_000)

  it('[AF12] a colour nobody could read is refused, with the reason', async () => {
    const { page } = open
    await page.evaluate(`history.pushState(null, '', '/conseil')`)
    await page.getByText('Aux couleurs de votre chambre').click()
    const colour = page.getByLabel('Couleur', { exact: true })
    await colour.fill('#ffe680')
    expect(await page.getByRole('alert').textContent()).toContain('se lit mal')
    expect(await colour.inputValue()).toBe('#16212b')
    await colour.fill('#7a1f3d')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await colour.inputValue()).toBe('#7a1f3d')
  }, 30_000)

  it('[AF13] what first is sought firm by firm; a stop keeps what was found', async () => {
    const { page } = open
    await expect
      .poll(() => page.locator('.firms-table tbody tr').count(), { timeout: 30_000 })
      .toBe(OTHERS.length + 1)
    await page.getByRole('button', { name: 'Que faire d’abord ?' }).click()
    await page.locator('.firms-table .gain').first().waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: /Arrêter/ }).click()
    const found = await page.locator('.firms-table .gain').count()
    expect(found).toBeGreaterThan(0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Liste .xlsx' }).click()
    expect((await download).suggestedFilename()).toBe('boucle-entreprises.xlsx')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  }, 90_000)
})
