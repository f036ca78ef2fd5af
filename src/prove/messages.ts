import type { FigureFormat, Language } from '../core/format.ts'
import { formatFigure } from '../core/format.ts'
import type { Words } from '../core/schema/schema.ts'
import { BRIDGE_LINES } from './engine/bridge/bridge-lines.ts'
import type { ProofDocument } from './engine/document.ts'
import type { Policy } from './engine/policy/policy.ts'
import { sideOf, sourcesOf } from './engine/policy/policy.ts'
import { economicsText } from './economics-messages.ts'
import { firmText, pricedText } from './priced-messages.ts'
import { salesText } from './engine/sales-text.ts'
import type { PolicyOutcome } from './model.ts'
import {
  POLICY_WORDS,
  SIDE_WORDS,
  LINE_WORDS,
  VERDICT_WORDS,
  REGIME_WORDS,
  REGIME_NAMES,
  MATTER_WORDS,
  supposedWords,
} from './words.ts'

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
    `${say({ fr: 'Le mieux', en: 'Best' })} : ${policyName(best.policy, document, language)}`,
    ...differenceLines(document, format),
    `${say({ fr: 'Régime', en: 'Regime' })} : ${say(REGIME_NAMES[regime.regime])} (${say(REGIME_WORDS[regime.reason])})`,
    '',
    headLine(language),
    ...document.outcomes.map((outcome) => outcomeLine(outcome, document, format)),
    '',
    ...bridgeText(best, document, format),
    '',
    ...frontierText(document, format),
    ...breakEvenText(document, format),
    ...economicsText(document, format),
    ...pricedText(document, format),
    ...firmText(document, format),
    ...supposedText(document, language),
    `${say({ fr: 'graine', en: 'seed' })} ${document.seed}, ${document.paths} ${say({ fr: 'saisons simulées', en: 'seasons played' })}`,
  ].join('\n')
}

/** Far and near; of more than two sources, the countries. */
function policyName(policy: Policy, document: ProofDocument, language: Language): string {
  const { sources, inputs } = document
  const nameOf = (id: string) =>
    inputs.places[sources.findIndex((each) => each.id === id)]?.country?.[language] ?? id
  const places =
    sources.length > 2
      ? [...new Set(sourcesOf(policy).map(({ id }) => nameOf(id)))].join(' + ')
      : SIDE_WORDS[sideOf(policy)][language]
  return `${POLICY_WORDS[policy.kind][language]} (${places})`
}

function differenceLines(document: ProofDocument, format: FigureFormat): string[] {
  const { language } = format
  const { farPolicyId, nearPolicyId, difference, reasons } = document.verdict
  if (farPolicyId === undefined || nearPolicyId === undefined) return []
  const money = (value: number) => formatFigure(value, 'money', format)
  const name = (id: string) =>
    policyName(document.outcomes.find(({ policy }) => policy.id === id)!.policy, document, language)
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

function outcomeLine(
  outcome: PolicyOutcome,
  document: ProofDocument,
  format: FigureFormat,
): string {
  const { bridge, finalMargin, pieces, policy } = outcome
  const money = [bridge.entryMargin, finalMargin.mean, finalMargin.low, finalMargin.high]
  const counts = [pieces.unsold, pieces.lost + pieces.lostWaiting]
  return [
    policyName(policy, document, format.language).padEnd(44),
    ...money.map((value) => formatFigure(value, 'money', format).padStart(15)),
    ...counts.map((value) => formatFigure(Math.round(value), 'count', format).padStart(15)),
  ].join('')
}

function bridgeText(
  { bridge, policy }: PolicyOutcome,
  document: ProofDocument,
  format: FigureFormat,
): string[] {
  const line = (label: string, value: number) =>
    `  ${label.padEnd(42)}${formatFigure(value, 'money', format).padStart(15)}`
  const ends =
    format.language === 'fr' ? ['marge d’entrée', 'marge finale'] : ['entry margin', 'final margin']
  return [
    policyName(policy, document, format.language),
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

function supposedText({ assumptions }: ProofDocument, language: Language): string[] {
  if (assumptions.length === 0) return []
  return [
    language === 'fr' ? 'Supposé, faute de le savoir :' : 'Supposed, for want of knowing:',
    ...assumptions.map(({ path, message }) => {
      return `  ${supposedWords(`${path[0]}`)?.said[language] ?? message}`
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
    [
      {
        fr: 'commande minimale lointaine où l’un vaut l’autre',
        en: 'far least order at which both are equal',
      },
      count(breakEvens.crossoverLotPieces),
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
