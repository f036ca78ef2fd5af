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

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-demand-'))
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  const chain: unknown = JSON.parse(example('pull.json').toString())
  await fetch(`${server.url}api/v1/chains`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chainId: 'pull', document: chain }),
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const example = (name: string) => readFileSync(new URL(`../examples/${name}`, import.meta.url))

type PageOptions = Omit<ProvePageOptions, 'chain'>

/** The page of prove at its part about demand, with its errors collected. */
async function openPage(options: PageOptions = {}) {
  const { width = 1440 } = options
  const asked = { ...options, chain: 'pull', patience: 12_000 }
  const { page, errors, close } = await openProvePage(browser, server, asked)
  await page.locator('.law-block').waitFor()
  const isNarrow = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  return { page, errors, isNarrow, close }
}

/** As a hand drops it: with the events of a drag. */
async function drop(page: Page, name: string, text: string, where = '.file-drop') {
  const files = await page.evaluateHandle(`{
    const held = new DataTransfer()
    held.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
    held
  }`)
  await page.locator(where).dispatchEvent('dragover', { dataTransfer: files })
  await page.locator(where).dispatchEvent('drop', { dataTransfer: files })
}

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 })
const sold = example('sales/pull.csv').toString()

describe('sales dropped on a page', () => {
  it('[P224] a table dropped becomes a law, drawn; each figure can be typed over, and taken back', async () => {
    const { page, errors, close } = await openPage()
    await drop(page, 'ventes.csv', sold)
    const reading = page.locator('.sales-reading')
    await soon(() => reading.textContent()).toMatch(/506 lignes de pull, du 2.janvier.2023/)
    const text = (await reading.textContent()) ?? ''
    expect(text).toMatch(/2.760 pièces vendues, 38 rendues/)
    expect(text).toMatch(/Rupture pendant 15 semaines.: environ 62 pièces voulues/)
    expect(text).toContain('mesurée sur ces ventes')
    const law = page.locator('.law-block')
    expect(await law.locator('h2').textContent()).toContain('lue dans les ventes')
    expect(await law.locator('.law-weeks .bar').count()).toBe(3)
    const season = () => law.getByLabel('Ventes de la saison').inputValue()
    const found = await season()
    await law.getByLabel('Ventes de la saison').fill('1 234,5')
    await page.keyboard.press('Enter')
    await soon(() => law.locator('h2').textContent()).toContain('corrigée à la main')
    expect(await season()).toMatch(/^1.23[45]$/)
    // By keyboard alone: a week before, then its share.
    await law.getByRole('slider').focus()
    const before = await law.getByRole('slider').getAttribute('aria-valuenow')
    await page.keyboard.press('ArrowLeft')
    expect(await law.getByRole('slider').getAttribute('aria-valuenow')).toBe(
      String(Number(before) - 1),
    )
    await page.keyboard.press('Tab')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await soon(() => law.locator('.law-weeks .given').count()).toBe(1)
    // What cannot be is refused with its bounds, and nothing changes.
    await law.getByLabel('Retours').fill('120')
    await page.keyboard.press('Enter')
    expect(await law.getByRole('alert').textContent()).toMatch(/de 0 à 100/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Reprendre les chiffres trouvés' }).click()
    await soon(season).toBe(found)
    expect(errors).toEqual([])
    await close()
  })

  it('[P225] the item is asked for, and columns without known headers are named', async () => {
    const { page, errors, isNarrow, close } = await openPage({
      language: 'en',
      theme: 'dark',
      width: 390,
    })
    const rows = Array.from({ length: 40 }, (_, week) => {
      const day = new Date(Date.UTC(2025, 0, 6 + 7 * week)).toISOString().slice(0, 10)
      return `${day};PUL-01;${5 + (week % 4)}\n${day};BON-02;3`
    })
    await drop(page, 'till.csv', ['Quand;Quoi;Combien', ...rows].join('\n'))
    await soon(() => page.locator('.sales-drop .problems').textContent()).toContain(
      'No column is the day',
    )
    await isNarrow()
    await page.getByLabel('What Quand is').selectOption('day')
    await page.getByLabel('What Combien is').selectOption('quantity')
    await soon(() => page.locator('.sales-reading').textContent()).toContain('80 rows')
    await page.getByLabel('What Quoi is').selectOption('item')
    const item = page.getByLabel(/Which item of the table is/)
    await item.selectOption('PUL-01')
    await soon(() => page.locator('.sales-reading').textContent()).toContain('40 rows of PUL-01')
    await isNarrow()
    const faint = FAINT_TEXTS.replace("'body *'", "'.demand-section *'")
    expect(await page.evaluate(faint)).toEqual([])
    expect(errors).toEqual([])
    await close()
  })

  it('[P225] a bad row is told with its number, and the next table is read in its place', async () => {
    const { page, errors, isNarrow, close } = await openPage({ language: 'en', width: 390 })
    await drop(page, 'odd.csv', 'date;item;quantity\n2025-01-06;pull;2\nyesterday;pull;2')
    await soon(() => page.locator('.sales-drop .problems').textContent()).toMatch(
      /row 3.*"yesterday" is not a date/,
    )
    await isNarrow()
    await page.getByRole('button', { name: 'Take this table away' }).click()
    await drop(page, 'till.csv', 'date;item;quantity\n2025-01-06;pull;2\n2025-01-13;pull;3')
    await soon(() => page.locator('.sales-reading').textContent()).toContain('2 rows of pull')
    expect(errors).toEqual([])
    await close()
  })

  it('[P226] rows kept on the server are offered; kept again they count once', async () => {
    const { page, errors, close } = await openPage()
    // Anywhere on the page will do.
    await drop(page, 'ventes.csv', sold, 'h1')
    const keep = page.getByRole('button', { name: 'Garder ces lignes sur le serveur' })
    await keep.click()
    const told = page.locator('.sales-drop [role=status]', { hasText: 'Gardé' })
    await soon(() => told.textContent()).toMatch(/[1-9]\d* lignes nouvelles, 0 mises à jour/)
    await page.getByRole('button', { name: 'Retirer ce tableau' }).click()
    await drop(page, 'ventes.csv', sold)
    await keep.click()
    await soon(() => told.textContent()).toMatch(
      /.: 0 lignes nouvelles, 0 mises à jour, 0 remplacées/,
    )
    await page.getByRole('button', { name: 'Retirer ce tableau' }).click()
    await page.getByRole('button', { name: 'Prendre les 506 lignes gardées' }).click()
    await soon(() => page.locator('.sales-reading').textContent()).toContain('506 lignes de pull')
    expect(errors).toEqual([])
    await close()
  })

  it('[P227] without sales: a committee, similar items of a table, a family, each shown as such', async () => {
    const { page, errors, close } = await openPage()
    const origin = () => page.locator('.law-block h2').textContent()
    expect(await origin()).toContain('d’après la chaîne')
    const choose = (name: string) =>
      page.locator('.law-origin').getByRole('radio', { name }).check({ force: true })
    await choose('d’estimations')
    await page.getByLabel('Estimation 1, pièces').fill('900')
    const take = page.getByRole('button', { name: 'Prendre ces estimations' })
    await take.click()
    await soon(() => page.locator('.law-origin').textContent()).toContain('il en faut deux')
    await page.getByLabel('Estimation 2, pièces').fill('1 100')
    await take.click()
    await soon(() => page.getByLabel('Ventes de la saison').inputValue()).toMatch(/^1.000$/)
    expect(await origin()).toContain('d’après des estimations')
    await choose('d’une famille')
    await choose('fonctionnel')
    await soon(origin).toContain('valeur par défaut')
    await drop(page, 'ventes.csv', sold.replaceAll(';pull;', ';nouveau;'))
    await page.getByLabel(/Quel article du tableau/).waitFor()
    await choose('d’articles semblables')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: 'Prendre ces articles' }).click()
    await soon(origin).toContain('d’après des articles semblables')
    expect(errors).toEqual([])
    await close()
  })
})
