import type { Segment } from '../../chain/nouns/vocabulary.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { Draft } from '../lever.ts'
import { makerOf } from '../terms/firm.ts'
import type { Known } from '../terms/settings.ts'
import { rateOf } from '../terms/settings.ts'
import { added, changed, withKnown } from './parts.ts'

/** A cost of a year that one firm bears beside what it makes: a fee, a rent, a service. */
export interface YearlyCost {
  readonly id: string
  readonly name: Words
  readonly site: string
  readonly segment: Segment
  /** Finished item that it is spent for. */
  readonly item: string
  readonly costPerYear: number
  readonly known: Known
}

/**
 * The draft with work that serves an item and costs the same whatever is sold. A firm that does not
 * itself sell to the client would sell that work at no known price: its own work bears it instead.
 */
export function withYearlyCost(draft: Draft, cost: YearlyCost): Draft {
  const { id, name, site, segment, item, costPerYear, known } = cost
  const firm = draft.sites.find((each) => each.id === site)?.actor
  const isSeller = draft.markets.some(
    (market) => market.item === item && (market.seller ?? firm) === firm,
  )
  const own = draft.processes.find((each) => each.kind !== 'serve' && makerOf(draft, each) === firm)
  if (!isSeller && own) {
    const base = own.costPerYear ?? 0
    const fields = { costPerYear: base + costPerYear / rateOf(draft, own.currency) }
    const how = { status: 'assumed', reason: name.fr, reasonEn: name.en }
    return changed(draft, { noun: 'processes', id: own.id }, fields, { costPerYear: how })
  }
  const process = {
    id,
    name: name.fr,
    nameEn: name.en,
    kind: 'serve',
    site,
    segment,
    servesItem: item,
    costPerYear,
  }
  const next = added(draft, 'processes', process)
  return withKnown(next, [{ ...known, id: `processes/${id}/costPerYear` }])
}
