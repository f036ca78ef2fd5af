/** Cells outside any department. */
const OUTSIDE = 255

/** A set of polygons that can say which stretches of a parallel lie inside. */
export class Outline {
  #edges

  constructor(polygons) {
    this.#edges = polygons
      .flat()
      .flatMap((ring) => ring.slice(1).map((position, index) => [ring[index], position]))
      .filter(([a, b]) => a[1] !== b[1])
  }

  /** Longitudes where the parallel enters and leaves, in order. */
  crossings(latitude) {
    return this.#edges
      .filter(([a, b]) => a[1] > latitude !== b[1] > latitude)
      .map(([a, b]) => a[0] + ((latitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
      .sort((a, b) => a - b)
  }
}

/** A grid of labels over longitudes and latitudes, turned into borders between the labels. */
export class Raster {
  #grid
  #outline
  #labels

  constructor(grid, outline) {
    this.#grid = grid
    this.#outline = outline
    this.#labels = new Uint8Array(grid.columns * grid.rows).fill(OUTSIDE)
  }

  /** Gives each cell inside the outline the label of the nearest point. */
  fillByNearest(points, labelOf) {
    const { columns, rows, west, north, longitudeStep, latitudeStep } = this.#grid
    const buckets = new Buckets(points, 0.05)
    for (let row = 0; row < rows; row += 1) {
      const latitude = north - (row + 0.5) * latitudeStep
      const crossings = this.#outline.crossings(latitude)
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const first = Math.max(0, Math.ceil((crossings[pair] - west) / longitudeStep - 0.5))
        const last = Math.min(columns - 1, (crossings[pair + 1] - west) / longitudeStep - 0.5)
        for (let column = first; column <= last; column += 1) {
          const longitude = west + (column + 0.5) * longitudeStep
          const nearest = buckets.nearest(longitude, latitude)
          this.#labels[row * columns + column] = labelOf(nearest)
        }
      }
    }
  }

  /** Joins patches of fewer cells to the neighbour they touch most; islands stay. */
  absorbSlivers(minimumCells) {
    const seen = new Uint8Array(this.#labels.length)
    for (let cell = 0; cell < this.#labels.length; cell += 1) {
      if (this.#labels[cell] === OUTSIDE || seen[cell] === 1) continue
      const { cells, touching } = this.#patch(cell, seen)
      const [label] = [...touching].sort((a, b) => b[1] - a[1])[0] ?? []
      if (cells.length < minimumCells && label !== undefined) {
        for (const member of cells) this.#labels[member] = label
      }
    }
  }

  #patch(start, seen) {
    const label = this.#labels[start]
    const cells = [start]
    const touching = new Map()
    seen[start] = 1
    for (const cell of cells) {
      for (const next of [
        cell - 1,
        cell + 1,
        cell - this.#grid.columns,
        cell + this.#grid.columns,
      ]) {
        const other = this.#labels[next] ?? OUTSIDE
        if (other === label && seen[next] === 0) {
          seen[next] = 1
          cells.push(next)
        } else if (other !== label && other !== OUTSIDE) {
          touching.set(other, (touching.get(other) ?? 0) + 1)
        }
      }
    }
    return { cells, touching }
  }

  /** Arcs between junctions as [longitude, latitude], and the rings of each label over them. */
  borders() {
    const { columns, rows, west, north, longitudeStep, latitudeStep } = this.#grid
    const tracer = new Tracer(columns + 1, (column, row) =>
      column < 0 || row < 0 || column >= columns || row >= rows
        ? OUTSIDE
        : this.#labels[row * columns + column],
    )
    for (let row = 0; row <= rows; row += 1) {
      for (let column = 0; column <= columns; column += 1) tracer.visit(column, row)
    }
    const place = (node) => [
      west + (node % (columns + 1)) * longitudeStep,
      north - Math.floor(node / (columns + 1)) * latitudeStep,
    ]
    const { arcs, rings } = tracer.trace()
    return { arcs: arcs.map((nodes) => nodes.map(place)), rings }
  }
}

/** Points by tenth of a degree, for nearest-point questions. */
class Buckets {
  #size
  #cells = new Map()

  constructor(points, size) {
    this.#size = size
    for (const point of points) {
      const key = this.#key(point.longitudeDeg, point.latitudeDeg)
      if (!this.#cells.has(key)) this.#cells.set(key, [])
      this.#cells.get(key).push(point)
    }
  }

  #key(longitude, latitude) {
    return Math.floor(longitude / this.#size) * 10_000 + Math.floor(latitude / this.#size)
  }

  nearest(longitude, latitude) {
    const shrink = Math.cos((latitude * Math.PI) / 180)
    let [best, bestSquared] = [undefined, Infinity]
    for (let ring = 0; ring < 40; ring += 1) {
      for (const key of this.#ringKeys(longitude, latitude, ring)) {
        for (const point of this.#cells.get(key) ?? []) {
          const dx = (point.longitudeDeg - longitude) * shrink
          const dy = point.latitudeDeg - latitude
          const squared = dx * dx + dy * dy
          if (squared < bestSquared) [best, bestSquared] = [point, squared]
        }
      }
      // Points of later rings are at least this far, the narrower of both directions.
      if (bestSquared <= (ring * this.#size * shrink) ** 2) return best
    }
    return best
  }

  #ringKeys(longitude, latitude, ring) {
    const [x, y] = [Math.floor(longitude / this.#size), Math.floor(latitude / this.#size)]
    const keys = []
    for (let dx = -ring; dx <= ring; dx += 1) {
      const step = Math.abs(dx) === ring ? 1 : Math.max(1, 2 * ring)
      for (let dy = -ring; dy <= ring; dy += step) keys.push((x + dx) * 10_000 + y + dy)
    }
    return keys
  }
}

/** Follows the lattice edges between different labels, keeping the label on the left. */
class Tracer {
  #stride
  #labelAt
  /** Directed edges by start node: { to, left, right }. */
  #edges = new Map()

  constructor(stride, labelAt) {
    this.#stride = stride
    this.#labelAt = labelAt
  }

  /** Adds the edges that leave a lattice node to the east and to the south, both directions. */
  visit(column, row) {
    const node = row * this.#stride + column
    const [above, here, left] = [
      this.#labelAt(column, row - 1),
      this.#labelAt(column, row),
      this.#labelAt(column - 1, row),
    ]
    if (above !== here) this.#add(node, node + 1, above, here)
    if (left !== here) this.#add(node, node + this.#stride, here, left)
  }

  #add(from, to, left, right) {
    for (const [start, edge] of [
      [from, { to, left, right }],
      [to, { to: from, left: right, right: left }],
    ]) {
      if (!this.#edges.has(start)) this.#edges.set(start, [])
      this.#edges.get(start).push(edge)
    }
  }

  trace() {
    const arcs = []
    const arcOf = new Map()
    const junctions = [...this.#edges.keys()].filter((node) => this.#isJunction(node))
    for (const start of junctions) {
      for (const edge of this.#edges.get(start)) {
        if (!arcOf.has(`${start} ${edge.to}`)) this.#follow(start, edge, arcs, arcOf)
      }
    }
    for (const [start, edges] of this.#edges) {
      if (!arcOf.has(`${start} ${edges[0].to}`)) this.#follow(start, edges[0], arcs, arcOf)
    }
    return { arcs: arcs.map((arc) => arc.nodes), rings: ringsByLabel(arcs, this.#stride) }
  }

  #isJunction(node) {
    return this.#edges.get(node).length !== 2
  }

  /** One arc until the next junction or back to its start; both directions are marked as done. */
  #follow(start, first, arcs, arcOf) {
    const nodes = [start]
    let [previous, edge] = [start, first]
    for (;;) {
      arcOf.set(`${previous} ${edge.to}`, arcs.length)
      arcOf.set(`${edge.to} ${previous}`, arcs.length)
      nodes.push(edge.to)
      if (edge.to === start || this.#isJunction(edge.to)) break
      const here = edge.to
      const back = previous
      edge = this.#edges.get(here).find((candidate) => candidate.to !== back)
      previous = here
    }
    arcs.push({ nodes, left: first.left, right: first.right })
  }
}

/** Polygons of each label as arc numbers, exterior ring first; `~n` is arc n backwards. */
function ringsByLabel(arcs, stride) {
  const byLabel = new Map()
  arcs.forEach((arc, index) => {
    for (const [label, number] of [
      [arc.left, ~index],
      [arc.right, index],
    ]) {
      if (label === OUTSIDE) continue
      if (!byLabel.has(label)) byLabel.set(label, [])
      byLabel.get(label).push(number)
    }
  })
  const nodesOf = (number) => (number < 0 ? arcs[~number].nodes.toReversed() : arcs[number].nodes)
  const polygons = []
  for (const [label, numbers] of byLabel)
    polygons[label] = polygonsOf(stitched(numbers, nodesOf), stride)
  return polygons
}

/** Joins arcs end to start until each ring closes. */
function stitched(numbers, nodesOf) {
  const byStart = new Map()
  for (const number of numbers) {
    const start = nodesOf(number)[0]
    if (!byStart.has(start)) byStart.set(start, [])
    byStart.get(start).push(number)
  }
  const rings = []
  for (const candidates of byStart.values()) {
    while (candidates.length > 0) {
      const ring = { numbers: [], nodes: [] }
      let number = candidates.pop()
      for (;;) {
        const nodes = nodesOf(number)
        ring.numbers.push(number)
        ring.nodes.push(...nodes.slice(0, -1))
        const end = nodes.at(-1)
        if (end === ring.nodes[0]) break
        number = byStart.get(end).pop()
      }
      rings.push(ring)
    }
  }
  return rings
}

/** Holes go to the smallest exterior ring around them; exteriors turn the other way. */
function polygonsOf(rings, stride) {
  const points = (ring) => ring.nodes.map((node) => [node % stride, Math.floor(node / stride)])
  const sized = rings.map((ring) => ({ ...ring, area: areaOf(points(ring)) }))
  const exteriors = sized.filter((ring) => ring.area > 0).sort((a, b) => a.area - b.area)
  const polygons = new Map(exteriors.map((ring) => [ring, [ring.numbers]]))
  for (const hole of sized.filter((ring) => ring.area < 0)) {
    const [x, y] = points(hole)[0]
    const around = exteriors.find((ring) => contains(points(ring), x, y))
    polygons.get(around ?? exteriors.at(-1)).push(hole.numbers)
  }
  return [...polygons.values()]
}

/** Positive when clockwise on a map with rows going south. */
function areaOf(points) {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

function contains(points, x, y) {
  let inside = false
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length]
    // Half a cell off the lattice, so that no vertex is touched.
    const level = y + 0.25
    if (ay > level !== by > level && ax + ((level - ay) / (by - ay)) * (bx - ax) > x + 0.25) {
      inside = !inside
    }
  })
  return inside
}
