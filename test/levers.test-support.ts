import { expect } from 'vitest'
import { LEVER_TABLES, loadReference } from '../reference/load.ts'
import type { Chain } from '../src/chain/chain.ts'
import { parseChain } from '../src/chain/parse.ts'
import { apply, scenarioOn } from '../src/levers/apply.ts'
import type { StepOutcome } from '../src/levers/apply.ts'
import type { Step } from '../src/levers/scenario.ts'
import { analysed, figure } from './examples.test-support.ts'

export const reference = await loadReference({ tables: LEVER_TABLES })
export const seaKm = () => 12_000

/** A lever pulled on a chain: what came out, and what was said. */
export function pull(chain: Chain, lever: string, parameters: object) {
  const step: Step = { id: 's', lever, parameters: parameters as Step['parameters'] }
  const done = apply(chain, { ...scenarioOn(chain, 'essai'), steps: [step] }, reference, seaKm)
  return { chain: done.chain, outcome: done.steps[0] as StepOutcome }
}

/** The same, which must fit; its books must balance. */
export function pulled(chain: Chain, lever: string, parameters: object): Chain {
  const { chain: after, outcome } = pull(chain, lever, parameters)
  expect(outcome.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(outcome.status).toBe('applied')
  expect(Math.abs(analysed(after).accounts.books.gap)).toBeLessThan(1e-9)
  return after
}

/** Codes of what stands in the way of a step that must not fit. */
export function refusedWith(chain: Chain, lever: string, parameters: object): string[] {
  const { outcome } = pull(chain, lever, parameters)
  expect(outcome.status).toBe('does-not-fit')
  return outcome.problems.map(({ code }) => code)
}

/** Whole cost of a year, idle capacity included. */
export function costPerYear(chain: Chain): number {
  const seen = analysed(chain)
  return seen.accounts.costPerYear + seen.accounts.idlePerYear
}

export function marginPerYear(chain: Chain): number {
  return analysed(chain).margins.operatingPerYear
}

export function figureOf(chain: Chain, id: string): number {
  return figure(analysed(chain), id)
}

/** A chain with fields of one part changed, parsed again. */
export function having(
  chain: Chain,
  noun: 'processes' | 'lanes' | 'sites' | 'markets' | 'items' | 'prices',
  id: string,
  fields: object,
): Chain {
  const parts = (chain[noun] as readonly { readonly id: string }[]).map((part) =>
    part.id === id ? JSON.parse(JSON.stringify({ ...part, ...fields })) : part,
  )
  return parsedOf({ ...chain, [noun]: parts })
}

export function parsedOf(document: unknown): Chain {
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}
