import type { FigureFormat } from '../../core/format.ts'
import { formatFigure } from '../../core/format.ts'
import type { Problem } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import { salesProblem } from '../sales-messages.ts'
import type { ProofDocument } from './document.ts'

type Sales = NonNullable<ProofDocument['sales']>

const ORIGIN_WORDS: Readonly<Record<Sales['errorOrigin'], Words>> = {
  history: {
    fr: 'mesurée sur les ventes de ce produit',
    en: 'measured on the sales of this product',
  },
  family: {
    fr: 'mesurée sur les autres articles du fichier',
    en: 'measured on the other items of the file',
  },
  default: {
    fr: 'valeur par défaut : l’historique est trop court pour la mesurer',
    en: 'a default: the history is too short to measure it',
  },
}

const DATE_WORDS: Readonly<Record<string, Words>> = {
  'year-first': { fr: 'année d’abord', en: 'year first' },
  'day-first': { fr: 'jour d’abord', en: 'day first' },
  'month-first': { fr: 'mois d’abord', en: 'month first' },
  week: { fr: 'semaines', en: 'weeks' },
  serial: { fr: 'dates de tableur', en: 'spreadsheet dates' },
}

/** What was read of a sales history, what was guessed, and what to look at before trusting it. */
export function salesText({ sales }: ProofDocument, format: FigureFormat): string[] {
  if (!sales) return []
  const isFrench = format.language === 'fr'
  const count = (value: number) => formatFigure(Math.round(value), 'count', format)
  const dates = DATE_WORDS[sales.dates.order]?.[format.language] ?? sales.dates.order
  const guessed = isFrench ? ' (supposé)' : ' (a guess)'
  const origin = ORIGIN_WORDS[sales.errorOrigin][format.language]
  const figures = isFrench
    ? [
        `Ventes lues : ${sales.itemId}, ${count(sales.rows)} lignes, ${count(sales.weeks)} semaines (${sales.firstDay} – ${sales.lastDay}), ${count(sales.items)} article(s) dans le fichier`,
        `  vendues ${count(sales.soldPieces)}, rendues ${count(sales.returnedPieces)} pièces`,
        `  ruptures : ${count(sales.stockOutWeeks)} semaines, ${count(sales.hiddenPieces)} pièces demandées et non servies (estimation)`,
        `  erreur de prévision : ${origin}`,
        `  dates : ${dates}${sales.dates.isGuess ? guessed : ''}`,
      ]
    : [
        `Sales read: ${sales.itemId}, ${count(sales.rows)} rows, ${count(sales.weeks)} weeks (${sales.firstDay} – ${sales.lastDay}), ${count(sales.items)} item(s) in the file`,
        `  sold ${count(sales.soldPieces)}, returned ${count(sales.returnedPieces)} pieces`,
        `  stock-outs: ${count(sales.stockOutWeeks)} weeks, ${count(sales.hiddenPieces)} pieces wanted and not served (estimate)`,
        `  forecast error: ${origin}`,
        `  dates: ${dates}${sales.dates.isGuess ? guessed : ''}`,
      ]
  return [...figures, ...sales.findings.map((each) => `  ! ${findingText(each, isFrench)}`), '']
}

function findingText(finding: Problem, isFrench: boolean): string {
  return (isFrench && salesProblem(finding, 'fr')?.what) || finding.message
}
