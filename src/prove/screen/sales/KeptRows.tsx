import { useEffect, useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import type { KeptItem } from '../../../facts/weekly-sales.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { ColumnMap } from '../../../workbook/sales/column-meaning.ts'
import type { DatedHistory } from '../../engine/demand/sales-history.ts'
import type { SalesAsked } from '../../open-sales.ts'
import { SalesProblems } from './SalesProblems.tsx'
import type { KeptCount, KeptSales, SalesBytes, SalesTools } from './sales-tools.ts'

interface KeepRowsProps {
  readonly kept: KeptSales
  readonly file: SalesBytes
  readonly columns: ColumnMap
  readonly itemId: string
  readonly onKept: () => void
}

type Keeping = 'no' | 'under-way' | KeptCount | { readonly problems: readonly Problem[] }

/** Keeps the rows of the table on the server; a day that is kept again replaces that day. */
export function KeepRows({ kept, file, columns, itemId, onKept }: KeepRowsProps) {
  const { both, figure } = useSpeech()
  const [keeping, setKeeping] = useState<Keeping>('no')
  const keep = async () => {
    setKeeping('under-way')
    try {
      setKeeping(await kept.keep(file, { columns, itemId }))
      onKept()
    } catch (error) {
      setKeeping({ problems: problemsOf(error) })
    }
  }
  if (typeof keeping === 'object' && 'problems' in keeping) {
    return <SalesProblems problems={keeping.problems} />
  }
  if (typeof keeping === 'object') {
    const [added, updated, removed, same] = (['added', 'updated', 'removed', 'same'] as const).map(
      (name) => figure(keeping[name], 'count'),
    )
    return (
      <p className="label" role="status">
        {both(
          `Gardé\u00a0: ${added} lignes nouvelles, ${updated} mises à jour, ${removed} remplacées, ${same} déjà là.`,
          `Kept: ${added} new rows, ${updated} updated, ${removed} replaced, ${same} there already.`,
        )}
      </p>
    )
  }
  return (
    <p className="sales-keep no-print">
      <button
        type="button"
        className="chip"
        disabled={keeping === 'under-way'}
        onClick={() => void keep()}
      >
        {keeping === 'under-way'
          ? both('Envoi…', 'Sending…')
          : both('Garder ces lignes sur le serveur', 'Keep these rows on the server')}
      </button>
      <span className="label">
        {both(
          'Le même fichier gardé deux fois ne compte qu’une fois.',
          'The same file kept twice counts once.',
        )}
      </span>
    </p>
  )
}

function problemsOf(error: unknown): readonly Problem[] {
  const { problems } = error as { readonly problems?: readonly Problem[] }
  if (problems) return problems
  const message = error instanceof Error ? error.message : String(error)
  return [{ code: 'server', severity: 'error', path: [], message, maybe: '' }]
}

interface KeptRowsProps {
  readonly asked: SalesAsked
  readonly read: SalesTools['read']
  readonly kept: KeptSales
  readonly history: DatedHistory | undefined
  readonly onHistory: (history: DatedHistory | undefined) => void
}

/** Rows that the server keeps for this chain, offered in place of a file. */
export function KeptRows({ asked, read, kept, history, onHistory }: KeptRowsProps) {
  const { both, figure } = useSpeech()
  const [items, setItems] = useState<readonly KeptItem[]>([])
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [chosen, setChosen] = useState<string>()
  useEffect(() => {
    let isHere = true
    // A server that keeps nothing or does not answer: the file remains.
    kept.list().then(
      (list) => isHere && setItems(list),
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [kept])
  if (items.length === 0) return null
  const wanted = items.find(({ itemId }) => itemId === (chosen ?? asked.itemId)) ?? items[0]!
  const use = async () => {
    try {
      const found = await read(asked, await kept.weeks(wanted.itemId))
      setProblems(found.history ? [] : found.problems)
      if (found.history) onHistory(found.history)
    } catch (error) {
      setProblems(problemsOf(error))
    }
  }
  const isUsed = history?.itemId === wanted.itemId && history.rows === wanted.rows
  const rows = figure(wanted.rows, 'count')
  return (
    <div className="sales-kept">
      <p>
        {items.length > 1 && (
          <label>
            <span className="hidden">{both('Article gardé', 'Item kept')}</span>
            <select
              className="field"
              value={wanted.itemId}
              onChange={({ target }) => setChosen(target.value)}
            >
              {items.map(({ itemId }) => (
                <option key={itemId} value={itemId}>
                  {itemId}
                </option>
              ))}
            </select>
          </label>
        )}{' '}
        <button type="button" className="button" disabled={isUsed} onClick={() => void use()}>
          {both(`Prendre les ${rows} lignes gardées`, `Use the ${rows} rows kept`)}
        </button>{' '}
        <span className="label">
          {wanted.itemId}, {wanted.firstDay} – {wanted.lastDay}
        </span>
      </p>
      <SalesProblems problems={problems} />
    </div>
  )
}
