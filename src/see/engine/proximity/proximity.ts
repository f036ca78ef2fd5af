import type { Flow } from '../../../chain/flow/flow.ts'
import { formatNumber } from '../../../core/format.ts'
import type { Language } from '../../../core/format.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure } from '../../model.ts'
import { afterOrder } from '../lead-time/after-order.ts'
import { lastMaking } from '../lead-time/last-making.ts'
import type { LeadTime } from '../lead-time/lead-time.ts'
import type { Form, Indicator } from './proximity-indicators.ts'
import { FORMS, indicatorsOf } from './proximity-indicators.ts'
import type { ScoreRules } from './proximity-rules.ts'
import { rulesWith, scoreAt } from './proximity-rules.ts'
import type { StageRow } from '../accounts/stages.ts'
import { upstreamOf } from '../lead-time/ways.ts'

export const FORM_WORDS: Readonly<Record<Form, Words>> = {
  access: words('d’accès | access'),
  relational: words('relationnelle | relational'),
  functional: words('fonctionnelle | functional'),
  identity: words('identitaire | identity'),
  'process-simple': words('de processus, simple | process, simple'),
  'process-advanced': words('de processus, avancée | process, advanced'),
}

/** An indicator with what its rule makes of it. */
export interface ScoredIndicator extends Indicator {
  /** 0 to 100; undefined when the value is not known, or the rule only shows it. */
  readonly score: number | undefined
  readonly weight: number
}

export interface FormScore {
  readonly form: Form
  /** Weighted mean of the scores of its known indicators; undefined when none is known. */
  readonly score: number | undefined
  readonly indicators: readonly ScoredIndicator[]
  /** Indicators left out because nothing says them. */
  readonly missing: readonly string[]
}

export interface ProximityInput {
  readonly flow: Flow
  readonly rows: readonly StageRow[]
  readonly lead: LeadTime
  /** Rules that the organisation changed; the others are the defaults. */
  readonly rules?: ScoreRules
}

/** The proximity profile: measured indicators first, scores derived from them by stated rules. */
export function proximityProfile(input: ProximityInput): FormScore[] {
  const rules = rulesWith(input.rules)
  const upstream = upstreamOf(input.flow)
  const after = afterOrder(input.flow, upstream)
  const last = lastMaking(input.flow, upstream)
  const measured = indicatorsOf({ ...input, after, last }).map((each): ScoredIndicator => {
    const rule = rules[each.id]
    const weight = rule && rule.points.length > 0 ? Math.max(0, rule.weight) : 0
    const isScored = rule !== undefined && weight > 0 && each.value !== undefined
    return { ...each, weight, score: isScored ? scoreAt(rule, each.value ?? 0) : undefined }
  })
  return FORMS.map((form) => {
    const indicators = measured.filter((each) => each.form === form)
    let [sum, weights] = [0, 0]
    for (const { score, weight } of indicators) {
      if (score === undefined) continue
      sum += weight * score
      weights += weight
    }
    return {
      form,
      score: weights > 0 ? sum / weights : undefined,
      indicators,
      missing: indicators.filter((each) => each.value === undefined).map((each) => each.id),
    }
  })
}

/** Production cost that is made after the order, over all of it. */
export function costAfterOrder({ flow }: ProximityInput): number | undefined {
  return afterOrder(flow).makingCostRatio
}

export function proximityFigures(profile: readonly FormScore[]): Figure[] {
  return profile.flatMap((form): Figure[] => [
    {
      id: `proximity.${form.form}`,
      label: {
        fr: `proximité ${FORM_WORDS[form.form].fr}`,
        en: `${FORM_WORDS[form.form].en} proximity`,
      },
      unit: 'score',
      value: form.score,
      because: words('aucun de ses indicateurs n’est connu | none of its indicators is known'),
      formula: { fr: scoreFormula(form, 'fr'), en: scoreFormula(form, 'en') },
      inputs: form.indicators.map((each) => ({ kind: 'figure', id: each.id })),
    },
    ...form.indicators.map(({ id, label, unit, value, because, formula, inputs }): Figure => ({
      id,
      label,
      unit,
      value,
      because,
      formula,
      inputs,
    })),
  ])
}

/** Each known indicator with its note and weight, then those left out. */
function scoreFormula({ indicators }: FormScore, language: Language): string {
  const isFrench = language === 'fr'
  const notes = indicators.flatMap(({ label, score, weight }) =>
    score === undefined
      ? []
      : [
          `${label[language]} ${formatNumber(score, language)}/100${weight === 1 ? '' : ` × ${formatNumber(weight, language, weight % 1 === 0 ? 0 : 1)}`}`,
        ],
  )
  const left = indicators.filter((each) => each.value === undefined && each.weight > 0)
  const rule = isFrench
    ? 'moyenne pondérée de notes lues sur des règles croissantes modifiables'
    : 'weighted mean of notes read on monotone rules that can be changed'
  const separator = isFrench ? ' ; ' : '; '
  return [
    notes.length > 0 ? `${rule}${isFrench ? ' : ' : ': '}${notes.join(separator)}` : rule,
    ...(left.length > 0
      ? [
          `${isFrench ? 'laissé de côté, faute de donnée : ' : 'left out for want of data: '}${left.map((each) => each.label[language]).join(', ')}`,
        ]
      : []),
  ].join(separator)
}
