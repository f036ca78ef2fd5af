import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import { generatedChain } from './generated-chain.ts'
import { scratchFolder, startServer } from './server.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

const PASTED_ROWS = 100_000
const STAGES = 1_000
const TYPED_CELLS = 60
const WARM_UP = 10

interface Pasted {
  readonly doneMs: number
  /** Longest time without a frame. */
  readonly frozenMs: number
}

/** A long block pasted into a table, and single cells typed into a chain of 1,000 stages. */
export async function run(): Promise<Table> {
  const folder = scratchFolder()
  const server = await startServer(folder)
  const browser = await launchChromium()
  try {
    await fetch(`${server.url}api/v1/chains`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chainId: 'large', document: generatedChain(STAGES), note: 'bench' }),
    })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('dialog', (dialog) => void dialog.accept())
    await page.addInitScript(`localStorage.setItem('boucle.chain', 'large')`)
    const typed = (await typedCells(page, server.url)).slice(WARM_UP)
    const pasted = await pastedRows(page, server.url)
    const row = (what: string, value: number, goal: string) => [what, value.toFixed(0), goal]
    return {
      name: 'Edit: a long paste, and cells typed',
      columns: ['what', 'ms', 'goal'],
      rows: [
        row(`${PASTED_ROWS} rows of actors pasted, to the count on screen`, pasted.doneMs, '2,000'),
        row('longest time without a frame meanwhile', pasted.frozenMs, 'no freeze'),
        row(
          `cell typed on ${STAGES} stages, to the figures above: median`,
          percentile(typed, 0.5),
          '',
        ),
        row(
          `cell typed on ${STAGES} stages, to the figures above: p95`,
          percentile(typed, 0.95),
          '50',
        ),
      ],
      notes: [
        `${TYPED_CELLS} cells typed one after the other on the page as people have it, ${WARM_UP} left out to warm up: from Enter to the change of the figures`,
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

/** Pasted under the last row of the actors, five columns wide. */
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
      while (count() < ${PASTED_ROWS} && performance.now() - began < 120000) {
        await new Promise((next) => setTimeout(next, 5))
      }
      const doneMs = performance.now() - began
      // What is still worked out once the count is there freezes the page too.
      await new Promise((next) => setTimeout(next, 3000))
      going = false
      return { doneMs, frozenMs: frozen }
    })()`,
  )
}

/** Prices of the market, one after the other: from Enter to the figures that follow. */
async function typedCells(page: Page, url: string): Promise<number[]> {
  await page.goto(`${url}modifier/markets`)
  const strip = page.locator('[data-figure="margin.final.ratio"]')
  await strip.filter({ hasText: '%' }).waitFor({ timeout: 60_000 })
  const title = page.getByRole('columnheader', { name: /^Prix (TTC|HT)/ }).first()
  const column = Number(await title.getAttribute('aria-colindex')) - 2
  await page.locator('[role="gridcell"][data-row="0"][data-column="1"]').click()
  for (let step = 1; step < column; step++) await page.keyboard.press('ArrowRight')
  const times: number[] = []
  for (let at = 0; at < TYPED_CELLS; at++) {
    await page.evaluate(
      `(() => {
        const strip = document.querySelector('[data-figure="margin.final.ratio"]').parentElement
        const was = strip.textContent
        window.changed = new Promise((done) => {
          addEventListener('keydown', function began(event) {
            if (event.key !== 'Enter') return
            removeEventListener('keydown', began, true)
            const start = performance.now()
            const observer = new MutationObserver(() => {
              if (strip.textContent === was) return
              observer.disconnect()
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
            })
            observer.observe(strip, { subtree: true, childList: true, characterData: true })
          }, true)
        })
      })()`,
    )
    await page.keyboard.type(String(900 + 37 * at))
    await page.keyboard.press('Enter')
    times.push((await page.evaluate('window.changed')) as number)
    await page.keyboard.press('ArrowUp')
  }
  return times
}
