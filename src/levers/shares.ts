import type { Problem, Result } from '../core/problem.ts'
import { fail, ok } from '../core/problem.ts'
import type { Draft } from './lever.ts'
import { stepProblem } from './lever.ts'

interface Supplier {
  readonly key: string
  readonly shareRatio: number | undefined
}

/** What two decimals of rounding can leave of a sum of shares. */
const ROUNDING = 0.005

/**
 * Keeps the shares of a node at a sum of 1 when a step sets some of them (`fixed`, as `lanes/mer`):
 * stages without a share take the rest by themselves; else the others are scaled in proportion.
 * What cannot add up is refused with the sum seen.
 */
export function balanceShares(draft: Draft, fixed: readonly string[]): Result<Draft> {
  const isFixed = new Set(fixed)
  const ratios = new Map<string, number>()
  const problems: Problem[] = []
  for (const [node, stages] of suppliers(draft)) {
    if (!stages.some(({ key }) => isFixed.has(key))) continue
    const sum = stages.reduce((total, { shareRatio }) => total + (shareRatio ?? 0), 0)
    const hasOpen = stages.some(({ shareRatio }) => shareRatio === undefined)
    if (Math.abs(sum - 1) <= ROUNDING || (hasOpen && sum < 1)) continue
    const free = stages.filter(({ key, shareRatio }) => !isFixed.has(key) && shareRatio)
    const freeSum = free.reduce((total, { shareRatio }) => total + (shareRatio ?? 0), 0)
    const rest = 1 - (sum - freeSum)
    if (freeSum === 0 || rest < 0) problems.push(cannotAddUp(node, sum - freeSum))
    else
      for (const { key, shareRatio } of free) ratios.set(key, ((shareRatio ?? 0) * rest) / freeSum)
  }
  if (problems.length > 0) return fail(...problems)
  return ok(ratios.size === 0 ? draft : withShares(draft, ratios))
}

/** Stages by the node that they supply: an item at a place, a service anywhere. */
function suppliers(draft: Draft): ReadonlyMap<string, readonly Supplier[]> {
  const services = new Set(
    draft.items.filter(({ kind }) => kind === 'service').map(({ id }) => id as string),
  )
  const nodes = new Map<string, Supplier[]>()
  const add = (item: string, place: string, supplier: Supplier) => {
    const node = services.has(item) ? item : `${item} at ${place}`
    nodes.set(node, [...(nodes.get(node) ?? []), supplier])
  }
  for (const { id, site, outputs, shareRatio } of draft.processes) {
    const driving = outputs?.find(({ drives }) => drives) ?? outputs?.[0]
    if (driving) add(driving.item, site, { key: `processes/${id}`, shareRatio })
  }
  for (const { id, item, to, shareRatio } of draft.lanes) {
    add(item, to, { key: `lanes/${id}`, shareRatio })
  }
  return nodes
}

function withShares(draft: Draft, ratios: ReadonlyMap<string, number>): Draft {
  const next = <T extends { readonly id: string }>(noun: string, parts: readonly T[]) =>
    parts.map((part) => {
      const shareRatio = ratios.get(`${noun}/${part.id}`)
      return shareRatio === undefined ? part : { ...part, shareRatio }
    })
  return {
    ...draft,
    processes: next('processes', draft.processes) as Draft['processes'],
    lanes: next('lanes', draft.lanes) as Draft['lanes'],
  }
}

function cannotAddUp(node: string, sum: number): Problem {
  const seen = Number(sum.toFixed(6))
  return stepProblem(
    'shares',
    `The shares that this step sets for ${node} add up to ${seen}, and nothing else there gives way.`,
    'Maybe set the share of every stage that supplies it.',
    { node, sum: seen },
  )
}
