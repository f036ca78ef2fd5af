import { fileProblem } from '../../workbook/page.ts'
import type { ImportPreview } from '../../workbook/import/preview.ts'
import type { ReadPreview } from '../import/read-preview.ts'

/** Longest time for one file: 100,000 rows take seconds, see `bench/results/workbook.md`. */
const LIMIT_MS = 60_000

/** Reads a file in a thread of this browser, bounded in time; memory is bounded by the browser. */
export const readInWorker: ReadPreview = (request, cancelled) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
    const end = (preview: ImportPreview | undefined) => {
      clearTimeout(limit)
      cancelled?.removeEventListener('abort', onCancel)
      worker.terminate()
      resolve(preview)
    }
    const onCancel = () => end(undefined)
    const limit = setTimeout(() => end(refused('took_too_long')), LIMIT_MS)
    cancelled?.addEventListener('abort', onCancel)
    worker.onmessage = ({ data }: MessageEvent<ImportPreview>) => end(data)
    // A thread says no more than this when it asks for more memory than there is.
    worker.onerror = () => end(refused('too_much_memory'))
    worker.postMessage(request)
  })

const REFUSALS = {
  took_too_long: `Reading the file took more than ${LIMIT_MS / 1000} s: it was stopped.`,
  too_much_memory: 'Reading the file stopped, as when it takes more memory than there is.',
}

function refused(code: keyof typeof REFUSALS): ImportPreview {
  const maybe = 'Maybe rows or sheets that no chain needs can be taken out.'
  return {
    kind: 'xlsx',
    ok: false,
    problems: [fileProblem(code, REFUSALS[code], maybe)],
    counts: [],
  }
}
