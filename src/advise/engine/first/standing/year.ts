import type { Flow } from '../../../../chain/flow/flow.ts'
import { accountsOf } from '../../../../see/engine/accounts/accounts.ts'
import { leadActor, marginsOfActor } from '../../../../see/engine/accounts/margins.ts'
import type { See } from '../../../../see/engine/see.ts'

/** A year of a chain with the margins of its firm: of all that `see` says, what a ranking rests on. */
export type Year = Pick<See, 'flow' | 'margins'>

export function yearOf(flow: Flow): Year {
  return { flow, margins: marginsOfActor(flow, accountsOf(flow), leadActor(flow)) }
}
