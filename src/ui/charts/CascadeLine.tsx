import { useSpeech } from '../language.tsx'
import { moveAmong } from '../move-among.ts'
import type { MarkedOrigin } from '../figure/OriginMark.tsx'
import { OriginMark } from '../figure/OriginMark.tsx'
import type { CascadeAmounts, CascadeColumn, Staircase } from './cascade-scale.ts'
import { percentOf, textSide } from './cascade-scale.ts'

export interface CascadeRow extends CascadeAmounts {
  readonly id: string
  readonly name: string
  readonly where: string
  /** After the place, quieter: how many factories, which way. */
  readonly note?: string
  readonly step: 1 | 2 | 3 | 4 | 5 | undefined
  readonly origin: MarkedOrigin | undefined
  /** How the bar of euros is drawn. */
  readonly matter: 'solid' | 'lost' | 'margin' | 'tax' | 'unknown'
  /** A margin that is not known: a dashed box after the bar of euros. */
  readonly unknownMargin?: boolean
}

interface CascadeLineProps {
  readonly row: CascadeRow
  readonly index: number
  readonly shown: readonly CascadeColumn[]
  readonly stairs: Readonly<Record<CascadeColumn, Staircase>>
  readonly narrow: boolean
  readonly currency: string
  readonly priceExVat: number | undefined
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
}

export function CascadeLine(props: CascadeLineProps) {
  const { row, shown, narrow, selectedId, onSelect } = props
  const selected = row.id === selectedId
  return (
    <tr className={selected ? 'selected' : ''} onClick={() => onSelect(row.id)}>
      <th scope="row">
        <button
          type="button"
          className="stage-name"
          aria-pressed={selected}
          onKeyDown={(event) => moveAmong(event, '.stage-name')}
          title={narrow && row.where !== '' ? `${row.name}, ${row.where}` : row.name}
        >
          {row.step !== undefined && (
            <span className="step-dot" style={{ background: `var(--p${row.step})` }} />
          )}
          <span>{row.name}</span>
        </button>
      </th>
      {!narrow && (
        <td className="where" title={row.where}>
          {row.where}
          {row.note !== undefined && (
            <span className={row.where === '' ? 'note alone' : 'note'}>{row.note}</span>
          )}
        </td>
      )}
      <td>{row.origin && <OriginMark origin={row.origin} />}</td>
      {shown.map((column) => (
        <Bar key={column} column={column} {...props} />
      ))}
    </tr>
  )
}

const DECIMALS: Readonly<Record<CascadeColumn, (value: number) => number>> = {
  euros: () => 2,
  days: (value) => (Math.abs(value) < 3 && value % 1 !== 0 ? 1 : 0),
  carbonKg: (value) => {
    const size = Math.abs(value)
    if (Number.isInteger(value)) return 0
    return size >= 9.95 ? 0 : size >= 0.095 ? 1 : size >= 0.0095 ? 2 : 3
  },
}

/** Room that an amount takes beside its bar, in percent of the column. */
const ROOM: Readonly<Record<CascadeColumn, number>> = { euros: 17, days: 17, carbonKg: 26 }

interface BarProps extends CascadeLineProps {
  readonly column: CascadeColumn
}

function Bar({ row, index, column, stairs, priceExVat, currency }: BarProps) {
  const speech = useSpeech(currency)
  const stair = stairs[column]
  const value = row[column]
  const from = stair.starts[index] ?? 0
  const at = (amount: number) => `${percentOf(stair, amount)}%`
  return (
    <td className={`bars ${column}`}>
      <div className="bar">
        {column === 'euros' && priceExVat !== undefined && priceExVat <= stair.high && (
          <span className="price-line" style={{ left: at(priceExVat) }} />
        )}
        {stair.joined[index] && (
          <span className={value ? 'stem' : 'stem through'} style={{ left: at(from) }} />
        )}
        {value !== undefined && (value !== 0 || column === 'euros') && (
          <Amount {...{ row, column, stair, from, value }}>
            {speech.number(value, DECIMALS[column](value))}
          </Amount>
        )}
        {column === 'euros' && row.unknownMargin && (
          <span className="unknown-margin" style={{ left: at(from + (value ?? 0)) }}>
            <i className="unknown-box" />
            {speech.ui.marginUnknown}
          </span>
        )}
      </div>
    </td>
  )
}

interface AmountProps {
  readonly row: CascadeRow
  readonly column: CascadeColumn
  readonly stair: Staircase
  readonly from: number
  readonly value: number
  readonly children: string
}

function Amount({ row, column, stair, from, value, children }: AmountProps) {
  const start = percentOf(stair, Math.min(from, from + value))
  const left = Math.max(start, 0)
  const right = percentOf(stair, Math.max(from, from + value))
  const matter =
    column === 'euros' ? row.matter : column === 'days' && row.beside ? 'beside' : 'solid'
  const side = textSide(left, right, ROOM[column])
  const colour = row.step === undefined ? undefined : `var(--p${row.step})`
  const within = side === 'within' && matter === 'solid' ? `var(--on-p${row.step ?? 1})` : undefined
  const place =
    side === 'after'
      ? { left: `${right}%` }
      : { right: `${side === 'before' ? 100 - left : 100 - right}%` }
  return (
    <>
      <i
        className={`matter ${matter}${start < 0 ? ' cut' : ''}`}
        style={{ left: `${left}%`, width: `${right - left}%`, color: colour }}
      />
      <b
        className={column === 'euros' && row.unknownMargin ? 'hidden' : side}
        style={{ ...place, color: within }}
      >
        {children}
      </b>
    </>
  )
}
