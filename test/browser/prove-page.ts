import type { Browser } from 'playwright-core'
import type { RunningServer } from '../server-process.ts'

export interface ProvePageOptions {
  readonly chain: string
  readonly language?: 'fr' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  /** For each thing waited for, ms. */
  readonly patience?: number
}

/** The page of prove on a chain that the server keeps, with the errors of the page collected. */
export async function openProvePage(
  browser: Browser,
  server: RunningServer,
  { chain, language = 'fr', theme = 'light', width = 1440, patience = 60_000 }: ProvePageOptions,
) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.addInitScript(
    `localStorage.setItem('boucle.language', '${language}')
     localStorage.setItem('boucle.theme', '${theme}')
     localStorage.setItem('boucle.chain', '${chain}')`,
  )
  await page.goto(`${server.url}prouver`)
  return { page, errors, close: () => context.close() }
}
