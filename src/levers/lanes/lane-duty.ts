import type { Lane, Named } from '../../chain/chain.ts'
import { countryOf, dutyRatio, wording } from '../../chain/reference-set/reference.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Problem } from '../../core/problem.ts'
import type { Draft } from '../lever.ts'
import { stepWarning } from '../lever.ts'
import { placeOf } from './lane-way.ts'

/** Regimes under which the full third-country duty is due. */
const FULL_DUTY = /^MFN/

/** Duty of a lane by its ends; `origin` is declared where there is one. */
export interface LaneDuty {
  readonly dutyRatio?: number
  readonly origin?: string
  readonly source?: string
  readonly problems: readonly Problem[]
}

/**
 * None inside a country or the single market; on the way into it the mean third-country rate of the
 * tables. Elsewhere they know nothing, which is said; a preference is said, never taken for granted.
 */
export function dutyOf(draft: Draft, lane: Named<'lanes', Lane>, set: ReferenceSet): LaneDuty {
  const [from, to] = [countryAt(draft, lane.from), countryAt(draft, lane.to)]
  const isMember = (country: string) => countryOf(set, country)?.euMember === true
  if (from === to || (isMember(from) && isMember(to))) return { problems: [] }
  const code = draft.items.find(({ id }) => id === lane.item)?.hsCode
  const duty = isMember(to) && code !== undefined ? dutyRatio(set, code) : undefined
  if (!duty) return { problems: [unknownDuty(lane.id, from, to)] }
  const regime = wording(set, 'countries', from, 'euCustomsRegime')?.value ?? ''
  const isFull = regime === '' || FULL_DUTY.test(regime)
  const problems = isFull ? [] : [preference(lane.id, { from, duty: duty.value, regime })]
  return { dutyRatio: duty.value, origin: from, source: duty.source, problems }
}

function countryAt(draft: Draft, place: string): string {
  return placeOf(draft, place)?.country ?? ''
}

function unknownDuty(lane: string, from: string, to: string): Problem {
  return stepWarning(
    'duty_unknown',
    `The duty on lane ${lane}, from ${from} to ${to}, is not in the tables: none is counted.`,
    'Maybe enter dutyRatio by hand.',
    { lane, from, to },
  )
}

function preference(
  lane: string,
  { from, duty, regime }: { readonly from: string; readonly duty: number; readonly regime: string },
): Problem {
  return stepWarning(
    'duty_preference',
    `The full duty, ${duty}, is counted on lane ${lane}, though ${from} has: ${regime}.`,
    'Maybe enter the lower dutyRatio once the proof of origin is there.',
    { lane, from, duty, regime },
  )
}
