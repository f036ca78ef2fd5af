import type { Language } from '../../core/format.ts'
import type { MissingCell } from './preview.ts'

/** Lines listed in a terminal; the JSON answer has more. */
const MAX_LINES = 40

/** What is missing, one fact a line: the cell to fill, why, what is taken meanwhile. */
export function missingText(
  { entries, count }: { readonly entries: readonly MissingCell[]; readonly count: number },
  language: Language,
): string {
  if (count === 0) return ''
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en)
  const lines = entries.slice(0, MAX_LINES).map((entry) => {
    const where = `${entry.sheet}!${entry.cell}${entry.isNewRow ? say(' (ligne à ajouter)', ' (row to add)') : ''}`
    const what = `${entry.about[language]}, ${entry.label[language]}`
    const figures = entry.figures.map((id) => (id.endsWith('.') ? `${id}*` : id)).join(', ')
    return `  ${where}: ${what}. ${entry.why[language]} [${figures}] → ${entry.meanwhile[language]}`
  })
  const more = count - lines.length
  return [
    say(`Pas encore connu (${count})${'\u00a0'}:`, `Not known yet (${count}):`),
    ...lines,
    ...(more > 0 ? [say(`  et ${more} autres`, `  and ${more} more`)] : []),
  ].join('\n')
}
