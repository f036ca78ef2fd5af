import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import type { Chain } from '../chain.ts'
import { fieldOf } from '../fields.ts'
import { compileNetwork } from '../flow/network/network.ts'
import type { NounKey } from '../nouns.ts'
import { NOUNS } from '../nouns.ts'
import { marketGaps } from './market-gaps.ts'
import type { MissingCode, Taken } from './missing-words.ts'
import { MISSING_KINDS } from './missing-words.ts'
import { placeGaps } from './place-gaps.ts'
import { priceGaps } from './price-gaps.ts'
import { stageGaps } from './stage-gaps.ts'

/** One fact that is not known: where it goes, why it matters, what is taken until it is known. */
export interface Missing {
  readonly code: MissingCode
  readonly noun: NounKey | 'chain'
  /** The part; undefined when it is a part that is missing, a row to add. */
  readonly id: string | undefined
  /** `leadTimeDays`, `labour.0.costPerHour`. */
  readonly field: string
  readonly label: Words
  readonly unit: string | undefined
  /** The part by its name, or what the row to add would be about. */
  readonly about: Words
  readonly why: Words
  readonly figures: readonly string[]
  readonly taken: Taken
  readonly meanwhile: Words
}

export interface MissingOfNoun {
  readonly noun: NounKey | 'chain'
  readonly label: Words
  readonly count: number
}

export interface MissingList {
  /** What falsifies a total first, then what stays unknown, then what something stands in for. */
  readonly entries: readonly Missing[]
  /** Of all, listed or not. */
  readonly count: number
  readonly byNoun: readonly MissingOfNoun[]
}

/** A gap as a rule finds it; the words come from its code. */
export interface Gap {
  readonly code: MissingCode
  readonly noun: NounKey | 'chain'
  readonly id: string | undefined
  readonly field: string
  readonly about: Words
}

/** More than a person will fill in one go. */
const MAX_ENTRIES = 300

const RANK: Readonly<Record<Taken, number>> = { zero: 0, unknown: 1, assumption: 2, default: 3 }

/**
 * What a chain does not say and its figures need: nothing here stops the chain from being read, and
 * nothing is invented. Stages that are candidates (share 0) are not asked about. Linear in the chain.
 */
export function missingOf(chain: Chain): MissingList {
  const network = compileNetwork(chain)
  const gaps = [
    ...wholeGaps(chain),
    ...marketGaps(chain),
    ...placeGaps(network),
    ...stageGaps(network),
    ...priceGaps(network),
  ]
  const sorted = gaps
    .map((gap, index) => ({ gap, index, rank: RANK[MISSING_KINDS[gap.code].taken] }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
  return {
    entries: sorted.slice(0, MAX_ENTRIES).map(({ gap }) => told(gap)),
    count: gaps.length,
    byNoun: byNoun(gaps),
  }
}

const WHOLE = words('la chaîne | the chain')

/** What is missing of the chain as a whole: whole nouns, the cost of capital. */
function wholeGaps(chain: Chain): Gap[] {
  const gaps: Gap[] = []
  const row = (code: MissingCode, noun: NounKey, field: string) =>
    gaps.push({ code, noun, id: undefined, field, about: WHOLE })
  if (chain.markets.length === 0) row('no_market', 'markets', 'demandUnitsPerYear')
  if (chain.processes.length === 0) row('no_process', 'processes', 'name')
  if (chain.chain.capitalCostRatioPerYear === undefined) {
    gaps.push({
      code: 'no_capital_cost',
      noun: 'chain',
      id: '',
      field: 'capitalCostRatioPerYear',
      about: { fr: chain.chain.name, en: chain.chain.nameEn ?? chain.chain.name },
    })
  }
  return gaps
}

function told(gap: Gap): Missing {
  const { taken, why, meanwhile, figures } = MISSING_KINDS[gap.code]
  const field = fieldOf(gap.noun, gap.field)
  if (!field) throw new Error(`No field ${gap.noun}/${gap.field}`)
  return {
    ...gap,
    label: field.label,
    unit: field.type === 'number' ? field.unit : undefined,
    why,
    figures,
    taken,
    meanwhile,
  }
}

const HEADER = words('Chaîne | Chain')

function byNoun(gaps: readonly Gap[]): MissingOfNoun[] {
  const counts = new Map<string, number>()
  for (const { noun } of gaps) counts.set(noun, (counts.get(noun) ?? 0) + 1)
  const nouns = [{ key: 'chain' as const, label: HEADER }, ...NOUNS]
  return nouns.flatMap(({ key, label }) => {
    const count = counts.get(key) ?? 0
    return count === 0 ? [] : [{ noun: key, label, count }]
  })
}
