import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ChainStore } from '../../store/engine/chain-store.ts'
import { problemDetails } from '../../store/problem-details.ts'
import { importDifference } from '../../workbook/import/difference.ts'
import type { ImportPreview } from '../../workbook/import/preview.ts'
import type { ReadPreview } from './read-preview.ts'

/**
 * What a file would bring, told before anything is stored: the file is the body, or the field `file`
 * of a form; `name` its name; `chainId` the stored chain that it would be a new version of.
 */
export function previewApi(chains: ChainStore, read: ReadPreview): Hono {
  const api = new Hono()
  api.post('/imports/preview', async (c) => {
    const file = await fileOf(c)
    if (file === undefined || file.bytes.length === 0) {
      return problemDetails(c, 400, 'no_file', 'Send the file as the body of the request.')
    }
    const language = c.req.query('language') === 'en' ? 'en' : 'fr'
    const preview = await read({ ...file, language }, c.req.raw.signal)
    if (preview === undefined) return c.body(null, 499 as 400)
    const chainId = c.req.query('chainId')
    if (chainId === undefined) return c.json(preview)
    const stored = await chains.read(chainId)
    if (!stored) return problemDetails(c, 404, 'chain_missing', 'There is no such chain.')
    return c.json(compared(preview, { chainId, stored }))
  })
  return api
}

interface Against {
  readonly chainId: string
  readonly stored: NonNullable<Awaited<ReturnType<ChainStore['read']>>>
}

function compared(preview: ImportPreview, { chainId, stored }: Against): ImportPreview {
  if (!preview.document) return preview
  const { version, parts } = stored
  const difference = importDifference(preview.document, {
    chainId,
    version: version.version,
    parts,
  })
  return { ...preview, difference }
}

async function fileOf(c: Context) {
  const type = c.req.header('content-type') ?? ''
  const named = c.req.query('name')
  if (!type.startsWith('multipart/form-data')) {
    return { bytes: new Uint8Array(await c.req.arrayBuffer()), name: named ?? 'file' }
  }
  const { file } = await c.req.parseBody().catch(() => ({ file: undefined }))
  if (!(file instanceof File)) return undefined
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: named ?? file.name }
}
