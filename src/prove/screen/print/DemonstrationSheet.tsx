import { createPortal } from 'react-dom'
import type { SheetDrawing, SheetMark } from '../../sheet/drawing.ts'
import { INKS } from '../../sheet/drawing.ts'
import './demonstration-sheet.css'

/**
 * The page for the buyer, unseen on the screen and alone on paper: one A4. It hangs below the body,
 * so that print can leave out all its neighbours.
 */
export function DemonstrationSheet({ sheet }: { readonly sheet: SheetDrawing }) {
  return createPortal(
    <div className="demonstration-sheet" lang={sheet.language}>
      <SheetSvg sheet={sheet} />
    </div>,
    document.body,
  )
}

/** The drawing as it is, wherever it is wanted: a look before printing, a file. */
export function SheetSvg({ sheet }: { readonly sheet: SheetDrawing }) {
  const { width, height, title, marks } = sheet
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {marks.map((mark, at) => (
        <Mark key={at} mark={mark} />
      ))}
    </svg>
  )
}

function Mark({ mark }: { readonly mark: SheetMark }) {
  switch (mark.kind) {
    case 'text':
      return (
        <text
          className={mark.style.face}
          x={mark.x}
          y={mark.y}
          fontSize={mark.style.size}
          fontWeight={mark.style.weight}
          textAnchor={mark.anchor}
          fill={INKS[mark.ink]}
        >
          {mark.text}
        </text>
      )
    case 'path':
      return <path d={pathOf(mark)} strokeDasharray={mark.dash?.join(' ')} {...paint(mark)} />
    case 'rect':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} {...paint(mark)} />
    case 'circle':
      return mark.isHalf ? (
        <path d={halfDisc(mark)} {...paint(mark)} />
      ) : (
        <circle cx={mark.x} cy={mark.y} r={mark.radius} {...paint(mark)} />
      )
    case 'cells':
      return <path d={cellsOf(mark)} fill={INKS.ink} shapeRendering="crispEdges" />
  }
}

type Marks = { readonly [Kind in SheetMark['kind']]: Extract<SheetMark, { kind: Kind }> }

/** Widths of lines where the drawing names none, as in the PDF. */
const WIDTHS = { path: 0.75, rect: 0.75, circle: 0.9 } as const

function paint(mark: Marks['path'] | Marks['rect'] | Marks['circle']) {
  const width = 'width' in mark && mark.kind === 'path' ? mark.width : undefined
  return {
    fill: mark.fill ? INKS[mark.fill] : 'none',
    ...(mark.stroke && {
      stroke: INKS[mark.stroke],
      strokeWidth: width ?? WIDTHS[mark.kind],
      strokeLinejoin: 'round' as const,
    }),
  }
}

function pathOf({ points, isClosed }: Marks['path']): string {
  const steps = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`)
  return `${steps.join('')}${isClosed ? 'Z' : ''}`
}

function halfDisc({ x, y, radius }: Marks['circle']): string {
  return `M${x} ${y - radius}A${radius} ${radius} 0 0 1 ${x} ${y + radius}Z`
}

function cellsOf({ x, y, size, rows }: Marks['cells']): string {
  const side = size / rows.length
  return rows
    .flatMap((row, down) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: dark }) => {
        const width = dark.length * side
        return `M${x + index * side} ${y + down * side}h${width}v${side}h${-width}z`
      }),
    )
    .join('')
}
