import { isoDate, parseIsoDate } from '../../../core/calendar/calendar.ts'
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { formatDay } from '../../../ui/format.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { useWidth } from '../../../ui/use-width.ts'
import type { SalesReading } from '../../engine/from-chain/product-of-sales.ts'

const [HEIGHT, BOTTOM, TOP] = [140, 22, 18]
const WEEK_DAYS = 7
/** Between two dates on the axis, px. */
const TICK_ROOM = 110

/** What was sold week by week, and above it what was wanted and not there. */
export function SalesHistory({ sales }: { readonly sales: SalesReading }) {
  const { both, figure } = useSpeech()
  const { weekly } = sales
  const first = firstDayOf(sales)
  const dayOf = (week: number) => isoDate(first + week * WEEK_DAYS)
  const best = weekly.reduce((top, each, at) => {
    return each.soldPieces > weekly[top]!.soldPieces ? at : top
  }, 0)
  const pieces = figure(weekly[best]?.soldPieces ?? 0, 'count')
  const finding = both(
    `La plus forte semaine, celle du ${dayOf(best)}, a vendu ${pieces} pièces.`,
    `The strongest week, that of ${dayOf(best)}, sold ${pieces} pieces.`,
  )
  return (
    <ChartFrame
      finding={finding}
      title={both('Ventes par semaine', 'Sales by week')}
      note={both(
        'pièces\u202f; au-dessus, en hachures\u00a0: demandées, non servies (estimation)',
        'pieces; above, hatched: wanted, not served (estimate)',
      )}
      fileName={both('ventes-par-semaine', 'sales-by-week')}
      table={{
        columns: [
          both('semaine du', 'week of'),
          both('vendues', 'sold'),
          both('demandées', 'wanted'),
        ],
        rows: weekly.map(({ soldPieces, wantedPieces }, week) => [
          dayOf(week),
          soldPieces,
          wantedPieces,
        ]),
      }}
    >
      <Bars sales={sales} first={first} />
    </ChartFrame>
  )
}

function firstDayOf({ firstMonday }: SalesReading): number {
  const parsed = parseIsoDate(firstMonday)
  return parsed.ok ? parsed.value : 0
}

/** Bars from 0, one a week; where weeks are narrower than a pixel they touch. */
function Bars({ sales, first }: { readonly sales: SalesReading; readonly first: number }) {
  const { language, figure } = useSpeech()
  const [ref, width] = useWidth(600)
  const { weekly } = sales
  const top = Math.max(1, ...weekly.map(({ wantedPieces }) => wantedPieces))
  const step = width / Math.max(1, weekly.length)
  const bar = Math.max(0.5, Math.min(24, step > 4 ? step - 1 : step))
  const tall = (pieces: number) => (pieces / top) * (HEIGHT - BOTTOM - TOP)
  const every = Math.max(1, Math.ceil(TICK_ROOM / step))
  const ticks = Array.from({ length: Math.floor((weekly.length - 1) / every) + 1 }, (_, tick) => {
    return tick * every
  }).filter((week) => width - week * step > TICK_ROOM || week === 0)
  return (
    <svg ref={ref} width="100%" height={HEIGHT} aria-hidden="true" className="sales-history">
      <defs>
        <pattern
          id="wanted"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V4" />
        </pattern>
      </defs>
      <text x={0} y={10}>
        {figure(Math.round(top), 'count')}
      </text>
      {weekly.map(({ soldPieces, wantedPieces }, week) => {
        const hidden = wantedPieces - soldPieces
        const base = HEIGHT - BOTTOM - tall(soldPieces)
        return (
          <g key={week}>
            <rect className="sold" x={week * step} y={base} width={bar} height={tall(soldPieces)} />
            {hidden > 0 && (
              <rect
                className="wanted"
                x={week * step}
                y={base - tall(hidden)}
                width={bar}
                height={tall(hidden)}
              />
            )}
          </g>
        )
      })}
      <line className="tick-line" x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      {ticks.map((week) => (
        <text key={week} x={week * step} y={HEIGHT - 6}>
          {formatDay(first + week * WEEK_DAYS, language, 'month')}
        </text>
      ))}
    </svg>
  )
}
