import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { databaseProblem } from '../../src/store/database-problem.ts'
import { LOCAL_ORGANISATION } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/open.ts'
import { postgresChainStore } from '../../src/store/postgres-chain-store.ts'

/* A small disk of its own (tmpfs), which only root may mount; elsewhere the reason is shown. */

const disks: string[] = []

function mountDisk(megabytes: number): string | undefined {
  const place = mkdtempSync(path.join(os.tmpdir(), 'boucle-disk-'))
  const mounted = spawnSync('/bin/mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,mode=755`,
    'tmpfs',
    place,
  ])
  if (mounted.status !== 0) {
    rmSync(place, { recursive: true })
    return undefined
  }
  disks.push(place)
  return place
}

afterAll(() => {
  for (const place of disks) {
    spawnSync('/bin/umount', ['-l', place])
    rmSync(place, { recursive: true, force: true })
  }
})

describe('full disk', () => {
  it('[D1] no room for a new database: a problem, and room made later is enough', async (test) => {
    const disk = mountDisk(150) ?? test.skip('mounting a tmpfs needs root')
    const filler = path.join(disk, 'filler')
    writeFileSync(filler, Buffer.alloc(130 * 1024 * 1024))
    const dataFolder = path.join(disk, 'data')
    const refused = await openStore({ dataFolder })
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'disk_full' }] })
    rmSync(filler)
    const opened = await openStore({ dataFolder })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
    await opened.value.close()
  })

  it('[D2] full while saving: refused, nothing acknowledged is lost, goes on when there is room', async (test) => {
    const disk = mountDisk(220) ?? test.skip('mounting a tmpfs needs root')
    const dataFolder = path.join(disk, 'data')
    mkdirSync(dataFolder)
    const opened = await openStore({ dataFolder })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
    const chains = postgresChainStore(opened.value, LOCAL_ORGANISATION, () => [])
    const draft = (n: number) => ({
      chainId: 'c',
      name: 'C',
      parts: [{ noun: 'items', id: 'a', body: { n, text: incompressible(1_000_000, n) } }],
      author: 'a',
      note: '',
    })
    await chains.create(draft(1))
    const { bavail, bsize } = statfsSync(disk)
    const filler = path.join(disk, 'filler')
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 12 * 1024 * 1024))
    let version = 1
    let failure: unknown
    while (failure === undefined && version < 200) {
      try {
        const saved = await chains.save({ ...draft(version + 1), baseVersion: version })
        expect(saved.status).toBe('saved')
        version += 1
      } catch (error) {
        failure = error
      }
    }
    expect(version).toBeLessThan(200)
    expect(['disk_full', 'database']).toContain(databaseProblem(failure).code)
    rmSync(filler)
    await expect
      .poll(async () => (await chains.read('c', version).catch(() => undefined))?.parts[0]?.body, {
        timeout: 20_000,
      })
      .toEqual(draft(version).parts[0]?.body)
    const next = await chains.save({ ...draft(version + 1), baseVersion: version })
    expect(['saved', 'unchanged']).toContain(next.status)
    console.log(`disk full after ${version} versions: ${databaseProblem(failure).message}`)
    await opened.value.close()
  }, 60_000)
})

/** Text that PostgreSQL cannot make smaller, the same for the same seed. */
function incompressible(length: number, seed: number): string {
  let state = seed * 2_654_435_761
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    text += state.toString(36)
  }
  return text.slice(0, length)
}
