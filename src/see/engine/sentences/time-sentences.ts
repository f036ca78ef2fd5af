import type { Language } from '../../../core/format.ts'
import { formatFigure, formatNumber } from '../../../core/format.ts'
import type { Words } from '../../../core/schema/schema.ts'
import type { ReadingInput, Sentence } from '../reading.ts'
import { capital, nameOf, quoted, said, saidBetween, WIDE } from '../reading.ts'
import { BANDS_KM, beyondId } from './distance-figures.ts'

/** From a third of the cost on, a distance is worth a headline: a convention of this product. */
const TELLING = 1 / 3
const NEAR_KM = 150
/** Share of the cost that stands nowhere, beyond which the sentence says so; same. */
const UNPLACED = 0.1

/** How far the cost is formed, and how long before the client chooses all begins. */
export function distanceSentence(input: ReadingInput): Sentence | undefined {
  const { figures, client, rows } = input
  const far = BANDS_KM.find((km) => (figures.get(beyondId(km))?.value ?? 0) >= TELLING)
  const id = beyondId(far ?? NEAR_KM)
  const beyond = figures.get(id)?.value
  if (beyond === undefined) return undefined
  const late = lateWords(input)
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const unplaced = rows.reduce(
    (sum, row) => sum + (row.straightKmToClient === undefined ? row.costPerUnit : 0),
    0,
  )
  const of = unplaced > UNPLACED * cost ? PLACED : ALL
  const share = (language: Language) => {
    if (far !== undefined) return said(input, id, language) ?? ''
    const known = input.intervals[id]
    const interval = known && { low: 1 - known.high, high: 1 - known.low }
    return saidBetween(input, { id, value: 1 - beyond, ...(interval && { interval }) }, language)
  }
  const km = (language: Language) => formatNumber(far ?? NEAR_KM, language)
  const where = {
    fr: far === undefined ? `à moins de ${km('fr')} km` : `à plus de ${km('fr')} km`,
    en: far === undefined ? `within ${km('en')} km of` : `more than ${km('en')} km from`,
  }
  return {
    id: 'distance',
    figureIds: [id, ...(late ? ['lead.beforeOrder'] : [])],
    weight: far === undefined ? 60 : 100,
    text: {
      fr: `${capital(share('fr'))} ${of.fr} se forme ${where.fr} ${client.fr.of}${late?.fr ?? ''}.`,
      en: `${capital(share('en'))} ${of.en} is formed ${where.en} ${client.en.the}${late?.en ?? ''}.`,
    },
  }
}

const ALL: Words = { fr: 'du coût', en: 'of the cost' }
const PLACED: Words = { fr: 'du coût des étapes situées', en: 'of the cost that is placed' }

/** The longest way starts that long before the order; not all of the cost is formed then. */
function lateWords({ figures, intervals, client }: ReadingInput): Words | undefined {
  const days = figures.get('lead.beforeOrder')?.value
  if (days === undefined) return undefined
  const { low, high } = intervals['lead.beforeOrder'] ?? { low: days, high: days }
  const [from, to] = [monthsOf(low), monthsOf(high)]
  if (monthsOf(days) < 2) return undefined
  const count = (language: Language) => {
    if (from === to) return numberText(to, language)
    const and = language === 'fr' ? 'à' : 'to'
    const text = (months: number) =>
      to < NUMBERS_FR.length ? numberText(months, language) : formatNumber(months, language)
    return `${text(from)} ${and} ${text(to)}`
  }
  return {
    fr: `, et tout commence ${count('fr')} mois avant qu’${client.fr.pronoun} choisisse`,
    en: `, and it all begins ${count('en')} months before ${client.en.chooses}`,
  }
}

const DAYS_A_MONTH = 30.4

function monthsOf(days: number): number {
  return Math.round(days / DAYS_A_MONTH)
}

const NUMBERS_FR = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ')
const NUMBERS_EN = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

function numberText(count: number, language: Language): string {
  return (language === 'fr' ? NUMBERS_FR : NUMBERS_EN)[count] ?? formatNumber(count, language)
}

/** Share of the longest way from which one lane of it is worth a sentence; a convention. */
const LONG_LANE = 0.15
const LITTLE = 0.1

/** The lane of the longest way that takes most days, beside its carbon. */
export function laneSentence(input: ReadingInput): Sentence | undefined {
  const total = input.carbon.totalPerUnit
  const critical = input.figures.get('lead.critical')?.value ?? 0
  const onWay = new Set(longestWay(input))
  const longest = input.rows
    .filter((row) => row.kind === 'lane' && row.days > 0 && onWay.has(row.id))
    .toSorted((a, b) => b.days - a.days)[0]
  if (!longest || total <= 0 || longest.days < LONG_LANE * critical) return undefined
  const share = longest.carbonKgCo2ePerUnit / total
  const name = quoted(nameOf(longest))
  const id = `stage/${longest.id}.days`
  const about = isWide(input, 'lead.critical') || isWide(input, id)
  const days = (language: Language) =>
    `${formatNumber(Math.round(longest.days), language)} ${language === 'fr' ? 'des' : 'of the'} ${formatNumber(Math.round(critical), language)} ${language === 'fr' ? 'jours' : 'days'}`
  return {
    id: 'lane',
    figureIds: [`stage/${longest.id}.carbon`, id, 'lead.critical', 'carbon.total'],
    weight: 50 + (share < LITTLE ? 20 : 0),
    text: {
      fr: `Le trajet ${name.fr} prend ${about ? 'environ ' : ''}${days('fr')} ${share < LITTLE ? 'pour' : 'et fait'} ${carbonShare(share, 'fr')} du carbone.`,
      en: `The lane ${name.en} takes ${about ? 'about ' : ''}${days('en')} ${share < LITTLE ? 'for' : 'and makes'} ${carbonShare(share, 'en')} of the carbon.`,
    },
  }
}

function carbonShare(share: number, language: Language): string {
  if (share < 0.01) return language === 'fr' ? 'moins de 1\u202f%' : 'less than 1%'
  const text = formatFigure(Math.round(share * 100) / 100, 'ratio', { language }).replace(
    /[.,]0(?=\D*%)/u,
    '',
  )
  return language === 'fr' ? `environ ${text}` : `about ${text}`
}

function longestWay({ lead }: ReadingInput): readonly string[] {
  let best = lead.markets[0]
  for (const each of lead.markets) {
    if ((each.criticalDays ?? 0) > (best?.criticalDays ?? 0)) best = each
  }
  return best?.critical ?? []
}

function isWide({ figures, intervals }: ReadingInput, id: string): boolean {
  const value = figures.get(id)?.value
  const interval = intervals[id]
  return interval !== undefined && interval.high - interval.low > WIDE * Math.abs(value ?? 0)
}

/** How long the client waits, and how many stay: a supposition where no policy says what follows. */
export function waitSentence(input: ReadingInput): Sentence | undefined {
  const wait = input.figures.get('lead.orderToHand')?.value
  const kept = input.figures.get('lead.kept')?.value
  if (wait === undefined || kept === undefined || wait < 0.02) return undefined
  const { client, lead } = input
  const isAssumed = lead.markets.some((each) => each.decouplingRule !== 'named')
  const isMost = lead.markets.some((each) => each.beyondPatience)
  const high = input.intervals['lead.orderToHand']?.high ?? wait
  const days = (language: Language) => {
    if (high < 1) return language === 'fr' ? 'moins d’un jour' : 'less than a day'
    return said(input, 'lead.orderToHand', language) ?? ''
  }
  const share = (language: Language) => {
    const text = said(input, 'lead.kept', language) ?? ''
    return isMost ? `${language === 'fr' ? 'au plus' : 'at most'} ${text}` : text
  }
  return {
    id: 'wait',
    figureIds: ['lead.orderToHand', 'lead.kept'],
    weight: 40 + 30 * (1 - kept),
    text: {
      fr: `${capital(client.fr.the)} ${isAssumed ? 'attendrait' : 'attend'} ${days('fr')} ; à ce délai, ${share('fr')} ${client.fr.many} ${isAssumed ? 'resteraient' : 'restent'}.`,
      en: `${capital(client.en.the)} ${isAssumed ? 'would wait' : 'waits'} ${days('en')}; at that wait ${share('en')} of clients ${isAssumed ? 'would stay' : 'stay'}.`,
    },
  }
}
