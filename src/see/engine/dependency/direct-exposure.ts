import type { LookThrough } from '../supply/look-through.ts'

/** Rounds of a loop before what still turns in it is left out. */
const MAX_ROUNDS = 10_000
/** Part of the total value under which what still turns in a loop is left out. */
const NEGLIGIBLE = 1e-16

/**
 * Value seen from tier 1 only, per vertex: what tier 1 adds counts where it is added, what it takes
 * counts whole for whom it comes from, as on an invoice. This is the face-value exposure of Baldwin,
 * Freeman, Theodorakopoulos, NBER 30525 (2022), DOI 10.3386/w30525. `isHop` marks the vertices that
 * count as a tier; the others (goods at a place, carriage) are passed through.
 */
export function directValue(look: LookThrough, isHop: Uint8Array): Float64Array {
  const { components, valuePerUnit, totalValue } = look
  const tracing = {
    look,
    isHop,
    booked: new Float64Array(isHop.length),
    toTier1: look.demand.slice(),
    beyond: new Float64Array(isHop.length),
  }
  const { toTier1, beyond } = tracing
  const { order, start } = components
  for (let component = components.count - 1; component >= 0; component--) {
    const first = start[component]!
    const end = start[component + 1]!
    for (let round = 0; round < MAX_ROUNDS; round++) {
      let waiting = 0
      for (let place = end - 1; place >= first; place--) {
        const vertex = order[place]!
        if (toTier1[vertex] === 0 && beyond[vertex] === 0) continue
        const units = Math.max(toTier1[vertex]!, beyond[vertex]!)
        waiting = Math.max(waiting, units * valuePerUnit[vertex]!)
        follow(tracing, vertex)
      }
      if (waiting <= totalValue * NEGLIGIBLE) break
    }
  }
  return tracing.booked
}

interface Tracing {
  readonly look: LookThrough
  readonly isHop: Uint8Array
  readonly booked: Float64Array
  /** Units still to be followed down to tier 1. */
  readonly toTier1: Float64Array
  /** Units that tier 1 takes, still to be followed to who supplies them. */
  readonly beyond: Float64Array
}

function follow(tracing: Tracing, vertex: number): void {
  const { look, isHop, booked, toTier1, beyond } = tracing
  const first = toTier1[vertex]!
  const second = beyond[vertex]!
  toTier1[vertex] = 0
  beyond[vertex] = 0
  if (first > 0) {
    booked[vertex]! += first * look.addedPerUnit[vertex]!
    passOn(look, vertex, first, isHop[vertex] ? beyond : toTier1)
  }
  if (second === 0) return
  if (isHop[vertex]) {
    booked[vertex]! += second * look.valuePerUnit[vertex]!
  } else {
    booked[vertex]! += second * look.addedPerUnit[vertex]!
    passOn(look, vertex, second, beyond)
  }
}

function passOn({ needs }: LookThrough, vertex: number, units: number, target: Float64Array): void {
  const { rowStart, column, value } = needs
  for (let entry = rowStart[vertex]!; entry < rowStart[vertex + 1]!; entry++) {
    target[column[entry]!]! += units * value[entry]!
  }
}
