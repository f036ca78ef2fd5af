import { parentPort } from 'node:worker_threads'
import { importPreview } from '../../workbook/import/preview.ts'
import { readFile } from '../../workbook/read-file.ts'
import type { ReadRequest } from './read-preview.ts'

/** Reads one file and answers: what hangs or swells does so here, away from everyone else. */
parentPort?.once('message', ({ bytes, name, language }: ReadRequest) => {
  parentPort?.postMessage(importPreview(readFile(bytes, name), language))
})
