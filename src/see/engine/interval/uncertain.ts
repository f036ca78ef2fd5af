import type { numberFieldOf } from '../../../chain/fields.ts'
import { fieldReader } from '../../../chain/fields.ts'
import type { Chain, Estimate } from '../../../chain/chain.ts'
import type { Law } from '../../../core/statistics/law.ts'
import { lawFromInterval } from '../../../core/statistics/law.ts'

/**
 * How exact a default of the tables is taken to be, as half width of its 90 % interval over its
 * value. Assumption: the tables state none; published labour, energy and transport averages of one
 * country differ by 10 to 30 % between sources.
 */
export const DEFAULT_TOLERANCE_RATIO = 0.2

/** An item counted in kg weighs 1 kg by definition: its mass is not a rounded figure. */
const MASS_UNITS: ReadonlySet<string> = new Set(['kg', 'g', 't'])

/** A figure that is not known exactly, with the law of what it may be. */
export interface Uncertain {
  readonly key: string
  readonly base: number
  readonly law: Law
}

/** Answers, for any field of a chain, what its value may be; exact fields have no law. */
export interface UncertainReader {
  readonly find: (key: string) => Uncertain | undefined
  /** Keys that an estimate makes uncertain. */
  readonly estimated: readonly string[]
}

export function uncertainReader(chain: Chain): UncertainReader {
  const read = fieldReader(chain)
  const estimates = new Map(chain.estimates.map((each) => [each.id as string, each]))
  const weighed = new Set(
    chain.items
      .filter((item) => MASS_UNITS.has(item.unit))
      .map((item) => `items/${item.id}/massKgPerUnit`),
  )
  const find = (key: string): Uncertain | undefined => {
    if (weighed.has(key) && !estimates.has(key)) return undefined
    const found = read(key)
    const field = found?.field
    if (!found || field?.type !== 'number' || typeof found.value !== 'number') return undefined
    const base = found.value
    const law = lawOf(base, estimates.get(key), field)
    return law && { key, base, law }
  }
  return { find, estimated: [...estimates.keys()] }
}

type NumberDeclaration = NonNullable<ReturnType<typeof numberFieldOf>>

/** Law of a figure: its estimate's interval, else the tolerance of its noun, else its rounding. */
function lawOf(
  base: number,
  estimate: Estimate | undefined,
  field: NumberDeclaration,
): Law | undefined {
  if (estimate?.low !== undefined && estimate.high !== undefined && estimate.high > estimate.low) {
    const kind = estimate.law ?? (estimate.low > 0 ? 'lognormal' : 'normal')
    return lawFromInterval({ kind, value: base, low: estimate.low, high: estimate.high })
  }
  if (estimate?.status === 'default') return toleranceLaw(base, DEFAULT_TOLERANCE_RATIO)
  if (field.toleranceRatio === 0 || estimate?.status === 'published') return undefined
  if (field.toleranceRatio !== undefined) return toleranceLaw(base, field.toleranceRatio)
  return roundingLaw(base, field)
}

function toleranceLaw(base: number, ratio: number): Law | undefined {
  if (base === 0) return undefined
  const half = Math.abs(base) * ratio
  return lawFromInterval({ kind: 'normal', value: base, low: base - half, high: base + half })
}

/** A figure written with so many decimals lies within half a unit of the last one. */
function roundingLaw(base: number, field: NumberDeclaration): Law | undefined {
  // Two sleeves in, one coat out: whole quantities of a recipe are counts, hence exact.
  const isCount = field.unit === 'unit/run' && Number.isInteger(base)
  if (base === 0 || field.integer || isCount) return undefined
  const half = roundingHalfWidth(base)
  const low = Math.max(base - half, field.min ?? -Infinity)
  const high = Math.min(base + half, field.max ?? Infinity)
  return high > low ? { kind: 'uniform', low, high } : undefined
}

/** Half a unit of the last digit written: 17.5 -> 0.05, 40 -> 0.5. */
export function roundingHalfWidth(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const decimals = (mantissa.split('.')[1] ?? '').length
  let half = 0.5
  for (let i = 0; i < decimals - Number(exponent); i++) half /= 10
  for (let i = 0; i < Number(exponent) - decimals; i++) half *= 10
  return half
}
