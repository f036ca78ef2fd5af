import type { Language } from '../../core/format.ts'
import { formatFigure, formatInterval } from '../../core/format.ts'
import { words } from '../../core/schema/schema.ts'
import { BLOCK_WORDS, BLOCKS } from './canvas/canvas.ts'
import type { FigureValue, SeeDocument } from './document.ts'
import type { Explanation } from './explain.ts'
import { ORIGIN_WORDS } from './explain.ts'
import { imputedText } from './imputed-lines.ts'
import { TOPIC_WORDS } from './proximity/social.ts'

/** What a text needs beside its language. */
interface Format {
  readonly language: Language
  readonly currency: string
}

const KEY_FIGURES = [
  'price.incVat',
  'price.exVat',
  'total.cost',
  'landed.unit',
  'margin.entry',
  'margin.final',
  'margin.operating',
  'lead.critical',
  'lead.orderToHand',
  'carbon.total',
  'idle.cost',
  'idle.ratio',
  'social.documented',
  'social.unknown',
]
const MOST_STAGES = 40
const MOST_LINES = 12

/** The document as a person reads it in a terminal. */
export function seeText(document: SeeDocument, language: Language): string {
  const format = { language, currency: document.chain.currency }
  const doubt = words('entre parenthèses : 9 chances sur 10 | in brackets: 9 chances in 10')
  return [
    document.chain.name,
    '',
    ...document.reading.map((sentence) => sentence.text[language]),
    '',
    ...keyFigures(document).map((figure) => figureLine(figure, format)),
    '',
    ...stageLines(document, format),
    ...allocationLines(document, format),
    ...idleLines(document, format),
    ...socialLines(document, language),
    '',
    `${doubt[language]} ; ${words('graine | seed')[language]} ${document.seed}, ${document.draws}`,
  ].join('\n')
}

function keyFigures({ figures, clientValue }: SeeDocument): FigureValue[] {
  const ids = [
    ...KEY_FIGURES,
    ...clientValue.markets.slice(0, MOST_LINES).map((each) => `client.value.${each.marketId}`),
  ]
  return ids.flatMap(
    (id) => figures.find((each) => each.id === id && each.value !== undefined) ?? [],
  )
}

function figureLine({ label, value, unit, low, high }: FigureValue, format: Format): string {
  const doubt =
    low === undefined || high === undefined ? '' : `   (${formatInterval(low, high, unit, format)})`
  return `  ${label[format.language].padEnd(48)}${formatFigure(value!, unit, format)}${doubt}`
}

function stageLines({ stages }: SeeDocument, format: Format): string[] {
  return stages
    .slice(0, MOST_STAGES)
    .map((row) =>
      [
        `  ${(format.language === 'fr' ? row.name : row.nameEn).slice(0, 30).padEnd(32)}`,
        (row.country ?? '').padEnd(4),
        formatFigure(row.costPerUnit, 'money/unit', format).padStart(12),
        formatFigure(row.days, 'days', format).padStart(8),
        formatFigure(row.carbonKgCo2ePerUnit, 'kgCO2e', format).padStart(16),
        formatFigure(row.straightKmToClient ?? NaN, 'km', format).padStart(12),
      ].join(''),
    )
}

const ALLOCATED = {
  'by-cost': words(
    'marge posée sur les étapes selon leur coût | margin laid on stages by their cost',
  ),
  'by-capital': words(
    'marge posée sur les étapes selon ce qui y est investi | margin laid on stages by what is invested',
  ),
  'by-key': words('marge posée sur les étapes selon une clé | margin laid on stages by a key'),
} as const

/** The curve with margins, when that was asked; why not, when it cannot be shown. */
function allocationLines({ curve, stages }: SeeDocument, format: Format): string[] {
  const { language } = format
  if (curve.refused) {
    const { because, values } = curve.refused
    const nameOf = (id: string) => {
      const row = stages.find((each) => each.id === id)
      return (language === 'fr' ? row?.name : row?.nameEn) ?? id
    }
    return [
      '',
      `${NOT_ALLOCATED[language]} ${because[language]}`,
      ...values
        .slice(0, MOST_STAGES)
        .map(
          ({ stageId, valuePerUnit }) =>
            `  ${nameOf(stageId).slice(0, 30).padEnd(36)}${formatFigure(valuePerUnit, 'money/unit', format).padStart(12)}`,
        ),
    ]
  }
  if (curve.allocation === 'none') return []
  return [
    '',
    ALLOCATED[curve.allocation][language],
    ...curve.points
      .slice(0, MOST_STAGES)
      .map(
        (point) =>
          `  ${(language === 'fr' ? point.name : point.nameEn).slice(0, 30).padEnd(36)}${formatFigure(point.valuePerUnit, 'money/unit', format).padStart(12)}${formatFigure(point.shareRatio, 'ratio', format).padStart(8)}`,
      ),
  ]
}

const NOT_ALLOCATED = words('Pas de parts : | No shares:')
const IDLE = words('capacité inutilisée par an | idle capacity a year')
const SOCIAL = words('ce que disent des documents | what documents say')

function idleLines({ idle, places, stages }: SeeDocument, format: Format): string[] {
  if (idle.length === 0) return []
  const { language } = format
  const nameOf = (line: SeeDocument['idle'][number]) => {
    const row = stages.find((each) => each.id === line.process)
    return (language === 'fr' ? row?.name : row?.nameEn) ?? places[line.site]?.name ?? line.site
  }
  return [
    '',
    IDLE[language],
    ...idle
      .slice(0, MOST_LINES)
      .map(
        (line) =>
          `  ${nameOf(line).slice(0, 30).padEnd(36)}${formatFigure(line.costPerYear, 'money/year', format).padStart(12)}${formatFigure(line.ratio, 'ratio', format).padStart(8)}`,
      ),
  ]
}

function socialLines({ social, stages }: SeeDocument, language: Language): string[] {
  if (social.lines.length === 0) return []
  const lines = social.lines.slice(0, MOST_LINES).flatMap(({ stageId, evidence }) => {
    const row = stages.find((each) => each.id === stageId)
    const name = (language === 'fr' ? row?.name : row?.nameEn) ?? stageId
    return evidence.map(({ topic, finding, source, date }) =>
      [`  ${name}`, TOPIC_WORDS[topic][language], finding, source, ...(date ? [date] : [])].join(
        ', ',
      ),
    )
  })
  return ['', SOCIAL[language], ...lines]
}

const TO_CONFIRM = words('(à confirmer) | (to be confirmed)')

/** The nine blocks, with the edits of people merged in. */
export function canvasText({ canvas }: SeeDocument, language: Language): string {
  return BLOCKS.map((block) =>
    [
      BLOCK_WORDS[block][language],
      ...canvas.blocks[block].map(
        (line) =>
          `  ${line.text[language]}${line.origin === 'model' ? ` ${TO_CONFIRM[language]}` : ''}`,
      ),
    ].join('\n'),
  ).join('\n')
}

export function explanationText(found: Explanation, format: Format): string {
  const { language } = format
  const value =
    found.value === undefined
      ? (found.because?.[language] ?? '')
      : formatFigure(found.value, found.unit, format)
  const inputs = found.inputs.map((input) => {
    const shown =
      typeof input.value === 'number' ? formatFigure(input.value, input.unit, format) : input.value
    const where = input.figureId ?? input.fieldKey ?? ''
    const why = language === 'en' ? (input.sourceEn ?? input.source) : input.source
    const tail = [where, why].filter(Boolean).join(' · ')
    return `  ${input.label[language]} = ${shown} [${ORIGIN_WORDS[input.origin][language]}] ${tail}`
  })
  return [
    `${found.label[language]} = ${value} [${ORIGIN_WORDS[found.origin][language]}]`,
    found.formula[language],
    ...inputs,
    ...found.sources.map(
      ({ text, textEn }) => `  source: ${language === 'en' ? (textEn ?? text) : text}`,
    ),
  ].join('\n')
}

/** Rows of a list before the rest is counted. */
const MAX_LISTED = 20

/** What was filled in, the least certain first, and what to ask: nothing is filled in silently. */
export function imputedTexts(document: SeeDocument, language: Language): string[] {
  const { imputed: lines = [], missing = [] } = document
  const title = (fr: string, en: string) => (language === 'fr' ? fr : en)
  const listed = (rows: readonly string[]) => {
    const more = rows.length - MAX_LISTED
    const rest = more > 0 ? [`  ${title(`et ${more} de plus`, `and ${more} more`)}`] : []
    return [...rows.slice(0, MAX_LISTED), ...rest]
  }
  const filled = lines.map(
    (line) =>
      `  ${line.label[language]} = ${imputedText(line, language)} [${ORIGIN_WORDS.default[language]}] ${line.reason[language]}`,
  )
  const asked = missing.map((each) => `  ${each.ask[language]}`)
  return [
    ...(filled.length > 0
      ? [
          '',
          title(
            'Chiffres manquants, remplacés par une valeur par défaut (le plus incertain d’abord) :',
            'Missing figures, replaced by a default (least certain first):',
          ),
          ...listed(filled),
        ]
      : []),
    ...(asked.length > 0
      ? ['', title('À demander aux fournisseurs :', 'To ask suppliers:'), ...listed(asked)]
      : []),
  ]
}
