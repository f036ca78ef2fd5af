import type { HrefOf } from './verbs.ts'
import { ownPath, VERBS } from './verbs.ts'

/** Box of the ring with room for its labels, and the ring in it, px. */
const WIDTH = 940
const HEIGHT = 640
const RADIUS = 287
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 }

interface Place {
  /** Centre of the station, px of the box. */
  readonly x: number
  readonly y: number
  /** Where its label starts, 0 to 1 of the box, and on which side it stands. */
  readonly labelX: number
  readonly labelY: number
  readonly left: boolean
}

/** Stations every 36 degrees, clockwise from the top; labels stand off the curve. */
export function stationAt(index: number): Place {
  const angle = ((18 + 36 * index) * Math.PI) / 180
  const [east, south] = [Math.sin(angle), -Math.cos(angle)]
  const [x, y] = [CENTRE.x + RADIUS * east, CENTRE.y + RADIUS * south]
  // Nearer the poles of the ring a label moves out sideways, and up or down with the curve.
  const across = Math.sign(east) * (18 + 11 * Math.abs(south) ** 3)
  const down = 20 * south ** 5 + 2.5
  return { x, y, labelX: (x + across) / WIDTH, labelY: (y + down) / HEIGHT, left: east < 0 }
}

interface RingDrawingProps {
  readonly worthMost: string | undefined
  readonly hrefOf?: HrefOf
}

/** The ring, its direction and its ten stations. */
export function RingDrawing({ worthMost, hrefOf = ownPath }: RingDrawingProps) {
  return (
    <svg className="ring-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <circle className="line" cx={CENTRE.x} cy={CENTRE.y} r={RADIUS} />
      <path className="line" d={arrow(CENTRE.x + 3, CENTRE.y - RADIUS, 1)} />
      <path className="line" d={arrow(CENTRE.x - 3, CENTRE.y + RADIUS, -1)} />
      {VERBS.map((verb, index) => {
        const { x, y } = stationAt(index)
        if (verb.key === worthMost) {
          return (
            <g key={verb.key}>
              <circle className="line open" cx={x} cy={y} r={10.5} />
              <circle className="filled" cx={x} cy={y} r={7} />
            </g>
          )
        }
        const muted = hrefOf(verb) === undefined ? ' muted' : ''
        return <circle key={verb.key} className={`line open${muted}`} cx={x} cy={y} r={5.2} />
      })}
    </svg>
  )
}

function arrow(x: number, y: number, direction: 1 | -1): string {
  return `M${x - 6 * direction} ${y - 4.5}L${x} ${y}L${x - 6 * direction} ${y + 4.5}`
}
