import type { Problem } from '../../../core/problem.ts'
import type { ImportPreview } from '../../../workbook/import/preview.ts'
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
  const request = new XMLHttpRequest()
  const done = new Promise<ImportPreview>((resolve, reject) => {
    request.open('POST', `/api/v1/imports/preview?${query}`)
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

function refused(status: number, answer: unknown): Error {
  const { detail = '' } = (answer ?? {}) as { detail?: string; problems?: readonly Problem[] }
  return new ServerError(status, detail)
}
