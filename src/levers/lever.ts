import type { Chain } from '../chain/chain.ts'
import type { Segment } from '../chain/nouns/vocabulary.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { problem } from '../core/problem.ts'
import type { Fields, Words } from '../core/schema/schema.ts'

/** A chain while it is changed: its parts by noun, not yet checked as a whole. */
export type Draft = { readonly [K in keyof Chain]: Chain[K] }

/** What a lever is given beside its parameters. */
export interface LeverContext {
  /** Parts that it makes are named `step/name`. */
  readonly stepId: string
  readonly reference: ReferenceSet
}

/** One way of changing a chain. */
export interface Lever {
  readonly id: string
  readonly name: Words
  /** Row of the study that it stands for. */
  readonly studyRow: string
  /** Segment that it acts on; undefined = any. */
  readonly segment: Segment | undefined
  /** Declared as the fields of a noun are: units, bounds, both languages. */
  readonly parameters: Fields
  /** What it leaves out, said beside its effect. */
  readonly doesNotModel: Words
  readonly apply: (draft: Draft, parameters: Parameters, context: LeverContext) => Result<Draft>
}

export type Parameters = Readonly<Record<string, unknown>>

/** What is wrong with a step, for whoever wrote it. */
export function stepProblem(code: string, message: string, maybe: string): Problem {
  return problem({ code, path: [], message, maybe })
}
