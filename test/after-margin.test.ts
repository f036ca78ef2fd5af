import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import { openProvePage } from './browser/prove-page.ts'
import { FAINT_TEXTS } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-after-margin-'))
let server: RunningServer
let browser: Browser

interface Example {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly markets: readonly Readonly<Record<string, unknown>>[]
}

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  const url = new URL('../examples/manteau.json', import.meta.url)
  const coat = JSON.parse(readFileSync(url, 'utf8')) as Example
  // In one variant and eight weeks: what is tried here rests on neither, and goes quicker.
  const items = coat.items.map(({ variantAxes: _axes, ...item }) => item)
  const window = { windowFrom: '2026-10-01', windowTo: '2026-11-25' }
  const markets = coat.markets.map((market) => ({ ...market, ...window }))
  await fetch(`${server.url}api/v1/chains`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chainId: 'manteau', document: { ...coat, items, markets } }),
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function openPage(language: 'fr' | 'en', theme: 'light' | 'dark', width: number) {
  const options = { chain: 'manteau', language, theme, width }
  const { page, errors, close } = await openProvePage(browser, server, options)
  await page.locator('.after-margin').nth(2).waitFor()
  const [money, priced, firm] = [0, 1, 2].map((at) => page.locator('.after-margin').nth(at))
  return { page, money: money!, priced: priced!, firm: firm!, errors, close }
}

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 })

describe('what follows the final margin, on the page of prove', () => {
  it('[P138] a switch is off until pressed, bears its source, and lays with beside without', async () => {
    const { money, priced, firm, errors, close } = await openPage('fr', 'light', 1440)
    const finding = () => money.locator('.finding-line').textContent()
    expect(await finding()).toMatch(/Acheter près/)
    await money.getByLabel('investissement').fill('40000')
    await money.getByLabel('investissement').press('Enter')
    await soon(finding).toMatch(
      /40.000.€ investis s’y remboursent en [\d,]+.an|aucun investissement/,
    )
    await money.getByRole('button', { name: 'tableau' }).click()
    expect(await money.locator('.chart-table tbody tr').count()).toBeGreaterThan(5)
    expect(await firm.locator('.finding-line').textContent()).toContain('on juge l’acheteur')
    expect(await priced.locator('.finding-line').textContent()).toContain('Aucune n’est comptée')
    expect(await priced.locator('table').count()).toBe(0)
    const columns = async () => (await priced.locator('thead th').allTextContents()).slice(1)
    await priced.getByRole('radio', { name: /250,00/ }).check()
    await soon(columns).toEqual(['sans', 'prix du carbone'])
    expect(await priced.textContent()).toContain('commission Quinet')
    expect(errors).toEqual([])
    await close()
  }, 150_000)

  it('[P139] is read in English, in the dark and on a telephone: nothing faint, nothing beside', async () => {
    const { page, priced, errors, close } = await openPage('en', 'dark', 390)
    await priced.getByRole('radio', { name: /21%/ }).check()
    await soon(() => priced.textContent()).toContain('Mohan, Buell, John')
    await soon(() => priced.locator('thead th').count()).toBe(3)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    // Polled: the switch fades from one state to the other.
    await soon(() => page.evaluate(FAINT_TEXTS)).toEqual([])
    const text = (await page.locator('main').textContent()) ?? ''
    for (const odd of ['undefined', 'NaN', 'Infinity']) expect(text).not.toContain(odd)
    expect(errors).toEqual([])
    await close()
  }, 150_000)
})
