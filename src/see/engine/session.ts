import type { Chain } from '../../chain/chain.ts'
import type { FieldEdit } from '../../chain/edit.ts'
import { editField } from '../../chain/edit.ts'
import type { ParsedChain } from '../../chain/parse.ts'
import { parseForEdits } from '../../chain/parse.ts'
import { ChainHasher } from '../../chain/version/chain-hasher.ts'
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
  /**
   * The whole answer; with intervals once they are drawn. The hash of a chain that is being edited
   * comes with the intervals: writing the chain out takes longer than the figures that changed.
   */
  readonly document: (withIntervals: boolean) => SeeDocument
  readonly explain: (figureId: string) => Explanation | undefined
  /** The chain with one field changed: what the change does not touch is not looked at again. */
  readonly edit: (change: FieldEdit) => Result<Session>
}

/** Opens a document for study; every problem at once when it cannot be used. */
export function openSession(document: unknown, reference: ReferenceSet): Result<Session> {
  return analysed(parseForEdits(document), { reference, hasher: new ChainHasher() }, 'opened')
}

const NO_INTERVALS: Intervals = {
  seed: 0,
  draws: 0,
  uncertainCount: 0,
  byFigure: {},
  samples: new Map(),
}

/** What every chain of a session shares, edited or not. */
interface Shared {
  readonly reference: ReferenceSet
  readonly hasher: ChainHasher
}

function analysed(
  parsed: Result<ParsedChain>,
  shared: Shared,
  how: Analysed['how'],
): Result<Session> {
  if (!parsed.ok) return fail(...parsed.problems)
  const seen = see(parsed.value.chain, shared.reference)
  if (!seen.ok) return fail(...seen.problems)
  const warnings = [...parsed.warnings, ...seen.warnings]
  return ok(session({ parsed: parsed.value, seen: seen.value, warnings, how }, shared))
}

interface Analysed {
  readonly parsed: ParsedChain
  readonly seen: See
  readonly warnings: readonly Problem[]
  readonly how: 'opened' | 'edited'
}

function session({ parsed, seen, warnings, how }: Analysed, shared: Shared): Session {
  let drawn: Intervals | undefined
  const { chain } = parsed
  const referenceHash = shared.reference.hash
  return {
    chain,
    document(withIntervals) {
      if (withIntervals) drawn ??= seeIntervals(seen)
      const intervals = drawn ?? NO_INTERVALS
      const chainHash = withIntervals || how === 'opened' ? shared.hasher.hashOf(chain) : undefined
      return seeDocument({ seen, intervals, warnings, chainHash, referenceHash })
    },
    explain: (figureId) => explain(seen, figureId, drawn),
    edit: (change) => analysed(editField(parsed, change), shared, 'edited'),
  }
}
