import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Chain } from '../src/chain/chain.ts'
import { parseChain } from '../src/chain/parse.ts'
import type { ImportPreview } from '../src/workbook/import/preview.ts'
import { readFile } from '../src/workbook/read-file.ts'
import { editedSheet, textCell, withCell } from '../src/workbook/workbook.test-support.ts'
import { writeWorkbook } from '../src/workbook/write-workbook.ts'
import { launchChromium } from './browser/chromium.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-import-'))
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

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Draft = { -readonly [K in keyof Chain]: unknown } & {
  lanes: { costPerUnit?: number; leadTimeDays?: number }[]
  chain: { name: string }
}

function coat(change: (document: Draft) => void = () => undefined): Chain {
  const text = readFileSync(new URL('../examples/manteau.json', import.meta.url), 'utf8')
  const document = JSON.parse(text) as Draft
  change(document)
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

function workbook(chain: Chain, kind: 'xlsx' | 'csv' = 'xlsx'): Buffer {
  return Buffer.from(writeWorkbook(chain, 'fr', kind))
}

interface PageOptions {
  readonly language?: 'fr' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** The import page, its errors collected: none is allowed. */
async function importPage(options: PageOptions = {}) {
  const { language = 'fr', theme = 'light', width = 1440 } = options
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.addInitScript(
    `localStorage.setItem('boucle.language', '${language}'); localStorage.setItem('boucle.theme', '${theme}')`,
  )
  await page.goto(`${server.url}chaines/importer`)
  await page.locator('.import h1').waitFor()
  const give = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: XLSX, buffer })
  const heading = () => page.locator('.import h1').textContent()
  const isNarrow = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  return { page, errors, give, heading, isNarrow, close: () => context.close() }
}

const chainIds = async () =>
  ((await (await fetch(`${server.url}api/v1/chains`)).json()) as { chainId: string }[]).map(
    (chain) => chain.chainId,
  )

async function preview(body: Buffer, query: string): Promise<ImportPreview> {
  const response = await fetch(`${server.url}api/v1/imports/preview?${query}`, {
    method: 'POST',
    body: new Uint8Array(body),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as ImportPreview
}

describe('the preview of a file', () => {
  it('[I1] tells what comes in, what is missing and what changes, and stores nothing', async () => {
    const changed = coat(({ lanes }) => (lanes[0]!.costPerUnit = 9))
    for (const kind of ['xlsx', 'csv'] as const) {
      const seen = await preview(workbook(changed, kind), `name=a.${kind}&chainId=manteau`)
      expect(seen).toMatchObject({ kind, ok: true, summary: { currency: 'EUR' } })
      expect(seen.document).toEqual(changed)
      expect(seen.counts.find(({ noun }) => noun === 'lanes')?.count).toBe(changed.lanes.length)
      expect(seen.missing?.entries.map(({ code }) => code)).toContain('no_duty')
      expect(seen.difference).toMatchObject({
        baseVersion: 1,
        addedCount: 0,
        removedCount: 0,
        changedCount: 1,
        changed: [
          { noun: 'lanes', fields: [{ field: 'costPerUnit', after: { fr: '9', en: '9' } }] },
        ],
      })
    }
    expect(await chainIds()).toEqual(['manteau'])
  })

  it('[I2] the cell to fill is the one that fills it', async () => {
    const lacking = coat(({ lanes }) => delete lanes[3]!.leadTimeDays)
    const seen = await preview(workbook(lacking), 'name=a.xlsx')
    const days = seen.missing?.entries.find(({ field }) => field === 'leadTimeDays')
    const { sheet = '', cell = '' } = days ?? {}
    const filled = editedSheet('Trajets', (xml) =>
      withCell(xml, cell, `<c r="${cell}"><v>77</v></c>`),
    )
    expect(sheet).toBe('Trajets')
    const read = readFile(filled, 'a.xlsx').result
    expect(read.ok && read.value.lanes[3]?.leadTimeDays).toBe(77)
  })

  it('[I3] hostile bodies get problems or a status that says so, never a crash', async () => {
    const bodies: [string, Buffer, string][] = [
      ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'old_workbook'],
      ['half a workbook', workbook(coat()).subarray(0, 9_000), 'damaged_file'],
      ['no chain', Buffer.from('{"a":1}'), 'not_a_chain'],
      ['noise', Buffer.from([1, 2, 3, 255]), 'not_json'],
    ]
    for (const [name, body, code] of bodies) {
      const seen = await preview(body, 'name=file')
      expect(seen.ok, name).toBe(false)
      expect(
        seen.problems.map((each) => each.code),
        name,
      ).toContain(code)
      expect(seen.document).toBeUndefined()
    }
    const post = (query: string, init: RequestInit) =>
      fetch(`${server.url}api/v1/imports/preview${query}`, { method: 'POST', ...init })
    expect((await post('', { body: '' })).status).toBe(400)
    expect((await post('?chainId=none', { body: JSON.stringify(coat()) })).status).toBe(404)
    expect((await post('', { body: new Uint8Array(65 * 1024 * 1024) })).status).toBe(413)
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(workbook(coat()))]), 'manteau.xlsx')
    expect(((await (await post('', { body: form })).json()) as ImportPreview).ok).toBe(true)
    expect((await fetch(`${server.url}health`)).status).toBe(200)
  })
})

describe('the import in a real browser', () => {
  it('[I4] a workbook becomes a new chain in three steps, by keyboard alone', async () => {
    const { page, errors, give, heading, close } = await importPage()
    await give('Mon été.xlsx', workbook(coat(({ chain }) => (chain.name = 'Manteau d’été'))))
    await expect.poll(heading).toMatch(/«.Manteau d’été.» peut entrer.: 22 procédés, 17 trajets/)
    expect(await page.locator('.missing tbody tr').count()).toBe(8)
    await page.getByRole('button', { name: /^Tout montrer/ }).click()
    expect(await page.locator('.missing tbody tr').count()).toBeGreaterThan(20)
    expect(await page.locator('.missing').textContent()).toContain('Trajets!')
    await page.getByRole('button', { name: 'Continuer' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(heading).toMatch(/Où ranger cette chaîne/)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
    const create = page.getByRole('button', { name: 'Créer la chaîne' })
    await create.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toBe(server.url)
    await expect.poll(() => page.title()).toContain('Manteau d’été')
    expect(await chainIds()).toContain('Mon-ete')
    expect(errors).toEqual([])
    await close()
  })

  it('[I5] a file of a stored chain is a new version of it, its changes shown first', async () => {
    const { page, errors, give, heading, isNarrow, close } = await importPage({
      language: 'en',
      theme: 'dark',
      width: 390,
    })
    await isNarrow()
    await give('manteau.xlsx', workbook(coat(({ lanes }) => (lanes[0]!.costPerUnit = 12))))
    await expect.poll(heading).toMatch(/can come in: 22 processes/)
    await isNarrow()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => page.locator('.difference').textContent()).toContain('1 part changed')
    expect(await page.locator('.difference ins').textContent()).toBe('12')
    await isNarrow()
    await page.getByRole('button', { name: 'Save version 2' }).click()
    await expect.poll(() => page.url()).toBe(server.url)
    const versions = await fetch(`${server.url}api/v1/chains/manteau/versions`)
    expect(((await versions.json()) as { version: number }[])[0]?.version).toBe(2)
    expect(errors).toEqual([])
    await close()
  })

  it('[I6] problems are told by cell, nothing is imported, the corrected file goes on', async () => {
    const before = await chainIds()
    const { page, errors, give, heading, isNarrow, close } = await importPage({ width: 390 })
    const bad = editedSheet('Procédés - travail', (xml) =>
      withCell(xml, 'C2', textCell('C2', 'deux')),
    )
    await give('manteau.xlsx', Buffer.from(bad))
    await expect.poll(heading).toMatch(/^Un point à corriger/)
    const list = await page.locator('.problems').textContent()
    expect(list).toContain('Procédés - travail!C2')
    expect(list).toMatch(/Heures.: un nombre est attendu, et non "deux"/)
    expect(await page.getByRole('button', { name: 'Continuer' }).count()).toBe(0)
    await isNarrow()
    await give('manteau.xlsx', workbook(coat()))
    await expect.poll(heading).toMatch(/peut entrer/)
    expect(await chainIds()).toEqual(before)
    expect(errors).toEqual([])
    await close()
  })

  it('[I7] a long sending can be cancelled; a file too large is refused before it is sent', async () => {
    const { page, give, heading, close } = await importPage()
    await page.route('**/imports/preview**', () => undefined)
    await give('manteau.xlsx', workbook(coat()))
    await expect.poll(heading).toMatch(/(Envoi|Lecture) de manteau\.xlsx/)
    expect(await page.locator('progress').count()).toBe(1)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => page.locator('[role=alert]').textContent()).toContain('annulée')
    await page.evaluate(`{
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(65 * 1024 * 1024)], 'gros.xlsx'))
      const input = document.querySelector('input[type=file]')
      input.files = files.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    }`)
    await expect
      .poll(() => page.locator('[role=alert]').textContent())
      .toMatch(/gros\.xlsx fait 65.Mo/)
    await close()
  })

  it('[I8] empty workbooks in both languages, and the file chosen on the page of chains', async () => {
    const { page, errors, heading, close } = await importPage()
    for (const [name, title] of [
      ['en français (.xlsx)', 'Chaîne!B1'],
      ['en anglais (.csv)', 'Chain!B1'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ])
      const bytes = readFileSync(await download.path())
      const { result } = readFile(new Uint8Array(bytes), download.suggestedFilename())
      const cells = result.ok ? [] : result.problems.map((each) => each.values?.['cell'])
      expect(cells).toContain(title)
    }
    await page.goto(`${server.url}chaines`)
    await page.locator('input[type=file]').setInputFiles({
      name: 'a.zip',
      mimeType: 'application/zip',
      buffer: workbook(coat(), 'csv'),
    })
    await expect.poll(heading).toMatch(/peut entrer/)
    expect(errors).toEqual([])
    await close()
  })
})
