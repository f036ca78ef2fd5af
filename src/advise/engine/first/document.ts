import type { Problem } from '../../../core/problem.ts'
import type { Words } from '../../../core/schema/schema.ts'
import type { Segment } from '../../../chain/nouns/vocabulary.ts'
import type { LeverFamily, LeverFigure, Parameters } from '../../../levers/lever.ts'
import type { Regime } from '../../../prove/model.ts'
import type { Effects } from '../../../see/engine/effects/effects.ts'
import type { Doubt } from './doubt.ts'
import type { Flip } from './flip.ts'
import type { LeverPair } from './pairs.ts'

/** How far a line is known: effects, few seasons, all seasons, its doubt and what would flip it. */
export const STAGES = ['listed', 'seen', 'sketched', 'proved', 'weighed'] as const
export type Stage = (typeof STAGES)[number]

type SaidProblem = Problem & { readonly words?: Words }

/** What a lever brings a year. */
export interface FirstMargin {
  /** prove: yearly final margin; see: margin without doubt, where `prove` cannot speak. */
  readonly basis: 'prove' | 'see'
  /** Why `prove` cannot. */
  readonly because?: Problem
  readonly perYear: number
  readonly doubt?: Doubt
}

/** A parameter that has no default: what the lever asks. */
export interface AskedParameter {
  readonly name: string
  readonly label: Words
  readonly unit?: string
}

/** One lever of the ranking. */
export interface FirstLine {
  readonly lever: string
  readonly name: Words
  readonly family: LeverFamily
  readonly segment?: Segment
  readonly studyRows: readonly string[]
  readonly status: 'applicable' | 'asks' | 'not-applicable'
  readonly stage: Stage
  readonly parameters: Parameters
  readonly asks: readonly AskedParameter[]
  readonly problems: readonly SaidProblem[]
  readonly figures: readonly LeverFigure[]
  readonly margin?: FirstMargin
  readonly effects?: Effects
  /** Null: nothing alone, within its bounds, flips it. Missing: not sought yet, or no gain at all. */
  readonly flip?: Flip | null
  readonly effectFrom: Words
  readonly doesNotModel: Words
}

export interface FirstPair extends Omit<LeverPair, 'problems'> {
  readonly problems: readonly SaidProblem[]
}

export type Phase = 'see' | 'sketch' | 'proof' | 'doubt' | 'flip' | 'pairs' | 'done'

/** What first: every lever on one chain, ranked, as far as it is known. */
export interface FirstDocument {
  readonly schema: 'boucle/first'
  readonly chain: Words
  readonly currency: string
  /** What the firm has left a year as the chain stands; missing: nobody knows its margin. */
  readonly base?: FirstMargin & { readonly regime?: Regime }
  readonly seed: number
  readonly seasons: number
  readonly phase: Phase
  /** Of the work that is planned, 0 to 1. */
  readonly doneRatio: number
  /** Best first; then those that ask, then those that do not fit. */
  readonly lines: readonly FirstLine[]
  readonly pairs: readonly FirstPair[]
}
