import type { Speech } from '../../../ui/language.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { parseIsoDate } from '../../../core/calendar/calendar.ts'
import { formatDay } from '../../../ui/format.ts'
import type { SalesReading } from '../../engine/from-chain/product-of-sales.ts'
import { SalesHistory } from './SalesHistory.tsx'
import { SalesProblems } from './SalesProblems.tsx'

/** What was understood of a sales history, in plain words, with what to look at before trusting it. */
export function SalesReadingBlock({ sales }: { readonly sales: SalesReading }) {
  const speech = useSpeech()
  return (
    <section className="sales-reading">
      <ul>
        {sentences(sales, speech).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <SalesHistory sales={sales} />
      <SalesProblems problems={sales.findings} />
    </section>
  )
}

function sentences(sales: SalesReading, speech: Speech): string[] {
  const { both } = speech
  const count = (value: number) => speech.figure(Math.round(value), 'count')
  const day = (iso: string) => {
    const parsed = parseIsoDate(iso)
    return parsed.ok ? formatDay(parsed.value, speech.language, 'year') : iso
  }
  const [from, to] = [day(sales.firstDay), day(sales.lastDay)]
  const share = speech.figure(sales.hiddenPieces / (sales.soldPieces + sales.hiddenPieces), 'ratio')
  return [
    both(
      `${count(sales.rows)} lignes de ${sales.itemId}, du ${from} au ${to}\u00a0: ${count(sales.weeks)} semaines.`,
      `${count(sales.rows)} rows of ${sales.itemId}, from ${from} to ${to}: ${count(sales.weeks)} weeks.`,
    ),
    both(
      `${count(sales.soldPieces)} pièces vendues, ${count(sales.returnedPieces)} rendues.`,
      `${count(sales.soldPieces)} pieces sold, ${count(sales.returnedPieces)} returned.`,
    ),
    sales.stockOutWeeks === 0
      ? both(
          'Aucune rupture de stock n’est lue\u00a0: la demande est prise égale aux ventes.',
          'No stock-out is read: demand is taken to be what was sold.',
        )
      : both(
          `Rupture pendant ${count(sales.stockOutWeeks)} semaines\u00a0: environ ${count(sales.hiddenPieces)} pièces voulues et non servies (${share} de la demande).`,
          `Out of stock in ${count(sales.stockOutWeeks)} weeks: some ${count(sales.hiddenPieces)} pieces wanted and not served (${share} of demand).`,
        ),
    errorSentence(sales, speech),
  ]
}

function errorSentence({ errorOrigin, items }: SalesReading, { both }: Speech): string {
  switch (errorOrigin) {
    case 'history':
      return both(
        'L’erreur de prévision est mesurée sur ces ventes mêmes, en les prévoyant semaine après semaine.',
        'The forecast error is measured on these very sales, forecast week after week.',
      )
    case 'family':
      return both(
        `L’historique est trop court\u00a0: l’erreur de prévision est celle des ${items - 1} autres articles du tableau.`,
        `The history is too short: the forecast error is that of the ${items - 1} other items of the table.`,
      )
    case 'default':
      return both(
        'L’historique est trop court pour mesurer l’erreur de prévision\u00a0: une valeur de famille de produits en tient lieu.',
        'The history is too short to measure the forecast error: that of a family of products stands for it.',
      )
  }
}
