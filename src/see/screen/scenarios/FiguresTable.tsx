import { memo } from 'react'
import { download } from '../../../ui/charts/ChartFrame.tsx'
import { csvOf } from '../../../ui/charts/csv.ts'
import { formatChange, formatPoints } from '../../../ui/format.ts'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { ComparedCell, ComparedRow } from '../../engine/compare/compare-many.ts'
import { columnStep } from './lines-of-columns.ts'
import type { DeskColumn, ScenarioDesk } from './scenario-desk.ts'

interface FiguresTableProps {
  readonly desk: ScenarioDesk
  readonly onExplain: (figureId: string) => void
}

/** Every figure across the columns, with the interval of its difference to one of them. */
export const FiguresTable = memo(function FiguresTable({ desk, onExplain }: FiguresTableProps) {
  const speech = useSpeech(desk.currency)
  const { rows, rowKeys } = desk
  const columns = rowKeys.flatMap((key) => desk.columns.find((each) => each.key === key) ?? [])
  if (columns.length === 0) return null
  return (
    <section className="figures-table">
      <TableHead desk={desk} columns={columns} />
      <div className="wide-table">
        <table>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  <span
                    className="letter-disc"
                    style={{ background: `var(--p${columnStep(column.detail)})` }}
                  />
                  {column.letter} · {speech.say(column.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <button type="button" className="inline-figure" onClick={() => onExplain(row.id)}>
                    {speech.say(row.label)}
                  </button>
                </th>
                {row.cells.map((cell, at) => (
                  <Cell
                    key={columns[at]?.key ?? at}
                    row={row}
                    cell={cell}
                    currency={columns[at]?.detail?.currency ?? desk.currency}
                  />
                ))}
              </tr>
            ))}
            <ProofRow desk={desk} columns={columns} />
          </tbody>
        </table>
      </div>
    </section>
  )
})

interface ColumnsProps {
  readonly desk: ScenarioDesk
  readonly columns: readonly DeskColumn[]
}

/** Against which column, how exact, and the same as a sheet. */
function TableHead({ desk, columns }: ColumnsProps) {
  const speech = useSpeech(desk.currency)
  const { actions, against } = desk
  const base = columns[against] ?? columns[0]!
  return (
    <>
      <h2 className="section section-title">
        {speech.both('Chiffres côte à côte', 'Figures side by side')}
        <span className="label">
          {speech.both('écarts avec', 'differences to')}{' '}
          <select
            className="field inline"
            value={base.key}
            aria-label={speech.both('Écarts avec', 'Differences to')}
            onChange={(event) => actions.tellAgainst(event.target.value)}
          >
            {columns.map((column) => (
              <option key={column.key} value={column.key}>
                {column.letter} · {speech.say(column.name)}
              </option>
            ))}
          </select>
          {speech.both(
            ' ; l’intervalle, tenu 9 fois sur 10, est celui de l’écart, mêmes tirages pour toutes',
            '; the interval, held 9 times in 10, is that of the difference, same draws for all',
          )}
        </span>
        <span className="chart-tools no-print">
          <span role="status" className="tick">
            {desk.drawing ? speech.both('calcul des intervalles…', 'drawing intervals…') : ''}
          </span>
          <button
            type="button"
            onClick={() => download('scenarios.csv', csvOf(tableOf(desk, columns, speech)))}
          >
            CSV
          </button>
        </span>
      </h2>
    </>
  )
}

interface CellProps {
  readonly row: ComparedRow
  readonly cell: ComparedCell
  readonly currency: string
}

function Cell({ row, cell, currency }: CellProps) {
  const speech = useSpeech(currency)
  if (cell.value === undefined) {
    return (
      <td>
        <span className="quiet" title={speech.both('inconnu', 'unknown')}>
          ?
        </span>
      </td>
    )
  }
  const { difference, differenceInterval: doubt } = cell
  return (
    <td>
      <strong>{speech.figure(cell.value, row.unit)}</strong>
      {difference !== undefined && (
        <span className={`difference-to ${surely(cell)}`}>
          {changeWords(difference, row.unit, speech)}
        </span>
      )}
      {doubt && (
        <span className="tick">
          {boundWords(doubt.low, row.unit, speech)} {speech.both('à', 'to')}{' '}
          {boundWords(doubt.high, row.unit, speech)}
        </span>
      )}
    </td>
  )
}

/** Both bounds on one side of 0: the difference is there 9 times out of 10. */
function surely({ differenceInterval: doubt }: ComparedCell): string {
  if (!doubt) return ''
  return doubt.low > 0 || doubt.high < 0 ? 'sure' : 'unsure'
}

function changeWords(difference: number, unit: string, speech: Speech): string {
  if (Math.abs(difference) < 1e-9) return '='
  return unit === 'ratio'
    ? formatPoints(difference, speech.language)
    : formatChange(difference, unit, speech.format)
}

function boundWords(value: number, unit: string, speech: Speech): string {
  return changeWords(Math.abs(value) < 1e-9 ? 0 : value, unit, speech).replace(/^=$/, '0')
}

/** What the proof says, column by column, when it is asked: it takes a second or two each. */
function ProofRow({ desk, columns }: ColumnsProps) {
  const speech = useSpeech(desk.currency)
  return (
    <tr>
      <th scope="row">
        {speech.both('Marge finale prouvée, par saison', 'Final margin as proved, a season')}
      </th>
      {columns.map(({ key, letter, proof }) => (
        <td key={key}>
          {proof === undefined && (
            <button
              type="button"
              className="chip no-print"
              aria-label={speech.both(`Prouver ${letter}`, `Prove ${letter}`)}
              onClick={() => desk.actions.prove(key)}
            >
              {speech.both('prouver', 'prove')}
            </button>
          )}
          {proof?.state === 'running' && (
            <span className="tick" role="status">
              {speech.both('les saisons sont jouées…', 'seasons are being played…')}
            </span>
          )}
          {proof?.state === 'refused' && (
            <span className="tick">
              {speech.both('pas de preuve : ', 'no proof: ')}
              {proof.because}
            </span>
          )}
          {proof?.state === 'proved' && (
            <>
              <strong>{speech.figure(proof.finalMargin, 'money/season')}</strong>
              <span className="tick">
                {speech.both('9 saisons sur 10 : ', '9 seasons in 10: ')}
                {speech.interval(proof.low, proof.high, 'money/season')}
              </span>
            </>
          )}
        </td>
      ))}
    </tr>
  )
}

/** The same as a sheet: value, difference and both bounds of each column. */
function tableOf(desk: ScenarioDesk, columns: readonly DeskColumn[], speech: Speech) {
  const named = (words: string) => columns.map(({ letter }) => `${letter} ${words}`)
  const rounded = (value: number | undefined) =>
    value === undefined ? '' : Number(value.toPrecision(9))
  return {
    columns: [
      speech.both('chiffre', 'figure'),
      speech.both('unité', 'unit'),
      ...named(speech.both('valeur', 'value')),
      ...named(speech.both('écart', 'difference')),
      ...named(speech.both('écart, borne basse', 'difference, low')),
      ...named(speech.both('écart, borne haute', 'difference, high')),
    ],
    rows: desk.rows.map((row) => [
      speech.say(row.label),
      row.unit,
      ...row.cells.map((cell) => rounded(cell.value)),
      ...row.cells.map((cell) => rounded(cell.difference)),
      ...row.cells.map((cell) => rounded(cell.differenceInterval?.low)),
      ...row.cells.map((cell) => rounded(cell.differenceInterval?.high)),
    ]),
  }
}
