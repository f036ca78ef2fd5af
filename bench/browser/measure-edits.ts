import path from 'node:path'
import { build } from 'vite'
import type { FieldEdit } from '../../src/chain/edit.ts'
import { launchChromium } from '../../test/browser/chromium.ts'

/** Milliseconds of each edit: in the worker, and for the page from asking to reading the answer. */
interface EditTimes {
  readonly computeMs: readonly number[]
  readonly workerMs: readonly number[]
  readonly roundTripMs: readonly number[]
  readonly intervalsMs: readonly number[]
}

interface Asked {
  readonly document: unknown
  readonly edits: readonly FieldEdit[]
  readonly intervalRounds: number
}

/** Opens a chain in a worker of Chromium and edits it, one field at a time; no server is needed. */
export async function measureEdits(asked: Asked): Promise<EditTimes & { browser: string }> {
  const scripts = new Map([
    ['/page.js', await bundled('see-page.ts')],
    ['/worker.js', await bundled('see-worker.ts')],
  ])
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.route('http://localhost/**', (route) => {
      const body = scripts.get(new URL(route.request().url()).pathname)
      if (body !== undefined) return route.fulfill({ contentType: 'text/javascript', body })
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
      })
    })
    await page.goto('http://localhost/')
    const times = await page.evaluate(
      (given) => (globalThis as unknown as { measure: (given: Asked) => EditTimes }).measure(given),
      asked,
    )
    return { ...times, browser: `Chromium ${browser.version()}` }
  } finally {
    await browser.close()
  }
}

/** One script of the pages of benches, with all that it imports. */
export async function bundled(name: string): Promise<string> {
  const root = path.resolve('bench/browser/pages')
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      rollupOptions: {
        input: path.join(root, name),
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${name} was not built`)
  return chunk.code
}
