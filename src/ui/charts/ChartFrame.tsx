import type { ReactNode } from 'react'
import { useState } from 'react'
import './charts.css'
import { useSpeech } from '../language.tsx'

export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export interface ChartFrameProps {
  /** What the chart shows, as a sentence: its name for screen readers. */
  readonly finding: string
  readonly table: ChartTable
  readonly fileName: string
  readonly children: ReactNode
}

/** Every chart has a table twin and a CSV. */
export function ChartFrame({ finding, table, fileName, children }: ChartFrameProps) {
  const speech = useSpeech()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="chart">
      {asTable ? (
        <TwinTable finding={finding} table={table} />
      ) : (
        <div role="img" aria-label={finding}>
          {children}
        </div>
      )}
      <p className="chart-tools no-print">
        <button type="button" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          {asTable ? speech.both('dessin', 'drawing') : speech.both('tableau', 'table')}
        </button>
        <button type="button" onClick={() => download(`${fileName}.csv`, csvOf(table))}>
          CSV
        </button>
      </p>
    </figure>
  )
}

function TwinTable({ finding, table }: { readonly finding: string; readonly table: ChartTable }) {
  return (
    <table className="chart-table">
      <caption className="hidden">{finding}</caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, index) => (
              <td key={table.columns[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** UTF-8 with a mark so that spreadsheets read accents; cells that start like a formula are quoted. */
export function csvOf({ columns, rows }: ChartTable): string {
  const cell = (value: string | number) => {
    const text = String(value)
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",;\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
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
