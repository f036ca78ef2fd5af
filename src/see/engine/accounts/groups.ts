import { floats, integers } from '../../../core/linear-algebra/flat-arrays.ts'
import { sortedBy } from '../../../core/sorted-by.ts'
import type { StageRow } from './stages.ts'

/** Totals of the stages that share something: a country, an actor, a segment. */
export interface Group {
  readonly key: string
  readonly stages: number
  readonly costPerUnit: number
  readonly costRatio: number
  readonly valueAddedPerUnit: number
  readonly carbonKgCo2ePerUnit: number
  readonly carbonRatio: number
  /** Days of the stages, each once; not a lead time. */
  readonly days: number
}

export const GROUPINGS = [
  'country',
  'actor',
  'owner',
  'segment',
  'activity',
  'tier',
  'mode',
  'step',
] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Key of the stages that have none: no actor, no country, no mode. */
export const NO_KEY = 'none'

/** One pass over the stages for every grouping, largest cost first. */
export function groupStages(
  rows: readonly StageRow[],
): Readonly<Record<Grouping, readonly Group[]>> {
  const cost = rows.reduce((sum, row) => sum + row.costPerUnit, 0)
  const carbon = rows.reduce((sum, row) => sum + row.carbonKgCo2ePerUnit, 0)
  const grouped = GROUPINGS.map((grouping) => {
    const groups = new Map<string, { -readonly [K in keyof Group]: Group[K] }>()
    for (const row of rows) {
      const key = keyOf(row, grouping)
      let group = groups.get(key)
      if (!group) groups.set(key, (group = emptyGroup(key)))
      group.stages += 1
      group.costPerUnit += row.costPerUnit
      group.valueAddedPerUnit += row.valueAddedPerUnit
      group.carbonKgCo2ePerUnit += row.carbonKgCo2ePerUnit
      group.days += row.days
    }
    for (const group of groups.values()) {
      group.costRatio = cost === 0 ? 0 : group.costPerUnit / cost
      group.carbonRatio = carbon === 0 ? 0 : group.carbonKgCo2ePerUnit / carbon
    }
    return [grouping, costliestFirst([...groups.values()])] as const
  })
  return Object.fromEntries(grouped) as Record<Grouping, Group[]>
}

function costliestFirst(groups: readonly Group[]): Group[] {
  const cost = floats(groups.length, (i) => groups[i]!.costPerUnit)
  const order = sortedBy(
    integers(groups.length, (i) => i),
    (a, b) => cost[a]! > cost[b]!,
  )
  const sorted: Group[] = []
  for (let i = 0; i < order.length; i++) sorted.push(groups[order[i]!]!)
  return sorted
}

function keyOf(row: StageRow, grouping: Grouping): string {
  switch (grouping) {
    case 'country':
      return row.country ?? NO_KEY
    case 'actor':
      return row.actor ?? NO_KEY
    case 'owner':
      return row.owner ?? NO_KEY
    case 'segment':
      return row.segment
    case 'activity':
      return row.activity
    case 'tier':
      return String(row.tier)
    case 'mode':
      return row.mode ?? NO_KEY
    case 'step':
      return String(row.step)
  }
}

function emptyGroup(key: string) {
  return {
    key,
    stages: 0,
    costPerUnit: 0,
    costRatio: 0,
    valueAddedPerUnit: 0,
    carbonKgCo2ePerUnit: 0,
    carbonRatio: 0,
    days: 0,
  }
}
