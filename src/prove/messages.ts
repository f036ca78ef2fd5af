import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Words } from '../core/schema/schema.ts'
import type { BridgeLine } from './engine/bridge/bridge-lines.ts'
import { BRIDGE_LINES } from './engine/bridge/bridge-lines.ts'
import type { ProofDocument } from './engine/document.ts'
import type { Policy, PolicyKind } from './engine/policy/policy.ts'
import { sideOf } from './engine/policy/policy.ts'
import type { MovedFigure } from './engine/sensitivity/what-matters.ts'
import { salesText } from './engine/sales-text.ts'
import type { PolicyOutcome, RegimeChoice, VerdictKind } from './model.ts'

const POLICY_WORDS: Readonly<Record<PolicyKind, Words>> = {
  push: { fr: 'une commande, tôt', en: 'one early order' },
  'two-orders': { fr: 'deux commandes', en: 'two orders' },
  'quick-response': { fr: 'petit lot puis réassort', en: 'small drop, then replenished' },
  mix: { fr: 'base lointaine, réassort proche', en: 'far base, near replenishment' },
  reserved: { fr: 'stock, puis à la commande', en: 'stock, then made to order' },
  'pre-order': { fr: 'prévente', en: 'pre-order campaign' },
  'on-demand': { fr: 'à la demande', en: 'on demand' },
  'made-to-measure': { fr: 'sur mesure', en: 'made to measure' },
}

const SIDE_WORDS: Readonly<Record<ReturnType<typeof sideOf>, Words>> = {
  far: { fr: 'loin', en: 'far' },
  near: { fr: 'près', en: 'near' },
  both: { fr: 'les deux', en: 'both' },
}

const LINE_WORDS: Readonly<Record<BridgeLine, Words>> = {
  purchase: { fr: 'achat plus cher', en: 'dearer purchase' },
  setUp: { fr: 'lancements', en: 'set-ups' },
  freight: { fr: 'transport', en: 'freight' },
  duty: { fr: 'droits de douane', en: 'duty' },
  insurance: { fr: 'assurance', en: 'insurance' },
  capital: { fr: 'argent immobilisé', en: 'capital tied up' },
  storage: { fr: 'stockage', en: 'storage' },
  quality: { fr: 'qualité et voyages', en: 'quality and travel' },
  reservedCapacity: { fr: 'capacité réservée', en: 'reserved capacity' },
  markdown: { fr: 'démarques', en: 'markdowns' },
  unsold: { fr: 'invendus', en: 'unsold goods' },
  lostSales: { fr: 'ventes manquées', en: 'lost sales' },
  lostWaiting: { fr: 'clients partis sans attendre', en: 'clients lost by waiting' },
  returns: { fr: 'retours', en: 'returns' },
  damage: { fr: 'casse', en: 'damage' },
  carbon: { fr: 'prix du carbone', en: 'carbon price' },
}

const VERDICT_WORDS: Readonly<Record<VerdictKind, Words>> = {
  'go-near': {
    fr: 'Acheter plus près rapporte davantage, même plus cher.',
    en: 'Buying nearer earns more, though it costs more.',
  },
  'stay-far': {
    fr: 'Rester loin : ici, la proximité coûte plus qu’elle ne rapporte.',
    en: 'Stay far: here nearness costs more than it brings.',
  },
  'too-close': {
    fr: 'Trop proche pour trancher : l’écart ne dépasse ni le hasard ni 0,5 % de la marge.',
    en: 'Too close to tell: the gap is within chance, or within 0.5 % of the margin.',
  },
  neither: {
    fr: 'Aucune de ces façons d’acheter ne gagne d’argent.',
    en: 'None of these ways of buying earns money.',
  },
  'one-side': {
    fr: 'Une seule chaîne : il faut une autre source pour comparer (option --against).',
    en: 'One chain alone: give another source to compare with (option --against).',
  },
}

const REGIME_WORDS: Readonly<Record<RegimeChoice['reason'], Words>> = {
  given: { fr: 'donné par la chaîne', en: 'given by the chain' },
  'sold-all-year': { fr: 'vendu toute l’année', en: 'sold all year' },
  'clients-wait': { fr: 'assez de clients attendent', en: 'enough clients wait' },
  'one-window': { fr: 'une seule période de vente', en: 'one selling window' },
}

const REGIME_NAMES: Readonly<Record<RegimeChoice['regime'], Words>> = {
  season: { fr: 'saison', en: 'season' },
  permanent: { fr: 'permanent', en: 'permanent' },
  'to-order': { fr: 'à la commande', en: 'to order' },
}

const MATTER_WORDS: Readonly<Record<MovedFigure, Words>> = {
  sales: { fr: 'niveau des ventes', en: 'level of sales' },
  forecastError: { fr: 'erreur de prévision', en: 'forecast error' },
  nearPrice: { fr: 'prix d’achat près', en: 'near purchase price' },
  farPrice: { fr: 'prix d’achat loin', en: 'far purchase price' },
  farFreight: { fr: 'transport depuis loin', en: 'freight from far' },
  endValue: { fr: 'valeur des invendus', en: 'value of unsold goods' },
  patience: { fr: 'patience des clients', en: 'patience of clients' },
}

/** What `boucle prove` prints for people. */
export function proofText(document: ProofDocument, language: Language): string {
  const format: FigureFormat = { language, currency: document.currency }
  const { verdict, regime } = document
  const say = (words: Words) => words[language]
  const best = document.outcomes.find(({ policy }) => policy.id === verdict.bestPolicyId)!
  return [
    document.product,
    '',
    ...salesText(document, format),
    say(VERDICT_WORDS[verdict.kind]),
    `${say({ fr: 'Le mieux', en: 'Best' })} : ${policyName(best.policy, language)}`,
    ...differenceLines(document, format),
    `${say({ fr: 'Régime', en: 'Regime' })} : ${say(REGIME_NAMES[regime.regime])} (${say(REGIME_WORDS[regime.reason])})`,
    '',
    headLine(language),
    ...document.outcomes.map((outcome) => outcomeLine(outcome, format)),
    '',
    ...bridgeText(best, format),
    '',
    ...frontierText(document, format),
    ...breakEvenText(document, format),
    `${say({ fr: 'graine', en: 'seed' })} ${document.seed}, ${document.paths} ${say({ fr: 'saisons simulées', en: 'seasons played' })}`,
  ].join('\n')
}

function policyName(policy: Policy, language: Language): string {
  return `${POLICY_WORDS[policy.kind][language]} (${SIDE_WORDS[sideOf(policy)][language]})`
}

function differenceLines(document: ProofDocument, format: FigureFormat): string[] {
  const { language } = format
  const { farPolicyId, nearPolicyId, difference, reasons } = document.verdict
  if (farPolicyId === undefined || nearPolicyId === undefined) return []
  const money = (value: number) => formatFigure(value, 'money', format)
  const name = (id: string) =>
    policyName(document.outcomes.find(({ policy }) => policy.id === id)!.policy, language)
  const bounds = `${money(difference.low)} ; ${money(difference.high)}`
  return [
    language === 'fr'
      ? `Écart de marge finale, près moins loin : ${money(difference.mean)} par saison (${bounds})`
      : `Final margin, near less far: ${money(difference.mean)} a season (${bounds})`,
    `  ${name(nearPolicyId)} / ${name(farPolicyId)}`,
    ...reasons.slice(0, 5).map(({ line, amount }) => {
      return `  ${LINE_WORDS[line][language].padEnd(30)}${money(amount).padStart(14)}`
    }),
  ]
}

function headLine(language: Language): string {
  const words =
    language === 'fr'
      ? ['façon d’acheter', 'marge d’entrée', 'marge finale', '5 %', '95 %', 'invendus', 'manqués']
      : ['way of buying', 'entry margin', 'final margin', '5 %', '95 %', 'unsold', 'lost']
  return words.map((word, at) => (at === 0 ? word.padEnd(44) : word.padStart(15))).join('')
}

function outcomeLine(outcome: PolicyOutcome, format: FigureFormat): string {
  const { bridge, finalMargin, pieces, policy } = outcome
  const money = [bridge.entryMargin, finalMargin.mean, finalMargin.low, finalMargin.high]
  const counts = [pieces.unsold, pieces.lost + pieces.lostWaiting]
  return [
    policyName(policy, format.language).padEnd(44),
    ...money.map((value) => formatFigure(value, 'money', format).padStart(15)),
    ...counts.map((value) => formatFigure(Math.round(value), 'count', format).padStart(15)),
  ].join('')
}

function bridgeText({ bridge, policy }: PolicyOutcome, format: FigureFormat): string[] {
  const line = (label: string, value: number) =>
    `  ${label.padEnd(42)}${formatFigure(value, 'money', format).padStart(15)}`
  const ends =
    format.language === 'fr' ? ['marge d’entrée', 'marge finale'] : ['entry margin', 'final margin']
  return [
    policyName(policy, format.language),
    line(ends[0]!, bridge.entryMargin),
    ...BRIDGE_LINES.filter((each) => Math.abs(bridge.lines[each]) > 0.005).map((each) =>
      line(LINE_WORDS[each][format.language], bridge.lines[each]),
    ),
    line(ends[1]!, bridge.finalMargin),
  ]
}

function frontierText({ frontier }: ProofDocument, format: FigureFormat): string[] {
  if (frontier.length === 0) return []
  const isFrench = format.language === 'fr'
  return [
    isFrench
      ? 'Coût rendu qu’un fabricant plus proche peut demander (une commande chacun) :'
      : 'Landed cost that a nearer maker may ask (one order each):',
    ...frontier.map(({ leadWeeks, landedCostPerPiece, premiumRatio }) => {
      const weeks = `${leadWeeks} ${weekWord(leadWeeks, isFrench)}`
      const cost = formatFigure(landedCostPerPiece, 'money/unit', format)
      return `  ${weeks.padEnd(14)}${cost.padStart(14)}   +${formatFigure(premiumRatio, 'ratio', format)}`
    }),
    '',
  ]
}

/** French counts 0 and 1 as one. */
function weekWord(weeks: number, isFrench: boolean): string {
  if (isFrench) return weeks < 2 ? 'semaine' : 'semaines'
  return weeks === 1 ? 'week' : 'weeks'
}

function today(value: number | undefined, isFrench: boolean): string {
  if (value === undefined) return ''
  return isFrench ? ' de l’actuelle' : ' of today’s'
}

function breakEvenText({ breakEvens, whatMatters }: ProofDocument, format: FigureFormat): string[] {
  if (!breakEvens) return []
  const isFrench = format.language === 'fr'
  const never = isFrench ? 'jamais' : 'never'
  const ratio = (value: number | undefined) =>
    value === undefined ? never : formatFigure(value, 'ratio', format)
  const count = (value: number | undefined) =>
    value === undefined ? never : formatFigure(Math.round(value), 'count', format)
  const rows: readonly (readonly [Words, string])[] = [
    [
      { fr: 'surcoût d’achat au plus, pour acheter près', en: 'largest premium worth paying near' },
      ratio(breakEvens.premiumRatio),
    ],
    [
      {
        fr: 'erreur de prévision où l’un vaut l’autre',
        en: 'forecast error at which both are equal',
      },
      `${ratio(breakEvens.volatilityFactor)}${today(breakEvens.volatilityFactor, isFrench)}`,
    ],
    [
      { fr: 'clients qui doivent accepter d’attendre', en: 'clients who must accept to wait' },
      ratio(breakEvens.acceptanceRatio),
    ],
    [
      {
        fr: 'ventes de la saison où l’un vaut l’autre',
        en: 'season sales at which both are equal',
      },
      count(breakEvens.seasonPieces),
    ],
  ]
  const matters = (whatMatters ?? []).slice(0, 3).map(({ figure, totalRatio }) => {
    const share = formatFigure(totalRatio, 'ratio', format)
    return `  ${MATTER_WORDS[figure][format.language].padEnd(42)}${share.padStart(15)}`
  })
  return [
    ...rows.map(([words, value]) => `  ${words[format.language].padEnd(42)}${value.padStart(15)}`),
    isFrench ? 'Ce qui compte le plus :' : 'What matters most:',
    ...matters,
    '',
  ]
}
