import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Answer, Arguments, Command } from '../../core/command.ts'
import { refused, wrongUsage } from '../../core/command.ts'
import type { Language } from '../../core/format.ts'
import { formatFigure } from '../../core/format.ts'
import { cardFinding, FIGURE_WORDS, nothingToAsk, whyAsked, yearlyRange } from '../card-messages.ts'
import { cardAnswer } from '../engine/card/answer.ts'
import { checkCard } from '../engine/card/check-card.ts'
import { SECTORS } from '../engine/sectors/sectors.ts'
import type { CardDocument, SectorId } from '../model.ts'
import { SECTOR_IDS } from '../model.ts'

const NUMBERS = {
  price: 'priceIncVat',
  pays: 'paidPerPiece',
  quantity: 'piecesPerYear',
  unsold: 'unsoldRatio',
  days: 'deliveryDays',
} as const

/** `boucle card`: six figures, a first answer with its doubt, and the question to answer next. */
export const cardCommand: Command = {
  verb: 'card',
  usage:
    '--sector SECTOR [--product NAME --price P --pays P --from LAND --quantity N --season KIND --unsold S --days N] [--set FIGURE=N] [--out FILE]',
  summary: 'six figures, a first answer with its doubt, and the next question worth asking',
  options: [
    { name: 'sector', value: 'SECTOR', doc: SECTOR_IDS.join(', ') },
    { name: 'product', value: 'NAME', doc: 'what it is called' },
    { name: 'price', value: 'P', doc: 'to the client, EUR, VAT included' },
    { name: 'pays', value: 'P', doc: 'what you pay the maker for a piece, EUR' },
    { name: 'from', value: 'LAND', doc: 'where it is made today, two letters' },
    { name: 'quantity', value: 'N', doc: 'pieces a year' },
    { name: 'season', value: 'KIND', doc: 'season, all-year or to-order (default season)' },
    { name: 'unsold', value: 'S', doc: 'share that stays unsold, 0.2 for 20 %' },
    { name: 'days', value: 'N', doc: 'from your order to the goods' },
    { name: 'set', value: 'FIGURE=N', repeats: true, doc: 'a further figure that you know' },
    { name: 'out', value: 'FILE', doc: 'writes the chain that the card stands for' },
    { name: 'language', value: 'fr|en', doc: 'language of the text (default fr)' },
  ],
  async run(args, io) {
    const language = args.options.get('language') ?? 'fr'
    if (language !== 'fr' && language !== 'en') return wrongUsage('--language takes fr or en.')
    const input = cardOf(args, language)
    if (typeof input === 'string') return wrongUsage(input)
    const tables = await io.loadForLevers?.()
    const reference = (tables?.reference ?? (await io.loadReference())) as ReferenceSet
    const card = checkCard(input, reference)
    if (!card.ok) return refused(card.problems)
    const last = [...cardAnswer(card.value, reference)].at(-1)!
    if (!last.ok) return refused(last.problems)
    const out = args.options.get('out')
    if (typeof out === 'string') {
      const text = `${JSON.stringify(last.value.chain, undefined, 2)}\n`
      await io.writeFile(out, new TextEncoder().encode(text))
    }
    return answer(last.value, language)
  },
}

/** What is not said is the sample of the sector. */
function cardOf({ options, repeated }: Arguments, language: Language): object | string {
  const sector = options.get('sector')
  if (!SECTOR_IDS.includes(sector as SectorId)) {
    return `--sector takes one of ${SECTOR_IDS.join(', ')}.`
  }
  const { product, ...sample } = SECTORS[sector as SectorId].sample
  const read: Record<string, unknown> = {
    ...sample,
    sector,
    season: options.get('season') ?? 'season',
    product: options.get('product') ?? product[language],
    country: options.get('from') ?? sample.country,
  }
  for (const [option, name] of Object.entries(NUMBERS)) {
    const text = options.get(option)
    if (text !== undefined) read[name] = Number(text)
  }
  const given: Record<string, number> = {}
  for (const text of repeated?.get('set') ?? []) {
    const [name, value] = text.split('=')
    if (!name || value === undefined) return `--set takes FIGURE=N, not ${text}.`
    given[name] = Number(value)
  }
  return { ...read, given }
}

function answer(document: CardDocument, language: Language): Answer {
  const format = { language, currency: 'EUR' }
  const range = yearlyRange(document.gain, language)
  const figures = document.figures.map(({ figure, value, low, high, origin, reason }) => {
    const { label, unit } = FIGURE_WORDS[figure]
    const text = (each: number) => formatFigure(each, unit, format)
    const bounds = origin === 'given' || low === high ? '' : ` (${text(low)} ; ${text(high)})`
    return `  ${label[language].padEnd(42)}${text(value)}${bounds}  ${reason[language]}`
  })
  const [first] = document.questions
  const next =
    document.next && first
      ? `${FIGURE_WORDS[document.next].question[language]} ${whyAsked(first, language)}`
      : nothingToAsk(language)
  const where = language === 'fr' ? '9 fois sur 10, par an' : '9 times in 10, a year'
  return {
    exit: 0,
    json: document,
    text: [cardFinding(document, language), `${where} : ${range}`, '', ...figures, '', next].join(
      '\n',
    ),
    problems: document.problems,
  }
}
