import type { Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Words } from '../core/schema/schema.ts'
import type { ComparedCell, ComparedRow } from './engine/compare/compare-many.ts'
import { compareMany } from './engine/compare/compare-many.ts'
import type { See } from './engine/see.ts'
import { DEFAULT_DRAWS, seeIntervals } from './engine/see.ts'

/** One of several chains: the file it was read from, and what is seen of it. */
export interface NamedSee {
  readonly file: string
  readonly name: Words
  readonly seen: See
}

/** Several chains side by side, as a document: the first is the base. */
export function comparedDocument(chains: readonly NamedSee[], seed: number) {
  const columns = chains.map(({ file, seen }) => ({
    id: file,
    seen,
    drawn: seeIntervals(seen, seed, DEFAULT_DRAWS),
  }))
  return {
    document: 'boucle/comparison' as const,
    version: 1,
    seed,
    draws: DEFAULT_DRAWS,
    columns: chains.map(({ file, name, seen }) => ({
      file,
      name,
      currency: seen.flow.network.chain.chain.currency,
    })),
    rows: compareMany(columns),
  }
}

export type ComparedDocument = ReturnType<typeof comparedDocument>

interface TextFormat {
  readonly language: Language
  readonly figureIds: readonly string[]
}

/** The same as text: a block per figure, a line per chain, the interval of its difference to the first. */
export function comparedText(
  { columns, rows, seed, draws }: ComparedDocument,
  { language, figureIds }: TextFormat,
): string {
  const blocks = figureIds.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    return row ? [blockOf(row, columns, language)] : []
  })
  const foot =
    language === 'fr'
      ? `Écarts avec ${columns[0]?.file} ; tirages communs, graine ${seed}, ${draws}`
      : `Differences to ${columns[0]?.file}; common draws, seed ${seed}, ${draws}`
  return [...blocks, foot].join('\n\n')
}

function blockOf(
  row: ComparedRow,
  columns: ComparedDocument['columns'],
  language: Language,
): string {
  const lines = row.cells.map((cell, at) => {
    const { file = '', currency = 'EUR' } = columns[at] ?? {}
    return `  ${file}: ${cellText(cell, row.unit, { language, currency })}`
  })
  return [row.label[language], ...lines].join('\n')
}

function cellText(
  { value, difference, differenceInterval: doubt }: ComparedCell,
  unit: string,
  format: { readonly language: Language; readonly currency: string },
): string {
  if (value === undefined) return '?'
  const figure = (each: number) => formatFigure(each, unit, format)
  if (difference === undefined) return figure(value)
  const bounds = doubt ? ` [${figure(doubt.low)} ; ${figure(doubt.high)}]` : ''
  return `${figure(value)} (${difference > 0 ? '+' : ''}${figure(difference)}${bounds})`
}
