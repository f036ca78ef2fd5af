import { rmSync } from 'node:fs'
import { bundled } from './browser/measure-edits.ts'
import { launchChromium } from '../test/browser/chromium.ts'
import { generatedChain } from './generated-chain.ts'
import { scratchFolder, startServer } from './server.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

const STAGES = 1_000
const MOVES = 120
const WARM_UP = 20

interface DragTimes {
  readonly paintMs: readonly number[]
  readonly restMs: number
  readonly browser: string
}

/** A lever dragged on the page of scenarios: from the hand to the figures painted. */
export async function run(): Promise<Table> {
  const folder = scratchFolder()
  const server = await startServer(folder)
  try {
    await fetch(`${server.url}api/v1/chains`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chainId: 'large', document: generatedChain(STAGES), note: 'bench' }),
    })
    const levers = ['automate', 'second-source', 'local-supplier'] as const
    const rows: (string | number)[][] = []
    let browser = ''
    for (const lever of levers) {
      const times = await dragged(server.url, lever)
      browser = times.browser
      const painted = times.paintMs.slice(WARM_UP)
      rows.push([
        lever,
        ...[0, 0.5, 0.95].map((p) => percentile(painted, p).toFixed(1)),
        50,
        times.restMs.toFixed(0),
      ])
    }
    return {
      name: `Scenarios: a lever dragged on ${STAGES} stages`,
      columns: ['lever', 'min ms', 'median ms', 'p95 ms', 'goal, p95', 'intervals after rest, ms'],
      rows,
      notes: [
        `${MOVES} moves of a slider on the page as people have it, ${WARM_UP} left out to warm up; each from the input event to the frame after the one in which the changed figures are in the table`,
        'two to four columns: the chain and the scenarios so far; each move applies the step, checks the chain and analyses it whole, in the worker',
        'intervals after rest: from the last move to those of all columns and of their differences on screen, 200 draws each, 0.26 s of rest included',
        `${browser}, without a window`,
        loadNote(),
      ],
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function dragged(url: string, lever: string): Promise<DragTimes> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(`localStorage.setItem('boucle.chain', 'large')`)
    await page.goto(`${url}scenarios?lever=${lever}`)
    await page.locator('.step .slider input').first().waitFor({ timeout: 60_000 })
    await page.locator('.figures-table .difference-to').first().waitFor({ timeout: 60_000 })
    await page.locator('.figures-table td .tick').nth(1).waitFor({ timeout: 60_000 })
    await page.evaluate(`(() => {${await bundled('scenario-drag-page.ts')}})()`)
    const times = await page.evaluate(
      (moves) =>
        (globalThis as unknown as { drag: (moves: number) => Promise<DragTimes> }).drag(moves),
      MOVES,
    )
    return { ...times, browser: `Chromium ${browser.version()}` }
  } finally {
    await browser.close()
  }
}
