import type { Words } from '../../../core/schema/schema.ts'
import type { FirstDocument, Phase } from '../first/document.ts'

/** What leads the ranking of a firm's levers. */
export interface FirstAction {
  readonly lever: string
  readonly name: Words
  /** Gain in yearly final margin; nothing leads that loses. */
  readonly perYear: number
}

/** Phases in which levers are still being played: who leads is not settled. */
const UNSETTLED: ReadonlySet<Phase> = new Set(['see', 'sketch'])

/** The best lever of a ranking, `later` while it may still change, undefined when none gains. */
export function firstActionOf(document: FirstDocument): FirstAction | 'later' | undefined {
  if (UNSETTLED.has(document.phase)) return 'later'
  const best = document.lines
    .filter(({ status, margin }) => status === 'applicable' && (margin?.perYear ?? 0) > 0)
    .toSorted((one, other) => other.margin!.perYear - one.margin!.perYear)[0]
  return best && { lever: best.lever, name: best.name, perYear: best.margin!.perYear }
}
