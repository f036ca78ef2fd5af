import type { KeyboardEvent } from 'react'
import type { PlacedLabel } from './label-placement.ts'
import type { Mark } from './map-layout.ts'
import { neighbourOf } from './map-layout.ts'

interface MapMarksProps {
  readonly marks: readonly Mark[]
  readonly middle: number
  readonly moving: boolean
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
}

/** Dots of the places: one stop of the Tab key, then arrows from dot to dot. */
export function MapMarks(props: MapMarksProps) {
  const { marks, selectedId } = props
  const own = marks.filter((mark) => mark.ghost !== true)
  const entry = own.some((mark) => mark.id === selectedId) ? selectedId : own[0]?.id
  return (
    <>
      {marks
        .filter((mark) => mark.ghost)
        .map((mark) => (
          <circle
            key={mark.id}
            className="dot ghost"
            cx={mark.x}
            cy={mark.y}
            r={mark.radius}
            fill={`var(--p${mark.step})`}
          />
        ))}
      {own.map((mark) => (
        <PlaceMark key={mark.id} mark={mark} own={own} isEntry={mark.id === entry} {...props} />
      ))}
    </>
  )
}

interface PlaceMarkProps extends MapMarksProps {
  readonly mark: Mark
  readonly own: readonly Mark[]
  readonly isEntry: boolean
}

function PlaceMark({ mark, own, isEntry, middle, moving, selectedId, onSelect }: PlaceMarkProps) {
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(mark.id)
      return
    }
    const next = neighbourOf(own, mark.id, event.key)
    if (next === undefined) return
    event.preventDefault()
    const index = own.findIndex((each) => each.id === next)
    event.currentTarget.parentElement?.querySelectorAll<SVGGElement>('.place')[index]?.focus()
  }
  const turn = (Math.atan2(mark.y - middle, mark.x - middle) * 180) / Math.PI
  return (
    <g
      className={moving ? 'place moving' : 'place'}
      role="button"
      tabIndex={isEntry ? 0 : -1}
      aria-pressed={mark.id === selectedId}
      aria-label={[mark.label, mark.sub].filter(Boolean).join(', ')}
      style={{ transform: `translate(${mark.x.toFixed(1)}px, ${mark.y.toFixed(1)}px)` }}
      onClick={() => onSelect(mark.id)}
      onKeyDown={onKeyDown}
    >
      <circle className="target" r={14} />
      {mark.beyond ? (
        <path
          className="dot"
          d="M-7 -4.5L7 0L-7 4.5Z"
          transform={`rotate(${turn.toFixed(0)})`}
          fill={`var(--p${mark.step})`}
        />
      ) : (
        <circle className="dot" r={mark.radius} fill={`var(--p${mark.step})`} />
      )}
      {mark.id === selectedId && <circle className="chosen" r={mark.radius + 3.5} />}
      <title>{[mark.label, mark.sub].filter(Boolean).join(', ')}</title>
    </g>
  )
}

/** Name and place of each dot, with a line to it where the label stands away. */
export function MapLabels({
  labels,
  marks,
}: {
  readonly labels: readonly PlacedLabel[]
  readonly marks: readonly Mark[]
}) {
  return (
    <g aria-hidden="true">
      {labels.map((label) => {
        const mark = marks.find((each) => each.id === label.id)
        if (!mark) return null
        const x = label.anchor === 'start' ? label.x : label.x + label.width
        const near = label.anchor === 'start' ? x - 4 : x + 4
        const middle = label.y + (mark.sub === '' ? 8 : 11)
        const far = Math.hypot(near - mark.x, middle - mark.y) || 1
        const rim = (mark.radius + 1.5) / far
        return (
          <g key={label.id} textAnchor={label.anchor}>
            {label.leader && (
              <line
                className="leader"
                x1={mark.x + (near - mark.x) * rim}
                y1={mark.y + (middle - mark.y) * rim}
                x2={near}
                y2={middle}
              />
            )}
            <text className="name" x={x} y={label.y + 12}>
              {mark.label}
            </text>
            <text className="sub" x={x} y={label.y + 26}>
              {mark.sub}
            </text>
          </g>
        )
      })}
    </g>
  )
}
