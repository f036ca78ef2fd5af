import { useState } from 'react'
import './charts.css'
import './cascade.css'
import { useSpeech } from '../language.tsx'
import { Segmented } from '../Segmented.tsx'
import { useWidth } from '../use-width.ts'
import type { CascadeColumn, Staircase } from './cascade-scale.ts'
import { percentOf, staircaseOf, timelineOf } from './cascade-scale.ts'
import type { CascadeRow } from './CascadeLine.tsx'
import { CascadeLine } from './CascadeLine.tsx'

export type { CascadeRow } from './CascadeLine.tsx'

export interface CascadeTableProps {
  readonly rows: readonly CascadeRow[]
  readonly currency: string
  readonly caption: string
  readonly priceExVat: number | undefined
  readonly totals: { readonly euros: string; readonly days: string; readonly carbon: string }
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
}

/** Below it one column of bars is shown at a time, px. */
const NARROW = 640
const COLUMNS: readonly CascadeColumn[] = ['euros', 'days', 'carbonKg']

/** Euros and kg: each bar starts where the last one ended. Days: each stands at its time before her. */
export function CascadeTable(props: CascadeTableProps) {
  const { rows, currency, totals } = props
  const { ui } = useSpeech(currency)
  const [ref, width] = useWidth(1000)
  const [column, setColumn] = useState<CascadeColumn>('euros')
  const narrow = width < NARROW
  const shown = narrow ? [column] : COLUMNS
  const stairs = {
    euros: staircaseOf(rows, 'euros'),
    days: rows.some((row) => row.daysStart !== undefined)
      ? timelineOf(rows)
      : staircaseOf(rows, 'days'),
    carbonKg: staircaseOf(rows, 'carbonKg'),
  }
  const heads: Readonly<Record<CascadeColumn, readonly [string, string]>> = {
    euros: [ui.costAdded, totals.euros],
    days: [ui.days, totals.days],
    carbonKg: [ui.carbon, totals.carbon],
  }
  return (
    <div className={narrow ? 'cascade-box narrow' : 'cascade-box'} ref={ref}>
      {narrow && (
        <Segmented
          name={ui.column}
          value={column}
          options={COLUMNS.map((each) => [each, heads[each][0]] as const)}
          onChange={setColumn}
        />
      )}
      <table className="cascade">
        <caption className="hidden">{props.caption}</caption>
        <colgroup>
          <col className="col-name" />
          {!narrow && <col className="col-where" />}
          <col className="col-origin" />
          {shown.map((each) => (
            <col key={each} className={`col-${each}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{ui.stage}</th>
            {!narrow && <th scope="col">{ui.where}</th>}
            <th scope="col">
              <span className="hidden">{ui.origin}</span>
            </th>
            {shown.map((each) => (
              <th key={each} scope="col" className={`bars ${each}`}>
                <span className="head">
                  <strong>{heads[each][0]}</strong>
                  <span>{heads[each][1]}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <CascadeLine
              key={row.id}
              row={row}
              index={index}
              shown={shown}
              stairs={stairs}
              narrow={narrow}
              {...props}
            />
          ))}
        </tbody>
        <Foot {...props} shown={shown} stairs={stairs} narrow={narrow} />
      </table>
    </div>
  )
}

interface FootProps extends CascadeTableProps {
  readonly shown: readonly CascadeColumn[]
  readonly stairs: Readonly<Record<CascadeColumn, Staircase>>
  readonly narrow: boolean
}

/** Under the rule: the price before tax, and her hand at the end of the days. */
function Foot({ rows, priceExVat, currency, shown, stairs, narrow }: FootProps) {
  const speech = useSpeech(currency)
  return (
    <tfoot>
      <tr>
        <td colSpan={narrow ? 2 : 3} />
        {shown.map((column) => (
          <td key={column} className={`bars ${column}`}>
            <div className="foot-bar">
              {column === 'euros' &&
                priceExVat !== undefined &&
                priceExVat <= stairs.euros.high && (
                  <span
                    className="price"
                    style={{
                      // Half of the text stands right of the line: it stays within the table.
                      left: `min(${percentOf(stairs.euros, priceExVat)}%, 100% - ${narrow ? 66 : 10}px)`,
                    }}
                  >
                    {speech.figure(priceExVat, 'money/unit')} {speech.ui.exVat}
                  </span>
                )}
              {column === 'days' && rows.some((row) => (row.days ?? 0) > 0) && (
                <span
                  className="her-hand"
                  style={{ left: `${percentOf(stairs.days, stairs.days.end)}%` }}
                >
                  <i />
                  {speech.ui.inHerHand}
                </span>
              )}
            </div>
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
