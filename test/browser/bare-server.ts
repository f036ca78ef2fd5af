import { readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

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

/** As plain as a web server gets: files of a folder under a sub-path, 404 for the rest. */
export async function serveFolder(
  folder: string,
  { subPath = '/', port = 0 }: { readonly subPath?: string; readonly port?: number } = {},
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
      (bytes) => response.writeHead(200, { 'content-type': type }).end(bytes),
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('not here'),
    )
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
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
