import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import { chainParts, documentOf } from '../chain/version/parts.ts'
import type { ChainStore, SaveOutcome } from './engine/chain-store.ts'
import { problemDetails } from './problem-details.ts'

const CHAIN_ID = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,119}$/u

/** Chains over HTTP: list, read, create, save, versions, the version in force. */
export function chainsApi(chains: ChainStore): Hono {
  const api = new Hono()
  api.get('/chains', async (c) => c.json(await chains.list()))
  api.post('/chains', (c) => createChain(c, chains))
  api.get('/chains/:id', (c) => readChain(c, chains))
  api.put('/chains/:id', (c) => saveChain(c, chains))
  api.delete('/chains/:id', async (c) =>
    (await chains.remove(c.req.param('id'))) ? c.json({ removed: true }) : missing(c),
  )
  api.get('/chains/:id/versions', async (c) => c.json(await chains.versions(c.req.param('id'))))
  api.put('/chains/:id/in-force', async (c) => {
    const body = (await jsonOf(c)) as { version?: unknown } | undefined
    const version = body?.version
    if (typeof version !== 'number' || !Number.isInteger(version)) {
      return problemDetails(c, 400, 'version', 'Give {"version": N}, a version of this chain.')
    }
    return (await chains.setInForce(c.req.param('id'), version)) ? c.json({ version }) : missing(c)
  })
  return api
}

/** The body as JSON; undefined when it is not JSON at all. */
export async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}

function missing(c: Context) {
  return problemDetails(c, 404, 'chain_missing', 'There is no such chain or version.')
}

async function readChain(c: Context, chains: ChainStore) {
  const asked = c.req.query('version')
  const version = asked === undefined ? undefined : Number(asked)
  if (version !== undefined && !(Number.isInteger(version) && version > 0)) {
    return problemDetails(c, 400, 'version', `${asked} is not a version number.`)
  }
  const found = await chains.read(c.req.param('id') ?? '', version)
  if (!found) return missing(c)
  const etag = `"${found.version.version}"`
  if (c.req.header('if-none-match')?.replace('W/', '') === etag) return c.body(null, 304)
  return c.json(documentOf(found.parts), 200, { etag })
}

async function createChain(c: Context, chains: ChainStore) {
  const body = (await jsonOf(c)) as
    | { chainId?: unknown; document?: unknown; note?: unknown }
    | undefined
  const { chainId, document, note } = body ?? {}
  if (typeof chainId !== 'string' || !CHAIN_ID.test(chainId)) {
    return problemDetails(c, 400, 'chain_id', 'Give a chainId of letters, digits, "-", "_" or ".".')
  }
  const parsed = parseChain(document)
  if (!parsed.ok)
    return problemDetails(c, 422, 'invalid', {
      detail: 'The chain cannot be used.',
      problems: parsed.problems,
    })
  return outcome(
    c,
    await chains.create({
      chainId,
      name: parsed.value.chain.name,
      parts: chainParts(parsed.value),
      author: 'local',
      note: typeof note === 'string' ? note : '',
    }),
  )
}

async function saveChain(c: Context, chains: ChainStore) {
  const match = /^(?:W\/)?"?(\d+)"?$/.exec(c.req.header('if-match') ?? '')
  if (!match) {
    return problemDetails(
      c,
      428,
      'if_match',
      'Send If-Match with the version that was read: it is in its ETag.',
    )
  }
  const parsed = parseChain(await jsonOf(c))
  if (!parsed.ok)
    return problemDetails(c, 422, 'invalid', {
      detail: 'The chain cannot be used.',
      problems: parsed.problems,
    })
  const chain: Chain = parsed.value
  return outcome(
    c,
    await chains.save({
      chainId: c.req.param('id') ?? '',
      baseVersion: Number(match[1]),
      parts: chainParts(chain),
      name: chain.chain.name,
      author: 'local',
      note: c.req.query('note') ?? '',
    }),
  )
}

/** Saved, merged and unchanged are done; a conflict shows both sides and writes nothing. */
function outcome(c: Context, result: SaveOutcome) {
  if (result.status === 'invalid') {
    const isMissing = result.problems[0]?.code === 'chain_missing'
    const status = isMissing ? 404 : result.problems[0]?.code === 'chain_exists' ? 409 : 422
    return problemDetails(c, status, 'invalid', {
      detail: 'Nothing was saved.',
      problems: result.problems,
    })
  }
  if (result.status === 'conflict') return c.json(result, 409)
  return c.json(result, 200, { etag: `"${result.version.version}"` })
}
