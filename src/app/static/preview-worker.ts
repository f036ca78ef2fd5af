import { importPreview } from '../../workbook/import/preview.ts'
import { readFile } from '../../workbook/read-file.ts'
import type { ReadRequest } from '../import/read-preview.ts'

/** Reads one file and answers: what hangs or swells does so here, away from the page. */
self.onmessage = ({ data: { bytes, name, language } }: MessageEvent<ReadRequest>) => {
  self.postMessage(importPreview(readFile(bytes, name), language))
}
