import type { Language } from '../core/format.ts'
import { formatFigure, formatInterval } from '../core/format.ts'
import type { Problem } from '../core/problem.ts'
import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import type { CardDocument, CardFigure, CardSeason, QuestionWorth } from './model.ts'

/* What is said of a card, in both languages, by the command line and by the page. */

interface Asked {
  readonly label: Words
  /** What is asked, as one would say it. */
  readonly question: Words
  readonly unit: 'ratio' | 'days'
}

export const FIGURE_WORDS: Readonly<Record<CardFigure, Asked>> = {
  nearPremiumRatio: {
    label: words('surcoût d’un fabricant plus proche | extra cost of a nearer maker'),
    question: words(
      'De combien un fabricant plus proche est-il plus cher ? | How much dearer is a nearer maker?',
    ),
    unit: 'ratio',
  },
  nearLeadDays: {
    label: words('délai d’un fabricant plus proche | lead time of a nearer maker'),
    question: words(
      'En combien de jours un fabricant plus proche vous livrerait-il ? | In how many days would a nearer maker deliver?',
    ),
    unit: 'days',
  },
  forecastError: {
    label: words('erreur sur les ventes | error on sales'),
    question: words(
      'De combien vous trompez-vous d’habitude sur les ventes, en commandant ? | By how much do you usually miss your sales when you order?',
    ),
    unit: 'ratio',
  },
  endValueRatio: {
    label: words('valeur d’un invendu | worth of a left-over'),
    question: words(
      'Que tirez-vous d’un invendu, en part de son prix hors taxe ? | What does a left-over bring, as a share of its price without VAT?',
    ),
    unit: 'ratio',
  },
  freightRatio: {
    label: words('transport jusqu’à vous | carriage to you'),
    question: words(
      'Combien coûte le transport d’une pièce, en part de son prix d’achat ? | What does carriage of a piece cost, as a share of its purchase price?',
    ),
    unit: 'ratio',
  },
  dutyRatio: {
    label: words('droits de douane | customs duty'),
    question: words(
      'Quel droit de douane payez-vous, en part du prix d’achat ? | What customs duty do you pay, as a share of the purchase price?',
    ),
    unit: 'ratio',
  },
  returnRatio: {
    label: words('pièces rendues | pieces sent back'),
    question: words(
      'Quelle part de ce que vous vendez vous revient ? | What share of what you sell comes back?',
    ),
    unit: 'ratio',
  },
}

export const SEASON_WORDS: Readonly<Record<CardSeason, Words>> = {
  season: words('une saison | one season'),
  'all-year': words('toute l’année | all year'),
  'to-order': words('à la commande | to order'),
}

/** Money of a year without its unit of time: the sentence says it. */
export function yearly(value: number, language: Language): string {
  const text = formatFigure(value, 'money/season', { language, currency: 'EUR' })
  return value > 0 ? `+${text}` : text
}

export function yearlyRange({ low, high }: CardDocument['gain'], language: Language): string {
  const text = formatInterval(low, high, 'money/season', { language, currency: 'EUR' })
  return language === 'fr' ? `de ${text}` : text
}

const [ALWAYS, NEVER] = [0.95, 0.05]

function tenths(ratio: number, language: Language): string {
  const count = Math.min(9, Math.max(1, Math.round(ratio * 10)))
  if (language === 'en') {
    return ratio >= ALWAYS ? 'More than 9 chances in 10' : `${count} chances in 10`
  }
  if (ratio >= ALWAYS) return 'Plus de 9 chances sur 10'
  return `${count} chance${count > 1 ? 's' : ''} sur 10`
}

/** The finding, said aloud, with its doubt. */
export function cardFinding(document: CardDocument, language: Language): string {
  const { verdict, nearChanceRatio: near, gain, phase } = document
  const fr = language === 'fr'
  const amount = yearly(Math.abs(gain.median), language).replace('+', '')
  if (phase === 'first') {
    if (verdict === 'near') {
      return fr
        ? `À première vue, faire plus près laisserait ${amount} de plus par an.`
        : `At first sight, making nearer would leave ${amount} more a year.`
    }
    return fr
      ? `À première vue, rester où vous êtes laisse ${amount} de plus par an.`
      : `At first sight, staying where you are leaves ${amount} more a year.`
  }
  if (verdict === 'close') {
    return fr
      ? 'Trop serré pour trancher : la réponse tient à un chiffre que vous connaissez peut-être.'
      : 'Too close to tell: the answer hangs on a figure that you may know.'
  }
  const ratio = verdict === 'near' ? near : Math.max(1 - near, NEVER)
  if (verdict === 'near') {
    return fr
      ? `${tenths(ratio, language)} que faire plus près rapporte davantage : ${amount} par an.`
      : `${tenths(ratio, language)} that making nearer leaves more: ${amount} a year.`
  }
  return fr
    ? `${tenths(ratio, language)} qu’il vaille mieux rester où vous êtes : ${amount} par an.`
    : `${tenths(ratio, language)} that it is better to stay where you are: ${amount} a year.`
}

/** Why this question and not another. */
export function whyAsked({ worthPerYear, flipRatio }: QuestionWorth, language: Language): string {
  const worth = yearly(worthPerYear, language).replace('+', '')
  const cases = Math.round(flipRatio * 10)
  if (language === 'en') {
    const turns = cases > 0 ? `Your answer turns the verdict in ${cases} cases of 10. ` : ''
    return `${turns}To know it is worth about ${worth} a year.`
  }
  const turns = cases > 0 ? `Votre réponse change le verdict dans ${cases} cas sur 10. ` : ''
  return `${turns}La connaître vaut environ ${worth} par an.`
}

export function nothingToAsk(language: Language): string {
  return language === 'fr'
    ? 'Aucune autre réponse ne changerait assez le verdict : vous pouvez vous en tenir là.'
    : 'No other answer would change the verdict enough: you may leave it there.'
}

/** What is wrong with a field of the card, and what it may have been. */
const WRONG: Readonly<Record<string, readonly [what: Words, maybe: Words]>> = {
  product: [
    words('Il manque le nom du produit. | The name of the product is missing.'),
    words('Peut-être quelques mots suffisent-ils. | Maybe a few words will do.'),
  ],
  country: [
    words('Ce pays n’est pas connu. | This country is not known.'),
    words('Peut-être est-il dans la liste. | Maybe it is in the list.'),
  ],
  priceIncVat: [
    words('Le prix doit être plus grand que zéro. | The price must be above zero.'),
    words('Peut-être le prix d’une pièce, en euros. | Maybe the price of one piece, in euros.'),
  ],
  paidPerPiece: [
    words('Ce que vous payez doit être plus grand que zéro. | What you pay must be above zero.'),
    words('Peut-être le prix d’une pièce, en euros. | Maybe for one piece, in euros.'),
  ],
  piecesPerYear: [
    words('Il faut au moins une pièce par an. | At least one piece a year is needed.'),
    words('Peut-être ce que vous vendez en un an. | Maybe what you sell in a year.'),
  ],
  unsoldRatio: [
    words('La part invendue va de 0 à 90 %. | The unsold share goes from 0 to 90%.'),
    words('Peut-être un nombre de pièces a-t-il été donné. | Maybe a number of pieces was given.'),
  ],
  deliveryDays: [
    words('L’attente va de 1 à 730 jours. | The wait goes from 1 to 730 days.'),
    words('Peut-être des semaines ou des mois. | Maybe these are weeks or months.'),
  ],
  given: [
    words('Cette réponse sort de ce qui est possible. | This answer is beyond what is possible.'),
    words('Peut-être une virgule a-t-elle glissé. | Maybe a decimal point slipped.'),
  ],
}

/** A problem of a card in the reader's language; undefined when it is not of the card. */
export function cardProblem(
  { code, path, values }: Problem,
  language: Language,
): { readonly what: string; readonly maybe: string } | undefined {
  if (code === 'card_price_below_cost') {
    const [paid, price] = [Number(values?.['paid']), Number(values?.['price'])]
    const euros = (value: number) => formatFigure(value, 'money', { language, currency: 'EUR' })
    return language === 'fr'
      ? {
          what: `Payée ${euros(paid)}, vendue ${euros(price)} hors taxe : il ne reste rien.`,
          maybe: 'Peut-être l’un des deux prix est-il celui d’un lot.',
        }
      : {
          what: `Paid ${euros(paid)}, sold ${euros(price)} without VAT: nothing is left.`,
          maybe: 'Maybe one of the two is the price of a lot.',
        }
  }
  const found = code === 'card_figure' ? WRONG[`${path[0]}`] : undefined
  return found && { what: found[0][language], maybe: found[1][language] }
}
