import type { Context } from 'hono'
import { Hono } from 'hono'
import { parseChain } from '../../chain/parse.ts'
import { chainParts, parseParts } from '../../chain/version/parts.ts'
import type { Problem } from '../../core/problem.ts'
import { chainsApi } from '../../store/api.ts'
import { storageClosed, storageFull } from '../../store/browser/database.ts'
import { memoryStores } from '../../store/browser/memory-stores.ts'
import type { BrowserStores } from '../../store/browser/open-browser-stores.ts'
import { openBrowserStores } from '../../store/browser/open-browser-stores.ts'
import type { ValidateParts } from '../../store/engine/chain-store.ts'
import { problemDetails } from '../../store/problem-details.ts'
import { scenariosApi } from '../../store/scenarios/scenarios-api.ts'
import { previewApi } from '../import/preview-api.ts'
import { listExamples, loadExample } from './example-files.ts'
import { readInWorker } from './read-in-worker.ts'
import { setTrouble, troubleNow, troubleOf } from './trouble.ts'

/*
 * The API of the server over the stores of this browser: the same routes, the same answers, no
 * network. What needs a server (long jobs on many cores, millions of rows of sales) is not here.
 */

let opening: Promise<Hono> | undefined

/** Answers a question of the API, as the server would. */
export async function homeAnswer(path: string, init?: RequestInit): Promise<Response> {
  opening ??= openHome()
  const home = await opening
  const response = await home.request(path, init)
  if (init?.method !== undefined) await hearOfKeeping(init.method, response.clone())
  return response
}

const validate: ValidateParts = (parts) => {
  const parsed = parseParts(parts)
  return parsed.ok ? [] : parsed.problems
}

async function openHome(): Promise<Hono> {
  const opened = await openBrowserStores({
    validate,
    onBlocked: () => setTrouble('blocked'),
    onClosed: () => setTrouble('closed'),
  })
  const [refused] = opened.ok ? [] : opened.problems
  setTrouble(refused && troubleOf(refused))
  const stores = opened.ok ? opened.value : memoryStores(validate)
  await seedFirst(stores)
  return routes(stores)
}

function routes({ chains, scenarios }: BrowserStores): Hono {
  const home = new Hono()
  home.get('/examples', async (c) => c.json(await listExamples()))
  home.get('/examples/:slug', async (c) => {
    const document = await loadExample(c.req.param('slug'))
    return document === undefined ? notFound(c) : c.json(document as object)
  })
  home.route('/', chainsApi(chains))
  home.route('/', scenariosApi(scenarios))
  home.route('/', previewApi(chains, readInWorker))
  home.all('*', notFound)
  home.onError((error, c) => {
    const problem = storageProblem(error)
    if (problem === undefined) return problemDetails(c, 500, 'internal', error.message)
    setTrouble(troubleOf(problem))
    return problemDetails(c, 507, problem.code, { detail: problem.message, problems: [problem] })
  })
  return home
}

/** After a write: trouble that its answer tells, or one word to the browser that this is to stay. */
async function hearOfKeeping(method: string, response: Response): Promise<void> {
  if (response.ok) {
    if (troubleNow() === 'full') setTrouble(undefined)
    // Browsers clear what pages keep when room is short, unless they agreed not to.
    if (method === 'PUT') void navigator.storage?.persist?.()
    return
  }
  const said = (await response.json().catch(() => ({}))) as {
    readonly problems?: readonly Problem[]
  }
  const told = said.problems?.map(troubleOf).find((kind) => kind !== undefined)
  if (told !== undefined) setTrouble(told)
}

/** What the browser says when its store has no more room, or was closed under the page. */
function storageProblem(error: unknown): Problem | undefined {
  if (!(error instanceof DOMException)) return undefined
  if (error.name === 'QuotaExceededError') return storageFull()
  return error.name === 'InvalidStateError' ? storageClosed() : undefined
}

/** Puts the first example in an empty store, so that a newcomer sees a chain at once. */
async function seedFirst({ chains }: BrowserStores): Promise<void> {
  const [known, examples] = await Promise.all([chains.list(), listExamples()])
  const [first] = examples
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

function notFound(c: Context) {
  return problemDetails(c, 404, 'not_found', `There is nothing at ${c.req.path}.`)
}
