import { useMemo, useState } from 'react'
import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { FileDrop } from '../../../ui/state/FileDrop.tsx'
import { Progress } from '../../../ui/state/Progress.tsx'
import type { DatedHistory } from '../../engine/demand/sales-history.ts'
import type { HistoryMoney } from '../../engine/law/weekly-history.ts'
import type { SalesReadout, SoldItem } from '../../open-sales.ts'
import { ColumnChoices } from './ColumnChoices.tsx'
import { ItemChoice } from './ItemChoice.tsx'
import { KeepRows, KeptRows } from './KeptRows.tsx'
import './sales.css'
import { SalesProblems } from './SalesProblems.tsx'
import type { SalesTools } from './sales-tools.ts'
import { MOST_ROWS_IN_PAGE } from './sales-tools.ts'
import type { Dropped } from './use-dropped-sales.ts'
import { useDroppedSales } from './use-dropped-sales.ts'

/** Endings of the tables that are read. */
const ENDINGS = ['.csv', '.xlsx', '.zip']

export interface SalesDropProps {
  /** What the chain calls the product. */
  readonly product: { readonly itemId: string; readonly name: string }
  readonly money: HistoryMoney
  /** Of the proof, once it is known. */
  readonly seasonWeeks?: number | undefined
  readonly tools: SalesTools
  /** The history that the proof rests on now, whatever brought it. */
  readonly history: DatedHistory | undefined
  readonly onHistory: (history: DatedHistory | undefined) => void
  /** Every item of the table that was read: one may be like the product. */
  readonly onItems?: (items: readonly SoldItem[]) => void
}

/** A table of sales is dropped, understood, corrected where it must be, and becomes a history. */
export function SalesDrop(props: SalesDropProps) {
  const { product, money, seasonWeeks, tools, history, onHistory, onItems } = props
  const { both, figure } = useSpeech()
  const asked = useMemo(
    () => ({
      itemId: product.itemId,
      currency: money.currency,
      rates: money.rates,
      ...(seasonWeeks !== undefined && { seasonWeeks }),
    }),
    [product.itemId, money.currency, money.rates, seasonWeeks],
  )
  const sales = useDroppedSales(tools, asked, (readout) => {
    onHistory(readout?.history)
    onItems?.(readout?.items ?? [])
  })
  const [keptTurn, setKeptTurn] = useState(0)
  const { dropped } = sales
  return (
    <div className="sales-drop">
      {dropped.kind !== 'read' && (
        <p className="label">
          {both(
            `Une ligne par vente, par jour ou par semaine\u00a0: date, article, quantité\u202f; et, si vous les avez, taille, couleur, prix, devise, stock, retours. Jusqu’à ${figure(MOST_ROWS_IN_PAGE, 'count')} lignes ici\u202f; le fichier ne quitte votre navigateur que si vous le gardez.`,
            `One row a sale, a day or a week: date, item, quantity; and, if you have them, size, colour, price, currency, stock, returns. Up to ${figure(MOST_ROWS_IN_PAGE, 'count')} rows here; the file leaves your browser only if you keep it.`,
          )}
        </p>
      )}
      {dropped.kind === 'reading' && (
        <Progress
          title={both(`Lecture de ${dropped.name}`, `Reading ${dropped.name}`)}
          doneRatio={undefined}
        />
      )}
      {dropped.kind === 'none' && (
        <>
          <FileDrop
            endings={ENDINGS}
            label={both('Choisir un tableau de ventes', 'Choose a table of sales')}
            onFile={(file) => void sales.take(file)}
          />
          {dropped.failure !== undefined && (
            <p role="alert">
              {both('La lecture a échoué', 'The reading failed')}
              {dropped.failure !== '' && ` (${dropped.failure})`}.
            </p>
          )}
        </>
      )}
      {dropped.kind === 'read' && (
        <ReadTable
          {...props}
          dropped={dropped}
          sales={sales}
          onKept={() => setKeptTurn(keptTurn + 1)}
        />
      )}
      {tools.kept && dropped.kind !== 'reading' && (
        <KeptRows
          key={keptTurn}
          {...{ asked, history, onHistory }}
          read={tools.read}
          kept={tools.kept}
        />
      )}
    </div>
  )
}

interface ReadTableProps extends SalesDropProps {
  readonly dropped: Extract<Dropped, { kind: 'read' }>
  readonly sales: ReturnType<typeof useDroppedSales>
  readonly onKept: () => void
}

/** A table that was read: what of it, its items, its columns, what is wrong with it. */
function ReadTable({ product, tools, dropped, sales, onKept }: ReadTableProps) {
  const speech = useSpeech()
  const { both } = speech
  const { file, readout } = dropped
  const { seen, columns, items, history, problems } = readout
  // Columns that were not understood are open at once, and stay so while they are chosen.
  const [isOpen, setOpen] = useState(history === undefined && items.length === 0)
  return (
    <>
      <p className="sales-file" role="status">
        <strong>{file.name}</strong> <span className="label">{countOf(readout, speech)}</span>
        <span className="sales-tools no-print">
          <button type="button" className="chip" onClick={sales.forget}>
            {both('Retirer ce tableau', 'Take this table away')}
          </button>
        </span>
      </p>
      {items.length > 1 && (
        <ItemChoice
          {...{ product, items }}
          count={readout.itemCount}
          chosen={history?.itemId}
          onItem={(itemId) => sales.choose({ itemId })}
        />
      )}
      {seen && (
        <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{both('Colonnes lues', 'Columns read')}</summary>
          <ColumnChoices
            {...{ seen, columns }}
            onColumns={(next) => sales.choose({ columns: next })}
          />
        </details>
      )}
      {/* What is to be known of a history stands with its reading. */}
      {history === undefined && (
        <SalesProblems problems={problems} {...(tools.say && { say: tools.say })} />
      )}
      {tools.kept && seen && (
        <KeepRows kept={tools.kept} itemId={product.itemId} {...{ file, columns, onKept }} />
      )}
    </>
  )
}

function countOf({ seen, itemCount, history }: SalesReadout, { both, figure }: Speech): string {
  if (!seen) return both('n’a pas pu être lu', 'could not be read')
  const rows = figure(seen.rowCount, 'count')
  const items = figure(itemCount, 'count')
  const many = itemCount > 1 ? both(`, ${items} articles`, `, ${items} items`) : ''
  if (!history) return both(`${rows} lignes${many}`, `${rows} rows${many}`)
  const own = `${figure(history.rows, 'count')} ${both('de', 'of')} ${history.itemId}`
  return both(`${rows} lignes${many}, dont ${own}`, `${rows} rows${many}, ${own}`)
}
