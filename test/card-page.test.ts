import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-card-'))
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function openCard(width = 1440) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(`${server.url}commencer`)
  await page.locator('.card-fields').waitFor()
  return { page, errors, close: () => context.close() }
}

describe('the card of the first ten minutes', () => {
  it('[AC8] from nothing to an answer with its doubt in at most twelve inputs, in French', async () => {
    const { page, errors, close } = await openCard()
    let inputs = 0
    const fill = async (label: string, text: string) => {
      await page.getByLabel(label).fill(text)
      inputs += 1
    }
    expect(await page.locator('.card-who').textContent()).toContain('Personne d’autre')
    await page.getByRole('button', { name: 'Meuble, aménagement' }).click()
    inputs += 1
    await fill('1. Votre produit', 'Étagère en frêne')
    await fill('2. Prix à la cliente, TTC', '1 249,50')
    await fill('3. Vous la payez', '310')
    await page.getByLabel('faite en').selectOption('VN')
    inputs += 1
    await fill('4. Vendues par an', '700')
    await fill('5. Reste invendu ou bradé', '12,5')
    await fill('6. De la commande aux pièces', '100')
    expect(inputs).toBeLessThanOrEqual(12)
    await page.locator('.card-gain .veil').waitFor({ timeout: 30_000 })
    const title = (await page.locator('h1').textContent()) ?? ''
    expect(title).toMatch(/chances? sur 10|Trop serré/)
    expect(await page.locator('.card-range').textContent()).toMatch(/9 fois sur 10 \(96 tirages/)
    expect(await page.locator('.card-seen').textContent()).toContain('marge finale')
    // What was typed is still there when the page is opened again.
    await page.reload()
    await expect
      .poll(() => page.getByLabel('2. Prix à la cliente, TTC').inputValue())
      .toBe('1249,5')
    expect(errors).toEqual([])
    await close()
  }, 90_000)

  it('[AC9] the next question is answered on the spot, and the chain of the card is kept', async () => {
    const { page, close } = await openCard(390)
    await page.getByRole('button', { name: 'Essayer avec un exemple' }).click()
    await page.locator('.card-next input').waitFor({ timeout: 30_000 })
    const asked = await page.locator('.card-next label').textContent()
    await page.locator('.card-next input').fill('30')
    await page.getByRole('button', { name: 'Répondre' }).click()
    await expect
      .poll(() => page.locator('.card-next').textContent(), { timeout: 30_000 })
      .not.toContain(asked)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBe(390)
    await page.locator('.card-gain .veil').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Voir la chaîne' }).click()
    await page.waitForURL('**/voir')
    const kept = (await (await fetch(`${server.url}api/v1/chains`)).json()) as { name: string }[]
    expect(kept.map(({ name }) => name)).toContain('Pull en laine')
    await close()
  }, 90_000)

  it('[AC10] figures that contradict each other are said, and nothing typed is lost', async () => {
    const { page, close } = await openCard()
    await page.getByRole('button', { name: 'Essayer avec un exemple' }).click()
    await page.getByLabel('3. Vous la payez').fill('400')
    await page.locator('.card-answer .problems').waitFor({ timeout: 30_000 })
    expect(await page.getByLabel('3. Vous la payez').inputValue()).toBe('400')
    expect(await page.getByLabel('1. Votre produit').inputValue()).toBe('Pull en laine')
    await close()
  }, 60_000)
})
