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

/** What a page will say once it has read and computed; a busy machine takes its time. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-screens-'))
let server: RunningServer
let browser: Browser
/** One page for all: what a person does there in one sitting. */
let open: OpenPage

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  open = await openPage(browser, server.url)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Goes to another page of the program without loading it again. */
async function goTo(where: string) {
  const { page } = open
  await page.evaluate(`history.pushState(null, '', '/${where}')`)
  await page.locator(PAGES[where] ?? 'h1').waitFor()
  return page
}
const PAGES: Readonly<Record<string, string>> = {
  '': '.figure-row',
  voir: '.see-blocks',
  'voir/canevas': '.canvas-grid',
  chaines: '.chain-line',
}

describe('what a newcomer reads', () => {
  it('[SC1] home says where the value, the days, the carbon and the dependencies are, and how near', async () => {
    const page = await goTo('')
    const figures = page.locator('.figure-row')
    for (const name of [
      'Marge finale',
      'Coût rendu',
      'Délai',
      'Carbone',
      'Dépendance',
      'Proximité',
    ])
      await figures.getByText(name, { exact: true }).waitFor()
    const text = await figures.textContent()
    expect(text).toMatch(/surtout Mer, 38.j/)
    expect(text).toMatch(/surtout Laine d’Australie, \d+.%/)
    expect(text).toMatch(/Chine.: valeur qui y passe/)
    expect(text).toMatch(/9.266.*km.*de l’atelier à elle/)
  })

  it('[SC2] a stage that is chosen explains itself, down to the source, in sight of its row', async () => {
    const page = await goTo('voir')
    await page.locator('.stage-name', { hasText: 'Coupe, confection' }).click()
    const detail = page.locator('.stage-detail')
    await soon(() => detail.textContent()).toMatch(/travail.*9,24.€/)
    expect(await detail.textContent()).toMatch(/coût horaire 4,60.€/)
    const top = await detail.evaluate((element) => element.getBoundingClientRect().top)
    expect(top).toBeLessThan(900)
    await page.getByRole('radio', { name: /les 39 étapes/ }).check({ force: true })
    expect(await page.locator('.cascade tbody tr').count()).toBeGreaterThan(39)
  })

  it('[SC3] origin, boomerangs, idle capacity and people each have their block', async () => {
    const page = await goTo('voir')
    const text = await page.locator('.see-blocks').textContent()
    expect(text).toMatch(/D’où ça vient/)
    expect(text).toMatch(/Australie 60.%/)
    expect(text).toMatch(/Aucune matière ne quitte son pays/)
    expect(text).toMatch(/Capacité inutilisée/)
    expect(text).toMatch(/des preuves, jamais une note/)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  it('[SC4] the margin is laid on stages only when it is asked for, and that is said', async () => {
    const page = await goTo('voir')
    const block = page.locator('.curve-block')
    expect(await block.textContent()).toMatch(/La marge, 16.% .* n’est posée sur aucune étape/)
    await block.getByRole('radio', { name: /marge selon le coût/ }).check({ force: true })
    expect(await block.textContent()).toMatch(/une convention, pas une mesure|se lit en argent/)
  })

  it('[SC5] each drawing has a name with its figure, and a table twin', async () => {
    const page = await goTo('voir')
    for (const chart of await page.locator('figure.chart').all()) {
      expect(await chart.getByRole('group').getAttribute('aria-label')).toMatch(/\d/)
      await chart.getByRole('button', { name: 'tableau' }).click()
      expect(await chart.locator('tbody tr').count()).toBeGreaterThan(0)
    }
  })
})

describe('a second chain beside the first', () => {
  it('[SC6] ghost on the map, dashes on the curve, differences on the figures; and away again', async () => {
    const page = await goTo('')
    await page.locator('#chain-picker-button').click()
    const line = page.locator('#chain-picker li', { hasText: 'cousu après la commande' })
    await line.getByRole('button', { name: 'comparer' }).click()
    await soon(() => page.locator('.client-map .flow.ghost').count()).toBeGreaterThan(3)
    expect(await page.locator('.curve.second').count()).toBe(1)
    expect(await page.locator('.figure-row').textContent()).toMatch(/B.: 106.j \(−103.j\)/)
    await goTo('voir')
    await page.locator('.differences').waitFor()
    expect(await page.locator('.dot-track .then').count()).toBe(6)
    expect(await page.locator('.plane .point').count()).toBe(2)
    await page.getByRole('button', { name: 'Ne plus comparer' }).click()
    await soon(() => page.locator('.differences, .dot-track .then').count()).toBe(0)
  })
})

describe('the canvas', () => {
  it('[SC7] a block that is corrected stays so, the others go on following the chain', async () => {
    const page = await goTo('voir/canevas')
    const block = page.locator('.canvas-block.channels')
    await block.getByRole('button', { name: /corriger/ }).click()
    await block.locator('textarea').fill('boutiques en propre\nmarché de Noël')
    await page.locator('h1').click()
    await soon(() => block.locator('.hand').allTextContents()).toEqual(['marché de Noël'])
    expect(await page.locator('main').textContent()).toMatch(/gardé dans ce navigateur/)
    await page.reload()
    await soon(() => block.locator('.hand').allTextContents()).toEqual(['marché de Noël'])
    expect(await block.locator('.chain').allTextContents()).toEqual(['boutiques en propre'])
    await block.getByRole('button', { name: 'reprendre' }).click()
    await soon(() => block.locator('.chain').count()).toBe(2)
  })
})

describe('keys', () => {
  it('[SC8] ? lists the keys, C compares, digits go to verbs; single keys can be switched off', async () => {
    const page = await goTo('')
    const help = page.locator('dialog.shortcuts')
    await page.keyboard.press('?')
    await help.waitFor()
    await page.keyboard.press('Escape')
    await soon(() => help.count()).toBe(0)
    await page.keyboard.press('c')
    await soon(() => page.locator('#chain-picker').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await soon(() => page.locator('#chain-picker').isVisible()).toBe(false)
    await page.keyboard.press('1')
    await soon(() => page.url()).toMatch(/\/voir$/)
    await page.keyboard.press('?')
    await help.getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    await soon(() => help.count()).toBe(0)
    await goTo('')
    await page.keyboard.press('1')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    expect(page.url()).not.toMatch(/\/voir$/)
    await page.keyboard.press('Escape')
  })

  it('[SC9] the focus is in sight, 2 px, wherever the Tab key leads', async () => {
    const page = await goTo('voir')
    for (let press = 0; press < 24; press++) {
      await page.keyboard.press('Tab')
      const seen = (await page.evaluate(`(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
        const radio = document.activeElement.closest('.segmented')
        return radio || document.activeElement === document.body
          ? 'shown by its label'
          : outlineStyle + ' ' + outlineWidth
      })()`)) as string
      expect(seen).toMatch(/^(solid 2px|shown by its label)$/)
    }
  })
})

describe('for every eye and on paper', () => {
  it.each(Object.keys(PAGES))(
    '[SC10] /%s: every text has the contrast of AA in both themes',
    async (where) => {
      const page = await goTo(where)
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
        // Colours change over 160 ms at most: they are read where they end.
        await page.evaluate(`Promise.all(document.getAnimations().map((each) => each.finished))`)
        expect(await page.evaluate(FAINT_TEXTS), theme).toEqual([])
      }
    },
  )

  it.each(['', 'voir', 'voir/canevas'])('[SC11] /%s prints on one A4 page', async (where) => {
    const page = await goTo(where)
    const main = page.getByRole('radio', { name: 'l’essentiel' })
    if (where === 'voir') await main.check({ force: true })
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page(?!s)/g)).toHaveLength(1)
    expect(await page.evaluate(`document.documentElement.className`)).toBe('')
  })

  it('[SC12] who wants less motion gets a short fade', async () => {
    const page = await goTo('voir')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const slow = await page.evaluate(`[...document.querySelectorAll('*')].filter((each) => {
      const { transitionDuration, animationDuration } = getComputedStyle(each)
      return parseFloat(transitionDuration) > 0.12 || parseFloat(animationDuration) > 0.12
    }).length`)
    expect(slow).toBe(0)
  })

  it('[SC13] nothing of all this was an error', () => {
    expect(open.errors).toEqual([])
  })
})
