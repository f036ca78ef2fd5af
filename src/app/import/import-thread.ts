import { parentPort } from 'node:worker_threads'
import type { Language } from '../../core/format.ts'
import { importPreview } from '../../workbook/import/preview.ts'
import { readFile } from '../../workbook/read-file.ts'

/** What the server asks: a file, its name, the language in which sheets are named. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly name: string
  readonly language: Language
}

/** Reads one file and answers: what hangs or swells does so here, away from everyone else. */
parentPort?.once('message', ({ bytes, name, language }: ReadRequest) => {
  parentPort?.postMessage(importPreview(readFile(bytes, name), language))
})
