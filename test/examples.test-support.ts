import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { loadReference } from '../reference/load.ts'
import type { Chain } from '../src/chain/chain.ts'
import { parseChain } from '../src/chain/parse.ts'
import type { See } from '../src/see/engine/see.ts'
import { see } from '../src/see/engine/see.ts'
import type { StageRow } from '../src/see/engine/accounts/stages.ts'

/** One example as `index.json` lists it. */
interface Entry {
  readonly slug: string
  readonly nameFr: string
  readonly nameEn: string
  readonly oneLineFr: string
  readonly oneLineEn: string
  readonly rows: readonly string[]
}

const folder = new URL('../examples/', import.meta.url)
const reference = await loadReference()

/** Files of the folder, without the list. */
export const slugs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))

export function text(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

export function listed(): readonly Entry[] {
  return (JSON.parse(text('index.json')) as { examples: Entry[] }).examples
}

const chains = new Map<string, Chain>()

/** An example as parsed; not even a warning is allowed. */
export function chainOf(slug: string): Chain {
  const known = chains.get(slug)
  if (known) return known
  const result = parseChain(JSON.parse(text(`${slug}.json`)))
  if (!result.ok) throw new Error(JSON.stringify(result.problems, undefined, 1))
  expect(result.warnings, slug).toEqual([])
  chains.set(slug, result.value)
  return result.value
}

export function analysed(chain: Chain): See {
  const result = see(chain, reference)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const analyses = new Map<string, See>()

export function seen(slug: string): See {
  const result = analyses.get(slug) ?? analysed(chainOf(slug))
  analyses.set(slug, result)
  return result
}

export function figure(result: See, id: string): number {
  return result.figures.get(id)?.value ?? NaN
}

export function value(slug: string, id: string): number {
  return figure(seen(slug), id)
}

/** A part by its id; it must exist, so that a test cannot pass on nothing. */
export function part<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((each) => each.id === id)
  if (!found) throw new Error(`No part ${id}`)
  return found
}

export function stage(slug: string, id: string): StageRow {
  return part(seen(slug).stages, id)
}

/** Sum of a column over stages, each of which must exist. */
export function stages(
  slug: string,
  ids: readonly string[],
  column: 'costPerUnit' | 'carbonKgCo2ePerUnit' | 'days' | 'km',
): number {
  return ids.reduce((sum, id) => sum + stage(slug, id)[column], 0)
}

/** The same chain with other sales in one market. */
export function withDemand(chain: Chain, market: string, units: number): Chain {
  const markets = chain.markets.map((each) =>
    each.id === market ? { ...each, demandUnitsPerYear: units } : each,
  )
  const result = parseChain({ ...chain, markets })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
