import type { Chain } from '../chain/chain.ts'
import type { Segment } from '../chain/nouns/vocabulary.ts'
import type { GeoPoint } from '../chain/place/geo.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { problem, warning } from '../core/problem.ts'
import type { Fields, Words } from '../core/schema/schema.ts'

/** A chain while it is changed: its parts by noun, not yet checked as a whole. */
export type Draft = { readonly [K in keyof Chain]: Chain[K] }

/** Kilometres of the shortest way by sea between two places; undefined: there is none. */
export type SeaKm = (from: GeoPoint, to: GeoPoint) => number | undefined

/** What a lever is given beside its parameters. */
export interface LeverContext {
  /** Parts that it makes are named `step/name`. */
  readonly stepId: string
  readonly reference: ReferenceSet
  /** Missing: great circles stand in for ways by sea, and that is said. */
  readonly seaKm: SeaKm | undefined
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
  /** Where its effect comes from when the step does not say. */
  readonly effectFrom: Words
  /** What it leaves out, said beside its effect. */
  readonly doesNotModel: Words
  /**
   * What the step decides, by key (`lanes/mer/mode`), as text: two steps that decide one key
   * differently contradict each other. Missing: nothing; hand edits state what they replace instead.
   */
  readonly decides?: (parameters: Parameters) => readonly (readonly [key: string, to: string])[]
  readonly apply: (draft: Draft, parameters: Parameters, context: LeverContext) => Result<Draft>
}

export type Parameters = Readonly<Record<string, unknown>>

/** What is wrong with a step, for whoever wrote it. */
export function stepProblem(
  code: string,
  message: string,
  maybe: string,
  values?: Problem['values'],
): Problem {
  return problem({ code, path: [], message, maybe, ...(values && { values }) })
}

/** What to know of a step that was applied all the same. */
export function stepWarning(
  code: string,
  message: string,
  maybe: string,
  values?: Problem['values'],
): Problem {
  return warning({ code, path: [], message, maybe, ...(values && { values }) })
}
