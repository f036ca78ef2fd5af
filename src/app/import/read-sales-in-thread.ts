import { Worker } from 'node:worker_threads'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { SalesLine } from '../../facts/sales-line.ts'
import { fileProblem } from '../../workbook/page.ts'
import type { SalesReply, SalesRequest } from './sales-thread.ts'

/** Reads a table of sales away from the server, and gives its lines some at a time to `use`. */
export type ReadSales = <T>(
  request: SalesRequest,
  use: (batches: AsyncIterable<readonly SalesLine[]>) => Promise<T>,
) => Promise<Result<T>>

/** Longest time to read one file: 500,000 rows take seconds, see `bench/results/sales-rows.md`. */
const LIMIT_MS = 60_000
const LIMIT_MB = 1_536

/** One table at a time; the others wait their turn. */
export function readSalesInThread(threadUrl: URL): ReadSales {
  let last: Promise<unknown> = Promise.resolve()
  return (request, use) => {
    const own = last.then(() => readOnce(threadUrl, request, use))
    last = own.catch(() => undefined)
    return own
  }
}

async function readOnce<T>(
  threadUrl: URL,
  request: SalesRequest,
  use: (batches: AsyncIterable<readonly SalesLine[]>) => Promise<T>,
): Promise<Result<T>> {
  const worker = new Worker(threadUrl, { resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB } })
  // A thread that breaks between two questions is found broken at the next one.
  worker.on('error', () => undefined)
  try {
    const first = await replyTo(worker, request)
    return 'problems' in first ? fail(...first.problems) : ok(await use(batchesOf(worker, first)))
  } finally {
    await worker.terminate()
  }
}

type Lines = Extract<SalesReply, { lines: unknown }>

async function* batchesOf(worker: Worker, first: Lines): AsyncGenerator<readonly SalesLine[]> {
  let reply: SalesReply = first
  while (!('problems' in reply)) {
    yield reply.lines
    if (reply.isLast) return
    reply = await replyTo(worker, 'next')
  }
  throw new Error(reply.problems[0]?.message ?? 'The table could not be read to its end')
}

/** The next word of the thread; one that takes too long or too much is a problem of the file. */
function replyTo(worker: Worker, message: SalesRequest | 'next'): Promise<SalesReply> {
  return new Promise((resolve, reject) => {
    const end = (answer: () => void) => {
      clearTimeout(limit)
      worker.off('message', onReply)
      worker.off('error', onError)
      answer()
    }
    const onReply = (reply: SalesReply) => end(() => resolve(reply))
    const onError = (error: NodeJS.ErrnoException) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(refused('too_much_memory'))
          : reject(error),
      )
    const limit = setTimeout(() => end(() => resolve(refused('took_too_long'))), LIMIT_MS)
    worker.once('message', onReply)
    worker.once('error', onError)
    worker.postMessage(message)
  })
}

const REFUSALS = {
  took_too_long: `Reading the table took more than ${LIMIT_MS / 1000} s: it was stopped.`,
  too_much_memory: `Reading the table took more than ${LIMIT_MB} MB of memory: it was stopped.`,
}

function refused(code: keyof typeof REFUSALS): { readonly problems: readonly Problem[] } {
  const maybe = 'Maybe cut the history into files of one year each: they add up here.'
  return { problems: [fileProblem(code, REFUSALS[code], maybe)] }
}
