import { factoriseDense, solveDense } from '../../core/dense-lu.ts'
import { solveLoopIteratively } from '../../core/iterative-loop.ts'
import { sparseFromTriplets } from '../../core/sparse.ts'
import type { LookThrough, Partition } from './look-through.ts'

/** Up to this many vertices a loop is solved by elimination, group after group. */
const SMALL_LOOP = 40
/** Sorting what was found costs more than passing over all vertices above this part of them. */
const SORT_BELOW = 1 / 64

/**
 * Value lost when a group is taken out: lost_v = u_v inside it, else sum of a_vw lost_w. It is 0 but
 * downstream of the group, so one pass over what lies there, upstream first, is enough.
 */
export class LossPass {
  /** Arcs looked at so far: the work done, the same on every machine. */
  arcCount = 0
  readonly #look: LookThrough
  readonly #groupOf: Int32Array
  readonly #members: Int32Array
  readonly #memberStart: Int32Array
  /** Place of each vertex in the order of the components: upstream first. */
  readonly #rank: Int32Array
  /** Group whose pass last touched the vertex, plus 1. */
  readonly #touched: Int32Array
  readonly #found: Int32Array
  readonly #lost: Float64Array

  constructor(look: LookThrough, { groupOf, groupCount }: Partition) {
    const size = groupOf.length
    this.#look = look
    this.#groupOf = groupOf
    this.#memberStart = new Int32Array(groupCount + 1)
    for (const group of groupOf) if (group >= 0) this.#memberStart[group + 1]! += 1
    for (let group = 0; group < groupCount; group++) {
      this.#memberStart[group + 1]! += this.#memberStart[group]!
    }
    const next = this.#memberStart.slice(0, groupCount)
    this.#members = new Int32Array(this.#memberStart[groupCount]!)
    groupOf.forEach((group, vertex) => {
      if (group >= 0) this.#members[next[group]!++] = vertex
    })
    this.#rank = new Int32Array(size)
    look.components.order.forEach((vertex, place) => (this.#rank[vertex] = place))
    this.#touched = new Int32Array(size)
    this.#found = new Int32Array(size)
    this.#lost = new Float64Array(size)
  }

  /** Value of what clients get that is lost without the group. */
  lostWithout(group: number): number {
    const ranks = this.#downstream(group)
    const { demand, components } = this.#look
    let total = 0
    for (let i = 0; i < ranks.length; i++) {
      const component = components.componentOf[components.order[ranks[i]!]!]!
      const first = components.start[component]!
      const end = components.start[component + 1]!
      this.#passComponent(group, first, end)
      for (let place = first; place < end; place++) {
        const vertex = components.order[place]!
        if (demand[vertex] !== 0) total += demand[vertex]! * this.#lost[vertex]!
      }
      i += end - first - 1
    }
    return total
  }

  /** Ranks of all that lies downstream of the group, itself included, upstream first. */
  #downstream(group: number): Int32Array {
    const { uses } = this.#look
    const found = this.#found
    const mark = group + 1
    let count = 0
    for (let i = this.#memberStart[group]!; i < this.#memberStart[group + 1]!; i++) {
      found[count++] = this.#members[i]!
      this.#touched[this.#members[i]!] = mark
    }
    for (let next = 0; next < count; next++) {
      const vertex = found[next]!
      const end = uses.rowStart[vertex + 1]!
      for (let entry = uses.rowStart[vertex]!; entry < end; entry++) {
        const user = uses.column[entry]!
        if (this.#touched[user] === mark) continue
        this.#touched[user] = mark
        found[count++] = user
      }
      this.arcCount += end - uses.rowStart[vertex]!
    }
    return count < found.length * SORT_BELOW ? this.#sorted(count) : this.#scanned(mark, count)
  }

  #sorted(count: number): Int32Array {
    return this.#found
      .subarray(0, count)
      .map((vertex) => this.#rank[vertex]!)
      .sort()
  }

  #scanned(mark: number, count: number): Int32Array {
    const { order } = this.#look.components
    const ranks = new Int32Array(count)
    let kept = 0
    for (let place = 0; place < order.length; place++) {
      if (this.#touched[order[place]!] === mark) ranks[kept++] = place
    }
    return ranks
  }

  #passComponent(group: number, first: number, end: number): void {
    const { needs, components, valuePerUnit } = this.#look
    const { order, componentOf } = components
    const mark = group + 1
    const component = componentOf[order[first]!]!
    let hasLoop = end - first > 1
    for (let place = first; place < end; place++) {
      const vertex = order[place]!
      if (this.#groupOf[vertex] === group) {
        this.#lost[vertex] = valuePerUnit[vertex]!
        continue
      }
      let total = 0
      const last = needs.rowStart[vertex + 1]!
      for (let entry = needs.rowStart[vertex]!; entry < last; entry++) {
        const taken = needs.column[entry]!
        if (componentOf[taken] === component) hasLoop = true
        else if (this.#touched[taken] === mark) total += needs.value[entry]! * this.#lost[taken]!
      }
      this.arcCount += last - needs.rowStart[vertex]!
      this.#lost[vertex] = total
    }
    if (hasLoop) this.#passLoop(group, order.subarray(first, end))
  }

  /** A loop: what is inside the group is known, the rest is solved for. */
  #passLoop(group: number, vertices: Int32Array): void {
    const { needs } = this.#look
    const free = vertices.filter((vertex) => this.#groupOf[vertex] !== group)
    const localOf = new Map<number, number>()
    free.forEach((vertex, local) => localOf.set(vertex, local))
    const known = new Set(vertices.filter((vertex) => this.#groupOf[vertex] === group))
    const right = Float64Array.from(free, (vertex) => this.#lost[vertex]!)
    const [row, column, value]: [number[], number[], number[]] = [[], [], []]
    free.forEach((vertex, local) => {
      for (let entry = needs.rowStart[vertex]!; entry < needs.rowStart[vertex + 1]!; entry++) {
        const taken = needs.column[entry]!
        const target = localOf.get(taken)
        if (target !== undefined) {
          row.push(local)
          column.push(target)
          value.push(needs.value[entry]!)
        } else if (known.has(taken)) right[local]! += needs.value[entry]! * this.#lost[taken]!
      }
    })
    this.arcCount += 20 * value.length
    const size = free.length
    const matrix = sparseFromTriplets({ rows: size, columns: size, row, column, value })
    const solved =
      size <= SMALL_LOOP ? eliminated(matrix, right) : solveLoopIteratively(matrix, right).x
    free.forEach((vertex, local) => (this.#lost[vertex] = solved[local]!))
  }
}

/** x = b + A x by Gaussian elimination. */
function eliminated(
  matrix: ReturnType<typeof sparseFromTriplets>,
  right: Float64Array,
): Float64Array {
  const size = matrix.rows
  const dense = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    dense[i * size + i] = 1
    for (let entry = matrix.rowStart[i]!; entry < matrix.rowStart[i + 1]!; entry++) {
      dense[i * size + matrix.column[entry]!]! -= matrix.value[entry]!
    }
  }
  return solveDense(factoriseDense(dense, size), right)
}
