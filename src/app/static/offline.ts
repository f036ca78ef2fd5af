import type { WorkerOrder } from './service-worker.ts'

let waiting: ServiceWorker | undefined
const hearers = new Set<() => void>()

/** A newer version that is there in full and waits to be taken. */
export function hasNewVersion(): boolean {
  return waiting !== undefined
}

export function watchVersions(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** The reader takes the new version: the page is loaded again with it. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  tell(waiting, 'take-over')
}

let isKeeping = false

/** Once the first view stands, keeps the program for later without the network. */
export async function keepForOffline(): Promise<void> {
  // Plain http on another machine, or a browser without: the page works, the network stays needed.
  if (isKeeping || !('serviceWorker' in navigator)) return
  isKeeping = true
  let registration: ServiceWorkerRegistration
  try {
    registration = await navigator.serviceWorker.register('service-worker.js')
  } catch {
    // A browser that keeps no program, or a network that broke off: the page stays as it is.
    isKeeping = false
    return
  }
  const hear = (worker: ServiceWorker | null) => {
    // The very first version takes the page at once; any later one waits.
    if (!worker || !navigator.serviceWorker.controller) return
    waiting = worker
    for (const each of hearers) each()
  }
  hear(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') hear(registration.waiting)
    })
  })
  const { active } = await navigator.serviceWorker.ready
  whenIdle(() => tell(active ?? undefined, 'keep-the-rest'))
}

function tell(worker: ServiceWorker | undefined, order: WorkerOrder): void {
  worker?.postMessage(order)
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 2_000)
}
