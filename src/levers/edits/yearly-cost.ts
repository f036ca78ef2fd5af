import type { Segment } from '../../chain/nouns/vocabulary.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { Draft } from '../lever.ts'
import type { Known } from '../terms/settings.ts'
import { added, withKnown } from './parts.ts'

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

/** The draft with work that serves an item and costs the same whatever is sold. */
export function withYearlyCost(draft: Draft, cost: YearlyCost): Draft {
  const { id, name, site, segment, item, costPerYear, known } = cost
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
