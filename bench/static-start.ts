import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { serveFolder } from '../test/browser/bare-server.ts'
import { launchChromium } from '../test/browser/chromium.ts'
import type { Table } from './table.ts'
import { loadNote, percentile } from './table.ts'

/** The phone profile of Lighthouse: a slow 4G and a processor a quarter as fast. */
const [CPU_SLOWDOWN, DOWN_BYTES_A_SECOND, UP_BYTES_A_SECOND, LATENCY_MS] = [
  4,
  1.6e6 / 8,
  0.75e6 / 8,
  150,
]
const ROUNDS = 5
const GOAL_SECONDS = 2

interface Start {
  readonly firstPaintMs: number
  /** Header and search answer a press. */
  readonly headerMs: number
  /** The headline with its figures. */
  readonly headlineMs: number
  /** The page's own thread has nothing longer than 50 ms to do any more. */
  readonly quietMs: number
  readonly firstBytes: number
  readonly fontBytes: number
}

/** Written before anything of the page runs: when what stands first appears. */
const WATCH = `{
  const seen = (globalThis.seen = { longEnd: 0 })
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) {
      if (seen.quietAsked === undefined) seen.longEnd = each.startTime + each.duration
    }
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    if (seen.header === undefined && document.querySelector('header .tools')) seen.header = performance.now()
    if (seen.headline === undefined && document.querySelector('h1.finding')) seen.headline = performance.now()
    if (seen.headline === undefined) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}`

/** The static build on a phone's network and processor: a first visit, and the next one, offline. */
export async function run(): Promise<Table> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'boucle-static-'))
  execFileSync(process.execPath, ['scripts/build-static.mjs', '--out', folder])
  const browser = await launchChromium()
  const server = await serveFolder(folder, '/boucle/', { isCompressing: true })
  try {
    const visits: { readonly first: Start; readonly again: Start }[] = []
    for (let round = 0; round < ROUNDS; round++) visits.push(await twoVisits(browser, server.url))
    const row = (what: string, of: (visit: (typeof visits)[number]) => number, goal = '') => {
      const all = visits.map(of)
      const cell = (p: number) => percentile(all, p).toFixed(2)
      return [what, cell(0), cell(0.5), cell(1), goal]
    }
    const seconds = (what: string, of: (start: Start) => number, goal = '') => [
      row(`first visit: ${what}, s`, ({ first }) => of(first) / 1000, goal),
      row(`next visit: ${what}, s`, ({ again }) => of(again) / 1000, goal),
    ]
    return {
      name: 'Static build on a throttled phone',
      columns: ['what', 'least', 'median', 'most', 'goal'],
      rows: [
        row('fetched until the header stands, kB', ({ first }) => first.firstBytes / 1000),
        row(
          'the same and the letters, which come after it, kB',
          ({ first }) => (first.firstBytes + first.fontBytes) / 1000,
          '250',
        ),
        ...seconds('first paint', (start) => start.firstPaintMs),
        ...seconds('header and search answer', (start) => start.headerMs, `${GOAL_SECONDS}`),
        ...seconds('the headline with its figures', (start) => start.headlineMs),
        ...seconds('no task above 50 ms any more', (start) => start.quietMs),
      ],
      notes: [
        `${CPU_SLOWDOWN} times slower processor, ${(DOWN_BYTES_A_SECOND * 8) / 1e6} Mbit/s, ${LATENCY_MS} ms; 390 x 844; server with gzip; ${ROUNDS} rounds, each in a new profile`,
        `${browser.version()}, without a window`,
        loadNote(),
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function twoVisits(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const visit = () => start(context, url)
    const first = await visit()
    return { first, again: await visit() }
  } finally {
    await context.close()
  }
}

async function start(
  context: Awaited<ReturnType<Browser['newContext']>>,
  url: string,
): Promise<Start> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: DOWN_BYTES_A_SECOND,
    uploadThroughput: UP_BYTES_A_SECOND,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.addInitScript(WATCH)
  await page.goto(url)
  await page.locator('h1.finding').waitFor({ timeout: 60_000 })
  // Long enough for the intervals and the map to have come.
  await page.waitForTimeout(6_000)
  const seen = await page.evaluate<{
    header: number
    headline: number
    longEnd: number
    paint: number
    bytes: number
    fontBytes: number
  }>(`({
    ...seen,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    fontBytes: performance.getEntriesByType('resource')
      .filter((each) => each.name.endsWith('.woff2') && each.responseEnd > seen.header)
      .reduce((sum, each) => sum + each.transferSize, 0),
    bytes: performance.getEntriesByType('resource')
      .filter((each) => each.responseEnd <= seen.header)
      .reduce((sum, each) => sum + each.transferSize, performance.getEntriesByType('navigation')[0].transferSize),
  })`)
  // The program is kept after the first view: the next visit waits for that.
  await page.evaluate(`navigator.serviceWorker.ready.then(() => true)`)
  await page.close()
  return {
    firstPaintMs: seen.paint,
    headerMs: seen.header,
    headlineMs: seen.headline,
    quietMs: Math.max(seen.longEnd, seen.headline),
    firstBytes: seen.bytes,
    fontBytes: seen.fontBytes,
  }
}
