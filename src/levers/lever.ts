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

/** Folder of the catalogue that a lever stands in. */
export type LeverFamily = 'hand' | 'place' | 'making' | 'sourcing' | 'logistics' | 'selling' | 'use'

/**
 * The same step once more: it changes nothing more (`same`), adds up (`adds`), or does not fit and
 * says so (`refused`).
 */
export type Again = 'same' | 'adds' | 'refused'

/** What a parameter is when the step does not say; money in EUR, brought to the chain's currency. */
export interface ParameterDefault {
  readonly value: number | string | boolean
  /** 90 % bounds. */
  readonly low?: number
  readonly high?: number
  /** default: read in the source named; assumed: nobody measured it for a chain like this one. */
  readonly status: 'default' | 'assumed'
  /** Where it was read, or why it is assumed. */
  readonly source: Words
  /** Row of the reference table of levers that bounds it. */
  readonly row?: string
}

/** A figure that a lever works out beside the chain it makes: a break-even, a payback. */
export interface LeverFigure {
  readonly id: string
  readonly label: Words
  readonly unit: 'money/h' | 'units/year' | 'years'
  readonly value: number
  /** How it is worked out. */
  readonly formula: Words
}

/** One way of changing a chain. */
export interface Lever {
  readonly id: string
  readonly family: LeverFamily
  readonly name: Words
  /** Rows of the study that it stands for, the main one first. */
  readonly studyRows: readonly string[]
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
  /** Parameters that have a default; those without one are of the chain, or asked. */
  readonly defaults: Readonly<Record<string, ParameterDefault>>
  readonly again: Again
  /**
   * What the lever would be tried on here: the parameters that name parts of this chain. A chain
   * that lacks what the lever needs is told why.
   */
  readonly propose: (draft: Draft, context: LeverContext) => Result<Parameters>
  /** Figures worked out beside the chain, on the chain before the step. */
  readonly figures?: (
    draft: Draft,
    parameters: Parameters,
    context: LeverContext,
  ) => readonly LeverFigure[]
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
