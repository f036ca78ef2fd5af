import { readdirSync, readFileSync } from 'node:fs'
import { loadForLevers } from '../src/app/lever-tables.ts'
import type { Chain } from '../src/chain/chain.ts'
import { parseChain } from '../src/chain/parse.ts'
import { tryLever } from '../src/levers/applicability.ts'
import { leverOf } from '../src/levers/catalogue.ts'
import type { FirstDocument } from '../src/advise/engine/first/document.ts'
import { openSeasons } from '../src/advise/engine/first/seasons.ts'
import type { Standing } from '../src/advise/engine/first/standing/standing.ts'
import { standingOf } from '../src/advise/engine/first/standing/standing.ts'
import type { Trial } from '../src/advise/engine/first/trial.ts'
import type { FirstOptions } from '../src/advise/engine/first/what-first.ts'
import { whatFirst } from '../src/advise/engine/first/what-first.ts'

const folder = new URL('../examples/', import.meta.url)

export const slugs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))

export const tables = await loadForLevers()

export function documentOf(slug: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${slug}.json`, folder), 'utf8')) as never
}

export function chainOf(document: unknown): Chain {
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

export function standing(chain: Chain): Standing {
  const found = standingOf(chain, tables.reference)
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found.value
}

/** Few seasons: what is asserted holds for any number of them. */
export const seasons = () => openSeasons({ seed: 1, paths: 32, samplePaths: 16 })

/** A lever on a chain with what it proposes. */
export function trialOf(chain: Chain, id: string): Trial {
  const lever = leverOf(id)!
  const tried = tryLever(chain, lever, tables)
  if (!tried.chain) throw new Error(`${id}: ${tried.problems[0]?.code}`)
  const [before, after] = [standing(chain), standing(tried.chain)]
  return { chain, before, after, lever, parameters: tried.parameters, tables, moved: new Map() }
}

/** The ranking up to the end of a phase, or whole. */
export function ranked(
  chain: Chain,
  options: FirstOptions,
  until?: FirstDocument['phase'],
): FirstDocument {
  const steps = whatFirst(chain, tables, { paths: 32, pairs: false, ...options })
  if (!steps.ok) throw new Error(JSON.stringify(steps.problems))
  for (;;) {
    const { value, done } = steps.value.next()
    if (done || value.phase === until) return value
  }
}
