import type { DemandLaw } from '../demand/demand-law.ts'
import type { LawEdits } from './law-edits.ts'

/** The demand law that a proof rests on, as a document tells it. */
export interface LawSummary extends Omit<DemandLaw, 'mixConcentration'> {
  /** Missing: the shares of variants are certain. */
  readonly mixConcentration?: number
  /** What was given by hand, over what was found. */
  readonly given?: LawEdits
}

/** A document is JSON: what is endless is left out. */
export function lawSummary(law: DemandLaw, given: LawEdits | undefined): LawSummary {
  const { mixConcentration, ...rest } = law
  return {
    ...rest,
    ...(Number.isFinite(mixConcentration) && { mixConcentration }),
    ...(given && { given }),
  }
}
