import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ExpectStatic } from 'vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStatic } from '../scripts/build-static.mjs'
import type { BareServer } from './browser/bare-server.ts'
import { serveFolder } from './browser/bare-server.ts'
import { launchChromium } from './browser/chromium.ts'

/* The folder that any web server can host, on the barest of servers, then without any. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-static-'))
let fileCount: number
let server: BareServer
let browser: Browser

beforeAll(async () => {
  const building = buildStatic({ out: folder, base: '/chambre/boucle/' })
  browser = await launchChromium()
  const { first, rest } = await building
  fileCount = first.length + rest.length
  server = await serveFolder(folder, '/chambre/boucle/')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Opened {
  readonly context: BrowserContext
  readonly page: Page
  readonly errors: readonly string[]
  /** Addresses of other hosts that were asked for. */
  readonly strangers: readonly string[]
}

interface Opening {
  /** Runs in the page before the program. */
  readonly before?: string
  readonly url?: string
  readonly context?: BrowserContext
}

/** A page of the folder at its title, in French, with what it should not do written down. */
async function open({ before = '', url = server.url, context }: Opening = {}): Promise<Opened> {
  const own = context ?? (await browser.newContext({ acceptDownloads: true, locale: 'fr-FR' }))
  own.setDefaultTimeout(30_000)
  const page = await own.newPage()
  const errors: string[] = []
  const strangers: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  own.on('request', (request) => {
    const { hostname, protocol, href } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') strangers.push(href)
  })
  if (before !== '') await page.addInitScript(before)
  await page.goto(url)
  await page.locator('h1').waitFor()
  return { context: own, page, errors, strangers }
}

/** Waits until every file of the program is in the browser. */
const isKept = (page: Page, { poll }: ExpectStatic) =>
  poll(
    () =>
      page.evaluate<number>(`caches.keys().then(async ([name]) =>
          name === undefined ? 0 : (await (await caches.open(name)).keys()).length)`),
    { timeout: 30_000 },
  ).toBe(fileCount)

/** Waits until what the first view needs is kept, and the page answers from it. */
const isInstalled = (page: Page, { poll }: ExpectStatic) =>
  poll(() => page.evaluate('navigator.serviceWorker.controller !== null'), {
    timeout: 30_000,
  }).toBe(true)

const goTo = (page: Page, hash: string) => page.evaluate(`location.hash = ${JSON.stringify(hash)}`)

/** Keeps the yoghurt among the chains, and opens it. */
async function keepYoghurt(page: Page): Promise<void> {
  await goTo(page, '/chaines')
  await page.getByRole('button', { name: 'Yaourt fermier en conteneur' }).click()
  await page.locator('.picker-button', { hasText: 'Yaourt' }).waitFor()
}

/** The file that a press on `name` saves. */
async function savedBy(page: Page, name: string): Promise<Buffer> {
  const saved = page.waitForEvent('download')
  await page.getByText(name, { exact: true }).first().click()
  return readFileSync(await (await saved).path())
}

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await goTo(page, '/chaines/importer')
  const mimeType = 'application/octet-stream'
  await page.locator('.import input[type=file]').setInputFiles({ name, mimeType, buffer })
}

type Draft = { lanes: { costPerUnit?: number }[] }

describe.concurrent('the static build', { timeout: 120_000 }, () => {
  it('[ST1] opened once, it works without any server: see, prove, compare, files, versions', async ({
    expect,
  }) => {
    const own = await serveFolder(folder, '/chambre/boucle/')
    const { context, page, errors, strangers } = await open({ url: own.url })
    await keepYoghurt(page)
    await isKept(page, expect)
    await own.stop()
    await page.reload()
    await page.locator('.picker-button', { hasText: 'Yaourt' }).waitFor()
    await goTo(page, '/voir')
    await page.locator('.stage-name').first().waitFor()
    await page.locator('#chain-picker-button').click()
    const coat = page.locator('#chain-picker li', { hasText: 'Manteau en 33 variantes, fait loin' })
    await coat.getByRole('button', { name: 'comparer' }).first().click()
    await page.locator('.differences').waitFor()
    await goTo(page, '/prouver')
    await page.locator('.slope').waitFor()
    await goTo(page, '/que-faire')
    await page.locator('.first h1').waitFor()
    await goTo(page, '/scenarios')
    await page.locator('.scenarios-page').getByText('marge').first().waitFor()
    await page.getByRole('button', { name: 'Nouveau scénario' }).click()
    await page.getByLabel('Nom du scénario').fill('Plus près')
    await expect.poll(() => page.evaluate(KEPT_SCENARIOS), { timeout: 30_000 }).toBe(1)
    await page.reload()
    await page.getByRole('button', { name: 'copier' }).waitFor()

    await goTo(page, '/modifier')
    await page.getByRole('gridcell').nth(1).click()
    await page.keyboard.type('Ferme du Pré')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByRole('button', { name: 'Enregistrer', exact: true, disabled: true }).waitFor()
    await page.reload()
    await page.getByText('Ferme du Pré').first().waitFor()

    await page.locator('#chain-picker-button').click()
    const file = await savedBy(page, 'Enregistrer en fichier')
    const draft = JSON.parse(file.toString()) as Draft
    for (const lane of draft.lanes) lane.costPerUnit = (lane.costPerUnit ?? 0) + 0.01
    await bring(page, 'yaourt.json', Buffer.from(JSON.stringify(draft)))
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.locator('.difference').waitFor()
    await page.getByRole('button', { name: /version 3/ }).click()
    await page.waitForURL(`${own.url}#/`)
    await goTo(page, '/chaines')
    await page.locator('.chain-line', { hasText: 'version 3, gardée' }).waitFor()
    const workbook = await savedBy(page, '.xlsx')
    await bring(page, 'autre.xlsx', workbook)
    await page.locator('.import .missing, .import table').first().waitFor()
    expect([errors, strangers]).toEqual([[], []])
    await context.close()
  })

  it('[ST2] a browser that keeps nothing: it works, says so, and gives the file', async () => {
    const { context, page, errors } = await open({
      before: `IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }
        Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
    })
    await page.locator('.notice', { hasText: 'ne garde rien pour cette page' }).waitFor()
    const saved = JSON.parse((await savedBy(page, 'Enregistrer en fichier')).toString()) as Draft
    expect(saved.lanes.length).toBeGreaterThan(3)
    await keepYoghurt(page)
    expect(errors).toEqual([])
    await context.close()
  })

  it('[ST3] a full browser store: what was kept stays, what is new is said not to be', async () => {
    const { context, page } = await open({ before: FULL_WHEN_SAID })
    await page.evaluate('globalThis.isFull = true')
    await goTo(page, '/chaines')
    await page.getByRole('button', { name: 'Yaourt fermier en conteneur' }).click()
    await page.locator('.notice', { hasText: 'est pleine' }).waitFor()
    await page.locator('.away', { hasText: 'n’a pas gardé' }).waitFor()
    expect(await page.locator('.chain-line').count()).toBe(1)
    await page.evaluate('globalThis.isFull = false')
    await keepYoghurt(page)
    await page.locator('.notice').waitFor({ state: 'detached' })
    await context.close()
  })

  it('[ST4] a database of a newer version is left alone, and said to be', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${server.url}examples/index.json`)
    await page.evaluate(openAt(99))
    const { page: later } = await open({ context })
    await later.locator('.notice', { hasText: 'version plus récente' }).waitFor()
    await keepYoghurt(later)
    expect(await page.evaluate(openAt(99))).toBe(99)
    await context.close()
  })

  it('[ST5] a newer page takes the database: the older one keeps no more, and says so', async () => {
    const { context, page } = await open()
    const newer = await context.newPage()
    await newer.goto(`${server.url}examples/index.json`)
    expect(await newer.evaluate(openAt(99))).toBe(99)
    await page.locator('.notice', { hasText: 'dans une autre fenêtre' }).waitFor()
    await goTo(page, '/chaines')
    await page.locator('.away', { hasText: 'n’a pas gardé' }).waitFor()
    expect((await savedBy(page, 'Enregistrer en fichier')).length).toBeGreaterThan(1_000)
    await context.close()
  })

  it('[ST10] an older page that holds the database makes a newer one wait, not break', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    context.setDefaultTimeout(30_000)
    const older = await context.newPage()
    await older.goto(`${server.url}examples/index.json`)
    await older.evaluate(HELD_OPEN)
    const page = await context.newPage()
    await page.goto(server.url)
    await page.locator('.notice', { hasText: 'encore ouverte' }).waitFor()
    await older.close()
    await page.locator('h1.finding').waitFor()
    expect(await page.locator('.notice').count()).toBe(0)
    await context.close()
  })

  it('[ST6] a page that is named in the path is led to the one after #, online and offline', async ({
    expect,
  }) => {
    const { context, page } = await open({ url: `${server.url}voir/canevas` })
    await page.locator('.canvas-block').first().waitFor()
    expect(page.url()).toBe(`${server.url}#/voir/canevas`)
    await isInstalled(page, expect)
    await page.goto(`${server.url}prouver`)
    await page.locator('.slope').waitFor()
    expect(page.url()).toBe(`${server.url}#/prouver`)
    await context.close()
  })

  it('[ST7] a new version waits until it is taken', async ({ expect }) => {
    const copy = mkdtempSync(path.join(os.tmpdir(), 'boucle-static-newer-'))
    cpSync(folder, copy, { recursive: true })
    const own = await serveFolder(copy, '/chambre/boucle/')
    const { context, page } = await open({ url: own.url })
    await isInstalled(page, expect)
    const file = path.join(copy, 'service-worker.js')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, before.replace(/version:`\w+`/, 'version:`newer`'))
    await page.reload()
    await page.locator('.notice', { hasText: 'nouvelle version' }).waitFor()
    expect(await page.evaluate('caches.keys()')).toHaveLength(2)
    await page.getByRole('button', { name: 'La prendre' }).click()
    await page.locator('.notice').waitFor({ state: 'detached' })
    await page.locator('h1').waitFor()
    await context.close()
    await own.stop()
    rmSync(copy, { recursive: true, force: true })
  })

  it('[ST8] a file of another version of the format is refused with what to do', async () => {
    const { context, page } = await open()
    const document = readFileSync(path.join(folder, 'examples/pull.json'), 'utf8')
    const newer = document.replace(/"schemaVersion":\d+/, '"schemaVersion":99')
    await bring(page, 'pull.json', Buffer.from(newer))
    const told = page.locator('.problems')
    await told.waitFor()
    expect(await told.textContent()).toContain('99')
    await context.close()
  })

  it('[ST9] the page states what it may do, and holds no script of its own', () => {
    const html = readFileSync(path.join(folder, 'index.html'), 'utf8')
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="default-src 'self'`)
    expect(html.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(html.match(/(?:src|href)="https?:/g)).toBeNull()
  })
})

/** The database as its first version made it, held by a page that hears nothing. */
const HELD_OPEN = `new Promise((done, failed) => {
  const asked = indexedDB.open('boucle', 1)
  asked.onupgradeneeded = () => {
    const { result } = asked
    result.createObjectStore('chains', { keyPath: 'chainId' })
    result.createObjectStore('versions', { keyPath: ['chainId', 'version'] })
    result.createObjectStore('nounManifests', { keyPath: ['chainId', 'noun', 'hash'] })
    result.createObjectStore('parts', { keyPath: ['chainId', 'noun', 'id', 'hash'] })
  }
  asked.onsuccess = () => { globalThis.held = asked.result; done() }
  asked.onerror = () => failed(asked.error)
})`

const KEPT_SCENARIOS = `new Promise((done, failed) => {
  const asked = indexedDB.open('boucle')
  asked.onerror = () => failed(asked.error)
  asked.onsuccess = () => {
    const counted = asked.result.transaction('scenarios').objectStore('scenarios').count()
    counted.onsuccess = () => { asked.result.close(); done(counted.result) }
  }
})`

/** A browser whose store is full from a moment on, as one with no room left on its disk. */
const FULL_WHEN_SAID = `{
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...what) {
    if (globalThis.isFull) throw new DOMException('full', 'QuotaExceededError')
    return put.apply(this, what)
  }
}`

/** Opens the database of the program as another version would; resolves with its version. */
function openAt(version: number): string {
  return `new Promise((done, failed) => {
    const asked = indexedDB.open('boucle', ${version})
    asked.onsuccess = () => { const { version } = asked.result; asked.result.close(); done(version) }
    asked.onerror = () => failed(asked.error)
  })`
}
