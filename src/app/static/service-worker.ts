/*
 * Keeps the program in the browser: what the first view needs when it is installed, the rest when it
 * is asked for or when the page is idle. A new version waits until the reader takes it, so that
 * nothing changes under work.
 */

/** What the page may ask. */
export type WorkerOrder = 'keep-the-rest' | 'take-over'

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope extends EventTarget {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
}

/** Written in by the build: the files of this version, relative to the page. */
declare const BUILT: {
  readonly version: string
  readonly first: readonly string[]
  readonly rest: readonly string[]
}

const built = BUILT
const self = globalThis as unknown as Scope
const PREFIX = 'boucle '
const OWN = `${PREFIX}${built.version}`
const home = self.registration.scope
const address = (file: string) => new URL(file, home).href
const known = new Set([...built.first, ...built.rest].map(address))

self.addEventListener('install', (event) => {
  ;(event as Lasting).waitUntil(keep(built.first))
})

self.addEventListener('activate', (event) => {
  ;(event as Lasting).waitUntil(dropOld().then(() => self.clients.claim()))
})

self.addEventListener('message', (event) => {
  const order = (event as MessageEvent<WorkerOrder>).data
  if (order === 'take-over') void self.skipWaiting()
  // One after the other, and a file that cannot be had now will be asked for later.
  if (order === 'keep-the-rest') (event as unknown as Lasting).waitUntil(keepRest())
})

self.addEventListener('fetch', (event) => {
  const { request } = event as Fetching
  if (request.method !== 'GET' || !request.url.startsWith(home)) return
  if (request.mode === 'navigate') (event as Fetching).respondWith(page(request.url))
  else if (known.has(request.url)) (event as Fetching).respondWith(kept(request.url))
})

async function keepRest(): Promise<void> {
  for (const file of built.rest) await keep([file]).catch(() => undefined)
}

/** Files with a hash in their name never change: they come from any version that holds them. */
async function keep(files: readonly string[]): Promise<void> {
  const own = await caches.open(OWN)
  await Promise.all(
    files.map(async (file) => {
      if (await own.match(address(file))) return
      const isHashed = file.startsWith('assets/')
      const before = isHashed ? await caches.match(address(file)) : undefined
      if (before) return own.put(address(file), before)
      const asked = new Request(address(file), { cache: isHashed ? 'default' : 'reload' })
      return own.add(asked)
    }),
  )
}

/** The version before stays for pages that are still open with it; older ones go. */
async function dropOld(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN)
  await Promise.all(versions.slice(0, -1).map((name) => caches.delete(name)))
}

/** Every page is one page; an address with its page in the path is led to the one after `#`. */
async function page(url: string): Promise<Response> {
  const { pathname, search, hash } = new URL(url)
  const rest = pathname.slice(new URL(home).pathname.length)
  if (rest !== '' && rest !== 'index.html') {
    return Response.redirect(`${home}#/${rest}${search}${hash}`, 302)
  }
  return kept(address('index.html'))
}

async function kept(url: string): Promise<Response> {
  const own = await caches.open(OWN)
  const found = (await own.match(url)) ?? (await caches.match(url))
  if (found) return found
  const fresh = await fetch(url)
  if (fresh.ok) await own.put(url, fresh.clone())
  return fresh
}
