import { stronglyConnectedComponents } from './components.ts'
import type { Components } from './components.ts'
import { factoriseDense, solveDense, solveDenseTransposed } from './dense-lu.ts'
import { solveLoopIteratively } from './iterative-loop.ts'
import {
  denseGain,
  denseGainBelowOne,
  powerBounds,
  provesGainBelowOne,
  shiftedDense,
} from './loop-gain.ts'
import type { SparseMatrix } from './sparse.ts'
import { sparseFromTriplets, transposed } from './sparse.ts'

/** A strongly connected part with a cycle: what it makes comes back to it. */
export interface Loop {
  /** Each node comes after most of what it points at. */
  readonly nodes: readonly number[]
  /** Spectral radius of its part of A: below 1 if and only if the loop settles. */
  readonly gain: number
}

/** x = b + A x, ready for any number of right-hand sides. */
export interface System {
  /** Every loop has a gain below 1. Otherwise both `solve` throw. */
  readonly ok: boolean
  readonly loops: readonly Loop[]
  /** Its order: what a node points at comes before it, loops apart. */
  readonly components: Components
  /** x = b + A x, into `out` when given; `out` may be `b`. */
  solve(b: ArrayLike<number>, out?: Float64Array): Float64Array
  /** x = b + A^T x. */
  solveTransposed(b: ArrayLike<number>, out?: Float64Array): Float64Array
}

/** Beyond this many nodes a loop is solved by iteration instead of one dense factorisation. */
const DENSE_LIMIT = 400

/** What one loop needs to be solved on its own. */
interface LoopSolver {
  readonly settles: boolean
  readonly gain: number
  solve(b: Float64Array): Float64Array
  solveTransposed(b: Float64Array): Float64Array
}

/**
 * Splits x = b + A x into strongly connected parts, solved one after the other: a substitution for
 * what has no loop, one small dense LU per loop. A is square; within loops it is non-negative.
 */
export function factorise(matrix: SparseMatrix): System {
  if (matrix.rows !== matrix.columns) throw new Error(`${matrix.rows} x ${matrix.columns} system`)
  const used = withoutZeros(matrix)
  const components = componentsOf(used)
  const parts = loopParts(used, components)
  const solvers = parts.map((part) => loopSolver(part.matrix))
  const loops = parts.map(({ nodes }, i) => ({ nodes: Array.from(nodes), gain: solvers[i]!.gain }))
  const ok = solvers.every(({ settles }) => settles)
  const blocks = { matrix: used, components, loopOf: loopOfComponent(components, parts), solvers }
  const assertOk = (): void => {
    if (!ok) throw new Error('a loop has a gain of 1 or more: check `ok` before solving')
  }
  return {
    ok,
    loops,
    components,
    solve(b, out = new Float64Array(matrix.rows)) {
      assertOk()
      if (out !== b) out.set(b)
      return substitute(blocks, out)
    },
    solveTransposed(b, out = new Float64Array(matrix.rows)) {
      assertOk()
      if (out !== b) out.set(b)
      return substituteTransposed(blocks, out)
    },
  }
}

interface Remembered {
  readonly rowStart: Int32Array
  readonly components: Components
}

/** Components by the columns of their pattern: matrices that differ in values only share them. */
const remembered = new WeakMap<Int32Array, Remembered>()

function componentsOf(matrix: SparseMatrix): Components {
  const known = remembered.get(matrix.column)
  if (known?.rowStart === matrix.rowStart) return known.components
  const components = stronglyConnectedComponents(matrix)
  remembered.set(matrix.column, { rowStart: matrix.rowStart, components })
  return components
}

/** An entry of 0 is no edge: it must not close a loop. */
function withoutZeros(matrix: SparseMatrix): SparseMatrix {
  let zeros = 0
  for (let entry = 0; entry < matrix.value.length; entry++) if (matrix.value[entry] === 0) zeros++
  if (zeros === 0) return matrix
  const rowStart = new Int32Array(matrix.rows + 1)
  const column = new Int32Array(matrix.value.length - zeros)
  const value = new Float64Array(column.length)
  let kept = 0
  for (let row = 0; row < matrix.rows; row++) {
    for (let entry = matrix.rowStart[row]!; entry < matrix.rowStart[row + 1]!; entry++) {
      if (matrix.value[entry] === 0) continue
      column[kept] = matrix.column[entry]!
      value[kept++] = matrix.value[entry]!
    }
    rowStart[row + 1] = kept
  }
  return { ...matrix, rowStart, column, value }
}

interface LoopPart {
  readonly component: number
  readonly nodes: Int32Array
  /** The entries of A between its nodes, in the order of `nodes`. */
  readonly matrix: SparseMatrix
}

function loopParts(matrix: SparseMatrix, components: Components): LoopPart[] {
  const parts: LoopPart[] = []
  const localOf = new Int32Array(components.count === matrix.rows ? 0 : matrix.rows)
  for (let component = 0; component < components.count; component++) {
    const first = components.start[component]!
    const end = components.start[component + 1]!
    if (end - first === 1 && !pointsAtItself(matrix, components.order[first]!)) continue
    const nodes = components.order.subarray(first, end)
    nodes.forEach((node, local) => (localOf[node] = local))
    parts.push({ component, nodes, matrix: localMatrix(matrix, { nodes, localOf, components }) })
  }
  return parts
}

function pointsAtItself({ rowStart, column }: SparseMatrix, node: number): boolean {
  for (let entry = rowStart[node]!; entry < rowStart[node + 1]!; entry++) {
    if (column[entry] === node) return true
  }
  return false
}

interface Selection {
  readonly nodes: Int32Array
  readonly localOf: Int32Array
  readonly components: Components
}

function localMatrix(
  matrix: SparseMatrix,
  { nodes, localOf, components }: Selection,
): SparseMatrix {
  const { componentOf } = components
  const [row, column, value]: [number[], number[], number[]] = [[], [], []]
  nodes.forEach((node, local) => {
    for (let entry = matrix.rowStart[node]!; entry < matrix.rowStart[node + 1]!; entry++) {
      const target = matrix.column[entry]!
      if (componentOf[target] !== componentOf[node]) continue
      const weight = matrix.value[entry]!
      if (!(weight > 0)) throw new Error(`entry (${node}, ${target}) of a loop is ${weight}`)
      row.push(local)
      column.push(nodes.length === 1 ? 0 : localOf[target]!)
      value.push(weight)
    }
  })
  return sparseFromTriplets({ rows: nodes.length, columns: nodes.length, row, column, value })
}

function loopOfComponent(components: Components, parts: readonly LoopPart[]): Int32Array {
  const loopOf = new Int32Array(components.count).fill(-1)
  parts.forEach((part, index) => (loopOf[part.component] = index))
  return loopOf
}

function loopSolver(matrix: SparseMatrix): LoopSolver {
  return matrix.rows > DENSE_LIMIT ? iterativeSolver(matrix) : denseSolver(matrix)
}

function denseSolver(matrix: SparseMatrix): LoopSolver {
  const lu = factoriseDense(shiftedDense(matrix, 1), matrix.rows)
  const settles = denseGainBelowOne(matrix, lu)
  return {
    settles,
    gain: consistent(denseGain(matrix), settles),
    solve: (b) => solveDense(lu, b),
    solveTransposed: (b) => solveDenseTransposed(lu, b),
  }
}

/** The estimate, moved to the side of 1 that the proof found. */
function consistent(gain: number, settles: boolean): number {
  return settles ? Math.min(gain, 1 - 2 ** -53) : Math.max(gain, 1)
}

function iterativeSolver(matrix: SparseMatrix): LoopSolver {
  // Seen from the other end, so that a sweep meets first what the others wait for.
  const turned = reversed(transposed(matrix))
  const run = (side: SparseMatrix, b: Float64Array): Float64Array => {
    const { x, backwardError } = solveLoopIteratively(side, b)
    if (!(backwardError < 1e-13)) throw new Error(`loop of ${side.rows}: error ${backwardError}`)
    return x
  }
  return {
    ...iterativeGain(matrix),
    solve: (b) => run(matrix, b),
    solveTransposed: (b) => run(turned, b.slice().reverse()).reverse(),
  }
}

/** The same matrix with its nodes numbered from the last to the first. */
function reversed(matrix: SparseMatrix): SparseMatrix {
  const last = matrix.rows - 1
  const end = matrix.value.length
  return {
    ...matrix,
    rowStart: Int32Array.from(matrix.rowStart, (start) => end - start).reverse(),
    column: Int32Array.from(matrix.column, (column) => last - column).reverse(),
    value: matrix.value.slice().reverse(),
  }
}

/** Bounds first; where they leave 1 between them, the M-matrix proof; then more bounds. */
function iterativeGain(matrix: SparseMatrix): { gain: number; settles: boolean } {
  const vector = new Float64Array(matrix.rows).fill(1)
  const decided = ({ low, high }: { low: number; high: number }): boolean => high < 1 || low >= 1
  const near = (bounds: { low: number; high: number }): boolean =>
    decided(bounds) && bounds.high - bounds.low < 1e-6 * bounds.high
  let bounds = powerBounds(matrix, vector, { rounds: 300, enough: near })
  let settles = bounds.high < 1
  if (!decided(bounds)) {
    const { x } = solveLoopIteratively(matrix, new Float64Array(matrix.rows).fill(1))
    settles = provesGainBelowOne(matrix, x)
    if (!settles) bounds = powerBounds(matrix, vector, { rounds: 3000, enough: decided })
  }
  return { gain: consistent(Math.sqrt(bounds.low * bounds.high), settles), settles }
}

interface Blocks {
  readonly matrix: SparseMatrix
  readonly components: Components
  /** Index of the loop of each component, -1 for a node without one. */
  readonly loopOf: Int32Array
  readonly solvers: readonly LoopSolver[]
}

/** What a node points at is solved before it: one pass, x in place of b. */
function substitute(
  { matrix, components, loopOf, solvers }: Blocks,
  x: Float64Array,
): Float64Array {
  const { rowStart, column, value } = matrix
  const { order, start, count, componentOf } = components
  for (let component = 0; component < count; component++) {
    for (let place = start[component]!; place < start[component + 1]!; place++) {
      const node = order[place]!
      let total = x[node]!
      for (let entry = rowStart[node]!; entry < rowStart[node + 1]!; entry++) {
        const target = column[entry]!
        if (componentOf[target] !== component) total += value[entry]! * x[target]!
      }
      x[node] = total
    }
    const loop = loopOf[component]!
    if (loop >= 0) {
      const nodes = order.subarray(start[component]!, start[component + 1]!)
      scatter(x, nodes, solvers[loop]!.solve(gather(x, nodes)))
    }
  }
  return x
}

/** The other way round: each solved node passes its share on to what it points at. */
function substituteTransposed(blocks: Blocks, x: Float64Array): Float64Array {
  const { rowStart, column, value } = blocks.matrix
  const { order, start, count, componentOf } = blocks.components
  for (let component = count - 1; component >= 0; component--) {
    const loop = blocks.loopOf[component]!
    if (loop >= 0) {
      const nodes = order.subarray(start[component]!, start[component + 1]!)
      scatter(x, nodes, blocks.solvers[loop]!.solveTransposed(gather(x, nodes)))
    }
    for (let place = start[component]!; place < start[component + 1]!; place++) {
      const node = order[place]!
      const own = x[node]!
      if (own === 0) continue
      for (let entry = rowStart[node]!; entry < rowStart[node + 1]!; entry++) {
        const target = column[entry]!
        if (componentOf[target] !== component) x[target]! += value[entry]! * own
      }
    }
  }
  return x
}

function gather(x: Float64Array, nodes: Int32Array): Float64Array {
  return Float64Array.from(nodes, (node) => x[node]!)
}

function scatter(x: Float64Array, nodes: Int32Array, values: Float64Array): void {
  nodes.forEach((node, local) => (x[node] = values[local]!))
}
