import { parentPort } from 'node:worker_threads'
import type { JobRequest } from '../../jobs/job-work.ts'
import { doWork } from '../../jobs/job-work.ts'
import { COLLECTION_PART, collectionPart } from './collection-part.ts'
import { JOB_KINDS } from './job-kinds.ts'

/** What is submitted, and what such work gives to threads of its own. */
const KINDS = { ...JOB_KINDS, [COLLECTION_PART]: collectionPart }
const port = parentPort
if (!port) throw new Error('A job runs in a worker thread')
port.on('message', (request: JobRequest) => {
  void doWork(KINDS, request, (report) => port.postMessage(report))
})
