import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import type { Box } from '../map/label-placement.ts'
import { placeLabels } from '../map/label-placement.ts'
import type { CurvePoint } from './smile-trend.ts'
import { trendOf } from './smile-trend.ts'

export interface SmilePoint {
  readonly id: string
  readonly name: string
  /** Distance to the client, days or km: the chart runs from far (left) to near (right). */
  readonly distance: number
  readonly shareRatio: number
  readonly step: 1 | 2 | 3 | 4 | 5
}

export interface SmileFrame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Scales of the chart: shares from 0, distance on a square root so that near stages spread. */
export function smileScales(scenarios: readonly (readonly SmilePoint[])[], frame: SmileFrame) {
  const all = scenarios.flat()
  const farthest = Math.max(...all.map((point) => point.distance), 1)
  const near = (point: SmilePoint) => 1 - Math.sqrt(Math.max(point.distance, 0) / farthest)
  const curves = scenarios.map((points) =>
    trendOf(points.map((point) => ({ x: near(point), y: point.shareRatio }))),
  )
  const shares = [...all.map((point) => point.shareRatio), ...curves.flat().map(({ y }) => y)]
  const y = scaleLinear(
    [Math.min(...shares, 0), Math.max(...shares, 0.05)],
    [frame.height - frame.bottom, frame.top],
  ).nice(4)
  const across = frame.width - frame.left - frame.right - 16
  const x = (nearness: number) => frame.left + 8 + nearness * across
  return {
    farthest,
    y,
    x,
    at: (point: SmilePoint) => ({ x: x(near(point)), y: y(point.shareRatio) }),
    curves,
  }
}

export type SmileScales = ReturnType<typeof smileScales>

/** Path of the trend of a scenario, by its position among those of the scales. */
export function smilePath(scenario: number, scales: SmileScales) {
  const trend = scales.curves[scenario] ?? []
  const draw = line<CurvePoint>(
    (point) => scales.x(point.x),
    (point) => scales.y(point.y),
  ).curve(curveMonotoneX)
  return { d: draw(trend) ?? '', trend }
}

interface LabelAsk {
  readonly points: readonly SmilePoint[]
  readonly scales: SmileScales
  readonly frame: SmileFrame
  readonly trends: readonly (readonly CurvePoint[])[]
  readonly taken: readonly Box[]
  readonly measure: (text: string, sizePx: number) => number
}

/** Names beside the largest stages, clear of dots and rather clear of the curve. */
export function smileLabels({ points, scales, frame, trends, taken, measure }: LabelAsk) {
  const wanted = [...points]
    .sort((a, b) => b.shareRatio - a.shareRatio)
    .slice(0, Math.max(3, Math.floor(frame.width / 60)))
    .map((point) => ({
      id: point.id,
      ...scales.at(point),
      radius: 4,
      width: Math.ceil(measure(shortName(point.name), 12.5)) + 2,
      height: 15,
    }))
  const dots = points.map((point) => {
    const { x, y } = scales.at(point)
    return { left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }
  })
  const lines = trends.map((trend) =>
    trend.map((point) => [scales.x(point.x), scales.y(point.y)] as const),
  )
  const box = {
    left: frame.left,
    right: frame.width,
    top: 0,
    bottom: frame.height - frame.bottom + 4,
  }
  const centre = { x: frame.left, y: 0 }
  return placeLabels(wanted, box, centre, { boxes: [...dots, ...taken], lines }).filter(
    (label) => !label.leader,
  )
}

/** `Coupe, confection` is `Coupe` where room is short. */
export function shortName(name: string): string {
  return name.split(',')[0] ?? name
}
