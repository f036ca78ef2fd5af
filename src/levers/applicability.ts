import type { Chain } from '../chain/chain.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem } from '../core/problem.ts'
import { applyOne } from './apply.ts'
import { LEVERS } from './catalogue.ts'
import type { Lever, LeverFigure, Parameters, SeaKm } from './lever.ts'

/** What a lever would do to a chain, run with its defaults. */
export interface Applicability {
  readonly lever: string
  /** asks: it could be tried once the parameters `asks` are given. */
  readonly status: 'applicable' | 'asks' | 'not-applicable'
  /** What it would be tried on: the parameters that are of this chain. */
  readonly parameters: Parameters
  /** Parameters that have no default and must be given. */
  readonly asks: readonly string[]
  /** Why not, or what to know. */
  readonly problems: readonly Problem[]
  /** The chain that comes out; only when it is applicable. */
  readonly chain?: Chain
  readonly figures: readonly LeverFigure[]
}

interface Tables {
  readonly reference: ReferenceSet
  readonly seaKm?: SeaKm | undefined
}

/**
 * Tries a lever with its defaults on what it picks itself. The parts that it makes are named after
 * it; `applicable` means that a valid chain comes out.
 */
export function tryLever(chain: Chain, lever: Lever, { reference, seaKm }: Tables): Applicability {
  const context = { stepId: lever.id, reference, seaKm }
  const none = { lever: lever.id, parameters: {}, asks: [], figures: [] }
  const proposed = lever.propose(chain, context)
  if (!proposed.ok) return { ...none, status: 'not-applicable', problems: proposed.problems }
  const parameters = proposed.value
  const asks = Object.entries(lever.parameters).flatMap(([name, field]) =>
    field.required && parameters[name] === undefined && !lever.defaults[name] ? [name] : [],
  )
  if (asks.length > 0) {
    return { ...none, parameters, status: 'asks', asks, problems: proposed.warnings }
  }
  const step = { id: lever.id, lever: lever.id, parameters }
  const done = applyOne(chain, step, { reference, seaKm })
  const problems = [...proposed.warnings, ...(done.ok ? done.warnings : done.problems)]
  if (!done.ok) return { ...none, parameters, status: 'not-applicable', problems }
  const figures = lever.figures?.(chain, parameters, context) ?? []
  return { ...none, parameters, status: 'applicable', problems, chain: done.value, figures }
}

/** Every lever of the catalogue but the edit by hand, tried on a chain. */
export function leversFor(chain: Chain, tables: Tables): readonly Applicability[] {
  return LEVERS.filter(({ family }) => family !== 'hand').map((lever) =>
    tryLever(chain, lever, tables),
  )
}
