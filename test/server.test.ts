import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSettings, settingsHelp } from '../src/app/settings.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

let scratch: string
let server: RunningServer

beforeAll(async () => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'boucle-server-'))
  server = await startServer(path.join(scratch, 'one'))
})
afterAll(async () => {
  await server.stop()
  rmSync(scratch, { recursive: true, force: true })
})

const coat = readFileSync(
  fileURLToPath(new URL('../examples/manteau.json', import.meta.url)),
  'utf8',
)

describe('the server as it runs', () => {
  it('[S11] every setting is listed, and a wrong one is refused with what to give', () => {
    for (const name of ['PORT', 'HOST', 'BOUCLE_DATA', 'DATABASE_URL', 'BOUCLE_OPEN']) {
      expect(settingsHelp()).toContain(name)
    }
    for (const [name, value] of [
      ['PORT', '99999'],
      ['PORT', 'http'],
      ['HOST', '0.0.0.0'],
      ['BOUCLE_DATA', ' '],
      ['DATABASE_URL', 'mysql://localhost/x'],
      ['DATABASE_URL', 'postgres://'],
      ['BOUCLE_OPEN', 'maybe'],
    ] as const) {
      expect(checkSettings({ [name]: value }), `${name}=${value}`).toMatch(/Maybe/)
    }
    expect(checkSettings({ DATABASE_URL: 'postgres://me:word@localhost/boucle' })).toBeUndefined()
  })

  it('[S12] every answer carries the headers that keep other pages out', async () => {
    for (const where of ['', 'api/v1/chains', 'api/v1/none']) {
      const { headers } = await fetch(`${server.url}${where}`)
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options') ?? headers.get('content-security-policy')).toMatch(
        /SAMEORIGIN|DENY|frame-ancestors 'none'/,
      )
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  it('[S13] a port that is taken is said, with what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((ready) => other.once('listening', ready))
    const { port } = other.address() as AddressInfo
    await expect(startServer(path.join(scratch, 'two'), { PORT: String(port) })).rejects.toThrow(
      /Port \d+.*Maybe/s,
    )
    other.close()
  })

  it('[S14] a data folder that is a file, and a database that does not answer, are said', async () => {
    const file = path.join(scratch, 'a-file')
    writeFileSync(file, 'x')
    await expect(startServer(file)).rejects.toThrow(/ended with 1.*Maybe/s)
    await expect(
      startServer(path.join(scratch, 'three'), {
        DATABASE_URL: 'postgres://me:word@127.0.0.1:1/boucle',
      }),
    ).rejects.toThrow(/ended with 1.*Maybe/s)
  })

  it.skipIf(process.getuid?.() === 0)(
    '[S15] a folder that may not be written is said',
    async () => {
      const closed = mkdtempSync(path.join(scratch, 'closed-'))
      chmodSync(closed, 0o500)
      await expect(startServer(closed)).rejects.toThrow(/ended with 1.*Maybe/s)
    },
  )

  it('[S16] asked to stop, it answers what is under way first', async () => {
    const running = await startServer(path.join(scratch, 'four'))
    const asked = fetch(`${running.url}api/v1/see`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: coat,
    })
    // The request has left: the stop comes while it is worked on, or just before.
    await fetch(`${running.url}health`)
    const stopped = running.stop()
    const answer = await asked
    expect(answer.status).toBe(200)
    expect(((await answer.json()) as { document: string }).document).toBe('boucle/see')
    expect(await stopped).toBe(0)
  })
})
