import type { Problem } from '../../../core/problem.ts'
import type { CollectionProof } from '../../engine/collection/collection-proof.ts'

/** How far the work is, as whoever does it tells. */
export interface JobProgressLine {
  readonly doneRatio: number | undefined
  readonly note: string | undefined
}

export type CollectionAnswer =
  | { readonly ok: true; readonly proof: CollectionProof; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

interface Status {
  readonly jobId: string
  readonly state: string
  readonly progress: { readonly doneRatio?: number; readonly note?: string }
  readonly result?: CollectionAnswer
  readonly failure?: string
}

const ENDED = ['done', 'failed', 'cancelled', 'timed-out']
/** The server sends each change; one that says nothing for so long is asked again. */
const ASK_AGAIN_MS = 1500

/** A collection at work on the server: followed to its end, or stopped with what is done. */
export interface RunningJob {
  readonly answer: Promise<CollectionAnswer>
  readonly stop: () => void
}

export function runCollection(
  input: unknown,
  hear: (progress: JobProgressLine) => void,
): RunningJob {
  const stopping = new AbortController()
  return { answer: follow(input, hear, stopping.signal), stop: () => stopping.abort() }
}

async function follow(
  input: unknown,
  hear: (progress: JobProgressLine) => void,
  stopping: AbortSignal,
): Promise<CollectionAnswer> {
  const submitted = await fetch('/api/v1/jobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'prove.collection', input }),
  })
  if (!submitted.ok) throw new Error(await sentenceOf(submitted))
  const { jobId } = (await submitted.json()) as Status
  const where = `/api/v1/jobs/${jobId}`
  const cancel = (): void => void fetch(where, { method: 'DELETE' })
  stopping.addEventListener('abort', cancel)
  if (stopping.aborted) cancel()
  const status = await lastStatus(where, hear)
  if (status.result) return status.result
  throw new Error(status.failure ?? status.state)
}

async function sentenceOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => ({}))) as { readonly detail?: string }
  return said.detail ?? response.statusText
}

/** Heard as it changes; a line that breaks is asked for again. */
function lastStatus(where: string, hear: (progress: JobProgressLine) => void): Promise<Status> {
  return new Promise((done, failed) => {
    const events = new EventSource(`${where}/events`)
    const end = (act: () => void): void => {
      events.close()
      clearInterval(asking)
      act()
    }
    const take = (status: Status): void => {
      if (ENDED.includes(status.state)) return end(() => done(status))
      const { doneRatio, note } = status.progress
      hear({ doneRatio, note })
    }
    events.addEventListener('status', (event: MessageEvent<string>) =>
      take(JSON.parse(event.data) as Status),
    )
    const asking = setInterval(() => {
      fetch(where)
        .then(async (response) => {
          if (!response.ok) throw new Error(await sentenceOf(response))
          take((await response.json()) as Status)
        })
        .catch((error: unknown) => end(() => failed(error as Error)))
    }, ASK_AGAIN_MS)
  })
}
