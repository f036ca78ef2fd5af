import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rng } from '../src/core/statistics/rng.ts'
import type { JobStatus } from '../src/jobs/jobs.ts'
import { hasEnded } from '../src/jobs/jobs.ts'
import { threadJobs } from '../src/jobs/thread-jobs.ts'
import type { CollectionProof } from '../src/prove/engine/collection/collection-proof.ts'
import type { Table } from './table.ts'

const WAYS = ['push', 'two-orders', 'quick-response', 'mix', 'on-demand'] as const

/** Ways of buying: five kinds, one of them far and near, make the six that are compared. */
interface Size {
  readonly products: number
  readonly weeks: number
  readonly paths: number
  readonly samplePaths: number
}

/** A year of weeks on 1,000 seasons is the goal; the growth is measured on a shorter season. */
const GOAL: Size = { products: 1000, weeks: 52, paths: 1000, samplePaths: 128 }
const SHORT = { weeks: 12, paths: 256, samplePaths: 64 }
const GROWTH: readonly Size[] = [1000, 3000, 10_000].map((products) => ({ products, ...SHORT }))

/** Products of a season as a shop sells them: prices, sales and errors of a wide range (assumed). */
function document({ products, weeks, paths, samplePaths }: Size): unknown {
  const random = rng('bench collection')
  return {
    schema: 'boucle/collection',
    schemaVersion: 1,
    name: `${products}`,
    currency: 'EUR',
    seasonWeeks: weeks,
    endValueRatio: 0.15,
    storagePerPieceWeek: 0.05,
    capitalRatioPerYear: 0.08,
    returnRatio: 0.05,
    patience: [{ days: 21, keptRatio: 0.6 }],
    policies: WAYS,
    commonRatio: 0.3,
    familyRatio: 0.1,
    paths,
    samplePaths,
    sources: [
      // Its lead is longer than the season, so that it is ordered once: one way far, five near.
      {
        id: 'far',
        place: 'far',
        leadWeeks: Math.max(18, weeks),
        purchaseRatio: 0.28,
        dutyRatio: 0.12,
      },
      { id: 'near', place: 'near', leadWeeks: 3, purchaseRatio: 0.38, minimumPiecesPerOrder: 20 },
    ],
    products: Array.from({ length: products }, (_, at) => ({
      id: `s${at}`,
      family: `f${at % 20}`,
      pieces: 50 + random.int(3000),
      price: 10 + random.int(110),
      forecastErrors: [{ leadMonths: 3, sdLog: 0.05 + 0.6 * random.next() }],
    })),
  }
}

interface Measure {
  readonly seconds: number
  readonly processorSeconds: number
  readonly megabytes: number
  readonly proof: CollectionProof
  readonly heard: number
}

/** The job as the server and the command line run it, in threads of this process. */
async function measure(size: Size): Promise<Measure> {
  const thread = join(process.cwd(), 'dist/app/job-thread.js')
  if (!existsSync(thread)) throw new Error('Build first: npm run build')
  const jobs = threadJobs(pathToFileURL(thread), { threads: 1 })
  const [started, used] = [performance.now(), process.cpuUsage()]
  let megabytes = 0
  const sample = setInterval(() => {
    megabytes = Math.max(megabytes, process.memoryUsage.rss() / 2 ** 20)
  }, 200)
  const { jobId } = await jobs.submit({
    orgId: 'bench',
    kind: 'prove.collection',
    input: { collection: document(size) },
  })
  let heard = 0
  const status = await new Promise<JobStatus>((done) => {
    jobs.watch('bench', jobId, (each) => {
      heard += 1
      if (hasEnded(each)) done(each)
    })
  })
  clearInterval(sample)
  const { user, system } = process.cpuUsage(used)
  await jobs.close()
  const result = status.result as { readonly proof?: CollectionProof } | undefined
  if (!result?.proof) throw new Error(status.failure ?? status.state)
  process.stderr.write(
    `${size.products} x ${size.weeks}: ${(performance.now() - started) / 1000} s\n`,
  )
  return {
    seconds: (performance.now() - started) / 1000,
    processorSeconds: (user + system) / 1e6,
    megabytes,
    proof: result.proof,
    heard,
  }
}

const GOALS = { seconds: 180, megabytes: 1024 }
const EXTRAPOLATED = 100_000

/** `[goal|growth ...]`: which sizes; all without a word. */
export async function run(sizes: readonly string[]): Promise<Table> {
  const asked =
    sizes.length === 0 ? ['goal', ...GROWTH.map(({ products }) => `${products}`)] : sizes
  const rows: (string | number)[][] = []
  const perProduct: { readonly products: number; readonly ms: number }[] = []
  for (const name of asked) {
    const size = name === 'goal' ? GOAL : { products: Number(name), ...SHORT }
    const { seconds, processorSeconds, megabytes, proof, heard } = await measure(size)
    const isGoal = name === 'goal'
    const ms = (1000 * processorSeconds) / size.products
    if (!isGoal) perProduct.push({ products: size.products, ms })
    rows.push([
      `${size.products} x ${size.paths} seasons of ${size.weeks} weeks x ${proof.policies.length} ways`,
      seconds.toFixed(1),
      isGoal ? `${GOALS.seconds} or less` : '',
      processorSeconds.toFixed(1),
      ms.toFixed(1),
      Math.round(megabytes),
      `${GOALS.megabytes} or less`,
      heard,
    ])
  }
  const last = perProduct.at(-1)
  if (last && last.products < EXTRAPOLATED) {
    const hours = (last.ms * EXTRAPOLATED) / 1000 / 2 / 60
    rows.push([
      `${EXTRAPOLATED} x ${SHORT.paths} seasons of ${SHORT.weeks} weeks, extrapolated from ${last.products}`,
      (hours * 60).toFixed(0),
      '',
      ((last.ms * EXTRAPOLATED) / 1000).toFixed(0),
      last.ms.toFixed(1),
      '',
      '',
      '',
    ])
  }
  return {
    name: 'Prove: a whole collection, optimised and played',
    columns: [
      'what',
      'seconds',
      'goal',
      'processor seconds',
      'processor ms a product',
      'MB at most',
      'goal',
      'times told how far',
    ],
    rows,
    notes: [
      'the job prove.collection as the server runs it, threads on every core; memory is that of the whole process, its threads included',
      `quantities sought on ${GOAL.samplePaths} seasons of 52 weeks, ${SHORT.samplePaths} of 12`,
      'extrapolated: two cores, the processor time a product of the largest size measured',
    ],
  }
}
