import type { FigureFormat } from '../core/format.ts'
import { formatFigure, formatNumber } from '../core/format.ts'
import type { Words } from '../core/schema/schema.ts'
import type { ProofDocument } from './engine/document.ts'
import type { EconomicsFigure, EconomicsInput } from './engine/economics/economics-inputs.ts'
import type {
  ClientEconomics,
  MoveEconomics,
  ProofEconomics,
} from './engine/economics/economics.ts'
import type { ExchangeRisk } from './engine/economics/exchange-risk.ts'
import type { PaybackTime } from './engine/economics/payback.ts'
import { policyWords } from './priced-messages.ts'

export const ECONOMICS_WORDS: Readonly<Record<EconomicsFigure, Words>> = {
  investment: { fr: 'investissement', en: 'investment' },
  subsidy: { fr: 'aide reçue', en: 'subsidy' },
  seasonsPerYear: { fr: 'saisons par an', en: 'seasons a year' },
  lifeYears: { fr: 'années comptées', en: 'years counted' },
  discountRatioPerYear: { fr: 'coût de l’argent par an', en: 'cost of money a year' },
  exchangeSdRatioPerYear: { fr: 'variation du change par an', en: 'exchange rate moves a year' },
  hedgeRatioPerYear: { fr: 'couverture du change par an', en: 'cost of cover a year' },
  leaveRatio: { fr: 'clients qui ne reviennent pas', en: 'clients who never come back' },
  repeatRatio: {
    fr: 'clients fidèles d’une année à l’autre',
    en: 'clients who buy again next year',
  },
  ordersPerClientPerYear: { fr: 'commandes par client et par an', en: 'orders a client and year' },
  piecesPerOrder: { fr: 'pièces par commande', en: 'pieces an order' },
  acquisitionCost: { fr: 'coût pour gagner un client', en: 'cost of winning a client' },
}

const UNITS: Readonly<Partial<Record<EconomicsFigure, string>>> = {
  investment: 'money',
  subsidy: 'money',
  acquisitionCost: 'money',
  seasonsPerYear: 'count',
  lifeYears: 'count',
  ordersPerClientPerYear: 'count',
  piecesPerOrder: 'count',
}

const ORIGIN_WORDS: Readonly<Record<EconomicsInput['origin'], Words>> = {
  given: { fr: 'donné', en: 'given' },
  chain: { fr: 'de la chaîne', en: 'from the chain' },
  assumed: { fr: 'supposé', en: 'supposed' },
}

/** Figures of clients count only where lost clients do; money not asked for is no figure. */
const OF_CLIENTS: readonly EconomicsFigure[] = [
  'repeatRatio',
  'ordersPerClientPerYear',
  'piecesPerOrder',
  'acquisitionCost',
]
const OF_MOVE: readonly EconomicsFigure[] = [
  'investment',
  'subsidy',
  'seasonsPerYear',
  'lifeYears',
  'discountRatioPerYear',
]

/** `Compté avec : investissement 20 000 € (donné) ; ...`: every figure behind the answer. */
export function countedWith(economics: ProofEconomics, format: FigureFormat): string {
  const isFrench = format.language === 'fr'
  const told = economics.inputs.filter(({ name, value, origin }) => {
    if (OF_CLIENTS.includes(name)) return economics.clients !== undefined
    if (OF_MOVE.includes(name) && !economics.move) return false
    const isMoney = name === 'investment' || name === 'subsidy'
    return !(isMoney && value === 0 && origin === 'assumed')
  })
  const { value, origin } = economics.clientPays
  const when =
    value === 'order'
      ? { fr: 'qui attend paie en commandant', en: 'who waits pays as she orders' }
      : { fr: 'qui attend paie à la livraison', en: 'who waits pays on delivery' }
  const all = [
    ...told.map((input) => inputWords(input, format)),
    `${when[format.language]} (${ORIGIN_WORDS[origin][format.language]})`,
  ]
  return `${isFrench ? 'Compté avec :' : 'Counted with:'} ${all.join(isFrench ? ' ; ' : '; ')}.`
}

/** `investissement 20 000 € (donné)`. */
function inputWords({ name, value, origin }: EconomicsInput, format: FigureFormat): string {
  const { language } = format
  const figure = formatFigure(value, UNITS[name] ?? 'ratio', format)
  return `${ECONOMICS_WORDS[name][language]} ${figure} (${ORIGIN_WORDS[origin][language]})`
}

/** `2,3 ans`, `jamais`, `rien à rembourser`. */
export function paybackWords(time: PaybackTime, { language }: FigureFormat): string {
  if (time.kind === 'never') return language === 'fr' ? 'jamais' : 'never'
  if (time.kind === 'at-once')
    return language === 'fr' ? 'rien à rembourser' : 'nothing to pay back'
  const years = formatNumber(time.years, language, 1)
  if (language === 'en') return `${years}\u00a0years`
  return `${years}\u00a0an${time.years >= 2 ? 's' : ''}`
}

/** A week of the season as people say it: 0 is the one in which the season opens. */
export function weekWords(week: number, language: FigureFormat['language']): string {
  if (week < 0) {
    const before = String(-week)
    return language === 'fr'
      ? `${before}\u00a0semaine${week < -1 ? 's' : ''} avant l’ouverture`
      : `${before}\u00a0week${week < -1 ? 's' : ''} before it opens`
  }
  return language === 'fr' ? `semaine ${week + 1} de vente` : `week ${week + 1} of sale`
}

/** The sentence of a payback that one could say aloud. */
export function paybackSentence(
  { payback, cashFreed }: MoveEconomics,
  format: FigureFormat,
): string {
  const isFrench = format.language === 'fr'
  const money = (value: number) => formatFigure(value, 'money', { ...format, decimals: 0 })
  const { netInvestment, gainPerYear, simple, worthSpending } = payback
  const freed =
    cashFreed >= 0
      ? isFrench
        ? `et libère ${money(cashFreed)} au pire moment`
        : `and frees ${money(cashFreed)} at the worst moment`
      : isFrench
        ? `mais immobilise ${money(-cashFreed)} de plus au pire moment`
        : `but ties up ${money(-cashFreed)} more at the worst moment`
  if (gainPerYear <= 0) {
    return isFrench
      ? `Acheter près coûte ${money(-gainPerYear)} par an, ${freed} : aucun investissement ne s’y rembourse.`
      : `Buying near costs ${money(-gainPerYear)} a year, ${freed}: no investment is ever paid back.`
  }
  const gain = isFrench
    ? `Acheter près rapporte ${money(gainPerYear)} par an ${freed}`
    : `Buying near brings ${money(gainPerYear)} a year ${freed}`
  if (netInvestment <= 0) {
    return isFrench
      ? `${gain} ; jusqu’à ${money(worthSpending)} d’investissement s’y rembourseraient.`
      : `${gain}; up to ${money(worthSpending)} of investment would be paid back.`
  }
  const time = paybackWords(simple, format)
  return isFrench
    ? `${gain} ; ${money(netInvestment)} investis s’y remboursent en ${time}.`
    : `${gain}; ${money(netInvestment)} invested are paid back in ${time}.`
}

/** What `boucle prove` prints of cash, payback, exchange rate and clients. */
export function economicsText(document: ProofDocument, format: FigureFormat): string[] {
  const { economics } = document
  if (!economics) return []
  const { language } = format
  const isFrench = language === 'fr'
  const money = (value: number) => formatFigure(value, 'money', format)
  const nameOf = (id: string) => policyWords(document, id, language)
  const cash = economics.policies.map(({ policyId, cash: { peakNeed, peakWeek } }) =>
    [
      `  ${nameOf(policyId).padEnd(44)}`,
      money(peakNeed).padStart(15),
      peakNeed > 0 ? `  ${weekWords(peakWeek, language)}` : '',
    ].join(''),
  )
  const risks = economics.policies.flatMap(({ policyId, exchange }) =>
    exchange ? [riskLine(nameOf(policyId), exchange, format)] : [],
  )
  return [
    isFrench
      ? 'Trésorerie : le plus qui manque, et quand'
      : 'Cash: the most that is missing, and when',
    ...cash,
    ...(economics.move ? moveText(economics.move, format) : []),
    ...(risks.length > 0 ? [isFrench ? 'Risque de change :' : 'Exchange risk:', ...risks] : []),
    ...(economics.clients ? clientText(economics.clients, format) : []),
    countedWith(economics, format),
    '',
  ]
}

function moveText(move: MoveEconomics, format: FigureFormat): string[] {
  const isFrench = format.language === 'fr'
  const { payback, paybackAtLow, paybackAtHigh } = move
  const rate = payback.internalRatePerYear
  const time = (each: PaybackTime) => paybackWords(each, format)
  if (payback.netInvestment <= 0) return [paybackSentence(move, format)]
  const rows: [string, string][] = [
    [
      isFrench ? 'remboursé, à 95 % entre' : 'paid back, at 95 % between',
      `${time(paybackAtHigh.simple)} / ${time(paybackAtLow.simple)}`,
    ],
    [isFrench ? 'remboursé, actualisé' : 'paid back, discounted', time(payback.discounted)],
    [
      isFrench ? 'valeur actuelle nette' : 'net present value',
      formatFigure(payback.netPresentValue, 'money', format),
    ],
    [
      isFrench ? 'taux de rendement interne' : 'internal rate of return',
      rate === undefined ? '–' : formatFigure(rate, 'ratio', format),
    ],
  ]
  return [
    paybackSentence(move, format),
    ...rows.map(([label, value]) => `  ${label.padEnd(42)}${value.padStart(15)}`),
  ]
}

function riskLine(name: string, risk: ExchangeRisk, format: FigureFormat): string {
  const isFrench = format.language === 'fr'
  const money = (value: number) => formatFigure(value, 'money', format)
  const { atRisk, premiumShareRatio, hedge } = risk
  const share = (ratio: number | undefined) =>
    ratio === undefined ? '' : ` = ${formatFigure(ratio, 'ratio', format)}`
  const ofPremium = isFrench ? ' du surcoût de près' : ' of the near premium'
  const part = premiumShareRatio === undefined ? '' : `${share(premiumShareRatio)}${ofPremium}`
  const lost = isFrench ? 'perdus une saison sur vingt' : 'lost one season in twenty'
  const cover = hedge
    ? `${isFrench ? ' ; couvert pour' : '; covered for'} ${money(hedge.cost)}${share(hedge.premiumShareRatio)}`
    : ''
  return `  ${name.padEnd(44)}${money(atRisk).padStart(15)} ${lost}${part}${cover}`
}

function clientText(clients: ClientEconomics, format: FigureFormat): string[] {
  const isFrench = format.language === 'fr'
  const money = (value: number) => formatFigure(value, 'money', format)
  const { worth, laterPerPieceLost, difference } = clients
  return [
    isFrench
      ? `Un client vaut ${money(worth)} ; une pièce manquée coûte ${money(laterPerPieceLost)} de plus par la suite.`
      : `A client is worth ${money(worth)}; a piece missed costs ${money(laterPerPieceLost)} more later on.`,
    ...(difference === undefined
      ? []
      : [
          isFrench
            ? `  écart de marge finale ainsi compté, près moins loin : ${money(difference)}`
            : `  final margin so counted, near less far: ${money(difference)}`,
        ]),
  ]
}
