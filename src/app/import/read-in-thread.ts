import { Worker } from 'node:worker_threads'
import { fileProblem } from '../../workbook/page.ts'
import type { ImportPreview } from '../../workbook/import/preview.ts'
import type { ReadPreview, ReadRequest } from './read-preview.ts'

/** Longest time for one file: 100,000 rows take seconds, see `bench/results/workbook.md`. */
const LIMIT_MS = 60_000
/** Memory of one reading, beyond the file's bytes. */
const LIMIT_MB = 1_536
/** Readings at once; the others wait their turn. */
const AT_ONCE = 2

/** Reads files in threads of their own, each bounded in time and memory. */
export function readInThreads(threadUrl: URL): ReadPreview {
  let running = 0
  const waiting: (() => void)[] = []
  return async (request, cancelled) => {
    if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn))
    if (cancelled?.aborted) {
      waiting.shift()?.()
      return undefined
    }
    running += 1
    try {
      return await readOnce(threadUrl, request, cancelled)
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

function readOnce(
  threadUrl: URL,
  request: ReadRequest,
  cancelled: AbortSignal | undefined,
): Promise<ImportPreview | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadUrl, {
      resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
    })
    const end = (answer: () => void) => {
      clearTimeout(limit)
      cancelled?.removeEventListener('abort', onCancel)
      void worker.terminate()
      answer()
    }
    const onCancel = () => end(() => resolve(undefined))
    const limit = setTimeout(() => end(() => resolve(refused('took_too_long'))), LIMIT_MS)
    cancelled?.addEventListener('abort', onCancel)
    worker.once('message', (preview: ImportPreview) => end(() => resolve(preview)))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(refused('too_much_memory'))
          : reject(error),
      ),
    )
    worker.postMessage(request)
  })
}

const REFUSALS = {
  took_too_long: `Reading the file took more than ${LIMIT_MS / 1000} s: it was stopped.`,
  too_much_memory: `Reading the file took more than ${LIMIT_MB} MB of memory: it was stopped.`,
}

function refused(code: keyof typeof REFUSALS): ImportPreview {
  const problem = fileProblem(
    code,
    REFUSALS[code],
    'Maybe rows or sheets that no chain needs can be taken out.',
  )
  return { kind: 'xlsx', ok: false, problems: [problem], counts: [] }
}
