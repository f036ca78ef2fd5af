import type { Box } from './label-placement.ts'
import type { Disc } from './map-layout.ts'
import type { Speech } from '../language.tsx'
import type { MapScale } from './log-azimuthal.ts'
import { mapRadius, ringsOf } from './log-azimuthal.ts'

export interface LandPath {
  readonly iso2: string
  readonly d: string
}

interface MapGroundProps {
  readonly landPaths: readonly LandPath[]
  readonly country: string | undefined
  readonly disc: Disc
  readonly rings: readonly RingLabel[]
  readonly clipId: string
}

/** The disc, land and rings of distance, under everything else. */
export function MapGround({ landPaths, country, disc, rings, clipId }: MapGroundProps) {
  const { middle, rim } = disc
  return (
    <g aria-hidden="true">
      <circle className="disc" cx={middle} cy={middle} r={rim} />
      <g clipPath={`url(#${clipId})`}>
        {landPaths.map((land, index) => (
          <path
            key={`${land.iso2} ${index}`}
            className={land.iso2 === country ? 'land client' : 'land'}
            d={land.d}
          />
        ))}
      </g>
      {rings.map((ring) => (
        <circle key={ring.text} className="ring" cx={middle} cy={middle} r={ring.radius} />
      ))}
      <circle className="rim" cx={middle} cy={middle} r={rim} />
      {rings.map((ring) => (
        <text key={ring.text} className="ring-label" x={ring.x} y={ring.y + 4}>
          {ring.text}
        </text>
      ))}
    </g>
  )
}

export interface RingLabel {
  readonly text: string
  readonly radius: number
  readonly x: number
  readonly y: number
  readonly box: Box
}

/** Bearing on which the rings say their distance: south-south-west, over the ocean from Europe. */
const BEARING = (196 * Math.PI) / 180

/** Rings with room for their label; on a small map the inner ones go without. */
export function ringLabels(scale: MapScale, { middle, rim }: Disc, speech: Speech): RingLabel[] {
  return ringsOf(scale).map((km) => {
    const radius = mapRadius(km, scale, rim)
    const [x, y] = [middle + radius * Math.sin(BEARING), middle - radius * Math.cos(BEARING)]
    const box = { left: x - 30, right: x + 30, top: y - 8, bottom: y + 8 }
    const text = rim < 150 && radius < rim / 2 ? '' : speech.figure(km, 'km')
    return { text, radius, x, y, box }
  })
}
