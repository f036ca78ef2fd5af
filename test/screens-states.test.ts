import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import { openPage } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

/** What a page will say once it has read and computed; a busy machine takes its time. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-states-'))
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

const pageAt = (where: string) => openPage(browser, server.url + where)

describe('versions', () => {
  it('[ST1] two versions: what changed is told, and either is put in force', async () => {
    const read = await fetch(`${server.url}api/v1/chains/manteau`)
    const document = (await read.json()) as { lanes: { id: string; leadTimeDays: number }[] }
    const lane = document.lanes.find(({ id }) => id === 'mer')
    if (!lane) throw new Error('The coat has no lane by sea')
    lane.leadTimeDays = 33
    await fetch(`${server.url}api/v1/chains/manteau?note=plus%20vite`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': read.headers.get('etag') ?? '' },
      body: JSON.stringify(document),
    })
    const { page, errors, close } = await pageAt('chaines')
    await page.getByRole('button', { name: 'versions' }).click()
    const changes = page.locator('.changes')
    await soon(() => changes.textContent()).toMatch(/Mer, douane.*38 → 33/)
    const second = page.locator('.versions tbody tr').first()
    expect(await second.textContent()).toContain('plus vite')
    await second.getByRole('button', { name: 'mettre en vigueur' }).click()
    await soon(() => second.locator('.tag').textContent()).toBe('en vigueur')
    const listed = (await (await fetch(`${server.url}api/v1/chains`)).json()) as {
      versionInForce: number
    }[]
    expect(listed[0]?.versionInForce).toBe(2)
    await page.locator('.difference select').first().selectOption('2')
    await soon(() => page.locator('.difference').textContent()).toMatch(/Rien.*égales/)
    expect(errors).toEqual([])
    await close()
  })
})

describe('when something is away', () => {
  it('[ST2] offline: what is on screen goes on, and it is said that nothing new is read', async () => {
    const { page, close } = await pageAt('')
    await page.locator('.figure-row').waitFor()
    await page.context().setOffline(true)
    const notice = page.getByRole('alert')
    await soon(() => notice.textContent()).toMatch(/hors ligne/)
    await page.locator('.figure-row').getByRole('button', { name: /Délai/ }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.context().setOffline(false)
    await soon(() => notice.count()).toBe(0)
    await close()
  })

  it('[ST3] the database ends under the page: the list stays, and what was asked comes or is said', async () => {
    const { page, close } = await pageAt('chaines')
    await page.locator('.chain-line').waitFor()
    const [pid] = readFileSync(
      path.join(folder, 'postgres', 'cluster', 'postmaster.pid'),
      'utf8',
    ).split('\n')
    process.kill(Number(pid), 'SIGKILL')
    await page.getByRole('button', { name: 'versions' }).click()
    const versions = page.locator('.versions')
    const alert = page.getByRole('alert')
    await versions.or(alert).first().waitFor({ timeout: 20_000 })
    expect(await page.locator('.chain-line').count()).toBe(1)
    if (await alert.isVisible()) {
      expect(await alert.textContent()).toMatch(
        /La base de données ne répond pas\. Rien n’est perdu/,
      )
      await page.getByRole('button', { name: 'versions' }).click()
    }
    await versions.waitFor({ timeout: 20_000 })
    await close()
  }, 45_000)

  it('[ST4] no chain at all: one question, four examples, and one press shows a chain', async () => {
    for (const { chainId } of (await (await fetch(`${server.url}api/v1/chains`)).json()) as {
      chainId: string
    }[])
      await fetch(`${server.url}api/v1/chains/${chainId}`, { method: 'DELETE' })
    const { page, errors, close } = await pageAt('')
    expect(await page.locator('h1').textContent()).toMatch(/Où est votre cliente/)
    expect(await page.locator('.empty-state .chip').count()).toBe(4)
    await page.getByRole('button', { name: 'yaourts' }).click()
    await soon(() => page.locator('h1').textContent()).toMatch(/du carbone|du coût/)
    expect(errors).toEqual([])
    await close()
  })

  it('[ST5] the server is gone: the page that opens says so, and offers to try again', async () => {
    const { page, close } = await pageAt('')
    await page.locator('.figure-row').waitFor()
    await page.route('**/api/v1/chains', (route) => route.abort('connectionrefused'))
    await page.reload()
    await soon(() => page.locator('h1').textContent()).toMatch(/Le serveur ne répond pas/)
    await page.unroute('**/api/v1/chains')
    await page.getByRole('button', { name: 'Essayer encore' }).click()
    await page.locator('.figure-row').waitFor()
    await close()
  })
})
