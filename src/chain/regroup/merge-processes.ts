import type { Chain } from '../chain.ts'
import { drivingOutput } from '../flow/network/network.ts'
import { segmentOf } from '../flow/network/segment.ts'
import { processCostPerYear } from '../flow/stage-table.ts'
import type { Result } from '../../core/problem.ts'
import { ok } from '../../core/problem.ts'
import type { Change, Regrouping, Row } from './draft.ts'
import { cannot, written } from './draft.ts'
import type { Member, MergedField } from './members.ts'
import { mergedCentre, mergedEstimates, unusedAfter, withoutParts } from './members.ts'
import { feesOf, hasTwin, noHours, sharesSite } from './split-process.ts'

type Process = Chain['processes'][number]

/** A member with its record and its runs per unit that the last one gives. */
interface Part {
  readonly process: Process
  readonly member: Member
  readonly runs: number
}

/** Processes that feed each other at one site, as one: a run gives one unit of the last output. */
export function mergeProcesses(from: Regrouping, members: readonly Member[]): Result<Change> {
  const { chain, flow } = from
  const parts = members.map((member): Part => {
    const process = chain.processes[member.stage]!
    return { process, member, runs: flow.network.runsPerUnit[member.stage]! * member.perUnit }
  })
  const last = parts.at(-1)!
  const capacity = capacityOf(from, parts)
  const refused = refusal(from, parts) ?? (capacity === 'differs' ? differs() : undefined)
  if (refused) return refused
  const ids = parts.map(({ process }) => process.id as string)
  const made = new Set(
    parts.slice(0, -1).map(({ process }) => drivingOutput(process)!.item as string),
  )
  const bought = boughtCarbon(from, parts)
  const rest = withoutParts(chain, 'processes', ids)
  if (rest.isCut) return cutByOrder()
  const fees = parts.flatMap(({ process }) => feesOf(chain, process))
  const gone = new Set([...ids, ...fees.map((fee) => fee.id as string)])
  const row = mergedRow(parts, {
    made,
    capacity: capacity === 'differs' ? undefined : capacity,
    header: chain.chain,
  })
  const isBuy = parts[0]!.process.kind === 'buy' && !row['inputs'] && bought.isSame
  return ok({
    replaced: {
      processes: replacing(
        ids,
        written({
          ...row,
          kind: isBuy ? 'buy' : last.process.kind === 'buy' ? 'transform' : last.process.kind,
          supplier: isBuy ? parts[0]!.process.supplier : undefined,
          directCarbonKgCo2ePerRun:
            (sumOf(parts, 'directCarbonKgCo2ePerRun') ?? 0) + (isBuy ? 0 : bought.kg) || undefined,
        }),
      ),
      prices: mergedFees(from, parts),
      items: new Map(unusedAfter(chain, gone, [...made]).map((id) => [id, []])),
      estimates: rest.estimates,
      policies: rest.policies,
    },
    added: {
      estimates: mergedEstimates(
        chain,
        { noun: 'processes', id: last.process.id },
        fieldsOf(parts),
      ),
    },
  })
}

/** Serve processes of one item and actor, as one at their mean place in time. */
export function mergeServes(
  from: Regrouping,
  members: readonly Member[],
  daysBeforeHand: number,
): Result<Change> {
  const parts = members.map((member): Part => ({
    process: from.chain.processes[member.stage]!,
    member,
    runs: from.flow.network.runsPerUnit[member.stage]!,
  }))
  const served = new Set(parts.map(({ process }) => process.servesItem))
  const capacity = capacityOf(from, parts)
  const refused =
    refusal(from, parts) ??
    (served.size > 1 ? differentItems() : capacity === 'differs' ? differs() : undefined)
  if (refused) return refused
  const ids = parts.map(({ process }) => process.id as string)
  const rest = withoutParts(from.chain, 'processes', ids)
  const row = mergedRow(parts, {
    made: new Set(),
    capacity: capacity === 'differs' ? undefined : capacity,
    header: from.chain.chain,
  })
  const last = parts.at(-1)!.process
  return ok({
    replaced: {
      processes: replacing(ids, written({ ...row, outputs: undefined, daysBeforeHand })),
      estimates: rest.estimates,
    },
    added: {
      estimates: mergedEstimates(from.chain, { noun: 'processes', id: last.id }, fieldsOf(parts)),
    },
  })
}

/** The last one is replaced; the others go. */
function replacing(ids: readonly string[], row: Row): ReadonlyMap<string, readonly Row[]> {
  return new Map(ids.map((id) => [id, id === row.id ? [row] : []]))
}

const SUMMED = [
  'purchaseCostPerRun',
  'ownCostPerRun',
  'marginPerRun',
  'directCarbonKgCo2ePerRun',
] as const

function sumOf(parts: readonly Part[], name: (typeof SUMMED)[number]): number | undefined {
  const given = parts.filter(({ process }) => process[name] !== undefined)
  if (given.length === 0) return undefined
  return given.reduce((sum, { process, runs }) => sum + runs * process[name]!, 0)
}

function fieldsOf(parts: readonly Part[]): MergedField[] {
  const part = (name: (typeof SUMMED)[number] | 'leadTimeDays', ratio: (part: Part) => number) => ({
    field: name,
    parts: parts.flatMap((each) => {
      const value = each.process[name]
      return value === undefined ? [] : [{ id: each.process.id, value, ratio: ratio(each) }]
    }),
  })
  return [...SUMMED.map((name) => part(name, ({ runs }) => runs)), part('leadTimeDays', () => 1)]
}

interface MergeOptions {
  /** Items made and taken inside. */
  readonly made: ReadonlySet<string>
  readonly capacity: number | undefined
  readonly header: Chain['chain']
}

function mergedRow(parts: readonly Part[], { made, capacity, header }: MergeOptions): Row {
  const last = parts.at(-1)!
  const each = <T>(pick: (part: Part) => readonly T[] | undefined) => {
    const rows = parts.flatMap((part) => pick(part) ?? [])
    return rows.length > 0 ? rows : undefined
  }
  const total = (pick: (part: Part) => number | undefined) => {
    const known = parts.flatMap((part) => pick(part) ?? [])
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : undefined
  }
  const hasMachine = parts.some(({ process }) => process.machineHoursPerRun !== undefined)
  const variance = total(({ process }) => process.leadTimeSdDays && process.leadTimeSdDays ** 2)
  return written({
    ...last.process,
    inputs: each(({ process, runs }) =>
      process.inputs
        ?.filter((input) => !made.has(input.item))
        .map((input) => ({ ...input, quantityPerRun: input.quantityPerRun * runs })),
    ),
    outputs: last.process.outputs?.map((output) => ({
      ...output,
      quantityPerRun:
        output.item === drivingOutput(last.process)!.item
          ? 1
          : (output.quantityPerRun ?? 1) * last.runs,
    })),
    yieldRatio: undefined,
    labour: each(({ process, runs }) =>
      process.labour?.map((row) => ({ ...row, hoursPerRun: row.hoursPerRun * runs })),
    ),
    energy: each(({ process, runs }) =>
      process.energy?.map((row) => ({ ...row, kwhPerRun: row.kwhPerRun * runs })),
    ),
    ...Object.fromEntries(SUMMED.map((name) => [name, sumOf(parts, name)])),
    ...setupOf(parts),
    ...equipmentOf(parts, header),
    costPerStyle: total(
      ({ process }) => process.costPerStyle && process.costPerStyle * (process.styles ?? 1),
    ),
    styles: undefined,
    capacityUnitsPerYear: capacity,
    machineHoursPerRun: hasMachine ? total(hoursOf) : undefined,
    leadTimeDays: total(({ process }) => process.leadTimeDays),
    leadTimeSdDays: variance === undefined ? undefined : Math.sqrt(variance),
    steps: each(({ process }) => process.steps),
    valueCentreRatio: mergedCentre(parts.map(({ member }) => member)),
  })
}

/** Machine hours, else hours of work: what shares the fixed cost of the site. */
function hoursOf({ process, runs }: Part): number {
  const work = process.labour?.reduce((sum, row) => sum + row.hoursPerRun, 0) ?? 0
  return runs * (process.machineHoursPerRun ?? work)
}

/** Machines written off over one life add up; over several lives they become a yearly cost. */
function equipmentOf(parts: readonly Part[], header: Chain['chain']) {
  const sum = (pick: (process: Process) => number) =>
    parts.reduce((total, { process }) => total + pick(process), 0)
  const equipped = parts.filter(({ process }) => process.investment !== undefined)
  const [first] = equipped
  if (equipped.every(({ process }) => process.lifeYears === first?.process.lifeYears)) {
    const fixed = sum(({ costPerYear = 0 }) => costPerYear)
    return {
      costPerYear: fixed > 0 ? fixed : undefined,
      investment: first && sum(({ investment = 0 }) => investment),
      lifeYears: first?.process.lifeYears,
    }
  }
  return {
    costPerYear: sum((process) => processCostPerYear(process, header)),
    investment: undefined,
    lifeYears: undefined,
  }
}

/** Set-up by lot of the last one that has a lot; by year when none has. */
function setupOf(parts: readonly Part[]) {
  if (parts.every(({ process }) => process.setupCost === undefined)) return {}
  const lot = parts.findLast(({ process }) => process.lotUnits !== undefined)?.process.lotUnits
  const setupCost = parts.reduce((sum, { process, member }) => {
    const cost = process.setupCost ?? 0
    if (lot === undefined) return sum + cost
    return (
      sum +
      (process.lotUnits === undefined ? NaN : (cost / process.lotUnits) * member.perUnit * lot)
    )
  }, 0)
  return { setupCost, lotUnits: lot }
}

/** Capacity in units of the last output; it must agree where fixed cost is borne by use. */
function capacityOf({ chain }: Regrouping, parts: readonly Part[]): number | undefined | 'differs' {
  const capacities = parts.map(({ process, member }) =>
    process.capacityUnitsPerYear === undefined
      ? undefined
      : process.capacityUnitsPerYear / member.perUnit,
  )
  const known = capacities.flatMap((each) => each ?? [])
  if (known.length === 0) return undefined
  const least = Math.min(...known)
  const agree =
    known.length === capacities.length && known.every((each) => each <= least * (1 + 1e-9))
  const site = chain.sites.find((each) => each.id === parts[0]!.process.site)!
  const hasFixed =
    (site.fixedCostPerYear ?? 0) > 0 ||
    (site.investment ?? 0) > 0 ||
    parts.some(({ process }) => (process.costPerYear ?? 0) > 0 || (process.investment ?? 0) > 0)
  return agree || !hasFixed ? least : 'differs'
}

/** Own factor of what is bought inside, per unit of the last output. */
function boughtCarbon({ chain }: Regrouping, parts: readonly Part[]) {
  const [first] = parts
  const itemOf = (process: Process) =>
    chain.items.find((item) => item.id === drivingOutput(process)?.item)
  const isLeaf = first!.process.kind === 'buy' && !first!.process.inputs?.length
  const kg = isLeaf ? (itemOf(first!.process)?.carbonKgCo2ePerUnit ?? 0) * first!.member.perUnit : 0
  const own = itemOf(parts.at(-1)!.process)?.carbonKgCo2ePerUnit ?? 0
  return { kg, isSame: isLeaf && Math.abs(kg - own) <= 1e-12 * Math.max(1, kg) }
}

/** The fee of the last one holds those of the others, whose own go. */
function mergedFees({ chain }: Regrouping, parts: readonly Part[]): ReadonlyMap<string, Row[]> {
  const fees = parts.flatMap(({ process, member }) =>
    feesOf(chain, process).map((fee) => ({ fee, perUnit: member.perUnit, process })),
  )
  const last = fees.findLast(({ process }) => process.id === parts.at(-1)!.process.id)
  if (!last) return new Map()
  const whole = fees.reduce((sum, { fee, perUnit }) => sum + perUnit * fee.pricePerUnit, 0)
  return new Map(
    fees.map(({ fee }) => [fee.id, fee === last.fee ? [{ ...fee, pricePerUnit: whole }] : []]),
  )
}

function refusal(from: Regrouping, parts: readonly Part[]) {
  const { chain, flow } = from
  const differ = (pick: (part: Part) => unknown) => new Set(parts.map(pick)).size > 1
  const { owners, network } = flow
  if (
    differ(({ process }) => process.site) ||
    differ(({ member }) => owners.stage[member.stage]) ||
    differ(({ process }) => process.tollFor) ||
    differ(({ process }) => process.currency ?? chain.chain.currency) ||
    differ(({ member }) => segmentOf(network, member.stage))
  ) {
    return cannot(
      'merge_unlike',
      'These stages differ in site, actor, owner of the goods, currency or segment.',
      'Maybe merge only stages that one actor does at one site in one segment.',
    )
  }
  if (parts.some(({ process }) => process.scale !== undefined)) {
    return cannot(
      'merge_scale',
      'Scale steps of several stages cannot be one.',
      'Maybe leave it whole.',
    )
  }
  const lots = new Set(
    parts
      .filter(({ process }) => process.setupCost)
      .map(({ process }) => process.lotUnits === undefined),
  )
  if (lots.size > 1) {
    return cannot(
      'merge_lots',
      'Some set-up costs are by lot, some by year.',
      'Maybe give a lot to each.',
    )
  }
  const counts = new Set(parts.map(({ process }) => feesOf(chain, process).length))
  const tiered = parts.some(({ process }) =>
    feesOf(chain, process).some((fee) => fee.tiers?.length),
  )
  const shared = parts.some(
    ({ process }) => feesOf(chain, process).length > 0 && hasTwin(chain, process),
  )
  if (counts.size > 1 || tiered || shared || (counts.values().next().value ?? 0) > 1) {
    return cannot(
      'merge_fees',
      'The fees for these stages cannot be one fee.',
      'Maybe give each stage one fee without tiers, or none.',
    )
  }
  if (!parts.every(({ process }) => sharesSite(from, process)))
    return noHours(parts[0]!.process.site)
  return undefined
}

const differs = () =>
  cannot(
    'merge_capacity',
    'Their capacities differ, so they use their fixed cost differently.',
    'Maybe merge only stages of the same capacity.',
  )
const differentItems = () =>
  cannot('merge_served', 'These stages work for different items.', 'Maybe merge those of one item.')
export const cutByOrder = () =>
  cannot(
    'merge_cut',
    'The order of a client falls between these stages: they cannot be one.',
    'Maybe merge those before it and those after it.',
  )
