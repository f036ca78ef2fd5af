import type { Chain } from '../chain.ts'
import { estimateTarget } from '../estimate-key.ts'
import type { Flow } from '../flow/flow.ts'
import { flow } from '../flow/flow.ts'
import type { ReferenceSet } from '../reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok, problem, warning } from '../../core/problem.ts'

/** Rows of a chain before it is parsed again: what regrouping writes. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string }
export type Noun = 'items' | 'sites' | 'processes' | 'lanes' | 'prices' | 'policies' | 'estimates'
export type Draft = Readonly<Partial<Record<Noun, readonly Row[]>>>

/** A chain, its flow, and where its stages stand: what every regrouping starts from. */
export interface Regrouping {
  readonly chain: Chain
  readonly reference: ReferenceSet
  readonly flow: Flow
  readonly stageOf: ReadonlyMap<string, number>
}

export function regrouping(chain: Chain, reference: ReferenceSet): Result<Regrouping> {
  const flowed = flow(chain, reference)
  if (!flowed.ok) return flowed
  const stageOf = new Map<string, number>()
  chain.processes.forEach(({ id }, k) => stageOf.set(id, k))
  chain.lanes.forEach(({ id }, l) => stageOf.set(id, chain.processes.length + l))
  return ok({ chain, reference, flow: flowed.value, stageOf })
}

export function cannot(code: string, message: string, maybe: string): Result<never> {
  return fail(problem({ code, path: [], message, maybe }))
}

/** Interest bears on the value that a stage starts from: other stages, other interest. */
export function interestWarnings({ chain }: Regrouping): Problem[] {
  if (!(chain.chain.capitalCostRatioPerYear ?? 0)) return []
  return [
    warning({
      code: 'interest_moves',
      path: ['chain', 'capitalCostRatioPerYear'],
      message: 'Interest bears on the value at the start of each stage: it changes a little.',
      maybe: 'Maybe compare costs without the cost of capital.',
    }),
  ]
}

/** The chain with the rows of some nouns replaced, added or taken away. */
export interface Change {
  /** By noun, rows that take the place of the row of that id: none, one or many. */
  readonly replaced: Readonly<Partial<Record<Noun, ReadonlyMap<string, readonly Row[]>>>>
  readonly added?: Draft
}

export function changedDocument(chain: Chain, { replaced, added = {} }: Change): unknown {
  const document: Record<string, unknown> = { ...chain }
  const nouns = new Set([...Object.keys(replaced), ...Object.keys(added)]) as Set<Noun>
  for (const noun of nouns) {
    const rows = replaced[noun] ?? new Map<string, readonly Row[]>()
    document[noun] = [
      ...(chain[noun] as readonly Row[]).flatMap((row) => rows.get(row.id) ?? [row]),
      ...(added[noun] ?? []),
    ]
  }
  return document
}

/** Estimates of one part. */
export function estimatesOf(chain: Chain, noun: Noun, id: string) {
  return chain.estimates.filter((each) => {
    const target = estimateTarget(each.id)
    return target?.noun === noun && target.id === id
  })
}

/** Fields of a row without those left undefined, which a document does not write. */
export function written(row: Readonly<Record<string, unknown>> & { readonly id: string }): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}

export function scaled(value: number | undefined, ratio: number): number | undefined {
  return value === undefined ? undefined : value * ratio
}
