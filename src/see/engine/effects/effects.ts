import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { FigureUnit } from '../../model.ts'
import type { See } from '../see.ts'
import { cashTiedUp } from './cash.ts'

/** What a change does to one thing that a head of a firm watches. */
export interface Effect {
  readonly id: 'margin' | 'cash' | 'days' | 'carbon' | 'dependency'
  readonly label: Words
  readonly unit: FigureUnit
  /** Undefined: the chain does not say. */
  readonly before?: number
  readonly after?: number
  readonly difference?: number
  /** True when a smaller figure is the better one. */
  readonly lessIsBetter: boolean
}

export type Effects = Readonly<Record<Effect['id'], Effect>>

/**
 * What one would have by going from one chain to another: margin of the firm a year (operating, as
 * `see` reads it: idle capacity and work that serves are borne), cash tied up, days from order to
 * hand, carbon a year, concentration by country. The firm is the one that the chain before looks at.
 * Margins of `prove`, which count unsold goods and lost sales, stand beside these.
 */
export function effectsOf(before: See, after: See): Effects {
  const both = (of: (seen: See) => number | undefined) => [of(before), of(after)] as const
  return {
    margin: effect(
      'margin',
      ['marge par an | margin a year', 'money/year', false],
      both(({ margins }) => (margins.known ? margins.operatingPerYear : undefined)),
    ),
    cash: effect(
      'cash',
      ['trésorerie immobilisée | cash tied up', 'money', true],
      both(({ flow, margins }) => cashTiedUp(flow, margins.actor).total),
    ),
    days: effect(
      'days',
      ['jours jusqu’au client | days to the client', 'days', true],
      both(daysToClient),
    ),
    carbon: effect(
      'carbon',
      ['carbone par an | carbon a year', 'kgCO2e/year', true],
      both(({ carbon }) => carbon.perYear),
    ),
    dependency: effect(
      'dependency',
      ['concentration par pays | concentration by country', 'index', true],
      both(({ dependency }) => dependency.concentration),
    ),
  }
}

/** Days from order to hand, over the markets of pieces: a service sold beside the item shown does not wait. */
function daysToClient({ flow, lead }: See): number | undefined {
  const { chain } = flow.network
  const services = new Set<string>(
    chain.items
      .filter(({ kind, id }) => kind === 'service' && id !== chain.chain.focus)
      .map(({ id }) => id),
  )
  let [days, units] = [0, 0]
  for (const { marketId, orderToHandDays } of lead.markets) {
    const market = chain.markets.find(({ id }) => id === marketId)
    if (!market || services.has(market.item) || orderToHandDays === undefined) continue
    days += orderToHandDays * market.demandUnitsPerYear
    units += market.demandUnitsPerYear
  }
  return units > 0 ? days / units : undefined
}

function effect(
  id: Effect['id'],
  [label, unit, lessIsBetter]: readonly [label: string, unit: FigureUnit, lessIsBetter: boolean],
  [before, after]: readonly [number | undefined, number | undefined],
): Effect {
  return {
    id,
    label: words(label),
    unit,
    lessIsBetter,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && after !== undefined && { difference: after - before }),
  }
}
