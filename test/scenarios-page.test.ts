import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { OpenPage } from './browser/screen-pages.ts'
import { openPage } from './browser/screen-pages.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

/** What a page will say once it has read and computed; a busy machine takes its time. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 15_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-scenarios-'))
let server: RunningServer
let browser: Browser
let open: OpenPage

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(folder), launchChromium()])
  open = await openPage(browser, server.url)
  await open.page.goto(`${server.url}scenarios?lever=automate`)
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const steps = () => open.page.locator('.step')
const columns = () => open.page.locator('.column-list > ul > li')
const cells = (id: string, column: number) =>
  open.page.locator('.figures-table tbody tr', { hasText: id }).locator('td').nth(column)

interface Kept {
  readonly scenarioId: string
  readonly baseVersion: number
  readonly revision: number
  readonly body: {
    readonly name: string
    readonly acceptedVersion?: number
    readonly steps: readonly { readonly parameters: Readonly<Record<string, unknown>> }[]
  }
}

async function kept(): Promise<readonly Kept[]> {
  const chainId = await chainIdOf()
  const response = await fetch(`${server.url}api/v1/chains/${chainId}/scenarios`)
  return (await response.json()) as readonly Kept[]
}

async function chainIdOf(): Promise<string> {
  const chains = (await (await fetch(`${server.url}api/v1/chains`)).json()) as {
    readonly chainId: string
  }[]
  return chains[0]!.chainId
}

describe('scenarios side by side, in a browser', () => {
  it('[SP1] ?lever= starts a scenario with that lever; a slider moves the figures and is kept', async () => {
    await steps().first().waitFor()
    await soon(() => steps().first().locator('.step-status').textContent()).toBe('appliquée')
    const cost = () => cells('coût de la chaîne', 1).locator('strong').textContent()
    await soon(cost).toMatch(/€/)
    const before = await cost()
    const slider = steps().first().locator('input[type=range]').first()
    await slider.fill('0.8')
    await soon(cost).not.toBe(before)
    await soon(async () => (await kept())[0]?.body.steps[0]?.parameters['hoursRatio']).toBeCloseTo(
      0.8,
      1,
    )
    await soon(() => cells('coût de la chaîne', 1).locator('.tick').textContent()).toMatch(/ à /)
  })

  it('[SP2] undo and redo, a step switched off is the chain itself, and said', async () => {
    const { page } = open
    const cost = () => cells('coût de la chaîne', 1).textContent()
    const now = await cost()
    await page.getByRole('button', { name: 'annuler' }).click()
    await soon(cost).not.toBe(now)
    await page.getByRole('button', { name: 'refaire' }).click()
    await soon(() => cells('coût de la chaîne', 1).textContent()).toBe(now)
    await page.getByRole('button', { name: 'mettre en pause' }).click()
    await soon(() => steps().first().locator('.step-status').textContent()).toBe('en pause')
    await soon(() => cells('coût de la chaîne', 1).locator('.difference-to').textContent()).toBe(
      '=',
    )
    await page.getByRole('button', { name: 'remettre' }).click()
    await soon(() => steps().first().locator('.step-status').textContent()).toBe('appliquée')
  })

  it('[SP3] three side by side: intervals of the differences, of any pair, and a chain beside', async () => {
    const { page } = open
    await page.getByRole('button', { name: 'copier' }).first().click()
    await soon(() => columns().count()).toBe(3)
    await page
      .getByLabel('Ajouter une chaîne entière')
      .selectOption({ label: await otherExample() })
    await soon(() => columns().count()).toBe(4)
    await soon(() => page.locator('.figures-table thead th').count()).toBe(4)
    await soon(() => cells('carbone', 3).locator('.tick').count()).toBe(1)
    await page.getByLabel('Écarts avec').selectOption({ index: 3 })
    await soon(() => cells('carbone', 0).locator('.difference-to').count()).toBe(1)
    await soon(() => cells('carbone', 3).locator('.difference-to').count()).toBe(0)
    await page.getByLabel('Écarts avec').selectOption({ index: 0 })
    for (const chart of await page.locator('.scenarios-drawings figure.chart').all()) {
      await chart.getByRole('button', { name: 'tableau' }).click()
      expect(await chart.locator('tbody tr').count()).toBeGreaterThan(2)
    }
  })

  it('[SP4] two steps that decide one thing differently: the later one is shown with the other', async () => {
    const { page } = open
    for (const place of [0, 1]) {
      await page.getByRole('button', { name: 'Ajouter un levier' }).click()
      await page.getByRole('searchbox').fill('relocaliser')
      const line = page.locator('.lever-lines li', { hasText: 'Relocaliser un procédé' })
      await soon(() => line.getByRole('button').isEnabled()).toBe(true)
      await line.getByRole('button').click()
      const last = steps().last()
      await soon(() => last.locator('.step-status').textContent()).toMatch(/appliqu|contredit/)
      if (place === 1) {
        const first = await steps().nth(1).getByLabel('procédé').inputValue()
        await last.getByLabel('procédé').selectOption(first)
        const site = await steps().nth(1).getByLabel('vers le site').inputValue()
        const others = await last.getByLabel('vers le site').locator('option').all()
        const values = await Promise.all(others.map((each) => each.getAttribute('value')))
        await last
          .getByLabel('vers le site')
          .selectOption(values.find((each) => each && each !== site) ?? '')
        await soon(() => last.locator('.step-status').textContent()).toBe('se contredit')
        expect(await last.locator('.step-problems').textContent()).toMatch(/L’étape relocate met/)
      }
    }
    await steps().last().getByRole('button', { name: 'retirer' }).click()
    await steps().last().getByRole('button', { name: 'retirer pour de bon' }).click()
    await soon(() => steps().count()).toBe(2)
  })

  it('[SP7] saved by somebody else in between: nothing is overwritten, theirs can be taken, undo returns', async () => {
    const { page } = open
    const mine = (await kept()).find(({ body }) => body.name.includes('copie'))!
    const chainId = await chainIdOf()
    const theirs = await fetch(
      `${server.url}api/v1/chains/${chainId}/scenarios/${mine.scenarioId}`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': `"${mine.revision}"` },
        body: JSON.stringify({ ...mine.body, name: 'Le leur (copie)', nameEn: 'Theirs' }),
      },
    )
    expect(theirs.status).toBe(200)
    await page.getByLabel('Nom du scénario').fill('Le mien (copie)')
    const panel = page.locator('.moved-base')
    await soon(() => panel.first().textContent()).toMatch(/Quelqu’un d’autre a enregistré/)
    await page.getByRole('button', { name: 'Prendre le sien' }).click()
    await soon(() => page.getByLabel('Nom du scénario').inputValue()).toBe('Le leur (copie)')
    await page.getByRole('button', { name: 'annuler' }).click()
    await soon(() => page.getByLabel('Nom du scénario').inputValue()).toBe('Le mien (copie)')
    await soon(async () => (await kept()).some(({ body }) => body.name === 'Le mien (copie)')).toBe(
      true,
    )
  })

  it('[SP5] accepted: a new version with a note; the scenario rests; the other is on the old version until it is carried over', async () => {
    const { page } = open
    await page
      .getByRole('button', { name: /Automatiser une étape/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'En faire la nouvelle version…' }).click()
    await page.getByRole('button', { name: 'Accepter' }).click()
    await soon(() => page.locator('.rested summary').textContent()).toMatch(
      /Devenus une version \(1\)/,
    )
    const chainId = await chainIdOf()
    const versions = (await (
      await fetch(`${server.url}api/v1/chains/${chainId}/versions`)
    ).json()) as { readonly version: number; readonly note: string }[]
    expect(versions[0]!.note).toBe('Scénario « Automatiser une étape »')
    const line = columns().filter({ hasText: '(copie)' })
    await soon(() => line.textContent()).toMatch(/sur la version 1/)
    await line.locator('.column-face').click()
    await page.getByRole('button', { name: 'Voir sur la version 2' }).click()
    await page.getByRole('button', { name: 'Reporter sur la version 2' }).click()
    await soon(() => line.textContent()).not.toMatch(/sur la version 1/)
    await soon(
      async () => (await kept()).find(({ body }) => body.name.includes('copie'))?.baseVersion,
    ).toBe(2)
  })

  it('[SP6] a file: a base that is gone is explained and its steps are whole; what is no scenario is refused in words', async () => {
    const { page } = open
    const scenario = JSON.parse(
      readFileSync('examples/scenarios/manteau-cousu-pres.json', 'utf8'),
    ) as { base: object }
    scenario.base = { hash: 'nothing-here', chainId: 'partie', version: 3 }
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
    const input = page.locator('.column-adding input[type=file]')
    await input.setInputFiles(file('gone.json', JSON.stringify(scenario)))
    await soon(() => page.locator('.moved-base').first().textContent()).toMatch(/n’existe plus/)
    expect(await steps().count()).toBeGreaterThan(0)
    await input.setInputFiles(file('bad.json', '{"schema":"boucle/chain"}'))
    await soon(() => page.locator('.step-problems').first().textContent()).toMatch(
      /Ce fichier n’est pas un scénario/,
    )
    expect(open.errors.filter((each) => !/404|409/.test(each))).toEqual([])
  })
})

async function otherExample(): Promise<string> {
  const examples = (await (await fetch(`${server.url}api/v1/examples`)).json()) as {
    readonly slug: string
    readonly nameFr: string
  }[]
  return examples.find(({ slug }) => slug === 'pull')!.nameFr
}
