import type { KeyboardEvent } from 'react'
import './charts.css'
import { useSpeech } from '../language.tsx'
import type { MarkedOrigin } from '../OriginMark.tsx'
import { OriginMark } from '../OriginMark.tsx'

/** One row: three amounts that add up down the table. */
export interface CascadeRow {
  readonly id: string
  readonly name: string
  readonly where: string
  readonly step: 1 | 2 | 3 | 4 | 5 | undefined
  readonly origin: MarkedOrigin | undefined
  readonly euros: number | undefined
  readonly days: number | undefined
  readonly carbonKg: number | undefined
  /** How the bar of euros is drawn. */
  readonly matter: 'solid' | 'lost' | 'margin' | 'tax' | 'unknown'
}

export interface CascadeTableProps {
  readonly rows: readonly CascadeRow[]
  readonly currency: string
  readonly caption: string
  readonly priceExVat: number | undefined
  readonly totals: { readonly euros: string; readonly days: string; readonly carbon: string }
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
}

type Column = 'euros' | 'days' | 'carbonKg'

/** Each bar starts where the last one ended: euros, days and kg side by side. */
export function CascadeTable(props: CascadeTableProps) {
  const { rows, currency, totals } = props
  const speech = useSpeech(currency)
  const scales = {
    euros: scaleOf(rows, 'euros'),
    days: scaleOf(rows, 'days'),
    carbonKg: scaleOf(rows, 'carbonKg'),
  }
  return (
    <table className="cascade">
      <caption className="hidden">{props.caption}</caption>
      <colgroup>
        <col style={{ width: '20%' }} />
        <col className="optional" style={{ width: '17%' }} />
        <col style={{ width: 22 }} />
        <col style={{ width: '27%' }} />
        <col style={{ width: '19%' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{speech.both('Étape', 'Stage')}</th>
          <th scope="col" className="optional">
            {speech.both('Lieu', 'Place')}
          </th>
          <th scope="col">
            <span className="hidden">{speech.both('origine', 'origin')}</span>
          </th>
          <th scope="col">
            <strong>{speech.both('Coût ajouté', 'Cost added')}</strong>{' '}
            <span className="sum">{totals.euros}</span>
          </th>
          <th scope="col">
            <strong>{speech.both('Jours', 'Days')}</strong>{' '}
            <span className="sum">{totals.days}</span>
          </th>
          <th scope="col">
            <strong>CO₂e</strong> <span className="sum">{totals.carbon}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={row.id} row={row} index={index} scales={scales} {...props} />
        ))}
      </tbody>
    </table>
  )
}

interface Scale {
  /** Where each row starts and ends, in the unit of the column. */
  readonly start: readonly number[]
  readonly low: number
  readonly high: number
}

function scaleOf(rows: readonly CascadeRow[], column: Column): Scale {
  const start: number[] = []
  let [at, low, high] = [0, 0, 0]
  for (const row of rows) {
    start.push(at)
    at += row[column] ?? 0
    low = Math.min(low, at)
    high = Math.max(high, at)
  }
  return { start, low, high: high || 1 }
}

interface RowProps extends CascadeTableProps {
  readonly row: CascadeRow
  readonly index: number
  readonly scales: Readonly<Record<Column, Scale>>
}

function Row({ row, index, scales, currency, selectedId, onSelect }: RowProps) {
  const speech = useSpeech(currency)
  const isStage = row.step !== undefined
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move === undefined) return
    event.preventDefault()
    const buttons = event.currentTarget
      .closest('tbody')
      ?.querySelectorAll<HTMLButtonElement>('.stage-name')
    buttons?.[Math.min(Math.max(index + move, 0), buttons.length - 1)]?.focus()
  }
  return (
    <tr
      className={isStage ? 'stage' : ''}
      aria-selected={row.id === selectedId}
      onClick={() => onSelect(row.id)}
    >
      <td>
        <button type="button" className="stage-name" onKeyDown={onKeyDown} title={row.name}>
          {isStage && <span className="step-dot" style={{ background: `var(--p${row.step})` }} />}
          {row.name}
        </button>
      </td>
      <td className="where optional" title={row.where}>
        {row.where}
      </td>
      <td>{row.origin && <OriginMark origin={row.origin} />}</td>
      <Bar
        row={row}
        column="euros"
        index={index}
        scale={scales.euros}
        text={row.euros === undefined ? '' : speech.number(row.euros, 2)}
      />
      <Bar
        row={row}
        column="days"
        index={index}
        scale={scales.days}
        text={row.days ? speech.figure(row.days, 'days').replace(/.[jd]$/, '') : ''}
      />
      <Bar
        row={row}
        column="carbonKg"
        index={index}
        scale={scales.carbonKg}
        text={row.carbonKg ? speech.figure(row.carbonKg, 'kg').replace(/.kg$/, '') : ''}
      />
    </tr>
  )
}

interface BarProps {
  readonly row: CascadeRow
  readonly column: Column
  readonly index: number
  readonly scale: Scale
  readonly text: string
}

function Bar({ row, column, index, scale, text }: BarProps) {
  const value = row[column]
  if (value === undefined) return <td className="bar-cell" />
  const span = scale.high - scale.low
  const percent = (of: number) => (84 * (of - scale.low)) / span
  const from = scale.start[index] ?? 0
  const [left, right] = [Math.min(from, from + value), Math.max(from, from + value)]
  const width = percent(right) - percent(left)
  const after = percent(right) < 70
  const matter = column === 'euros' ? row.matter : 'solid'
  const paint = {
    solid: `var(--p${row.step ?? 1})`,
    lost: 'transparent',
    margin: 'var(--ink)',
    tax: 'var(--strong-line)',
    unknown: 'transparent',
  }[matter]
  const className = matter === 'lost' ? 'twill' : matter === 'unknown' ? 'unknown-box' : ''
  return (
    <td className="bar-cell">
      <div className="bar">
        {index > 0 && <span className="stem" style={{ left: `${percent(from)}%` }} />}
        <i
          className={className}
          style={{ left: `${percent(left)}%`, width: `${width}%`, background: paint }}
        />
        <b style={after ? { left: `${percent(right)}%` } : { right: `${100 - percent(left)}%` }}>
          {text}
        </b>
      </div>
    </td>
  )
}
