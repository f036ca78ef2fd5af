import type { Chain } from '../../chain/chain.ts'
import type { Flow } from '../../chain/flow/flow.ts'
import { flow } from '../../chain/flow/flow.ts'
import { stageCost } from '../../chain/flow/valuation.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Draft } from '../lever.ts'

/** A year of the chain as levers look it up: by the ids of its parts. */
export interface Year {
  readonly flow: Flow
  /** Units a year of a process or a lane; 0 when it is not in use. */
  readonly units: (noun: 'processes' | 'lanes', id: string) => number
  /** Cost that the stage adds, per unit it supplies. */
  readonly costPerUnit: (noun: 'processes' | 'lanes', id: string) => number
  /** Runs a year of a process. */
  readonly runs: (process: string) => number
  /** Share of its need that a stage supplies, those left open worked out. */
  readonly share: (noun: 'processes' | 'lanes', id: string) => number
}

const known = new WeakMap<Draft, { readonly set: ReferenceSet; readonly year: Year | undefined }>()

/** Undefined where nothing can flow: a loop that feeds on itself. */
export function yearOf(draft: Draft, set: ReferenceSet): Year | undefined {
  const found = known.get(draft)
  if (found && found.set === set) return found.year
  const flowed = flow(draft as Chain, set)
  const year = flowed.ok ? lookUp(flowed.value) : undefined
  known.set(draft, { set, year })
  return year
}

function lookUp(flowed: Flow): Year {
  const { network, activity, table } = flowed
  const { chain, processCount } = network
  const place = new Map<string, number>()
  chain.processes.forEach(({ id }, k) => place.set(`processes/${id}`, k))
  chain.lanes.forEach(({ id }, l) => place.set(`lanes/${id}`, processCount + l))
  const at = (noun: string, id: string) => place.get(`${noun}/${id}`) ?? -1
  return {
    flow: flowed,
    units: (noun, id) => activity[at(noun, id)] ?? 0,
    costPerUnit: (noun, id) => {
      const stage = at(noun, id)
      return stage < 0 ? 0 : stageCost(table, stage)
    },
    runs: (id) => {
      const stage = at('processes', id)
      return (activity[stage] ?? 0) * (network.runsPerUnit[stage] ?? 1)
    },
    share: (noun, id) => network.stageShare[at(noun, id)] ?? 0,
  }
}
