import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { stronglyConnectedComponents } from './components.ts'
import { sparseFromTriplets } from './sparse.ts'

type Edge = readonly [number, number]

const graphOf = (nodes: number, edges: readonly Edge[]) =>
  sparseFromTriplets({
    rows: nodes,
    columns: nodes,
    row: edges.map(([from]) => from),
    column: edges.map(([, to]) => to),
    value: edges.map(() => 1),
  })

/** Who reaches whom, by Warshall's algorithm. */
function reachable(nodes: number, edges: readonly Edge[]): boolean[][] {
  const reach = Array.from({ length: nodes }, (_, i) =>
    Array.from({ length: nodes }, (_, j) => i === j),
  )
  for (const [from, to] of edges) reach[from]![to] = true
  for (let k = 0; k < nodes; k++) {
    for (const row of reach) {
      if (row[k]) reach[k]!.forEach((can, j) => can && (row[j] = true))
    }
  }
  return reach
}

describe('strongly connected components', () => {
  it('[SC1] eight nodes, worked by hand: parts of 1, 4 and 3, the one without exit first', () => {
    // Cycles 0-1-7-0, 2-3-4-2 and 2-6-3-4-2; 5 is reached and goes nowhere.
    const edges: Edge[] = [
      [0, 1],
      [1, 2],
      [1, 7],
      [2, 3],
      [2, 6],
      [3, 4],
      [4, 2],
      [4, 5],
      [6, 3],
      [6, 5],
      [7, 0],
      [7, 6],
    ]
    const { count, componentOf } = stronglyConnectedComponents(graphOf(8, edges))
    expect(count).toBe(3)
    expect(Array.from(componentOf)).toEqual([2, 2, 1, 1, 1, 0, 1, 2])
  })

  it('[SC2] same component if and only if each reaches the other; targets come first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }).chain((nodes) =>
          fc.record({
            nodes: fc.constant(nodes),
            edges: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), {
              maxLength: 3 * nodes,
            }),
          }),
        ),
        ({ nodes, edges }) => {
          const found = stronglyConnectedComponents(graphOf(nodes, edges))
          const reach = reachable(nodes, edges)
          for (let i = 0; i < nodes; i++) {
            for (let j = 0; j < nodes; j++) {
              const same = found.componentOf[i] === found.componentOf[j]
              expect(same).toBe(reach[i]![j]! && reach[j]![i]!)
            }
          }
          for (const [from, to] of edges) {
            expect(found.componentOf[to]).toBeLessThanOrEqual(found.componentOf[from]!)
          }
          expect(Array.from(found.order).sort((a, b) => a - b)).toEqual(
            Array.from({ length: nodes }, (_, i) => i),
          )
          for (let c = 0; c < found.count; c++) {
            const members = found.order.slice(found.start[c], found.start[c + 1])
            expect(members.length).toBeGreaterThan(0)
            expect(members.every((node) => found.componentOf[node] === c)).toBe(true)
          }
        },
      ),
      { seed: 2, numRuns: 300 },
    )
  })

  it('[SC3] a path of 300 000 nodes needs no recursion, a ring of them is one component', () => {
    const nodes = 300_000
    const row = Int32Array.from({ length: nodes - 1 }, (_, i) => i)
    const path = { rows: nodes, columns: nodes, row, column: row.map((i) => i + 1) }
    const value = new Float64Array(nodes - 1)
    const open = stronglyConnectedComponents(sparseFromTriplets({ ...path, value }))
    expect(open.count).toBe(nodes)
    expect([open.order[0], open.order[nodes - 1]]).toEqual([nodes - 1, 0])
    const ring = sparseFromTriplets({
      rows: nodes,
      columns: nodes,
      row: Int32Array.from({ length: nodes }, (_, i) => i),
      column: Int32Array.from({ length: nodes }, (_, i) => (i + 1) % nodes),
      value: new Float64Array(nodes),
    })
    expect(stronglyConnectedComponents(ring).count).toBe(1)
  })
})
