import './client-map.css'
import type { MapScale } from './log-azimuthal.ts'
import { clientProjection, mapRadius, WORLD } from './log-azimuthal.ts'
import type { Step } from './map-model.ts'

export interface DiscSite {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  readonly step: Step
  /** 0 to 1: the size of its dot. */
  readonly shareRatio?: number
}

export interface MiniDiscProps {
  readonly centre: { readonly latitudeDeg: number; readonly longitudeDeg: number }
  readonly sites: readonly DiscSite[]
  /** Pairs of positions in `sites`; -1 is the client. */
  readonly links?: readonly (readonly [number, number])[]
  readonly sizePx?: number
  /** Name of the network, for who cannot see its face; without one it is decoration. */
  readonly name?: string
  readonly scale?: MapScale
}

/** The face of a network: its sites at their bearing and log distance from the client. */
export function MiniDisc({
  centre,
  sites,
  links,
  sizePx = 64,
  name,
  scale = WORLD,
}: MiniDiscProps) {
  const middle = sizePx / 2
  const rim = middle - 1
  const at = clientProjection({
    scale,
    centre: [centre.longitudeDeg, centre.latitudeDeg],
    rim: rim - sizePx * 0.05,
    x: middle,
    y: middle,
  })
  const her = [middle, middle] as const
  const dot = Math.max(1.6, sizePx * 0.052)
  const points = sites.map((site) =>
    clearOf(at([site.longitudeDeg, site.latitudeDeg]) ?? her, middle, 1.9 * dot),
  )
  const joined = links ?? sites.map((_, index) => [index, -1] as const)
  const label =
    name === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': name }
  return (
    <svg className="mini-disc" width={sizePx} height={sizePx} {...label}>
      <circle className="disc" cx={middle} cy={middle} r={rim} />
      {sizePx >= 32 && (
        <circle className="ring" cx={middle} cy={middle} r={mapRadius(2_000, scale, rim)} />
      )}
      {joined.map(([from, to]) => {
        const [[x1, y1], [x2, y2]] = [points[from] ?? her, points[to] ?? her]
        return (
          <line
            key={`${from} ${to}`}
            {...{ x1, y1, x2, y2 }}
            stroke={`var(--p${sites[from]?.step ?? 1})`}
            strokeWidth={Math.max(1, sizePx / 44)}
          />
        )
      })}
      {points.map(([cx, cy], index) => (
        <circle
          key={`${cx} ${cy} ${index}`}
          cx={cx}
          cy={cy}
          r={dot * (0.7 + 0.6 * Math.sqrt(sites[index]?.shareRatio ?? 0.25))}
          fill={`var(--p${sites[index]?.step ?? 1})`}
        />
      ))}
      <circle cx={middle} cy={middle} r={dot * 1.1} fill="var(--p5)" />
    </svg>
  )
}

/** Near sites step back from her dot, at their bearing: a face shows every site. */
function clearOf(
  [x, y]: readonly [number, number],
  middle: number,
  least: number,
): readonly [number, number] {
  const [east, south] = [x - middle, y - middle]
  const radius = Math.hypot(east, south)
  if (radius >= least) return [x, y]
  const turn = radius < 0.01 ? Math.PI / 2 : Math.atan2(south, east)
  return [middle + least * Math.cos(turn), middle + least * Math.sin(turn)]
}
