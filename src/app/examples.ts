import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chainParts } from '../chain/version/parts.ts'
import { parseChain } from '../chain/parse.ts'
import type { ChainStore } from '../store/engine/chain-store.ts'

/** One example as the list of examples gives it. */
export interface ExampleEntry {
  readonly slug: string
  readonly nameFr: string
  readonly nameEn: string
  readonly oneLineFr: string
  readonly oneLineEn: string
  readonly rows: readonly string[]
}

/** The folder of examples, seen from `dist/app`. */
const FOLDER = new URL('../../examples/', import.meta.url)

/** Examples in the order of their list; the first one opens at the first start. */
export async function listExamples(): Promise<readonly ExampleEntry[]> {
  const text = await readFile(fileURLToPath(new URL('index.json', FOLDER)), 'utf8')
  return (JSON.parse(text) as { examples: readonly ExampleEntry[] }).examples
}

/** The document of an example; undefined when no example bears that name. */
export async function loadExample(slug: string): Promise<unknown> {
  const known = (await listExamples()).some((each) => each.slug === slug)
  if (!known) return undefined
  return JSON.parse(
    await readFile(fileURLToPath(new URL(`${slug}.json`, FOLDER)), 'utf8'),
  ) as unknown
}

/** Puts the first example in an empty store, so that a newcomer sees a chain at once. */
export async function seedExamples(chains: ChainStore): Promise<void> {
  const known = await chains.list()
  const [first] = await listExamples()
  if (known.length > 0 || !first) return
  const parsed = parseChain(await loadExample(first.slug))
  if (!parsed.ok) throw new Error(`The example ${first.slug} does not parse`)
  await chains.create({
    chainId: first.slug,
    name: parsed.value.chain.name,
    parts: chainParts(parsed.value),
    author: 'boucle',
    note: 'exemple',
  })
}
