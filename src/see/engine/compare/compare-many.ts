import type { Words } from '../../../core/schema/schema.ts'
import type { FigureUnit, Interval } from '../../model.ts'
import type { Intervals } from '../interval/intervals.ts'
import type { See } from '../see.ts'
import { differenceInterval } from './difference.ts'

/** One chain of a comparison: what is seen of it, and its draws once they are there. */
export interface ComparedChain {
  /** Letter or name that tells it from the others. */
  readonly id: string
  readonly seen: See
  readonly drawn?: Intervals | undefined
}

/** A figure of one chain, and its distance to the same figure of the base. */
export interface ComparedCell {
  readonly value?: number
  /** 90 % interval of the value. */
  readonly interval?: Interval
  /** This chain less the base; absent for the base, and between two currencies. */
  readonly difference?: number
  /** 90 % interval of the difference itself, all chains drawn together. */
  readonly differenceInterval?: Interval
}

/** One figure across the chains, in their order. */
export interface ComparedRow {
  readonly id: string
  readonly label: Words
  readonly unit: FigureUnit
  readonly cells: readonly ComparedCell[]
}

export interface CompareManyOptions {
  /** Place of the chain that the others are told against; missing: the first. */
  readonly base?: number
  /** Figures wanted, in their order; missing: all that any of the chains has. */
  readonly figureIds?: readonly string[]
}

/** Any number of chains side by side; intervals of the differences as soon as draws are there. */
export function compareMany(
  chains: readonly ComparedChain[],
  { base = 0, figureIds }: CompareManyOptions = {},
): ComparedRow[] {
  const against = chains[base]
  if (!against) return []
  const all = figureIds ?? [...new Set(chains.flatMap(({ seen }) => [...seen.figures.keys()]))]
  return all.flatMap((id) => {
    const known = chains.map(({ seen }) => seen.figures.get(id)).find((figure) => figure)
    if (!known) return []
    const { label, unit } = known
    const cells = chains.map((chain) => cellOf(chain, against, { id, unit }))
    return [{ id, label, unit, cells }]
  })
}

function cellOf(
  chain: ComparedChain,
  against: ComparedChain,
  { id, unit }: { readonly id: string; readonly unit: FigureUnit },
): ComparedCell {
  const value = chain.seen.figures.get(id)?.value
  if (value === undefined) return {}
  const interval = chain.drawn?.byFigure[id]
  const own = { value, ...(interval && { interval }) }
  const of = against.seen.figures.get(id)?.value
  const sameMoney = currencyOf(chain) === currencyOf(against)
  if (chain === against || of === undefined) return own
  if (unit.startsWith('money') && !sameMoney) return own
  const doubt =
    chain.drawn && against.drawn
      ? differenceInterval(id, value - of, [against.drawn, chain.drawn])
      : undefined
  return { ...own, difference: value - of, ...(doubt && { differenceInterval: doubt }) }
}

function currencyOf({ seen }: ComparedChain): string {
  return seen.flow.network.chain.chain.currency
}
