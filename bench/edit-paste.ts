import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import { scratchFolder, startServer } from './server.ts'
import type { Table } from './table.ts'
import { loadNote } from './table.ts'

const PASTED_ROWS = 100_000

interface Pasted {
  readonly doneMs: number
  /** Longest time without a frame. */
  readonly frozenMs: number
}

/** A long block of a spreadsheet pasted into a table. */
export async function run(): Promise<Table> {
  const folder = scratchFolder()
  const server = await startServer(folder)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('dialog', (dialog) => void dialog.accept())
    const { doneMs, frozenMs } = await pastedRows(page, server.url)
    return {
      name: 'Edit: a long paste',
      columns: ['what', 'ms', 'goal'],
      rows: [
        [`${PASTED_ROWS} rows pasted, to their count on screen`, doneMs.toFixed(0), '2000'],
        ['longest time without a frame, 4 s after included', frozenMs.toFixed(0), 'no freeze'],
      ],
      notes: [
        'five columns over the actors of the first example, on the page as people have it',
        `Chromium ${browser.version()}, without a window`,
        loadNote(),
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Pasted from the first row of the actors on, five columns wide. */
async function pastedRows(page: Page, url: string): Promise<Pasted> {
  await page.goto(`${url}modifier/actors`)
  await page.locator('[role="gridcell"]').first().waitFor({ timeout: 60_000 })
  await page.locator('[role="gridcell"][data-row="0"][data-column="0"]').click()
  return page.evaluate(
    `(async () => {
      const text = Array.from({ length: ${PASTED_ROWS} }, (_, at) =>
        'colle-' + at + '\\tAtelier ' + at + '\\tWorkshop ' + at + '\\tentreprise\\tFR').join('\\n')
      const chip = document.querySelector('.chips [aria-current="page"] .count')
      const count = () => Number(chip.textContent.replace(/\\D/g, ''))
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      let last = performance.now()
      let frozen = 0
      let going = true
      const frame = () => {
        const now = performance.now()
        frozen = Math.max(frozen, now - last)
        last = now
        if (going) requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
      const began = performance.now()
      document.querySelector('.grid').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      while (count() < ${PASTED_ROWS} && performance.now() - began < 60000) {
        await new Promise((next) => setTimeout(next, 5))
      }
      const doneMs = performance.now() - began
      await new Promise((next) => setTimeout(next, 4000))
      going = false
      return { doneMs, frozenMs: frozen }
    })()`,
  )
}
