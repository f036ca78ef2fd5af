import type { Chain } from '../../../chain/chain.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../../core/problem.ts'
import { ok } from '../../../core/problem.ts'
import type { Words } from '../../../core/schema/schema.ts'
import type { Applicability } from '../../../levers/applicability.ts'
import { leversFor } from '../../../levers/applicability.ts'
import { leverOf } from '../../../levers/catalogue.ts'
import type { SeaKm } from '../../../levers/lever.ts'
import { stepWords } from '../../../levers/terms/refusals.ts'
import { see } from '../see.ts'
import type { Effects } from './effects.ts'
import { effectsOf } from './effects.ts'

/** One lever on one chain: whether it can be pulled, on what, and what that would bring. */
export interface LeverLine extends Omit<Applicability, 'chain' | 'problems'> {
  readonly name: Words
  readonly problems: readonly (Problem & { readonly words?: Words })[]
  /** With its defaults; absent when it is not applicable. */
  readonly effects?: Effects
}

interface Tables {
  readonly reference: ReferenceSet
  readonly seaKm?: SeaKm | undefined
}

/** Every lever of the catalogue tried on a chain with its defaults, in the order of the catalogue. */
export function leverLinesOf(chain: Chain, tables: Tables): Result<readonly LeverLine[]> {
  const before = see(chain, tables.reference)
  if (!before.ok) return before
  return ok(
    leversFor(chain, tables).map(({ chain: after, ...line }): LeverLine => {
      const seen = after && see(after, tables.reference)
      return {
        ...line,
        name: leverOf(line.lever)!.name,
        problems: line.problems.map(inBothLanguages),
        ...(seen?.ok && { effects: effectsOf(before.value, seen.value) }),
      }
    }),
    before.warnings,
  )
}

function inBothLanguages(problem: Problem): LeverLine['problems'][number] {
  const words = stepWords(problem)?.message
  return words ? { ...problem, words } : problem
}
