import { loadReference } from '../../../reference/load.ts'
import type { JobWork } from '../../jobs/job-work.ts'
import { parseChain } from '../../chain/parse.ts'
import { intervals } from '../../see/engine/interval/intervals.ts'
import { measure } from '../../see/engine/interval/measure.ts'
import { proveCollectionWork } from './prove-collection.ts'
import { DEFAULT_SEED, see } from '../../see/engine/see.ts'

const MOST_DRAWS = 100_000
const USUAL_DRAWS = 5_000

/** Intervals of a chain from many draws, for a figure that a decision hangs on. */
const seeIntervals: JobWork = async (input, controls) => {
  const { document, seed, draws } = (input ?? {}) as Readonly<Record<string, unknown>>
  const parsed = parseChain(document)
  if (!parsed.ok) return { ok: false, problems: parsed.problems }
  const seen = see(parsed.value, await loadReference())
  if (!seen.ok) return { ok: false, problems: seen.problems }
  const asked = typeof draws === 'number' ? Math.round(draws) : USUAL_DRAWS
  const count = Math.min(MOST_DRAWS, Math.max(20, asked))
  const found = intervals(seen.value.flow, {
    seed: typeof seed === 'number' ? seed : DEFAULT_SEED,
    draws: count,
    measure: measure(seen.value),
    onDraw(done) {
      controls.progress({ doneRatio: done / count })
      return !controls.stopped()
    },
  })
  const { byFigure, uncertainCount } = found
  return { ok: true, seed: found.seed, draws: found.draws, uncertainCount, byFigure }
}

/** Every kind of long work: the one list. */
export const JOB_KINDS: Readonly<Record<string, JobWork>> = {
  'see.intervals': seeIntervals,
  'prove.collection': proveCollectionWork,
}
