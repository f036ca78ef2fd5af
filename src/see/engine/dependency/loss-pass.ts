import { factoriseDense, solveDense } from '../../../core/linear-algebra/dense-lu.ts'
import { solveLoopIteratively } from '../../../core/linear-algebra/iterative-loop.ts'
import type { SparseMatrix } from '../../../core/linear-algebra/sparse.ts'
import { sparseFromTriplets } from '../../../core/linear-algebra/sparse.ts'
import type { LookThrough, Partition } from '../supply/look-through.ts'

/** Groups that share one pass: their losses lie side by side, one line of the processor's cache. */
export const LANES = 8
/** Up to this many vertices a loop is solved by elimination, group after group. */
const SMALL_LOOP = 40
/** Sorting what was found costs more than passing over all vertices above this part of them. */
const SORT_BELOW = 1 / 64

/**
 * Value lost when a group is taken out: lost_v = u_v inside it, else sum of a_vw lost_w. It is 0 but
 * downstream of the group, so one pass over what lies there, upstream first, is enough; a pass
 * serves a block of up to `LANES` groups.
 */
export class LossPass {
  /** Arcs looked at so far: the work done, the same on every machine. */
  arcCount = 0
  readonly #look: LookThrough
  /** Place of each vertex in the order of the components: upstream first. */
  readonly #rank: Int32Array
  /** Pass that last touched the vertex. */
  readonly #touched: Int32Array
  #pass = 0
  readonly #found: Int32Array
  /** Losses of vertex v stand at `LANES` v. */
  readonly #lost: Float64Array
  #groupOf: Int32Array = new Int32Array(0)
  /** Vertices of group g: members[memberStart[g]] to members[memberStart[g + 1]]. */
  #members = new Int32Array(0)
  #memberStart = new Int32Array(1)
  /** Place in the block of each group; -1 for the others. */
  #laneOf = new Int32Array(0)

  constructor(look: LookThrough) {
    const size = look.demand.length
    this.#look = look
    this.#rank = new Int32Array(size)
    const { order } = look.components
    for (let place = 0; place < size; place++) this.#rank[order[place]!] = place
    this.#touched = new Int32Array(size)
    this.#found = new Int32Array(size)
    this.#lost = new Float64Array(size * LANES)
  }

  /** From now on, groups are those of this partition; the work done starts at 0. */
  use({ groupOf, groupCount }: Partition): void {
    const start = new Int32Array(groupCount + 1)
    for (const group of groupOf) if (group >= 0) start[group + 1]! += 1
    for (let group = 0; group < groupCount; group++) start[group + 1]! += start[group]!
    const next = start.slice(0, groupCount)
    this.#members = new Int32Array(start[groupCount]!)
    for (let vertex = 0; vertex < groupOf.length; vertex++) {
      if (groupOf[vertex]! >= 0) this.#members[next[groupOf[vertex]!]!++] = vertex
    }
    this.#groupOf = groupOf
    this.#memberStart = start
    this.#laneOf = new Int32Array(groupCount).fill(-1)
    this.arcCount = 0
  }

  /** Value of what clients get that is lost without each group of the block, at most `LANES`. */
  lostWithout(block: readonly number[]): Float64Array {
    if (block.length > LANES) throw new Error(`${block.length} groups in one pass`)
    block.forEach((group, lane) => (this.#laneOf[group] = lane))
    const ranks = this.#downstream(block)
    const { demand, components } = this.#look
    const total = new Float64Array(LANES)
    for (let i = 0; i < ranks.length; i++) {
      const component = components.componentOf[components.order[ranks[i]!]!]!
      const first = components.start[component]!
      const end = components.start[component + 1]!
      this.#passComponent(first, end)
      for (let place = first; place < end; place++) {
        const vertex = components.order[place]!
        const units = demand[vertex]!
        if (units === 0) continue
        for (let lane = 0; lane < LANES; lane++) {
          total[lane]! += units * this.#lost[vertex * LANES + lane]!
        }
      }
      i += end - first - 1
    }
    for (const group of block) this.#laneOf[group] = -1
    return total
  }

  /** Ranks of all that lies downstream of the block, itself included, upstream first. */
  #downstream(block: readonly number[]): Int32Array {
    const { uses } = this.#look
    const found = this.#found
    const touched = this.#touched
    const pass = ++this.#pass
    let count = 0
    for (const group of block) {
      for (let i = this.#memberStart[group]!; i < this.#memberStart[group + 1]!; i++) {
        found[count++] = this.#members[i]!
        touched[this.#members[i]!] = pass
      }
    }
    for (let next = 0; next < count; next++) {
      const vertex = found[next]!
      const end = uses.rowStart[vertex + 1]!
      for (let entry = uses.rowStart[vertex]!; entry < end; entry++) {
        const user = uses.column[entry]!
        if (touched[user] === pass) continue
        touched[user] = pass
        found[count++] = user
      }
      this.arcCount += end - uses.rowStart[vertex]!
    }
    return count < found.length * SORT_BELOW ? this.#sorted(count) : this.#scanned(count)
  }

  #sorted(count: number): Int32Array {
    const ranks = new Int32Array(count)
    for (let i = 0; i < count; i++) ranks[i] = this.#rank[this.#found[i]!]!
    return ranks.sort()
  }

  #scanned(count: number): Int32Array {
    const { order } = this.#look.components
    const ranks = new Int32Array(count)
    let kept = 0
    for (let place = 0; place < order.length; place++) {
      if (this.#touched[order[place]!] === this.#pass) ranks[kept++] = place
    }
    return ranks
  }

  #passComponent(first: number, end: number): void {
    const { components } = this.#look
    const { order, componentOf } = components
    const component = componentOf[order[first]!]!
    let hasLoop = end - first > 1
    for (let place = first; place < end; place++) {
      if (this.#passVertex(order[place]!, component)) hasLoop = true
    }
    if (!hasLoop) return
    const vertices = order.subarray(first, end)
    for (let lane = 0; lane < LANES; lane++) this.#passLoop(lane, vertices)
  }

  /** Losses that come from outside the component; true when the vertex takes from inside it. */
  #passVertex(vertex: number, component: number): boolean {
    const { needs, components, valuePerUnit } = this.#look
    const { componentOf } = components
    const lost = this.#lost
    const base = vertex * LANES
    for (let lane = 0; lane < LANES; lane++) lost[base + lane] = 0
    const last = needs.rowStart[vertex + 1]!
    let hasLoop = false
    for (let entry = needs.rowStart[vertex]!; entry < last; entry++) {
      const taken = needs.column[entry]!
      if (componentOf[taken] === component) hasLoop = true
      else if (this.#touched[taken] === this.#pass) {
        const units = needs.value[entry]!
        const from = taken * LANES
        for (let lane = 0; lane < LANES; lane++) lost[base + lane]! += units * lost[from + lane]!
      }
    }
    this.arcCount += last - needs.rowStart[vertex]!
    const own = this.#laneOfVertex(vertex)
    if (own >= 0) lost[base + own] = valuePerUnit[vertex]!
    return hasLoop
  }

  #laneOfVertex(vertex: number): number {
    const group = this.#groupOf[vertex]!
    return group < 0 ? -1 : this.#laneOf[group]!
  }

  /** A loop: what is inside the group is known, the rest is solved for. */
  #passLoop(lane: number, vertices: Int32Array): void {
    const { needs } = this.#look
    const lost = this.#lost
    const localOf = new Map<number, number>()
    for (const vertex of vertices) {
      if (this.#laneOfVertex(vertex) !== lane) localOf.set(vertex, localOf.size)
    }
    const component = this.#look.components.componentOf[vertices[0]!]!
    const size = localOf.size
    const right = new Float64Array(size)
    const [row, column, value]: [number[], number[], number[]] = [[], [], []]
    for (const [vertex, local] of localOf) {
      right[local] = lost[vertex * LANES + lane]!
      for (let entry = needs.rowStart[vertex]!; entry < needs.rowStart[vertex + 1]!; entry++) {
        const taken = needs.column[entry]!
        if (this.#look.components.componentOf[taken] !== component) continue
        const target = localOf.get(taken)
        if (target === undefined) {
          right[local]! += needs.value[entry]! * lost[taken * LANES + lane]!
        } else {
          row.push(local)
          column.push(target)
          value.push(needs.value[entry]!)
        }
      }
    }
    if (right.every((each) => each === 0)) return
    this.arcCount += 20 * value.length
    const matrix = sparseFromTriplets({ rows: size, columns: size, row, column, value })
    const solved =
      size <= SMALL_LOOP ? eliminated(matrix, right) : solveLoopIteratively(matrix, right).x
    for (const [vertex, local] of localOf) lost[vertex * LANES + lane] = solved[local]!
  }
}

/** x = b + A x by Gaussian elimination. */
function eliminated(matrix: SparseMatrix, right: Float64Array): Float64Array {
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
