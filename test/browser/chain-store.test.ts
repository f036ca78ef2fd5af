import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainStoreContract } from '../contracts/chain-store.ts'
import { scenarioStoreContract } from '../contracts/scenario-store.ts'
import { bundlePage, openScript } from './bundle.ts'
import { launchProfile } from './chromium.ts'

/* The contracts of the chain and scenario stores on IndexedDB, in a real browser. */

interface PageGlobals {
  runCase(title: string): Promise<string>
  saveForever(name: string, tell: (version: number) => Promise<void>): Promise<void>
  readAll(name: string): Promise<number[]>
  told(version: number): Promise<void>
}

const profile = mkdtempSync(path.join(os.tmpdir(), 'boucle-browser-'))
let script: string
let context: BrowserContext
let page: Page

async function open() {
  context = await launchProfile(profile)
  page = await context.newPage()
}

beforeAll(async () => {
  script = await bundlePage('chain-store.js')
  await open()
  await openScript(page, script)
})

afterAll(async () => {
  await context?.close()
  rmSync(profile, { recursive: true, force: true })
})

describe('chain and scenario stores in IndexedDB', () => {
  for (const { title } of [...chainStoreContract, ...scenarioStoreContract]) {
    it(title, async () => {
      const failure = await page.evaluate(
        (name) => (globalThis as unknown as PageGlobals).runCase(name),
        title,
      )
      expect(failure).toBe('')
    })
  }

  it('[CS18] a page that closes in the middle of a save leaves whole versions only', async () => {
    for (let round = 1; round <= 3; round++) {
      const name = `closing-${round}`
      let told = 0
      const closing = await context.newPage()
      await closing.exposeFunction('told', (version: number) => {
        told = version
      })
      await openScript(closing, script)
      const saving = closing.evaluate((database) => {
        const { saveForever, told: tell } = globalThis as unknown as PageGlobals
        return saveForever(database, tell)
      }, name)
      const ended = saving.catch((error: unknown) => String(error))
      await expect.poll(() => told).toBeGreaterThanOrEqual(5 * round)
      await closing.close()
      expect(await ended).toMatch(/closed/)
      const kept = await page.evaluate(
        (database) => (globalThis as unknown as PageGlobals).readAll(database),
        name,
      )
      expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => i + 1))
      expect(kept.length).toBeGreaterThanOrEqual(told)
    }
  })
})
