import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'

const pages = fileURLToPath(new URL('pages', import.meta.url))

/** One script of `test/browser/pages`, bundled as a page would load it. */
export async function bundlePage(name: string): Promise<string> {
  const built = await build({
    root: pages,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: path.join(pages, name), formats: ['es'] },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error(`${name} was not built`)
  return chunk.code
}

/** Opens a page of an origin of its own, with the script in it, without any server. */
export async function openScript(page: Page, script: string): Promise<void> {
  await page.route('http://localhost/**', (route) => {
    const isScript = new URL(route.request().url()).pathname === '/page.js'
    return route.fulfill(
      isScript
        ? { contentType: 'text/javascript', body: script }
        : {
            contentType: 'text/html',
            body: '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
          },
    )
  })
  await page.goto('http://localhost/')
}
