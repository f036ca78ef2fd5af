import type { Chain } from '../../../chain/chain.ts'
import { estimateTarget } from '../../../chain/estimate-key.ts'
import { fieldReader } from '../../../chain/fields.ts'
import { NOUNS } from '../../../chain/nouns.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import { changesBetween } from '../../../levers/changes-between.ts'
import { landedCostOf, sourcesOf } from '../../../prove/engine/policy/policy.ts'
import type { Bounded } from './doubt.ts'
import { boundedParameters } from './doubt.ts'
import type { Standing } from './standing/standing.ts'
import type { Move, Trial } from './trial.ts'

/** A figure that may flip a gain: of the lever or of the chain, with what is plausible for it. */
export interface FlipCandidate extends Bounded {
  readonly of: Move['of']
  readonly label: Words
  /** Part of the chain that it belongs to. */
  readonly part?: Words
  readonly unit: string
}

/** Figures of the chain that are tried: those with the widest bounds over their value (assumption). */
const MOST_FIGURES = 12

/**
 * Parameters that the lever fills in; figures of the chain with bounds that the lever touches, those
 * of the parts that they name, and those of the product and its clients; what nobody told and was
 * supposed for all.
 */
export function flipCandidates(trial: Trial, after: Chain): FlipCandidate[] {
  return [
    ...boundedParameters(trial).map((each): FlipCandidate => {
      const field = trial.lever.parameters[each.key]!
      const unit = field.type === 'number' ? field.unit : ''
      return { ...each, of: 'parameter', label: field.label, unit }
    }),
    ...untold(trial.chain, trial.before),
    ...figuresOf(trial.chain, after)
      .toSorted((a, b) => width(b) - width(a))
      .slice(0, MOST_FIGURES),
  ]
}

function width({ value, low, high }: Bounded): number {
  return (high - low) / Math.max(Math.abs(value), Number.EPSILON)
}

/** Figures with bounds of the parts that the step changes or that stand around them. */
function figuresOf(chain: Chain, after: Chain): FlipCandidate[] {
  const near = nearParts(chain, after)
  const read = fieldReader(chain)
  return chain.estimates.flatMap(({ id: key, low, high }): FlipCandidate[] => {
    const target = estimateTarget(key)
    if (!target || low === undefined || high === undefined || !(high > low)) return []
    if (target.noun !== 'chain' && !near.has(`${target.noun}/${target.id}`)) return []
    const found = read(key)
    if (found?.field.type !== 'number' || typeof found.value !== 'number') return []
    const { field, value, partName, partNameEn } = found
    const part = { fr: partName, en: partNameEn }
    return [{ of: 'figure', key, value, low, high, label: field.label, part, unit: field.unit }]
  })
}

function nearParts(chain: Chain, after: Chain): Set<string> {
  const nounOf = new Map(
    NOUNS.flatMap(({ key }) => chain[key].map(({ id }) => [id as string, key as string])),
  )
  const near = new Set<string>()
  const touched = new Set(
    changesBetween(chain, after)
      .filter(({ noun }) => noun !== 'estimates' && noun !== 'chain')
      .map(({ noun, id }) => `${noun}/${id}`),
  )
  for (const { key } of NOUNS) {
    for (const part of [...chain[key], ...after[key]]) {
      const own = `${key}/${part.id}`
      if (!touched.has(own)) continue
      near.add(own)
      for (const named of namesIn(part)) {
        const noun = nounOf.get(named)
        if (noun !== undefined) near.add(`${noun}/${named}`)
      }
    }
  }
  const sold = chain.chain.focus
  for (const { id, item } of chain.markets) {
    if (sold !== undefined && item !== sold) continue
    near.add(`markets/${id}`).add(`items/${item}`)
  }
  return near
}

/** Every text that a part holds: those that are ids name other parts. */
function namesIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (typeof part !== 'object' || part === null) return []
  return Object.values(part).flatMap(namesIn)
}

/** A left-over that brings what it costs would leave nothing at risk. */
const BELOW_COST = 0.95

/** What `prove` supposes in silence when the chain says nothing: plausible are all its values. */
function untold({ markets, items }: Chain, { season }: Standing): FlipCandidate[] {
  if (!season) return []
  const { selling, policies } = season.question
  const source = sourcesOf(policies[0]!)[0]!
  const most = Math.min(1, (BELOW_COST * landedCostOf(source)) / selling.price)
  const named = (name: string, nameEn?: string) => ({ fr: name, en: nameEn ?? name })
  return [
    ...markets
      .filter(({ patience }) => patience === undefined)
      .map(({ id, name, nameEn }): FlipCandidate => ({
        of: 'figure',
        key: `markets/${id}/patience`,
        value: 1,
        low: 0,
        high: 1,
        label: words('clients qui acceptent d’attendre | clients who accept to wait'),
        part: named(name, nameEn),
        unit: 'ratio',
      })),
    ...items
      .filter(
        ({ id, salvageRatio }) =>
          salvageRatio === undefined && markets.some(({ item }) => item === id),
      )
      .map(({ id, name, nameEn }): FlipCandidate => ({
        of: 'figure',
        key: `items/${id}/salvageRatio`,
        value: 0,
        low: 0,
        high: most,
        label: words('valeur d’un invendu, sur le prix | value of a left-over, over the price'),
        part: named(name, nameEn),
        unit: 'ratio',
      })),
  ]
}
