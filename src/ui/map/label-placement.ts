/** A mark that wants a label; widths are measured or estimated by the caller, px. */
export interface Marked {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Radius of the mark itself; its label stands clear of it. */
  readonly radius?: number
}

export interface PlacedLabel {
  readonly id: string
  /** Left top corner of the text box. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Side of the box that faces its mark. */
  readonly anchor: 'start' | 'end'
  /** Drawn when the label stands away from its mark. */
  readonly leader: boolean
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type Point = readonly [x: number, y: number]

/** What labels keep clear of: never of boxes, rather not of lines. */
export interface Obstacles {
  readonly boxes?: readonly Box[]
  readonly lines?: readonly (readonly Point[])[]
  /** Labels stay within this disc. */
  readonly disc?: { readonly x: number; readonly y: number; readonly radius: number }
}

const GAP = 8
const STEP = 13
const STEPS = 8
/** Reach beyond which a leader line ties label and mark, px. */
const LEADER_FROM = 20
/** A line under a label costs as much as this distance from the mark, px. */
const LINE_COST = 34
/** A label may pass the rim of its disc by this, px. */
const RIM_ROOM = 8

interface Placing {
  readonly frame: Box
  readonly centre: { readonly x: number; readonly y: number }
  readonly boxes: Box[]
  readonly lines: readonly (readonly Point[])[]
  readonly disc: Obstacles['disc']
  readonly leaders: (readonly [Point, Point])[]
}

/**
 * Greedy placement in the order given: each label takes the free spot of least cost (distance from
 * its mark, lines under it); a label with no free spot is left out, the table has
 * it. Candidate positions scored in turn as in Christensen, Marks & Shieber 1995,
 * doi:10.1145/212332.212334.
 */
export function placeLabels(
  marks: readonly Marked[],
  frame: Box,
  centre: { readonly x: number; readonly y: number },
  obstacles: Obstacles = {},
): PlacedLabel[] {
  const placing: Placing = {
    frame,
    centre,
    boxes: [
      ...(obstacles.boxes ?? []),
      ...marks.map((mark) => around(mark.x, mark.y, (mark.radius ?? 5) + 1)),
    ],
    lines: obstacles.lines ?? [],
    disc: obstacles.disc,
    leaders: [],
  }
  const placed: PlacedLabel[] = []
  for (const mark of marks) {
    const spot = bestSpot(mark, placing)
    if (!spot) continue
    placing.boxes.push(spot.box)
    const leader = spot.reach > LEADER_FROM + (mark.radius ?? 5)
    if (leader) placing.leaders.push(spot.leader)
    placed.push({
      id: mark.id,
      x: spot.box.left,
      y: spot.box.top,
      width: mark.width,
      anchor: spot.anchor,
      leader,
    })
  }
  return placed
}

interface Spot {
  readonly box: Box
  readonly anchor: 'start' | 'end'
  readonly reach: number
  readonly leader: readonly [Point, Point]
}

function bestSpot(mark: Marked, placing: Placing): Spot | undefined {
  let best: Spot | undefined
  let least = Infinity
  for (const spot of spots(mark, placing.centre)) {
    if (spot.reach >= least || !isFree(spot, placing)) continue
    const cost = spot.reach + costOf(spot.box, placing)
    if (cost >= least) continue
    least = cost
    best = spot
  }
  return best
}

function isFree(spot: Spot, { frame, boxes, leaders, disc }: Placing): boolean {
  return (
    inside(spot.box, frame) &&
    withinDisc(spot.box, disc) &&
    !boxes.some((other) => overlap(spot.box, other)) &&
    !leaders.some(([from, to]) => crosses(from, to, spot.box))
  )
}

function costOf(box: Box, { lines }: Placing): number {
  let cost = 0
  for (const line of lines) if (touches(line, box)) cost += LINE_COST
  return cost
}

function withinDisc(box: Box, disc: Placing['disc']): boolean {
  if (!disc) return true
  const across = Math.max(Math.abs(box.left - disc.x), Math.abs(box.right - disc.x))
  const down = Math.max(Math.abs(box.top - disc.y), Math.abs(box.bottom - disc.y))
  return Math.hypot(across, down) <= disc.radius + RIM_ROOM
}

/** Candidates beside the mark, outwards first at equal reach. */
function spots(mark: Marked, centre: { readonly x: number; readonly y: number }): Spot[] {
  const outward = mark.x >= centre.x ? 1 : -1
  const gap = GAP + (mark.radius ?? 2) - 2
  const found: Spot[] = []
  for (const side of [outward, -outward]) {
    for (let step = 0; step <= STEPS; step++) {
      for (const down of step === 0 ? [0] : [-step * STEP, step * STEP]) {
        for (const across of step < 2 ? [gap] : [gap + 8, gap + 26, gap + 48]) {
          const turn = side === outward ? 0 : 2
          found.push(spotAt(mark, side, { across, down, reach: Math.hypot(across, down) + turn }))
        }
      }
    }
  }
  return found
}

function spotAt(
  mark: Marked,
  side: number,
  offset: { readonly across: number; readonly down: number; readonly reach: number },
): Spot {
  const near = mark.x + side * offset.across
  const left = side > 0 ? near : near - mark.width
  const top = mark.y + offset.down - mark.height / 2
  return {
    box: { left, top, right: left + mark.width, bottom: top + mark.height },
    anchor: side > 0 ? 'start' : 'end',
    reach: offset.reach,
    leader: [
      [mark.x, mark.y],
      [near, top + mark.height / 2],
    ],
  }
}

function around(x: number, y: number, half: number): Box {
  return { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

function inside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left &&
    box.right <= frame.right &&
    box.top >= frame.top &&
    box.bottom <= frame.bottom
  )
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function touches(line: readonly Point[], box: Box): boolean {
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]]
    if (from && to && crosses(from, to, box)) return true
  }
  return false
}

/** Whether a segment passes through a box: the interval of the segment left by its four sides. */
function crosses([x0, y0]: Point, [x1, y1]: Point, box: Box): boolean {
  let [start, end] = [0, 1]
  const sides: readonly (readonly [number, number])[] = [
    [x0 - x1, x0 - box.left],
    [x1 - x0, box.right - x0],
    [y0 - y1, y0 - box.top],
    [y1 - y0, box.bottom - y0],
  ]
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room < 0) return false
      continue
    }
    const at = room / slope
    if (slope < 0) start = Math.max(start, at)
    else end = Math.min(end, at)
  }
  return start < end
}
