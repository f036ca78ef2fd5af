import type { Chain } from '../chain.ts'
import type { Cell } from './cells.ts'

interface AddedPrice {
  readonly seller: string
  readonly item: string
  readonly buyer: string
  readonly pricePerUnit: number
}

/** Writes figures into a copy of a chain: parts that change are copied once, the others shared. */
export class ChainWriter {
  private readonly base: Chain
  private readonly changed = {
    processes: new Map<number, Record<string, unknown>>(),
    lanes: new Map<number, Record<string, unknown>>(),
  }

  private readonly prices: (AddedPrice & { readonly id: string })[] = []

  constructor(chain: Chain) {
    this.base = chain
  }

  /** Adds a price unless there is one for this sale; returns its id. */
  addPrice(price: AddedPrice): string | undefined {
    const id = `${price.seller}/${price.item}/${price.buyer}`
    if (this.prices.some((each) => each.id === id)) return undefined
    this.prices.push({ id, ...price })
    return id
  }

  /** The chain with all that was written so far. */
  chain(): Chain {
    const { processes, lanes } = this.changed
    if (processes.size + lanes.size + this.prices.length === 0) return this.base
    return {
      ...this.base,
      processes: this.base.processes.map((part, i) => (processes.get(i) ?? part) as typeof part),
      prices: [...this.base.prices, ...this.prices] as unknown as Chain['prices'],
      lanes: this.base.lanes.map((part, i) => (lanes.get(i) ?? part) as typeof part),
    }
  }

  /** Returns the field as it is now named: an energy row that was not there comes last. */
  write({ noun, index, field, carrier }: Cell, value: number): string {
    const known = this.changed[noun].get(index)
    const part = known ?? { ...(this.base[noun][index] as object) }
    this.changed[noun].set(index, part)
    const [first = '', row, inner] = field.split('.')
    if (row === undefined || inner === undefined) {
      part[first] = value
      return field
    }
    const rows = [...((part[first] as Record<string, unknown>[] | undefined) ?? [])]
    const at = Math.min(Number(row), rows.length)
    rows[at] = { ...(carrier === undefined ? {} : { carrier }), ...rows[at], [inner]: value }
    part[first] = rows
    return `${first}.${at}.${inner}`
  }
}
