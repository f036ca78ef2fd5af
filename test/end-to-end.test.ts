import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './browser/chromium.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-e2e-'))
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

interface PageOptions {
  readonly language?: 'fr' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** A page with its errors collected: none is allowed. */
async function pageAt(
  where: string,
  { language = 'fr', theme = 'light', width = 1440 }: PageOptions = {},
) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.addInitScript(
    `localStorage.setItem('boucle.language', '${language}'); localStorage.setItem('boucle.theme', '${theme}')`,
  )
  await page.goto(server.url + where)
  await page.locator('h1').waitFor()
  return { page, errors, close: () => context.close() }
}

const cases: [string, PageOptions][] = [
  ['', { language: 'fr' }],
  ['', { language: 'en', theme: 'dark', width: 390 }],
  ['voir', { language: 'fr', theme: 'dark' }],
  ['voir', { language: 'en', width: 390 }],
  ['voir/canevas', { language: 'fr', width: 390 }],
  ['voir/canevas', { language: 'en' }],
  ['chaines', { language: 'fr' }],
  ['chaines', { language: 'en', width: 390 }],
]

describe('in a real browser, on the real database', () => {
  it.each(cases)(
    '[E1] /%s %o: shows, without an error, without scrolling sideways',
    async (where, options) => {
      const { page, errors, close } = await pageAt(where, options)
      await page.waitForTimeout(300)
      expect(errors).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        options.width ?? 1440,
      )
      expect(await page.evaluate('document.documentElement.lang')).toBe(options.language)
      await close()
    },
  )

  it('[E2] the headline is a finding with its figure, and says the doubt', async () => {
    const { page, close } = await pageAt('')
    await expect
      .poll(() => page.locator('h1').textContent())
      .toMatch(/Entre \d+ et \d+.% du coût se forme à plus de 9.000.km/)
    await close()
  })

  it('[E3] a figure explains itself: formula, inputs, and back with Escape', async () => {
    const { page, close } = await pageAt('')
    await page.getByRole('button', { name: /Coût rendu/ }).click()
    const panel = page.getByRole('dialog')
    await panel.waitFor()
    expect(await panel.textContent()).toContain('achat + acheminement + stockage')
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
    await close()
  })

  it('[E4] no page shows a figure that the API does not', async () => {
    const document = JSON.parse(
      readFileSync(new URL('../examples/manteau.json', import.meta.url), 'utf8'),
    ) as unknown
    const response = await fetch(`${server.url}api/v1/see`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document),
    })
    const see = (await response.json()) as { figures: { id: string; value?: number }[] }
    const landed = see.figures.find((figure) => figure.id === 'landed.unit')?.value ?? NaN
    const { page, close } = await pageAt('')
    const shown = await page.getByRole('button', { name: /Coût rendu/ }).textContent()
    expect(shown).toContain(landed.toFixed(2).replace('.', ','))
    await close()
  })

  it('[E5] search by keyboard leads to a stage', async () => {
    const { page, close } = await pageAt('')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('teinture')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('/voir')
    await expect.poll(() => page.locator('.stage-detail h2').textContent()).toContain('Teinture')
    await close()
  })

  it('[E6] an example is opened, an own file imported, a bad one refused with its place', async () => {
    const { page, close } = await pageAt('chaines')
    await page.getByRole('button', { name: 'Pull torsadé en prévente' }).click()
    await expect.poll(() => page.locator('h1').textContent()).toContain('du coût')
    await page.goto(`${server.url}chaines`)
    const bad = Buffer.from(
      '{"schema":"boucle/chain","schemaVersion":1,"chain":{"name":"x","currency":"EUR","baseYear":2026,"homeRegion":"FR"},"sites":[{"id":"s","name":"s","actor":"nobody","country":"FR"}]}',
    )
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'mienne.json', mimeType: 'application/json', buffer: bad })
    await expect.poll(() => page.locator('main').textContent()).toContain('sites[0].actor')
    const chains = (await (await fetch(`${server.url}api/v1/chains`)).json()) as unknown[]
    expect(chains).toHaveLength(2)
    await close()
  })

  it('[E7] the page prints', async () => {
    const { page, close } = await pageAt('voir')
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await close()
  })
})

describe('the server', () => {
  it('[S1] answers health, readiness and its own description', async () => {
    expect((await fetch(`${server.url}health`)).status).toBe(200)
    expect((await fetch(`${server.url}ready`)).status).toBe(200)
    const openapi = (await (await fetch(`${server.url}api/v1/openapi.json`)).json()) as {
      openapi: string
      components: { schemas: { Chain: { properties: object } } }
    }
    expect(openapi.openapi).toBe('3.1.0')
    expect(Object.keys(openapi.components.schemas.Chain.properties)).toContain('processes')
  })

  it('[S2] refuses another host and writes from another origin', async () => {
    const foreign = await fetch(`${server.url}api/v1/chains`, {
      method: 'POST',
      headers: { origin: 'http://evil.example', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(foreign.status).toBe(403)
    expect(foreign.headers.get('content-type')).toContain('application/problem+json')
  })

  it('[S3] saving needs the version that was read', async () => {
    const read = await fetch(`${server.url}api/v1/chains/manteau`)
    const document = (await read.json()) as { actors: { sizeClass?: string }[] }
    const put = (ifMatch: string | undefined) =>
      fetch(`${server.url}api/v1/chains/manteau`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          ...(ifMatch ? { 'if-match': ifMatch } : {}),
        },
        body: JSON.stringify(document),
      })
    expect((await put(undefined)).status).toBe(428)
    document.actors[0]!.sizeClass = 'mid-cap'
    const saved = await put(read.headers.get('etag') ?? '')
    expect(saved.status).toBe(200)
    document.actors[0]!.sizeClass = 'micro'
    expect((await put(read.headers.get('etag') ?? '')).status).toBe(409)
  })

  it('[S4] broken and hostile bodies get a problem, never a crash', async () => {
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '{"schema":"boucle/chain"}',
      '"x"',
      '{"__proto__":{"a":1}}',
    ]
    for (const body of bodies) {
      for (const where of ['chains', 'see', 'check']) {
        const response = await fetch(`${server.url}api/v1/${where}`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        })
        expect(response.status, `${where} ${body}`).toBeGreaterThanOrEqual(400)
        expect(response.status, `${where} ${body}`).toBeLessThan(500)
      }
    }
    expect(
      (await fetch(`${server.url}../../../../etc/passwd`)).headers.get('content-type'),
    ).toContain('html')
  })
})

describe('faults', () => {
  it('[FA1] 5 times kill -9 during saves: nothing acknowledged is lost, and it starts again', async () => {
    const own = mkdtempSync(path.join(os.tmpdir(), 'boucle-kill-'))
    let acknowledged = 1
    for (let round = 0; round < 5; round++) {
      const running = await startServer(own)
      const versions = (await (
        await fetch(`${running.url}api/v1/chains/manteau/versions`)
      ).json()) as { version: number }[]
      expect(versions[0]?.version).toBeGreaterThanOrEqual(acknowledged)
      acknowledged = versions[0]?.version ?? 0
      const saving = saveUntilGone(running.url, (version) => (acknowledged = version))
      await new Promise((done) => setTimeout(done, 150 + 40 * round))
      await running.kill()
      await saving
    }
    const last = await startServer(own)
    const versions = (await (await fetch(`${last.url}api/v1/chains/manteau/versions`)).json()) as {
      version: number
    }[]
    expect(versions[0]?.version).toBeGreaterThanOrEqual(acknowledged)
    // Every round saved something, however slow the machine.
    expect(acknowledged).toBeGreaterThan(2)
    expect(await last.stop()).toBe(0)
    rmSync(own, { recursive: true, force: true })
  }, 60_000)
})

/** Saves as fast as it can until the server is gone. */
async function saveUntilGone(url: string, done: (version: number) => void): Promise<void> {
  try {
    for (let n = 0; ; n++) {
      const read = await fetch(`${url}api/v1/chains/manteau`)
      const document = (await read.json()) as { chain: { baseYear: number } }
      document.chain.baseYear = 2000 + ((document.chain.baseYear + 1) % 100)
      const saved = await fetch(`${url}api/v1/chains/manteau`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': read.headers.get('etag') ?? '' },
        body: JSON.stringify(document),
      })
      if (saved.status === 200)
        done(((await saved.json()) as { version: { version: number } }).version.version)
    }
  } catch {
    // The server is gone: what was acknowledged before is what must be there again.
  }
}
