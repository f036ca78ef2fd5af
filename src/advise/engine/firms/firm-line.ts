import type { FirmFigure, FirmLine } from './peers.ts'
import { FIRM_FIGURES, tradeOf } from './peers.ts'

/** What is read of a chain as it is kept; everything in it may be missing. */
interface KeptChain {
  readonly chain?: { readonly name?: string; readonly focus?: string }
  readonly items?: readonly {
    readonly id: string
    readonly kind: string
    readonly hsCode?: string
  }[]
}

interface SeenFigure {
  readonly id: string
  readonly value?: number
}

/** A chain as one line: its trade by the customs code of what it sells, its figures by `see`. */
export function firmLineOf(
  chainId: string,
  document: unknown,
  seen: readonly SeenFigure[],
): FirmLine {
  const { chain, items = [] } = document as KeptChain
  const sold =
    items.find(({ id }) => id === chain?.focus) ?? items.find(({ kind }) => kind === 'finished')
  const known = new Map(seen.map(({ id, value }) => [id, value]))
  const figures: Partial<Record<FirmFigure, number>> = {}
  for (const figure of FIRM_FIGURES) {
    const value = figure === 'margin.final.year' ? finalMarginPerYear(known) : known.get(figure)
    if (value !== undefined) figures[figure] = value
  }
  return { chainId, name: chain?.name ?? chainId, sector: tradeOf(sold?.hsCode), figures }
}

/** Final margin of a piece times the pieces of a year. */
function finalMarginPerYear(known: ReadonlyMap<string, number | undefined>): number | undefined {
  const [margin, units] = [known.get('margin.final'), known.get('total.units')]
  return margin === undefined || units === undefined ? undefined : margin * units
}
