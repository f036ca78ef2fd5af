import type { GeoPoint } from '../geo.ts'
import { greatCircleKm, toVector } from '../geo.ts'

/** The generated file of the sea network; coordinates and vertex numbers are delta coded. */
export interface SeaNetworkFile {
  readonly stepsPerDegree: number
  readonly longitudes: readonly number[]
  readonly latitudes: readonly number[]
  readonly edgeFroms: readonly number[]
  /** Vertex number of the far end minus that of the near end. */
  readonly edgeSpans: readonly number[]
  /** Edges that make up a strait or canal. */
  readonly passages: Readonly<Record<string, readonly number[]>>
}

/** The network ready for searching: neighbours of vertex v are at `starts[v]..starts[v+1]`. */
export interface SeaNetwork {
  readonly longitudesDeg: Float64Array
  readonly latitudesDeg: Float64Array
  /** Unit vectors, three numbers a vertex. */
  readonly vectors: Float64Array
  readonly starts: Int32Array
  readonly neighbours: Int32Array
  readonly lengthsKm: Float64Array
  /** Index in `passages`, -1 outside any. */
  readonly edgePassages: Int8Array
  readonly passages: readonly string[]
}

/** Decodes the file once; about 10,000 vertices. */
export function seaNetwork(file: SeaNetworkFile): SeaNetwork {
  const longitudesDeg = Float64Array.from(summed(file.longitudes), (x) => x / file.stepsPerDegree)
  const latitudesDeg = Float64Array.from(summed(file.latitudes), (y) => y / file.stepsPerDegree)
  const froms = summed(file.edgeFroms)
  const tos = froms.map((from, edge) => from + (file.edgeSpans[edge] ?? 0))
  const passages = Object.keys(file.passages)
  const passageOf = new Int8Array(froms.length).fill(-1)
  passages.forEach((name, index) => {
    for (const edge of file.passages[name] ?? []) passageOf[edge] = index
  })
  const vertices = {
    longitudesDeg,
    latitudesDeg,
    vectors: unitVectors(longitudesDeg, latitudesDeg),
  }
  return { ...vertices, ...adjacency({ froms, tos, passageOf }, vertices), passages }
}

function adjacency(
  edges: {
    readonly froms: readonly number[]
    readonly tos: readonly number[]
    readonly passageOf: Int8Array
  },
  vertices: { readonly longitudesDeg: Float64Array; readonly latitudesDeg: Float64Array },
): Pick<SeaNetwork, 'starts' | 'neighbours' | 'lengthsKm' | 'edgePassages'> {
  const count = vertices.longitudesDeg.length
  const starts = new Int32Array(count + 1)
  const ends = [edges.froms, edges.tos]
  for (const side of ends)
    for (const vertex of side) starts[vertex + 1] = at(starts, vertex + 1) + 1
  for (let vertex = 0; vertex < count; vertex += 1) {
    starts[vertex + 1] = at(starts, vertex + 1) + at(starts, vertex)
  }
  const next = starts.slice(0, count)
  const neighbours = new Int32Array(2 * edges.froms.length)
  const lengthsKm = new Float64Array(neighbours.length)
  const edgePassages = new Int8Array(neighbours.length)
  const place = (vertex: number): GeoPoint => ({
    latitudeDeg: at(vertices.latitudesDeg, vertex),
    longitudeDeg: at(vertices.longitudesDeg, vertex),
  })
  edges.froms.forEach((from, edge) => {
    const to = edges.tos[edge] ?? 0
    const lengthKm = greatCircleKm(place(from), place(to))
    for (const [near, far] of [
      [from, to],
      [to, from],
    ] as const) {
      const slot = at(next, near)
      next[near] = slot + 1
      neighbours[slot] = far
      lengthsKm[slot] = lengthKm
      edgePassages[slot] = at(edges.passageOf, edge)
    }
  })
  return { starts, neighbours, lengthsKm, edgePassages }
}

function unitVectors(longitudesDeg: Float64Array, latitudesDeg: Float64Array): Float64Array {
  const vectors = new Float64Array(3 * longitudesDeg.length)
  for (let vertex = 0; vertex < longitudesDeg.length; vertex += 1) {
    const place = { latitudeDeg: at(latitudesDeg, vertex), longitudeDeg: at(longitudesDeg, vertex) }
    vectors.set(toVector(place), 3 * vertex)
  }
  return vectors
}

function summed(differences: readonly number[]): number[] {
  let total = 0
  return differences.map((difference) => (total += difference))
}

/** Index in bounds by construction. */
export function at(values: Float64Array | Int32Array | Int8Array, index: number): number {
  return values[index] as number
}
