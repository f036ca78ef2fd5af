import { readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

export interface BareServer {
  /** Of the folder, with its sub-path; it ends with `/`. */
  readonly url: string
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[]
  /** Ends it; pages that are open find nobody any more. */
  readonly stop: () => Promise<void>
}

/**
 * As plain as a web server gets: files of a folder under a sub-path; 404.html, if any, for the
 * rest. Compressing is what most servers do and a bare one does not.
 */
export async function serveFolder(
  folder: string,
  subPath = '/',
  { isCompressing = false } = {},
): Promise<BareServer> {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    const inside = pathname.startsWith(subPath) ? pathname.slice(subPath.length) : '..'
    const name = inside === '' ? 'index.html' : decodeURIComponent(inside)
    const file = path.join(folder, name)
    const type = TYPES[path.extname(file)]
    const found = type && file.startsWith(folder) ? readFile(file) : Promise.reject(new Error())
    found.then(
      (bytes) => {
        const isSmaller = isCompressing && type !== 'font/woff2'
        response
          .writeHead(200, {
            'content-type': type,
            ...(isSmaller && { 'content-encoding': 'gzip' }),
          })
          .end(isSmaller ? gzipSync(bytes) : bytes)
      },
      async () => {
        const lost = await readFile(path.join(folder, '404.html')).catch(() => 'not here')
        response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(lost)
      },
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${subPath}`,
    asked,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      await closed
    },
  }
}
