import type { Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Problem } from '../core/problem.ts'
import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'
import { chances, money, moneyRange } from './first-messages.ts'
import type { CardDocument, CardFigure, QuestionWorth } from './model.ts'

/* What is said of a card and its first answer, in both languages, by the page and the command. */

interface FigureWords {
  readonly name: Words
  readonly question: Words
  /** How it is typed and shown; shares are typed in per cent. */
  readonly unit: 'ratio' | 'days'
}

const figureWords = (
  name: string,
  question: string,
  unit: FigureWords['unit'] = 'ratio',
): FigureWords => ({ name: words(name), question: words(question), unit })

export const CARD_FIGURE_WORDS: Readonly<Record<CardFigure, FigureWords>> = {
  nearPremiumRatio: figureWords(
    'surcoût d’un fabricant plus proche | premium of a nearer maker',
    'De combien un fabricant plus proche serait-il plus cher ? | How much dearer would a nearer maker be?',
  ),
  nearLeadDays: figureWords(
    'délai d’un fabricant plus proche | lead time of a nearer maker',
    'En combien de jours un fabricant plus proche livrerait-il ? | In how many days would a nearer maker deliver?',
    'days',
  ),
  forecastError: figureWords(
    'erreur de prévision | forecast error',
    'De combien vos ventes s’écartent-elles de ce que vous prévoyez à la commande ? | By how much do your sales differ from what you forecast when you order?',
  ),
  endValueRatio: figureWords(
    'valeur d’un invendu | worth of a left-over',
    'Que rapporte une pièce invendue, en part du prix hors taxe ? | What does a left-over bring, as a share of the price without VAT?',
  ),
  freightRatio: figureWords(
    'transport depuis le fabricant | carriage from the maker',
    'Que coûte le transport jusqu’à vous, en part du prix d’achat ? | What does carriage to you cost, as a share of the purchase price?',
  ),
  dutyRatio: figureWords(
    'droit de douane | customs duty',
    'Quel droit de douane payez-vous ? | What customs duty do you pay?',
  ),
  returnRatio: figureWords(
    'retours des clients | returns by clients',
    'Quelle part des commandes vos clients renvoient-ils ? | What share of orders do your clients send back?',
  ),
}

const EUROS = 'EUR'

/** The title of the page: the verdict with its chances, in one sentence. */
export function cardFinding(document: CardDocument, language: Language): string {
  const { phase, verdict, nearChanceRatio: near, gain } = document
  const size = money(Math.abs(gain.median), { language, currency: EUROS }).replace('+', '')
  const isFrench = language === 'fr'
  if (phase === 'first') {
    const more = isFrench ? `environ ${size} de plus par an` : `about ${size} more a year`
    if (verdict === 'near') {
      return isFrench
        ? `À première vue, acheter plus près vous laisse ${more}`
        : `At first sight, buying nearer leaves you ${more}`
    }
    return isFrench
      ? `À première vue, garder votre fabricant vous laisse ${more}`
      : `At first sight, keeping your maker leaves you ${more}`
  }
  if (verdict === 'close') {
    return isFrench
      ? `Trop serré pour trancher : ${chances(near, language)} qu’acheter plus près vous laisse davantage`
      : `Too close to call: ${chances(near, language)} that buying nearer leaves you more`
  }
  const chance = capital(chances(verdict === 'near' ? near : 1 - near, language))
  if (verdict === 'near') {
    return isFrench
      ? `${chance} qu’acheter plus près vous laisse davantage : environ ${size} par an`
      : `${chance} that buying nearer leaves you more: about ${size} a year`
  }
  return isFrench
    ? `${chance} que garder votre fabricant vous laisse davantage : environ ${size} par an`
    : `${chance} that keeping your maker leaves you more: about ${size} a year`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** Between which sums the gain lies, and what it is measured on. */
export function cardDoubt({ gain, phase, draws }: CardDocument, language: Language): string {
  if (phase === 'first') {
    return language === 'fr'
      ? 'Avec les chiffres du milieu ; le doute se calcule.'
      : 'With the middle figures; the doubt is being worked out.'
  }
  const range = moneyRange(gain.low, gain.high, { language, currency: EUROS })
  return language === 'fr'
    ? `Plus près moins aujourd’hui : ${range} par an, 9 fois sur 10 ; ${draws} tirages de ce qui n’a pas été donné, les mêmes saisons pour les deux.`
    : `Nearer less today: ${range} a year, 9 times in 10; ${draws} draws of what was not given, the same seasons for both.`
}

/** Why this question is the one to ask. */
export function questionReason(worth: QuestionWorth, language: Language): string {
  const size = money(worth.worthPerYear, { language, currency: EUROS }).replace('+', '')
  const cases = Math.round(worth.flipRatio * 10)
  if (language === 'fr') {
    const turns =
      cases > 0
        ? `Votre réponse change le verdict dans ${cases} cas sur 10`
        : 'Votre réponse change rarement le verdict'
    return `${turns} ; elle vaut environ ${size} par an.`
  }
  const turns =
    cases > 0
      ? `Your answer changes the verdict in ${cases} cases in 10`
      : 'Your answer seldom changes the verdict'
  return `${turns}; it is worth about ${size} a year.`
}

/** Said when no further answer is worth the asking. */
export const NOTHING_TO_ASK = words(
  'Aucune autre réponse ne vaut la peine d’être cherchée : elle ne changerait pas assez le verdict. | No other answer is worth looking for: it would not change the verdict enough.',
)

/** `25 à 40 %` for a share, `10 à 42 j` for days; one value when it is known. */
export function figureSpan(
  { value, low, high, figure }: CardDocument['figures'][number],
  language: Language,
): string {
  const { unit } = CARD_FIGURE_WORDS[figure]
  const format = { language, currency: EUROS }
  const text = (of: number) => formatFigure(of, unit, format)
  if (high <= low) return text(value)
  return language === 'fr'
    ? `${text(value)} (de ${text(low)} à ${text(high)})`
    : `${text(value)} (${text(low)} to ${text(high)})`
}

const FIELD_HINTS: Readonly<Record<string, Words>> = {
  sector: words('Choisissez un secteur. | Choose a sector.'),
  product: words('Donnez un nom, en quelques mots. | Give a name, in a few words.'),
  season: words('Choisissez comment il se vend. | Choose how it sells.'),
  country: words('Choisissez un pays de la liste. | Choose a country of the list.'),
  priceIncVat: words(
    'Un prix en euros, plus grand que zéro. | A price in euros, greater than zero.',
  ),
  paidPerPiece: words(
    'Un prix en euros pour une pièce, plus grand que zéro. | A price in euros for one piece, greater than zero.',
  ),
  piecesPerYear: words('Au moins une pièce par an. | At least one piece a year.'),
  unsoldRatio: words('De 0 à 90 %. Peut-être 20 ? | From 0 to 90%. Maybe 20?'),
  deliveryDays: words(
    'De 1 à 730 jours. Peut-être des semaines ? | From 1 to 730 days. Maybe weeks?',
  ),
  given: words(
    'Cette réponse sort des bornes possibles. | This answer is outside what is possible.',
  ),
}

/** A problem of a card in the reader's language. */
export function cardProblem(problem: Problem, language: Language): string {
  const { code, path, values, message, maybe } = problem
  if (code === 'card_price_below_cost') {
    const [paid, price] = [values?.['paid'] ?? '', values?.['price'] ?? '']
    return language === 'fr'
      ? `Payée ${point(paid)} €, vendue ${point(price)} € hors taxe : il ne reste rien. Peut-être l’un des deux prix est-il celui d’un lot ?`
      : `Paid €${paid}, sold €${price} without VAT: nothing is left. Maybe one of the two is for a lot?`
  }
  return FIELD_HINTS[`${path[0]}`]?.[language] ?? `${message} ${maybe}`
}

function point(value: string | number): string {
  return String(value).replace('.', ',')
}
