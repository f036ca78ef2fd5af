import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { LEVER_TABLES, loadReference } from '../../reference/load.ts'
import type { CommandIo } from '../core/command.ts'
import type { Applied } from '../levers/apply.ts'
import { LEVERS } from '../levers/catalogue.ts'
import { compareApi } from './api-compare.ts'
import { applyCommand, compareCommand } from './cli-compare.ts'
import type { ComparedDocument } from './cli-compare-many.ts'
import { leversCommand } from './cli-levers.ts'
import type { LeverLine } from './engine/effects/lever-lines.ts'

const folder = new URL('../../examples/', import.meta.url)
const tables = async () => ({
  reference: await loadReference({ tables: LEVER_TABLES }),
  seaKm: () => 12_000,
})
const io: CommandIo = {
  readFile: async (path) => new Uint8Array(await readFile(new URL(path, folder))),
  writeFile: () => Promise.reject(new Error('levers writes nothing')),
  loadReference,
  loadForLevers: tables,
  say: () => undefined,
  setting: () => '',
}
const run = (positional: readonly string[], options: Readonly<Record<string, string>> = {}) =>
  leversCommand.run({ positional, options: new Map(Object.entries(options)) }, io)

const pull = (options: Readonly<Record<string, string>>) =>
  applyCommand.run({ positional: ['yaourt.json'], options: new Map(Object.entries(options)) }, io)

describe('boucle apply --lever', () => {
  it('[CV4] pulls one lever, on what it picks or on what is set', async () => {
    const picked = await pull({ lever: 'automate' })
    expect(picked).toMatchObject({ exit: 0, json: { steps: [{ status: 'applied' }] } })
    const set = await pull({ lever: 'automate', set: 'process=fabriquer,hoursRatio=0.25' })
    const hours = (answer: typeof set) =>
      (answer.json as Applied).chain.processes.find(({ id }) => id === 'fabriquer')!.labour![0]!
        .hoursPerRun
    expect(hours(set) / hours(picked)).toBeCloseTo(0.5, 12)
    const lanes = await pull({ lever: 'strategic-stock', set: 'lanes=soja-mer;pots-route' })
    const kept = (lanes.json as Applied).chain.lanes.filter(({ coverDays }) => coverDays === 30)
    expect(kept.map(({ id }) => id)).toEqual(['soja-mer', 'pots-route'])
  })

  it('[CV5] an unknown lever, a name that is no parameter, a value that is no number: explained', async () => {
    expect((await pull({ lever: 'magic' })).problems?.[0]?.code).toBe('lever_unknown')
    expect((await pull({ lever: 'automate', set: 'wind=1' })).problems?.[0]?.code).toBe(
      'lever_parameter',
    )
    const strange = await pull({ lever: 'automate', set: 'hoursRatio=half' })
    expect(strange).toMatchObject({ exit: 3, problems: [{ code: 'wrong_type' }] })
    expect((await pull({ lever: 'china-plus-one' })).exit).toBe(3)
    expect((await pull({})).exit).toBe(2)
    expect((await pull({ lever: 'automate', scenario: 'x.json' })).exit).toBe(2)
  })
})

describe('boucle compare', () => {
  const compared = (...positional: string[]) =>
    compareCommand.run({ positional, options: new Map([['language', 'en']]) }, io)

  it('[CV6] three files or more: the first is the base, a scenario stands upon it', async () => {
    const files = ['manteau.json', 'scenarios/manteau-cousu-pres.json', 'manteau-france.json']
    const { exit, text, json } = await compared(...files)
    expect(exit).toBe(0)
    const { columns, rows } = json as ComparedDocument
    expect(columns.map(({ file }) => file)).toEqual(files)
    const margin = rows.find(({ id }) => id === 'margin.final')!
    expect(margin.cells.map((cell) => cell.differenceInterval !== undefined)).toEqual([
      false,
      true,
      true,
    ])
    for (const file of files) expect(text).toContain(file)
    expect(text).toContain('Differences to manteau.json')
  })

  it('[CV7] one file alone is wrong usage; one that is no chain stops with its reasons', async () => {
    expect((await compared('manteau.json')).exit).toBe(2)
    const refused = await compared('manteau.json', 'manteau-france.json', 'README.md')
    expect(refused.exit).not.toBe(0)
    expect(refused.problems?.length).toBeGreaterThan(0)
  })
})

describe('boucle levers', () => {
  it('[CV1] without a file it lists the catalogue with defaults and where each was read', async () => {
    const { json, text } = await run([], { language: 'en' })
    expect((json as { levers: unknown[] }).levers).toHaveLength(LEVERS.length)
    for (const { id, name, doesNotModel } of LEVERS) {
      expect(text).toContain(`${id}: ${name.en}`)
      expect(text).toContain(doesNotModel.en)
    }
    expect(text).toContain('priceRatio: price, new over old = 1.35 (read: study, note 83')
    expect(text).toContain('investmentPerModule: price of a module = to be given')
  })

  it('[CV2] on a chain each lever applies, asks, or says why not, in the language asked', async () => {
    const french = await run(['yaourt.json'])
    expect(french.exit).toBe(0)
    expect(french.text).toContain('Pas ici: Rien n’est fait dans le pays CN.')
    expect(french.text).toContain(
      'Demande: prix d’un module (investmentPerModule), capacité d’un module (unitsPerModulePerYear)',
    )
    expect(french.text).toMatch(/salaire d’équilibre [\d,]+/)
    const { levers } = french.json as { levers: LeverLine[] }
    expect(levers).toHaveLength(LEVERS.length - 1)
    for (const { lever, status, effects, problems } of levers) {
      expect(effects !== undefined, lever).toBe(status === 'applicable')
      if (status === 'not-applicable') expect(problems[0]?.words?.fr, lever).toBeTruthy()
    }
    expect((await run(['yaourt.json'], { language: 'en' })).text).toContain(
      'Not here: Nothing is made in the country CN.',
    )
    expect((await run(['a', 'b'])).exit).toBe(2)
    expect((await run([], { language: 'de' })).exit).toBe(2)
  })

  it('[CV3] the same over HTTP; a chain that cannot be read is refused with its problems', async () => {
    const api = compareApi(loadReference, tables)
    const post = async (body: unknown) =>
      api.request('http://localhost/levers', { method: 'POST', body: JSON.stringify(body) })
    const chain = JSON.parse(await readFile(new URL('yaourt.json', folder), 'utf8')) as unknown
    const answer = await post({ chain })
    expect(answer.status).toBe(200)
    const { levers } = (await answer.json()) as { levers: LeverLine[] }
    const { levers: same } = (await run(['yaourt.json'])).json as { levers: LeverLine[] }
    expect(levers).toEqual(JSON.parse(JSON.stringify(same)))
    expect((await post({ chain: {} })).status).toBe(422)
    expect((await post('x')).status).toBe(422)
  })
})
