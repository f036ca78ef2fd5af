import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe } from 'vitest'
import { jobsContract } from './jobs-contract.test-support.ts'
import { threadJobs } from './thread-jobs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string

/** The kinds of the contract, in a thread built as the real one is. */
const KINDS = `
import { parentPort } from 'node:worker_threads'
import { setTimeout as pause } from 'node:timers/promises'
import { doWork } from '${root}/src/jobs/job-work.ts'
const kinds = {
  async count({ to, everyMs }, controls) {
    let done = 0
    for (; done < to && !controls.stopped(); done++) {
      if (done % 10 === 0) await pause(everyMs)
      controls.progress({ doneRatio: done / to })
      if (done % 10 === 0) controls.best(done)
    }
    return done
  },
  async deaf() {
    for (;;) ;
  },
  async throw() {
    throw new Error('no luck')
  },
  async crash() {
    process.exit(9)
  },
}
parentPort.on('message', (request) => {
  void doWork(kinds, request, (report) => parentPort.postMessage(report))
})
`

beforeAll(async () => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache', 'jobs-'))
  writeFileSync(join(folder, 'kinds.ts'), KINDS)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: join(folder, 'out'),
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: join(folder, 'kinds.ts'),
        output: { entryFileNames: 'thread.js' },
      },
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('jobs in threads of this process', () => {
  jobsContract((threads) =>
    threadJobs(pathToFileURL(join(folder, 'out', 'thread.js')), { threads }),
  )
})
