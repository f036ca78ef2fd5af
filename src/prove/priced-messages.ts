import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Words } from '../core/schema/schema.ts'
import type { ProofDocument } from './engine/document.ts'
import type { FirmSide } from './engine/firm/firm-side.ts'
import type { PricedComparison, PricedId } from './engine/priced-assumptions/priced-comparison.ts'
import type { PricedResult } from './engine/priced-assumptions/prove-priced.ts'
import { PRICED_IDS } from './engine/priced-assumptions/priced-comparison.ts'
import { CARBON_PRICES } from './engine/priced-assumptions/priced-switches.ts'
import { sideOf } from './engine/policy/policy.ts'
import { POLICY_WORDS, SIDE_WORDS, VERDICT_WORDS } from './words.ts'

export const PRICED_WORDS: Readonly<Record<PricedId, Words>> = {
  carbon: { fr: 'prix du carbone', en: 'price of carbon' },
  transparency: { fr: 'coûts montrés aux clients', en: 'costs shown to clients' },
  willingness: { fr: 'clients prêts à payer plus', en: 'clients willing to pay more' },
}

/** Where willingness is read, for a choice. */
export const WILLINGNESS_WORDS: Readonly<Record<string, Words>> = {
  off: { fr: 'sans', en: 'off' },
  chain: { fr: 'de la chaîne', en: 'from the chain' },
  'cci-2021': { fr: 'étude CCI 2021', en: 'CCI study 2021' },
  'ifop-2013': { fr: 'Ifop 2013', en: 'Ifop 2013' },
  own: { fr: 'donnés', en: 'given' },
}

/** Segments of the published surveys; others bear the name that they were given. */
const SEGMENT_WORDS: Readonly<Record<string, Words>> = {
  '0': { fr: 'refusent tout surcoût', en: 'refuse any premium' },
  '5': { fr: 'acceptent 5 %', en: 'accept 5 %' },
  '5-10': { fr: 'acceptent de 5 à 10 %', en: 'accept 5 to 10 %' },
  '<10': { fr: 'acceptent moins de 10 %', en: 'accept less than 10 %' },
  '10+': {
    fr: 'acceptent 10 % ou plus, comptés à 10 %',
    en: 'accept 10 % or more, counted at 10 %',
  },
}

/** What a segment of clients is called. */
export function segmentWords(segment: string, language: Language): string {
  return SEGMENT_WORDS[segment]?.[language] ?? segment
}

/** What a way of buying is called, with its side. */
export function policyWords({ outcomes }: ProofDocument, id: string, language: Language): string {
  const found = outcomes.find(({ policy }) => policy.id === id)
  if (!found) return id
  const { policy } = found
  return `${POLICY_WORDS[policy.kind][language]} (${SIDE_WORDS[sideOf(policy)][language]})`
}

/** Where an assumption comes from, and what it holds for. */
export function pricedSource(
  id: PricedId,
  { asking, transparency, willingness }: PricedComparison,
  language: Language,
): string {
  const isFrench = language === 'fr'
  const given = isFrench ? 'donné' : 'given'
  if (id === 'carbon') {
    const known = CARBON_PRICES.find((each) => each.pricePerTonne === asking.carbonPricePerTonne)
    return known ? known.source[language] : given
  }
  if (id === 'transparency') {
    const where = transparency ? `${transparency.source}, ${transparency.year}` : given
    return isFrench
      ? `${where} ; une soupe, une cantine d’étudiants, aux États-Unis`
      : `${where}; a soup, a student canteen, in the United States`
  }
  const stated = isFrench
    ? 'intentions déclarées, souvent plus hautes que les achats'
    : 'stated intentions, often above purchases'
  const source = willingness?.source ?? ''
  const from =
    willingness?.origin === 'chain' ? (isFrench ? 'de la chaîne' : 'from the chain') : given
  return `${source === '' ? from : source}${isFrench ? ' ; ' : '; '}${stated}`
}

/** What the assumptions switched on change, as a sentence. */
export function pricedFinding(
  { currency }: ProofDocument,
  { on, without, together }: PricedComparison,
  { language }: FigureFormat,
): string {
  const isFrench = language === 'fr'
  if (on.length === 0 || !together) {
    return isFrench
      ? 'Aucune n’est comptée : la preuve ci-dessus ne doit rien à la bonne volonté des clients ni à un prix du carbone.'
      : 'None is counted: the proof above owes nothing to the goodwill of clients or to a price of carbon.'
  }
  const change = together.difference.mean - without.difference.mean
  const money = formatFigure(Math.abs(change), 'money', { language, currency, decimals: 0 })
  if (together.kind !== without.kind) {
    return isFrench
      ? `Le verdict en dépend : ${lower(VERDICT_WORDS[together.kind].fr)}`
      : `The verdict rests on it: ${lower(VERDICT_WORDS[together.kind].en)}`
  }
  const side = change >= 0
  return isFrench
    ? `Le verdict ne change pas ; l’avantage du proche ${side ? 'gagne' : 'perd'} ${money} par saison.`
    : `The verdict stands; near ${side ? 'gains' : 'loses'} ${money} a season.`
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

/** What `boucle prove` prints of assumptions with a price: without, each alone, all together. */
export function pricedText(document: ProofDocument, format: FigureFormat): string[] {
  const { priced } = document
  if (!priced || priced.on.length === 0) return []
  const { language } = format
  const isFrench = language === 'fr'
  const money = (value: number) => formatFigure(value, 'money', format)
  const columns = [
    { name: isFrench ? 'sans' : 'without', result: priced.without },
    ...priced.alone.map(({ id, result }) => ({ name: PRICED_WORDS[id][language], result })),
    ...(priced.alone.length > 1
      ? [{ name: isFrench ? 'ensemble' : 'together', result: priced.together! }]
      : []),
  ]
  const row = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(44)}${cells.map((cell) => cell.padStart(29)).join('')}`
  return [
    isFrench
      ? 'Hypothèses qui ont un prix, coupées sauf demande :'
      : 'Assumptions with a price, off unless asked:',
    ...PRICED_IDS.filter((id) => priced.on.includes(id)).map(
      (id) => `  ${PRICED_WORDS[id][language]} : ${pricedSource(id, priced, language)}`,
    ),
    ...premiumLines(priced, format),
    row(
      isFrench ? 'marge finale' : 'final margin',
      columns.map(({ name }) => name),
    ),
    ...priced.without.policies.map(({ policyId }) =>
      row(
        policyWords(document, policyId, language),
        columns.map(({ result }) =>
          money(result.policies.find((each) => each.policyId === policyId)!.finalMargin),
        ),
      ),
    ),
    row(
      isFrench ? 'près moins loin' : 'near less far',
      columns.map(({ result }) => money(result.difference.mean)),
    ),
    ...verdictLines(columns, language).map((line) => `  ${line}`),
    '',
  ]
}

/** The verdict of each column; once, when it is the same for all. */
export function verdictLines(
  columns: readonly { readonly name: string; readonly result: PricedResult }[],
  language: Language,
): string[] {
  const kinds = new Set(columns.map(({ result }) => result.kind))
  const first = columns[0]?.result.kind
  const colon = language === 'fr' ? ' : ' : ': '
  if (kinds.size === 1 && first) {
    const all = language === 'fr' ? 'Dans tous les cas' : 'In every case'
    return [`${all}${colon}${lower(VERDICT_WORDS[first][language])}`]
  }
  return columns.map(({ name, result }) => `${name}${colon}${VERDICT_WORDS[result.kind][language]}`)
}

function premiumLines({ willingness }: PricedComparison, format: FigureFormat): string[] {
  if (!willingness) return []
  const { language } = format
  const ratio = (value: number) => formatFigure(value, 'ratio', format)
  const { premiumRatio, keptRatio } = willingness.premium
  const segments = willingness.segments.map(
    ({ segment, shareRatio }) => `${segmentWords(segment, language)} ${ratio(shareRatio)}`,
  )
  const none =
    language === 'fr'
      ? 'aucun surcoût ne rapporte plus que le prix d’aujourd’hui : trop de clients partent'
      : 'no premium earns more than today’s price: too many clients leave'
  if (premiumRatio === 0) return [`  ${segments.join(', ')}`, `  ${none}`]
  const asked =
    language === 'fr'
      ? `près, ${ratio(premiumRatio)} plus cher : ${ratio(keptRatio)} des clients achètent encore`
      : `near, ${ratio(premiumRatio)} dearer: ${ratio(keptRatio)} of clients still buy`
  return [`  ${segments.join(', ')}`, `  ${asked}`]
}

/** "What the buyer is judged on says X, what the firm earns says Y." */
export function indicatorSentence(
  document: ProofDocument,
  { indicator }: FirmSide,
  format: FigureFormat,
): string {
  const { language } = format
  const money = formatFigure(indicator.cost, 'money', { ...format, decimals: 0 })
  const buyer = policyWords(document, indicator.buyerPolicyId, language)
  const firm = policyWords(document, indicator.firmPolicyId, language)
  if (indicator.isSame) {
    return language === 'fr'
      ? `Le prix d’achat, sur lequel on juge l’acheteur, et la marge de l’entreprise disent la même chose : ${buyer}.`
      : `The purchase price that the buyer is judged on and the firm’s margin say the same: ${buyer}.`
  }
  return language === 'fr'
    ? `Le prix d’achat, sur lequel on juge l’acheteur, dit : ${buyer}. Ce que gagne l’entreprise dit : ${firm}. Suivre le prix d’achat coûte ${money} par saison.`
    : `The purchase price that the buyer is judged on says: ${buyer}. What the firm earns says: ${firm}. Following the price costs ${money} a season.`
}

/** What `boucle prove --firm` prints. */
export function firmText(document: ProofDocument, format: FigureFormat): string[] {
  const { firm } = document
  if (!firm) return []
  const { language } = format
  const isFrench = language === 'fr'
  const number = (value: number) => formatFigure(Math.round(value * 10) / 10, 'count', format)
  const head = isFrench
    ? ['ferme, semaines', 'commandé d’avance', 'sans travail 1/20', 'rang achat', 'rang marge']
    : ['firm, weeks', 'ordered ahead', 'no work 1/20', 'price rank', 'margin rank']
  const row = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(44)}${cells.map((cell) => cell.padStart(19)).join('')}`
  return [
    isFrench ? 'Ce que la proximité coûte à l’entreprise :' : 'What nearness costs the firm:',
    `  ${indicatorSentence(document, firm, format)}`,
    row('', head),
    ...firm.policies.map((each) =>
      row(policyWords(document, each.policyId, language), [
        number(each.firmWeeks),
        number(each.weeksOrderedAhead),
        number(each.weeksWithoutWork),
        String(each.entryRank),
        String(each.finalRank),
      ]),
    ),
    ...reservedLines(document, firm, format),
    ...firm.ties.flatMap((ties) => tieWords(ties, format).map((line) => `  ${line}`)),
    '',
  ]
}

function reservedLines(
  document: ProofDocument,
  { policies }: FirmSide,
  format: FigureFormat,
): string[] {
  const isFrench = format.language === 'fr'
  return policies.flatMap(({ policyId, reserved }) => {
    if (!reserved) return []
    const weeks = formatFigure(Math.round(reserved.unusedWeeks * 10) / 10, 'count', format)
    const name = policyWords(document, policyId, format.language)
    const who = isFrench
      ? reserved.borneBy === 'firm'
        ? 'payées par l’entreprise'
        : 'à la charge de l’atelier'
      : reserved.borneBy === 'firm'
        ? 'paid by the firm'
        : 'borne by the workshop'
    return [
      isFrench
        ? `  ${name} : ${weeks} semaines de capacité réservée sans commande, ${who}`
        : `  ${name}: ${weeks} weeks of reserved capacity without an order, ${who}`,
    ]
  })
}

/** Who depends on whom, in a line; none when the chain tells nothing. */
export function tieWords(ties: FirmSide['ties'][number], format: FigureFormat): string[] {
  const isFrench = format.language === 'fr'
  const ratio = (value: number) => formatFigure(value, 'ratio', format)
  const { workshop, capacityTakenRatio, largestSupplier, largestSupplierRatio, clients } = ties
  const parts = [
    ...(capacityTakenRatio === undefined
      ? []
      : [
          isFrench
            ? `${ratio(capacityTakenRatio)} de la capacité de « ${workshop} »`
            : `${ratio(capacityTakenRatio)} of the capacity of “${workshop}”`,
        ]),
    ...(largestSupplierRatio === undefined || largestSupplier === undefined
      ? []
      : [
          isFrench
            ? `${ratio(largestSupplierRatio)} des achats chez « ${largestSupplier} »`
            : `${ratio(largestSupplierRatio)} of purchases from “${largestSupplier}”`,
        ]),
    ...(clients.length > 0
      ? [
          isFrench
            ? `${ratio(clients[0]!.shareRatio)} des ventes à un seul marché`
            : `${ratio(clients[0]!.shareRatio)} of sales to one market`,
        ]
      : []),
  ]
  return parts.length > 0
    ? [isFrench ? `${ties.chain} : ${parts.join(' ; ')}` : `${ties.chain}: ${parts.join('; ')}`]
    : []
}
