import type { ExampleEntry } from '../web/api-client.ts'

/** Examples lie beside the page as files; the list is read once. */
let list: Promise<readonly ExampleEntry[]> | undefined

/** Examples in the order of their list; the first one opens at the first visit. */
export async function listExamples(): Promise<readonly ExampleEntry[]> {
  list ??= read('index').then((found) => (found as { examples: readonly ExampleEntry[] }).examples)
  try {
    return await list
  } catch (error) {
    list = undefined
    throw error
  }
}

/** The document of an example; undefined when no example bears that name. */
export async function loadExample(slug: string): Promise<unknown> {
  const known = (await listExamples()).some((each) => each.slug === slug)
  return known ? read(slug) : undefined
}

async function read(name: string): Promise<unknown> {
  const response = await fetch(new URL(`examples/${name}.json`, document.baseURI))
  if (!response.ok) throw new Error(`The example ${name} is not beside the page`)
  return response.json()
}
