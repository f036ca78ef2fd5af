import type { Chain } from '../chain.ts'
import { estimateKey, estimateTarget } from '../estimate-key.ts'
import type { Noun, Row } from './draft.ts'
import { estimatesOf, written } from './draft.ts'

/** One of the stages to merge, with what the merged one needs to know of it. */
export interface Member {
  readonly stage: number
  /** Units that it supplies per unit that the last one supplies. */
  readonly perUnit: number
  /** Cost it adds per unit that the last one supplies. */
  readonly cost: number
  readonly days: number
  /** Where in its own days its value sits, 1 = at their start. */
  readonly centre: number
}

/** The centre of the value in the days of the whole; undefined when it is their middle. */
export function mergedCentre(members: readonly Member[]): number | undefined {
  const days = members.reduce((sum, each) => sum + each.days, 0)
  const cost = members.reduce((sum, each) => sum + each.cost, 0)
  if (days === 0 || cost === 0) return undefined
  let [weighted, nearer] = [0, 0]
  for (const each of members.toReversed()) {
    weighted += each.cost * (nearer + each.days * each.centre)
    nearer += each.days
  }
  const centre = weighted / (cost * days)
  return Math.abs(centre - 0.5) < 1e-12 ? undefined : Math.min(1, Math.max(0, centre))
}

/** Estimates and policies of stages that are gone, or that stand for the first of them. */
export function withoutParts(chain: Chain, noun: 'processes' | 'lanes', ids: readonly string[]) {
  const gone = new Set<string>(ids)
  const [first, last] = [ids[0], ids.at(-1)!]
  const estimates = new Map<string, readonly Row[]>(
    chain.estimates
      .filter(
        ({ id }) =>
          gone.has(id.slice(noun.length + 1, id.lastIndexOf('/'))) && id.startsWith(`${noun}/`),
      )
      .map(({ id }) => [id, []]),
  )
  const policies = new Map<string, readonly Row[]>(
    chain.policies
      .filter((policy) => policy.decoupling === first)
      .map((policy) => [policy.id, [{ ...policy, decoupling: last }]]),
  )
  const cut = chain.policies.some(
    ({ decoupling }) => decoupling !== undefined && decoupling !== first && gone.has(decoupling),
  )
  return { estimates, policies, isCut: cut }
}

/** A figure of the merged stage: how much of the same figure of each member it is made of. */
export interface MergedField {
  readonly field: string
  readonly parts: readonly { readonly id: string; readonly value: number; readonly ratio: number }[]
}

/** Estimates of merged figures: bounds add up, as if all were at their lowest or highest at once. */
export function mergedEstimates(
  chain: Chain,
  { noun, id }: { readonly noun: Noun; readonly id: string },
  fields: readonly MergedField[],
): Row[] {
  return fields.flatMap(({ field, parts }): Row[] => {
    const known = parts.map((part) => ({
      ...part,
      estimate: estimatesOf(chain, noun, part.id).find(
        (each) => estimateTarget(each.id)?.field === field,
      ),
    }))
    const told = known.flatMap(({ estimate }) => estimate ?? [])
    if (told.length === 0) return []
    const isBounded = told.some((each) => each.low !== undefined && each.high !== undefined)
    const sum = (bound: 'low' | 'high') =>
      known.reduce(
        (total, { estimate, value, ratio }) => total + ratio * (estimate?.[bound] ?? value),
        0,
      )
    const joined = (name: 'source' | 'reason' | 'sourceEn' | 'reasonEn') =>
      [...new Set(told.flatMap((each) => each[name] ?? []))].join(' ; ') || undefined
    const [first] = told
    const isOne = told.every((each) => each.status === first!.status)
    return [
      written({
        id: estimateKey({ noun, id, field }),
        status: isOne ? first!.status : 'assumed',
        low: isBounded ? sum('low') : undefined,
        high: isBounded ? sum('high') : undefined,
        source: joined('source'),
        sourceEn: joined('sourceEn'),
        reason: joined('reason') ?? (isOne ? undefined : joined('source')),
        reasonEn: joined('reasonEn'),
      }),
    ]
  })
}

/** Ids of items or sites that nothing of the chain speaks of but the parts that go. */
export function unusedAfter(
  chain: Chain,
  gone: ReadonlySet<string>,
  candidates: readonly string[],
): string[] {
  const kept = JSON.stringify([
    chain.processes.filter((each) => !gone.has(each.id)),
    chain.lanes.filter((each) => !gone.has(each.id)),
    chain.prices.filter((each) => !gone.has(each.id)),
    [chain.markets, chain.policies, chain.links, chain.chain],
  ])
  return candidates.filter((id) => !kept.includes(JSON.stringify(id)))
}
