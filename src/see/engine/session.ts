import { hashOf } from '../../chain/version/canonical.ts'
import type { Chain } from '../../chain/chain.ts'
import { parseChain } from '../../chain/parse.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { SeeDocument } from './document.ts'
import { seeDocument } from './document.ts'
import type { Explanation } from './explain.ts'
import type { Intervals } from './interval/intervals.ts'
import type { See } from './see.ts'
import { explain, see, seeIntervals } from './see.ts'

/** One chain under study: parsed once, analysed once, asked many times. */
export interface Session {
  readonly chain: Chain
  /** The whole answer; with intervals once they are drawn. */
  readonly document: (withIntervals: boolean) => SeeDocument
  readonly explain: (figureId: string) => Explanation | undefined
}

/** Opens a document for study; every problem at once when it cannot be used. */
export function openSession(document: unknown, reference: ReferenceSet): Result<Session> {
  const parsed = parseChain(document)
  if (!parsed.ok) return fail(...parsed.problems)
  const seen = see(parsed.value, reference)
  if (!seen.ok) return fail(...seen.problems)
  return ok(session(parsed.value, seen.value, reference, [...parsed.warnings, ...seen.warnings]))
}

const NO_INTERVALS: Intervals = {
  seed: 0,
  draws: 0,
  uncertainCount: 0,
  byFigure: {},
  samples: new Map(),
}

function session(
  chain: Chain,
  seen: See,
  reference: ReferenceSet,
  warnings: readonly Problem[],
): Session {
  let drawn: Intervals | undefined
  const chainHash = hashOf(chain)
  return {
    chain,
    document(withIntervals) {
      if (withIntervals) drawn ??= seeIntervals(seen)
      const intervals = drawn ?? NO_INTERVALS
      return seeDocument({ seen, intervals, warnings, chainHash, referenceHash: reference.hash })
    },
    explain: (figureId) => explain(seen, figureId, drawn),
  }
}
