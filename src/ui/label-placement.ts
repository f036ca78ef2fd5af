/** A mark that wants a label; widths are measured or estimated by the caller, px. */
export interface Marked {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedLabel {
  readonly id: string
  /** Left top corner of the text box. */
  readonly x: number
  readonly y: number
  /** Side of the box that faces its mark. */
  readonly anchor: 'start' | 'end'
  /** Drawn when the label stands away from its mark. */
  readonly leader: boolean
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const GAP = 10

/**
 * Greedy placement: each label takes the free spot nearest its mark, the most constrained side
 * first tried outwards from the centre; a label with no free spot is left out (the table has it).
 */
export function placeLabels(
  marks: readonly Marked[],
  frame: Box,
  centre: { readonly x: number; readonly y: number },
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const used: Box[] = [...taken, ...marks.map((mark) => around(mark.x, mark.y, 6))]
  const placed: PlacedLabel[] = []
  for (const mark of marks) {
    const spot = spots(mark, centre).find(
      ({ box }) => inside(box, frame) && !used.some((other) => overlap(box, other)),
    )
    if (!spot) continue
    used.push(spot.box)
    const leader = spot.reach > 20
    placed.push({ id: mark.id, x: spot.box.left, y: spot.box.top, anchor: spot.anchor, leader })
  }
  return placed
}

interface Spot {
  readonly box: Box
  readonly anchor: 'start' | 'end'
  readonly reach: number
}

function spots(mark: Marked, centre: { readonly x: number; readonly y: number }): Spot[] {
  const outward = mark.x >= centre.x ? 1 : -1
  const found: Spot[] = []
  for (const side of [outward, -outward]) {
    for (let step = 0; step <= 9; step++) {
      for (const vertical of step === 0 ? [0] : [-step * 14, step * 14]) {
        const reach = Math.hypot(GAP + step * 4, vertical)
        found.push(spotAt(mark, side, { across: GAP + step * 4, down: vertical, reach }))
      }
    }
  }
  return found.sort((a, b) => a.reach - b.reach)
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
