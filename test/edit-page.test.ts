import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { OpenPage } from './browser/screen-pages.ts'
import { FAINT_TEXTS, openPage } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 15_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-edit-'))
let server: RunningServer
let browser: Browser
let mine: OpenPage
let theirs: OpenPage

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  mine = await openPage(browser, `${server.url}modifier/lanes`)
  await mine.page.locator('.grid').waitFor()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const cell = (page: Page, row: number, column: number) =>
  page.locator(`[role="gridcell"][data-row="${row}"][data-column="${column}"]`)

/** What the browser does when a person pastes: an event with the text of the clipboard. */
const paste = (page: Page, text: string) =>
  page.evaluate(
    `(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${JSON.stringify(text)})
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.querySelector('.grid').dispatchEvent(event)
    })()`,
  )

const figure = (page: Page, id: string) => page.locator(`[data-figure="${id}"]`).textContent()

/** Types into a cell as a person does, by the keyboard. */
async function type(page: Page, [row, column]: readonly [number, number], text: string) {
  await cell(page, row, column).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

describe('a chain edited as a table', () => {
  it('[EB1] a figure typed moves the figures above, and Ctrl Z brings both back', async () => {
    const { page } = mine
    await page.goto(`${server.url}modifier/markets`)
    await soon(() => figure(page, 'margin.final.ratio')).toMatch(/\d.%inchangé/)
    const before = await figure(page, 'margin.final.ratio')
    const title = page.getByRole('columnheader', { name: /^Prix TTC/ })
    const column = Number(await title.getAttribute('aria-colindex')) - 2
    await cell(page, 0, 1).click()
    for (let step = 1; step < column; step++) await page.keyboard.press('ArrowRight')
    const was = await cell(page, 0, column).textContent()
    await type(page, [0, column], '199,90 €')
    await soon(() => cell(page, 0, column).textContent()).toBe('199,9')
    await soon(() => figure(page, 'margin.final.ratio')).toMatch(/avant/)
    await soon(() => page.locator('h1').textContent()).toMatch(/marge finale passe de/)
    await page.keyboard.press('Control+z')
    await soon(() => cell(page, 0, column).textContent()).toBe(was)
    await soon(() => figure(page, 'margin.final.ratio')).toBe(before)
  })

  it('[EB2] a block of a spreadsheet is pasted, one formula of it politely refused, at once undone', async () => {
    const { page } = mine
    await page.goto(`${server.url}modifier/sites`)
    const count = page.locator('.chips [aria-current="page"] .count').first()
    await soon(() => count.textContent()).toBe('19')
    await cell(page, 18, 0).waitFor({ state: 'attached' })
    await cell(page, 0, 0).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Home')
    const texts = await Promise.all([0, 1, 2, 3, 4].map((at) => cell(page, 18, at).textContent()))
    const rows = [
      texts.join('\t'),
      'nouveau-1\t"Atelier\nd’Amiens"\t\tmarque\tFR',
      'nouveau-2\tSeclin\t\tLa marque\t=B2',
    ]
    await paste(page, `${rows.join('\n')}\n`)
    await soon(() => count.textContent()).toBe('21')
    await page.keyboard.press('PageDown')
    await soon(() => page.locator('.grid-cell.problem').allTextContents()).toEqual(['=B2'])
    await page.locator('.grid-cell.problem').click()
    await soon(() => page.locator('.edit-known').textContent()).toMatch(
      /contient une formule, =B2.*collez ici sa valeur/,
    )
    await page.keyboard.press('Control+z')
    await soon(() => count.textContent()).toBe('19')
    expect(await page.locator('.grid-cell.problem').count()).toBe(0)
  })

  it('[EB3] what is not saved comes back after the page is loaded again', async () => {
    const { page } = mine
    page.on('dialog', (dialog) => void dialog.accept())
    await page.locator('.grid').focus()
    await page.keyboard.press('Control+Home')
    await type(page, [0, 1], 'Fermes d’ici')
    await page.keyboard.press('ArrowUp')
    await soon(() => page.locator('.edit-saving').textContent()).toMatch(/Gardé dans ce navigateur/)
    await soon(() =>
      page.evaluate(`new Promise((done) => {
        const open = indexedDB.open('boucle-edits')
        open.onsuccess = () => {
          const all = open.result.transaction('work').objectStore('work').count()
          all.onsuccess = () => { open.result.close(); done(all.result) }
        }
      })`),
    ).toBe(1)
    await page.reload()
    await soon(() => cell(page, 0, 1).textContent()).toBe('Fermes d’ici')
  })

  it('[EB4] two people: other rows merge, the same row is shown twice and chosen', async () => {
    theirs = await openPage(browser, `${server.url}modifier/sites`)
    const [a, b] = [mine.page, theirs.page]
    await type(b, [1, 1], 'Leur site')
    await b.getByRole('button', { name: 'Enregistrer' }).click()
    await soon(() => b.locator('.edit-saving').textContent()).toMatch(/Enregistré\./)
    await a.getByRole('button', { name: 'Enregistrer' }).click()
    await soon(() => a.locator('.edit-saving').textContent()).toMatch(/une autre personne/)
    await soon(() => cell(a, 1, 1).textContent()).toBe('Leur site')
    expect(await cell(a, 0, 1).textContent()).toBe('Fermes d’ici')
    // Both now change the first site; theirs was read before the merge.
    await type(b, [0, 1], 'Leurs fermes')
    await b.getByRole('button', { name: 'Enregistrer' }).click()
    const conflict = b.locator('.edit-conflict')
    await soon(() => conflict.textContent()).toMatch(/Leurs fermesFermes d’ici/)
    await conflict.getByRole('radio', { name: 'la sienne' }).check({ force: true })
    await conflict.getByRole('button', { name: 'Enregistrer ce choix' }).click()
    await soon(() => cell(b, 0, 1).textContent()).toBe('Fermes d’ici')
    expect(await cell(b, 1, 1).textContent()).toBe('Leur site')
  })

  it('[EB5] a site pushed on the map changes its row, and a town typed puts it there', async () => {
    const { page } = mine
    await page.locator('.edit-site select').selectOption('entrepot')
    await page.locator('.edit-site input[list]').fill('Rennes')
    await page.getByRole('button', { name: 'Placer ici' }).click()
    await soon(() => page.locator('.edit-site').textContent()).toMatch(/Rennes, FR-BRE, FR/)
    expect(await page.locator('.edit-site').textContent()).toMatch(/à distance donnée/)
    const mark = page.locator('.drag-place.selected')
    await mark.focus()
    const before = await mark.getAttribute('transform')
    await page.keyboard.press('Shift+ArrowRight')
    await soon(() => mark.getAttribute('transform')).not.toBe(before)
    await page.keyboard.press('Shift+ArrowDown')
    await soon(() => page.locator('.edit-site').textContent()).not.toMatch(/Rennes/)
  })

  it('[EB6] every text can be read, in both themes, and nothing was an error', async () => {
    const { page } = mine
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
      await page.evaluate(`Promise.all(document.getAnimations().map((each) => each.finished))`)
      expect(await page.evaluate(FAINT_TEXTS), theme).toEqual([])
    }
    // The browser itself writes a line for the conflict of the save that was refused.
    const errors = [...mine.errors, ...theirs.errors].filter((each) => !/409/.test(each))
    expect(errors).toEqual([])
  })
})
