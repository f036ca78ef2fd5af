import type { Language } from '../../core/format.ts'
import { formatFigure, formatInterval, formatNumber } from '../../core/format.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { Figure, Interval } from '../model.ts'
import type { Carbon } from './carbon/carbon.ts'
import { largestBy } from './accounts/largest.ts'
import type { StageRow } from './accounts/stages.ts'
import { costBeyond } from './accounts/value-curve.ts'

/** One sentence that the figures support, tied to the figures it quotes. */
export interface Sentence {
  readonly id: string
  readonly text: Words
  readonly figureIds: readonly string[]
  /** How much a reader learns from it: the first one is the headline. */
  readonly weight: number
}

export interface ReadingInput {
  readonly rows: readonly StageRow[]
  readonly figures: ReadonlyMap<string, Figure>
  readonly intervals: Readonly<Record<string, Interval>>
  readonly carbon: Carbon
  readonly currency: string
  readonly client: ClientWords
}

/** How the firm calls the person at the end of the chain. */
export interface ClientWords {
  readonly fr: {
    readonly the: string
    readonly of: string
    readonly pronoun: string
    readonly many: string
  }
  readonly en: { readonly the: string; readonly pronoun: string }
}

const FEMININE = new Set(['cliente', 'usagère', 'patiente', 'habitante', 'lectrice'])

/** `la cliente`, `le patient`, `l’usager`: article and pronoun for the firm's own word. */
export function clientWords(word = 'cliente'): ClientWords {
  const elided = /^[aeiouyéèêh]/i.test(word)
  const feminine = FEMININE.has(word)
  const article = elided ? 'l’' : feminine ? 'la ' : 'le '
  const english = word.startsWith('patient')
    ? 'the patient'
    : word.startsWith('usag')
      ? 'the user'
      : 'the client'
  return {
    fr: {
      the: `${article}${word}`,
      of: elided || feminine ? `de ${article}${word}` : `du ${word}`,
      pronoun: feminine ? 'elle' : 'il',
      many: `des ${word}s`,
    },
    en: { the: english, pronoun: feminine ? 'she' : 'they' },
  }
}

/** Sentences that hold for this chain, the most telling first; none when nothing is sold. */
export function reading(input: ReadingInput): Sentence[] {
  const makers = [
    distanceSentence,
    laneSentence,
    waitSentence,
    marginSentence,
    carbonSentence,
    modeSentence,
    idleSentence,
  ]
  return makers.flatMap((make) => make(input) ?? []).sort((a, b) => b.weight - a.weight)
}

const BANDS_KM = [9000, 5000, 2000, 1000, 500, 150]

/** Figure ids of the share of cost formed beyond each band; the reading picks one. */
export function beyondId(km: number): string {
  return `cost.beyond.${km}`
}

export function distanceFigures(rows: readonly StageRow[]): Figure[] {
  return BANDS_KM.map((km) => ({
    id: beyondId(km),
    unit: 'ratio',
    value: costBeyond(rows, km),
    label: {
      fr: `part du coût formée à plus de ${formatNumber(km, 'fr')} km`,
      en: `share of the cost formed more than ${formatNumber(km, 'en')} km away`,
    },
    formula: {
      fr: 'coût des étapes à plus de cette distance, à vol d’oiseau, ÷ coût des étapes situées',
      en: 'cost of the stages farther than that, great circle, ÷ cost of the stages that are placed',
    },
    inputs: largestBy(
      rows.filter((row) => (row.straightKmToClient ?? 0) > km),
      (row) => row.costPerUnit,
      12,
    ).map((row) => ({ kind: 'figure', id: `stage/${row.id}.cost` })),
    because: { fr: 'aucune étape n’a de coordonnées', en: 'no stage has coordinates' },
  }))
}

/** A value as it may be said: its interval when it is wider than a tenth of it. */
function said(input: ReadingInput, id: string, language: Language): string | undefined {
  const figure = input.figures.get(id)
  if (figure?.value === undefined) return undefined
  const format = { language, currency: input.currency }
  const interval = input.intervals[id]
  const wide = interval && interval.high - interval.low > 0.2 * Math.abs(figure.value)
  if (!wide) return formatFigure(figure.value, figure.unit, format)
  const text = formatInterval(interval.low, interval.high, figure.unit, format)
  return language === 'fr'
    ? `entre ${text.replace(' à ', ' et ')}`
    : `between ${text.replace(' to ', ' and ')}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function distanceSentence(input: ReadingInput): Sentence | undefined {
  const { figures, client } = input
  const far = BANDS_KM.find((km) => (figures.get(beyondId(km))?.value ?? 0) >= 1 / 3)
  const months = Math.round((figures.get('lead.beforeOrder')?.value ?? 0) / 30.4)
  const late = {
    fr: months >= 2 ? `, ${monthsText(months, 'fr')} avant qu’${client.fr.pronoun} choisisse` : '',
    en: months >= 2 ? `, ${monthsText(months, 'en')} before ${client.en.pronoun} chooses` : '',
  }
  if (far !== undefined) {
    const id = beyondId(far)
    return {
      id: 'distance',
      figureIds: [id, ...(months >= 2 ? ['lead.beforeOrder'] : [])],
      weight: 100,
      text: {
        fr: `${capital(said(input, id, 'fr') ?? '')} du coût se forme à plus de ${formatNumber(far, 'fr')} km ${client.fr.of}${late.fr}.`,
        en: `${capital(said(input, id, 'en') ?? '')} of the cost is formed more than ${formatNumber(far, 'en')} km from ${client.en.the}${late.en}.`,
      },
    }
  }
  const beyond = figures.get(beyondId(150))?.value
  if (beyond === undefined) return undefined
  const format = (language: Language) => formatFigure(1 - beyond, 'ratio', { language })
  return {
    id: 'distance',
    figureIds: [beyondId(150)],
    weight: 60,
    text: {
      fr: `${format('fr')} du coût se forme à moins de 150 km ${client.fr.of}${late.fr}.`,
      en: `${format('en')} of the cost is formed within 150 km of ${client.en.the}${late.en}.`,
    },
  }
}

const NUMBERS_FR = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
]
const NUMBERS_EN = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

function monthsText(months: number, language: Language): string {
  if (language === 'fr') return `${NUMBERS_FR[months] ?? formatNumber(months, 'fr')} mois`
  return `${NUMBERS_EN[months] ?? formatNumber(months, 'en')} months`
}

/** The lane that takes many days and little carbon. */
function laneSentence(input: ReadingInput): Sentence | undefined {
  const total = input.carbon.totalPerUnit
  const critical = input.figures.get('lead.critical')?.value ?? 0
  const lanes = input.rows.filter((row) => row.kind === 'lane' && row.days > 0)
  const [longest] = largestBy(lanes, (row) => row.days, 1)
  if (!longest || total <= 0 || critical <= 0 || longest.days < 0.15 * critical) return undefined
  const share = longest.carbonKgCo2ePerUnit / total
  const line = (language: Language) => {
    const name = language === 'fr' ? longest.name : longest.nameEn
    const carbon = formatFigure(share, 'ratio', { language })
    const days = formatNumber(longest.days, language)
    const all = formatFigure(critical, 'days', { language }).replace(
      /.[jd]$/,
      language === 'fr' ? ' jours' : ' days',
    )
    return language === 'fr'
      ? `${name} pèse ${carbon} du carbone${share < 0.1 ? ', mais' : ' et'} ${days} des ${all}.`
      : `${name} is ${carbon} of the carbon${share < 0.1 ? ', but' : ' and'} ${days} of the ${all}.`
  }
  return {
    id: 'lane',
    figureIds: [`stage/${longest.id}.carbon`, `stage/${longest.id}.days`, 'lead.critical'],
    weight: 50 + (share < 0.1 ? 20 : 0),
    text: { fr: line('fr'), en: line('en') },
  }
}

function waitSentence(input: ReadingInput): Sentence | undefined {
  const wait = input.figures.get('lead.orderToHand')?.value
  const kept = input.figures.get('lead.kept')?.value
  if (wait === undefined || kept === undefined || wait < 0.02) return undefined
  const { client } = input
  const text = (language: Language) => {
    const days = said(input, 'lead.orderToHand', language)
    const share = formatFigure(kept, 'ratio', { language })
    return language === 'fr'
      ? `${capital(client.fr.the)} attend ${days} : ${share} ${client.fr.many} restent à ce délai.`
      : `${capital(client.en.the)} waits ${days}: ${share} of clients stay at that wait.`
  }
  return {
    id: 'wait',
    figureIds: ['lead.orderToHand', 'lead.kept'],
    weight: 40 + 30 * (1 - kept),
    text: { fr: text('fr'), en: text('en') },
  }
}

function marginSentence(input: ReadingInput): Sentence | undefined {
  const price = said(input, 'price.exVat', 'fr')
  const margin = input.figures.get('margin.operating')?.value
  if (price === undefined || margin === undefined) return undefined
  const text = (language: Language) => {
    const of = said(input, 'price.exVat', language)
    const left = said(input, 'margin.operating', language)
    return language === 'fr'
      ? `Sur ${of} hors taxe, ${left} ${margin < 0 ? 'manquent' : 'restent'} une fois tout payé.`
      : `Of ${of} excluding VAT, ${left} ${margin < 0 ? 'is missing' : 'is left'} once all is paid.`
  }
  return {
    id: 'margin',
    figureIds: ['price.exVat', 'margin.operating'],
    weight: margin < 0 ? 90 : 45,
    text: { fr: text('fr'), en: text('en') },
  }
}

function carbonSentence(input: ReadingInput): Sentence | undefined {
  const total = input.carbon.totalPerUnit
  const [biggest] = largestBy(input.rows, (row) => row.carbonKgCo2ePerUnit, 1)
  if (!biggest || total <= 0) return undefined
  const share = biggest.carbonKgCo2ePerUnit / total
  const transport = input.carbon.byComponent.transport / total
  const text = (language: Language) => {
    const part = formatFigure(share, 'ratio', { language })
    const carried = formatFigure(transport, 'ratio', { language })
    return language === 'fr'
      ? `${part} du carbone naît à l’étape « ${biggest.name} » ; tout le transport en fait ${carried}.`
      : `${part} of the carbon is born at “${biggest.nameEn}”; all carriage makes ${carried}.`
  }
  return {
    id: 'carbon',
    figureIds: ['carbon.total', `stage/${biggest.id}.carbon`, 'carbon.transport'],
    weight: 35,
    text: { fr: text('fr'), en: text('en') },
  }
}

function modeSentence({ carbon, rows }: ReadingInput): Sentence | undefined {
  const pair = carbon.modeBeatsDistance
  const longer = rows.find((row) => row.id === pair?.longerStageId)
  const shorter = rows.find((row) => row.id === pair?.shorterStageId)
  if (!pair || !longer || !shorter) return undefined
  const text = (language: Language) => {
    const kg = (value: number) => formatFigure(value, 'kgCO2e', { language })
    const km = (value: number) => formatFigure(value, 'km', { language })
    return language === 'fr'
      ? `Le mode compte plus que la distance : par kilo, ${km(pair.longerKm)} (${longer.name}) pèsent ${kg(pair.longerKgPerKg)}, ${km(pair.shorterKm)} (${shorter.name}) en pèsent ${kg(pair.shorterKgPerKg)}.`
      : `The mode counts more than the distance: per kilo, ${km(pair.longerKm)} (${longer.nameEn}) weigh ${kg(pair.longerKgPerKg)}, ${km(pair.shorterKm)} (${shorter.nameEn}) weigh ${kg(pair.shorterKgPerKg)}.`
  }
  return {
    id: 'mode',
    figureIds: [`stage/${longer.id}.carbon`, `stage/${shorter.id}.carbon`],
    weight: 30,
    text: { fr: text('fr'), en: text('en') },
  }
}

function idleSentence(input: ReadingInput): Sentence | undefined {
  const idle = input.figures.get('idle.cost')?.value ?? 0
  const sales = input.figures.get('books.sales')?.value ?? 0
  if (idle <= 0.01 * sales) return undefined
  return {
    id: 'idle',
    figureIds: ['idle.cost'],
    weight: 25,
    text: {
      fr: `La capacité inutilisée coûte ${said(input, 'idle.cost', 'fr')}.`,
      en: `Idle capacity costs ${said(input, 'idle.cost', 'en')}.`,
    },
  }
}
