import type { Point } from './label-placement.ts'
import { arrowOf, pathOf } from './map-layout.ts'
import type { MapFlow } from './map-model.ts'

export interface DrawnFlow {
  readonly flow: MapFlow
  readonly line: readonly Point[]
}

/** Ways of the goods: style is the mode, width the quantity, the arrow the direction. */
export function MapFlows({
  drawn,
  clipId,
}: {
  readonly drawn: readonly DrawnFlow[]
  readonly clipId: string
}) {
  const ghostsFirst = [...drawn].sort(
    (a, b) => Number(b.flow.ghost ?? 0) - Number(a.flow.ghost ?? 0),
  )
  return (
    <g aria-hidden="true">
      <g clipPath={`url(#${clipId})`}>
        {ghostsFirst.map(({ flow, line }) => (
          <FlowLine key={flow.id} flow={flow} line={line} />
        ))}
      </g>
    </g>
  )
}

/** Width of a flow, px; without a quantity the sea is drawn a little wider, as fewer lanes cross it. */
function widthOf({ quantityRatio, carriage }: MapFlow): number {
  if (quantityRatio === undefined) return carriage === 'sea' ? 2.8 : 2.2
  return 1.4 + 2.6 * Math.sqrt(Math.min(Math.max(quantityRatio, 0), 1))
}

/** Style of each mode, in widths of a line of 2 px; a wide line has longer dashes. */
export const DASHES: Readonly<Record<MapFlow['carriage'], readonly number[]>> = {
  sea: [7, 4],
  road: [],
  rail: [10, 3, 2, 3],
  river: [],
  air: [0.1, 5],
}

function dashesOf({ carriage }: MapFlow, width: number): string | undefined {
  const dashes = DASHES[carriage]
  if (dashes.length === 0) return undefined
  const scale = Math.max(1, width / 2.4)
  return dashes.map((dash) => (dash * scale).toFixed(1)).join(' ')
}

function FlowLine({ flow, line }: DrawnFlow) {
  const d = pathOf(line)
  const width = widthOf(flow)
  const colour = `var(--p${flow.step})`
  const arrow = flow.ghost ? undefined : arrowOf(line)
  return (
    <g className={`flow ${flow.carriage}${flow.ghost ? ' ghost' : ''}`}>
      <path
        d={d}
        stroke={colour}
        strokeWidth={flow.carriage === 'river' ? width + 2 : width}
        strokeDasharray={dashesOf(flow, width)}
      >
        <title>{flow.label}</title>
      </path>
      {flow.carriage === 'river' && (
        <path d={d} stroke="var(--surface)" strokeWidth={width - 0.6} />
      )}
      {arrow && (
        <path
          className="arrow"
          d="M-5 -4L5.5 0L-5 4Z"
          transform={`translate(${arrow.x.toFixed(1)} ${arrow.y.toFixed(1)}) rotate(${arrow.turn.toFixed(0)})`}
          style={{ fill: colour }}
        />
      )}
    </g>
  )
}
