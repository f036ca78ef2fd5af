import type { LookThrough, Partition } from './look-through.ts'

/** Passes over a loop of lanes before what still turns in it is left out. */
const MAX_ROUNDS = 10_000

/**
 * Value seen from tier 1 only: what tier 1 adds counts for its own group, what it takes counts whole
 * for the group it comes from, as on an invoice. This is the face-value exposure of Baldwin,
 * Freeman, Theodorakopoulos, NBER 30525 (2022), DOI 10.3386/w30525. `isHop` marks the vertices that
 * count as a tier; the others (goods at a place, carriage) are passed through.
 */
export function directValueByGroup(
  look: LookThrough,
  { groupOf, groupCount }: Partition,
  isHop: Uint8Array,
): Float64Array {
  const { needs, components, addedPerUnit, valuePerUnit, demand } = look
  const value = new Float64Array(groupCount)
  const book = (vertex: number, amount: number) => {
    const group = groupOf[vertex]!
    if (group >= 0) value[group]! += amount
  }
  // Units still to be followed: down to tier 1, then from it to where it takes them.
  const pending = [demand.slice(), new Float64Array(demand.length)] as const
  const follow = (vertex: number) => {
    for (const state of [0, 1] as const) {
      const units = pending[state][vertex]!
      if (units === 0) continue
      pending[state][vertex] = 0
      if (state === 1 && isHop[vertex]) {
        book(vertex, units * valuePerUnit[vertex]!)
        continue
      }
      book(vertex, units * addedPerUnit[vertex]!)
      const target = pending[isHop[vertex] ? 1 : state]
      for (let entry = needs.rowStart[vertex]!; entry < needs.rowStart[vertex + 1]!; entry++) {
        target[needs.column[entry]!]! += units * needs.value[entry]!
      }
    }
  }
  for (let component = components.count - 1; component >= 0; component--) {
    const first = components.start[component]!
    const end = components.start[component + 1]!
    const waits = (place: number) => {
      const vertex = components.order[place]!
      return Math.max(pending[0][vertex]!, pending[1][vertex]!) * valuePerUnit[vertex]!
    }
    for (let round = 0; round < MAX_ROUNDS; round++) {
      let most = 0
      for (let place = end - 1; place >= first; place--) most = Math.max(most, waits(place))
      if (most <= look.totalValue * 1e-16) break
      for (let place = end - 1; place >= first; place--) follow(components.order[place]!)
    }
  }
  return value
}
