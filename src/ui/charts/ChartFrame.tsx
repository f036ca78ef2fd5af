import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import './charts.css'
import { useSpeech } from '../language.tsx'
import type { ChartTable } from './csv.ts'
import { csvOf } from './csv.ts'

export type { ChartTable } from './csv.ts'

export interface ChartFrameProps {
  /** What the chart shows, as a sentence: its name for screen readers. */
  readonly finding: string
  readonly table: ChartTable
  readonly fileName: string
  readonly title?: ReactNode
  /** Unit and base, beside the title. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** Every chart has a name, a table twin (T) and a CSV. */
export function ChartFrame({ finding, table, fileName, title, note, children }: ChartFrameProps) {
  const { ui } = useSpeech()
  const [asTable, setAsTable] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setAsTable(!asTable)
  }
  return (
    <figure className={title === undefined ? 'chart untitled' : 'chart'} onKeyDown={onKeyDown}>
      <div className="chart-head">
        {title !== undefined && (
          <p>
            <span className="section-title">{title}</span> <span className="label">{note}</span>
          </p>
        )}
        <p className="chart-tools no-print">
          <button type="button" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
            {asTable ? ui.drawing : ui.table}
          </button>
          <button
            type="button"
            title={ui.saveCsvLong}
            onClick={() => download(`${fileName}.csv`, csvOf(table))}
          >
            {ui.saveCsv}
          </button>
        </p>
      </div>
      {asTable ? (
        <TwinTable finding={finding} table={table} />
      ) : (
        <div role="group" aria-label={finding}>
          {children}
        </div>
      )}
    </figure>
  )
}

function TwinTable({ finding, table }: { readonly finding: string; readonly table: ChartTable }) {
  return (
    <div className="twin">
      <table className="chart-table">
        <caption className="hidden">{finding}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={`${i} ${row[0] ?? ''}`}>
              {row.map((cell, j) => (
                <td key={table.columns[j]} className={typeof cell === 'number' ? 'number' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Offers a text as a file. */
export function download(name: string, text: string, type = 'text/csv'): void {
  offer(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** Offers bytes as a file. */
export function downloadBytes(name: string, bytes: Uint8Array): void {
  offer(name, new Blob([bytes as BlobPart]))
}

function offer(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
