import type { Flow } from '../../../chain/flow/flow.ts'
import type { ChainValue } from './chain-value.ts'
import { chainValue } from './chain-value.ts'
import type { MakersOf } from './makers.ts'
import { makersOf } from './makers.ts'
import type { Supply } from '../../../chain/flow/network/supply-origin.ts'
import { suppliesOf } from '../../../chain/flow/network/supply-origin.ts'

/** What dependency, boomerang flows and origin all look at: made once, given to each. */
export interface SupplyView {
  readonly flow: Flow
  readonly supplies: readonly Supply[]
  readonly makers: MakersOf
  readonly value: ChainValue
}

export function supplyView(flow: Flow): SupplyView {
  const supplies = suppliesOf(flow)
  return { flow, supplies, makers: makersOf(flow), value: chainValue(flow, supplies) }
}
