import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { FAINT_TEXTS } from './screen-pages.ts'

const site = mkdtempSync(path.join(os.tmpdir(), 'boucle-after-margin-'))
const examples = fileURLToPath(new URL('../../examples', import.meta.url))
let browser: Browser

beforeAll(async () => {
  const built = build({
    root: fileURLToPath(new URL('pages/after-margin', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    build: { outDir: site, emptyOutDir: true, target: 'es2023', minify: false },
  })
  ;[browser] = await Promise.all([launchChromium(), built])
}, 60_000)

afterAll(async () => {
  await browser?.close()
  rmSync(site, { recursive: true, force: true })
})

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

async function openPage(language: 'fr' | 'en', theme: 'light' | 'dark', width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.route('http://localhost/**', (route) => {
    const asked = new URL(route.request().url()).pathname.slice(1) || 'index.html'
    const file = [site, examples].map((folder) => path.join(folder, asked)).find(existsSync)
    if (file === undefined) return route.fulfill({ status: 204 })
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[path.extname(file)]! })
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.addInitScript(
    `localStorage.setItem('boucle.language', '${language}'); localStorage.setItem('boucle.theme', '${theme}')`,
  )
  await page.goto('http://localhost/')
  await page.locator('.after-margin').nth(2).waitFor()
  return { page, errors, close: () => context.close() }
}

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 })

describe('what follows the final margin, on a page', () => {
  it('[P138] a switch is off until pressed, bears its source, and lays with beside without', async () => {
    const { page, errors, close } = await openPage('fr', 'light', 1440)
    const [money, firm, priced] = [0, 1, 2].map((at) => page.locator('.after-margin').nth(at))
    expect(await money!.locator('.finding-line').textContent()).toMatch(
      /Acheter près rapporte .* s’y remboursent en [\d,]+.an/,
    )
    await money!.getByRole('button', { name: 'tableau' }).click()
    expect(await money!.locator('.chart-table tbody tr').count()).toBeGreaterThan(5)
    expect(await firm!.locator('.finding-line').textContent()).toContain('on juge l’acheteur')
    expect(await firm!.locator('tbody tr').count()).toBeGreaterThanOrEqual(3)
    expect(await priced!.locator('.finding-line').textContent()).toContain('Aucune n’est comptée')
    expect(await priced!.locator('table').count()).toBe(0)
    const on = () => page.locator('#on').textContent()
    await priced!.getByRole('radio', { name: /250,00/ }).check()
    await soon(on).toBe('carbon')
    expect(await priced!.textContent()).toContain('commission Quinet')
    await priced!.getByRole('radio', { name: 'étude CCI 2021' }).check()
    await soon(on).toBe('carbon willingness')
    const columns = await priced!.locator('thead th').allTextContents()
    expect(columns.slice(1)).toEqual([
      'sans',
      'prix du carbone',
      'clients prêts à payer plus',
      'ensemble',
    ])
    const premium = () => priced!.locator('.premium-ask strong').textContent()
    expect(await premium()).toMatch(/^0.%$/)
    await priced!.getByRole('button', { name: 'un point de plus' }).click()
    await soon(premium).toMatch(/^1,0.%$/)
    await priced!.getByRole('button', { name: 'celui qui rapporte le plus' }).click()
    await soon(premium).toMatch(/^0.%$/)
    await priced!.getByRole('radio', { name: 'sans' }).first().check()
    await soon(on).toBe('willingness')
    expect(errors).toEqual([])
    await close()
  })

  it('[P139] is read in English, in the dark and on a telephone: nothing faint, nothing beside', async () => {
    const { page, errors, close } = await openPage('en', 'dark', 390)
    await page.getByRole('radio', { name: /21%/ }).check()
    await soon(() => page.locator('#on').textContent()).toBe('transparency')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    // Polled: the switch fades from one state to the other.
    await soon(() => page.evaluate(FAINT_TEXTS)).toEqual([])
    const text = (await page.locator('main').textContent()) ?? ''
    for (const odd of ['undefined', 'NaN', 'Infinity']) expect(text).not.toContain(odd)
    expect(text).toContain('Mohan, Buell, John')
    expect(errors).toEqual([])
    await close()
  })
})
