import { parentPort } from 'node:worker_threads'
import type { JobRequest } from '../../jobs/job-work.ts'
import { doWork } from '../../jobs/job-work.ts'
import { JOB_KINDS } from './job-kinds.ts'

const port = parentPort
if (!port) throw new Error('A job runs in a worker thread')
port.on('message', (request: JobRequest) => {
  void doWork(JOB_KINDS, request, (report) => port.postMessage(report))
})
