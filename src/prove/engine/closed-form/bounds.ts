import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'

/** A bound that a figure of a formula must keep, in words that name both. */
export interface Bound {
  readonly name: string
  readonly value: number
  readonly holds: boolean
  /** `above cost (50)`. */
  readonly must: string
  readonly maybe: string
}

/** The value when every bound holds; otherwise a problem for each that does not. */
export function within<T>(bounds: readonly Bound[], value: () => T): Result<T> {
  const broken = bounds.filter(({ holds }) => !holds)
  return broken.length > 0 ? fail(...broken.map(problemOf)) : ok(value())
}

function problemOf({ name, value, must, maybe }: Bound): Problem {
  return problem({
    code: 'formula_out_of_range',
    path: [name],
    message: `${name} (${value}) must be ${must}.`,
    maybe,
    values: { name, value, must },
  })
}

/** A finite number at or above 0. */
export function notNegative(name: string, value: number): Bound {
  return {
    name,
    value,
    holds: value >= 0 && value < Infinity,
    must: '0 or more',
    maybe: 'Maybe a minus sign slipped in, or the unit is another one.',
  }
}

/** A finite number above 0. */
export function positive(name: string, value: number): Bound {
  return {
    name,
    value,
    holds: value > 0 && value < Infinity,
    must: 'above 0',
    maybe: 'Maybe the figure is missing.',
  }
}

/** Price above cost above salvage: without it there is nothing to balance. */
export function marginBounds({
  price,
  cost,
  salvage,
}: {
  readonly price: number
  readonly cost: number
  readonly salvage: number
}): Bound[] {
  return [
    positive('price', price),
    notNegative('cost', cost),
    {
      name: 'cost',
      value: cost,
      holds: cost < price,
      must: `below price (${price})`,
      maybe: 'Maybe the price excludes VAT where the cost does not: nothing can be earned so.',
    },
    {
      name: 'salvage',
      value: salvage,
      holds: salvage > -Infinity && salvage < cost,
      must: `below cost (${cost})`,
      maybe: 'Maybe left-overs sell for more than they cost: then there is no risk to balance.',
    },
  ]
}
