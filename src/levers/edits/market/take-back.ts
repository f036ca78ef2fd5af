import type { Words } from '../../../core/schema/schema.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import type { ChangedLane } from '../../lanes/lane-terms.ts'
import { otherWay, withLanes } from '../../lanes/lane-terms.ts'
import type { Settings } from '../../terms/settings.ts'
import { added, changed } from '../parts.ts'
import { usualMode } from '../second-source.ts'

type DraftMarket = Draft['markets'][number]

/** What clients of a market bring back, and where it goes. */
export interface TakeBack {
  readonly market: DraftMarket
  readonly site: string
  readonly name: Words
  /** Holds returnRatio and returnDelayDays. */
  readonly settings: Settings
  readonly context: LeverContext
}

interface TakenBack {
  readonly draft: Draft
  /** The item that comes back, one per piece. */
  readonly item: string
  readonly lane: ChangedLane
}

/** The draft with an item that comes back from a market, and the lane that brings it. */
export function withTakeBack(
  draft: Draft,
  { market, site, name, settings, context }: TakeBack,
): TakenBack {
  const sold = draft.items.find(({ id }) => id === market.item)!
  const item = `${context.stepId}/back-${sold.id}`
  const withItem = added(draft, 'items', {
    id: item,
    name: `${sold.name}, ${name.fr}`,
    nameEn: `${sold.nameEn ?? sold.name}, ${name.en}`,
    kind: 'return',
    unit: sold.unit,
    massKgPerUnit: sold.massKgPerUnit ?? draft.chain.pieceMassKg,
  })
  const id = `${context.stepId}/back-from-${market.id}`
  const from = market.site ?? market.id
  const mode = usualMode(withItem, from, site, context)
  const lane = { id, from: market.id, to: site, item, mode }
  const way = otherWay(withItem, lane as never, { mode }, context)
  const laid = withLanes(withItem, [way])
  const next = changed(
    laid,
    { noun: 'lanes', id },
    {
      returnRatio: settings.number('returnRatio'),
      returnDelayDays: settings.number('returnDelayDays'),
      segment: 'end-of-life',
    },
    {
      returnRatio: settings.known('returnRatio'),
      returnDelayDays: settings.known('returnDelayDays'),
    },
  )
  return { draft: next, item, lane: way }
}
