import type { SparsePattern } from './sparse.ts'

/** The strongly connected parts of a directed graph. */
export interface Components {
  readonly count: number
  /** Component of each node. An edge from i to j has componentOf[j] <= componentOf[i]. */
  readonly componentOf: Int32Array
  /** Nodes, component after component: what a node points at comes before it, loops apart. */
  readonly order: Int32Array
  /** Component c is order[start[c] .. start[c+1]); inside it, nodes stand in the order of leaving. */
  readonly start: Int32Array
}

/**
 * Strongly connected components without recursion, in linear time; edges go from row to column.
 *
 * Source: Tarjan, SIAM Journal on Computing 1(2) (1972) 146-160, DOI 10.1137/0201010, with one
 * array for index and low link as in Pearce, Information Processing Letters 116(1) (2016) 47-52,
 * DOI 10.1016/j.ipl.2015.08.010, algorithm PEA_FIND_SCC2.
 */
export function stronglyConnectedComponents(graph: SparsePattern): Components {
  const search = new Search(graph)
  for (let node = 0; node < graph.rows; node++) search.from(node)
  return grouped(search)
}

/** Depth-first search with its own stack. */
class Search {
  count = 0
  readonly componentOf: Int32Array
  /** Nodes in the order in which the search left them. */
  readonly left: Int32Array
  leftCount = 0
  readonly #graph: SparsePattern
  /** 0: not seen; above 0: smallest visit number reachable so far; below 0: its component is closed. */
  readonly #low: Int32Array
  readonly #nextEdge: Int32Array
  readonly #path: Int32Array
  /** Left nodes whose component is still open. */
  readonly #open: Int32Array
  #openCount = 0
  #visits = 0

  constructor(graph: SparsePattern) {
    this.#graph = graph
    this.componentOf = new Int32Array(graph.rows)
    this.left = new Int32Array(graph.rows)
    this.#low = new Int32Array(graph.rows)
    this.#nextEdge = graph.rowStart.slice(0, graph.rows)
    this.#path = new Int32Array(graph.rows)
    this.#open = new Int32Array(graph.rows)
  }

  from(root: number): void {
    const low = this.#low
    if (low[root] !== 0) return
    const path = this.#path
    const nextEdge = this.#nextEdge
    const { rowStart, column } = this.#graph
    let depth = 0
    path[0] = root
    /** Visit number of each node on the path is kept in componentOf until the component closes. */
    const visit = this.componentOf
    visit[root] = low[root] = ++this.#visits
    while (depth >= 0) {
      const node = path[depth]!
      const edge = nextEdge[node]!
      if (edge < rowStart[node + 1]!) {
        nextEdge[node] = edge + 1
        const target = column[edge]!
        const reach = low[target]!
        if (reach === 0) {
          visit[target] = low[target] = ++this.#visits
          path[++depth] = target
        } else if (reach > 0 && reach < low[node]!) low[node] = reach
      } else {
        depth -= 1
        this.#leave(node)
        if (depth >= 0 && low[node]! > 0 && low[node]! < low[path[depth]!]!) {
          low[path[depth]!] = low[node]!
        }
      }
    }
  }

  #leave(node: number): void {
    this.left[this.leftCount++] = node
    const low = this.#low
    const own = low[node]!
    if (own !== this.componentOf[node]) {
      this.#open[this.#openCount++] = node
      return
    }
    // Nothing below reaches above: the node and what was left open since form a component.
    const open = this.#open
    while (this.#openCount > 0) {
      const member = open[this.#openCount - 1]!
      if (low[member]! < own) break
      this.#openCount -= 1
      low[member] = -1
      this.componentOf[member] = this.count
    }
    low[node] = -1
    this.componentOf[node] = this.count++
  }
}

/** Components one after the other, members in the order of leaving (counting sort). */
function grouped({ count, componentOf, left }: Search): Components {
  const start = new Int32Array(count + 1)
  for (let node = 0; node < componentOf.length; node++) start[componentOf[node]! + 1]! += 1
  for (let component = 0; component < count; component++) start[component + 1]! += start[component]!
  const next = start.slice(0, count)
  const order = new Int32Array(componentOf.length)
  for (let place = 0; place < left.length; place++) {
    const node = left[place]!
    order[next[componentOf[node]!]!++] = node
  }
  return { count, componentOf, order, start }
}
