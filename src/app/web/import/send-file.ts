import type { Problem } from '../../../core/problem.ts'
import type { ImportPreview } from '../../../workbook/import/preview.ts'
import { answer, keptInBrowser } from '../home/answer.ts'
import { ServerError } from '../api-client.ts'

export interface Sending {
  readonly done: Promise<ImportPreview>
  readonly cancel: () => void
}

export interface SendOptions {
  readonly name: string
  readonly language: 'fr' | 'en'
  /** The stored chain to compare with. */
  readonly chainId?: string
  /** 0 to 1 while the file is on its way; 1 while it is read. */
  readonly onProgress?: (sentRatio: number) => void
}

/** The user stopped it. */
export class Cancelled extends Error {}

/** Sends a file to be previewed; how much of it is sent is told, which `fetch` does not. */
export function sendFile(file: Blob, options: SendOptions): Sending {
  const query = new URLSearchParams({ name: options.name, language: options.language })
  if (options.chainId !== undefined) query.set('chainId', options.chainId)
  const path = `/imports/preview?${query}`
  if (keptInBrowser) return readHere(path, file, options)
  const request = new XMLHttpRequest()
  const done = new Promise<ImportPreview>((resolve, reject) => {
    request.open('POST', `/api/v1${path}`)
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      if (request.status === 200 && answer !== null) resolve(answer as ImportPreview)
      else reject(refused(request.status, answer))
    })
    request.addEventListener('error', () => reject(new ServerError(0, '')))
    request.addEventListener('abort', () => reject(new Cancelled()))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

/** Without a server nothing is sent: the file is read in a thread of the browser. */
function readHere(path: string, file: Blob, { onProgress }: SendOptions): Sending {
  const stopping = new AbortController()
  onProgress?.(1)
  const done = answer(path, { method: 'POST', body: file, signal: stopping.signal }).then(
    async (response) => {
      if (stopping.signal.aborted) throw new Cancelled()
      if (!response.ok) throw refused(response.status, await response.json())
      return (await response.json()) as ImportPreview
    },
  )
  return { done, cancel: () => stopping.abort() }
}

function refused(status: number, answer: unknown): Error {
  const { detail = '' } = (answer ?? {}) as { detail?: string; problems?: readonly Problem[] }
  return new ServerError(status, detail)
}
