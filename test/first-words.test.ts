import { describe, expect, it } from 'vitest'
import { firstApi } from '../src/advise/api-first.ts'
import { firstCommand } from '../src/advise/cli/first.ts'
import type { FirstDocument } from '../src/advise/engine/first/document.ts'
import {
  chances,
  finding,
  flipSentence,
  named,
  pairSentence,
} from '../src/advise/first-messages.ts'
import { chainOf, documentOf, ranked, tables } from './first.test-support.ts'

const euros = { language: 'fr', currency: 'EUR' } as const
const levers = ['group-purchase', 'sell-direct', 'micro-factory', 'rent']
const found = ranked(chainOf(documentOf('yaourt')), { levers, pairs: true })
const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('what is said of the ranking', () => {
  it('[FW1] the finding is a sentence with its figure and its chances', () => {
    expect(spaces(finding(found, 'fr'))).toMatch(
      /^Commencez par vendre en direct : \+2 5\d\d € par an \([6-9] chances sur 10\)\.$/,
    )
    expect(finding(found, 'en')).toMatch(/^Begin here: sell direct, \+2,5/)
  })

  it('[FW2] when nothing pays it says to keep the chain; without a price, that it cannot rank', () => {
    const lines = found.lines.map((line) => ({
      ...line,
      ...(line.margin && { margin: { ...line.margin, perYear: -1 } }),
    }))
    expect(finding({ ...found, lines }, 'fr')).toContain('gardez la chaîne telle qu’elle est')
    const unknown = found.lines.map(({ margin: _margin, ...line }) => line)
    expect(finding({ ...found, lines: unknown }, 'fr')).toContain('Sans prix de vente')
  })

  it('[FW3] chances are counted in tenths, never 10 in 10', () => {
    expect([0, 0.1, 0.62, 0.97].map((each) => chances(each, 'fr'))).toEqual([
      'moins de 1 chance sur 10',
      '1 chance sur 10',
      '6 chances sur 10',
      'plus de 9 chances sur 10',
    ])
  })

  it('[FW4] the turning point is said with what was taken and what is plausible', () => {
    const line = found.lines.find(({ lever }) => lever === 'sell-direct')!
    expect(spaces(flipSentence(line, euros)!)).toMatch(
      /^Ne rapporterait plus avec « livraison sur prix HT » au-dessus de 2\d % \(retenu 15 %, plausible de 10 à 25 %\)\.$/,
    )
    expect(flipSentence({ ...line, flip: null }, euros)).toContain('Aucune hypothèse seule')
  })

  it('[FW5] pairs say what they add or cost; China keeps its capital', () => {
    const pair = {
      first: 'a',
      second: 'b',
      kind: 'spoils',
      interaction: -3200,
      problems: [],
    } as const
    expect(spaces(pairSentence(pair, euros))).toBe('ensemble : 3 200 € de moins que la somme')
    expect(named({ fr: 'Chine + 1', en: 'China + 1' }, 'fr')).toBe('Chine + 1')
  })
})

describe('over HTTP', () => {
  const post = (body: unknown, now?: () => number) =>
    firstApi(async () => tables, now).request('/first', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })

  it('[FW6] answers the document of the engine', async () => {
    const answer = await post({ chain: documentOf('yaourt'), levers: ['group-purchase'] })
    expect(answer.status).toBe(200)
    const document = (await answer.json()) as FirstDocument
    expect(document).toMatchObject({ schema: 'boucle/first', phase: 'done' })
    expect(document.lines.map(({ lever }) => lever)).toEqual(['group-purchase'])
  })

  it('[FW7] at the end of its time it gives the ranking so far, and says how far that is', async () => {
    let calls = 0
    const answer = await post({ chain: documentOf('yaourt') }, () => (calls++ > 20 ? 1e6 : 0))
    const document = (await answer.json()) as FirstDocument
    expect(document.phase).toBe('see')
    expect(document.doneRatio).toBeLessThan(1)
    expect(document.lines).toHaveLength(29)
  })

  it('[FW8] refuses what it cannot read, all at once', async () => {
    const odd = await post({ chain: documentOf('yaourt'), levers: 3, pairs: 'yes', seed: -1 })
    expect(odd.status).toBe(422)
    const { problems } = (await odd.json()) as { problems: { path: string[] }[] }
    expect(problems.map(({ path }) => path[0])).toEqual(['levers', 'pairs', 'seed'])
    expect((await post({ chain: {} })).status).toBe(422)
    expect((await post({ chain: documentOf('yaourt'), levers: ['no'] })).status).toBe(422)
  })
})

describe('in the command line', () => {
  const said: string[] = []
  const io = {
    readFile: async () => new TextEncoder().encode(JSON.stringify(documentOf('yaourt'))),
    writeFile: async () => {},
    loadReference: async () => tables.reference,
    loadForLevers: async () => tables,
    say: (line: string) => said.push(line),
    setting: () => '',
  }
  const run = (options: Record<string, string | true>) =>
    firstCommand.run({ positional: ['yaourt.json'], options: new Map(Object.entries(options)) }, io)

  it('[FW9] ranks, tells what it does on the way, and why the others do nothing', async () => {
    const answer = await run({ levers: levers.join(), pairs: true })
    const text = spaces(answer.text)
    expect(text).toContain('1. Vendre en direct [sell-direct] : +2 570 € par an')
    expect(text).toContain('Monter une micro-usine. Demande : prix d’un module')
    expect(text).toContain('Louer ou vendre au résultat : ')
    expect(said).toContain('Ce qui retournerait chaque gain…')
    expect(answer.json).toMatchObject({ schema: 'boucle/first', phase: 'done' })
  })

  it('[FW10] wrong usage and unknown levers are told', async () => {
    expect((await run({ language: 'de' })).exit).toBe(2)
    expect((await run({ seed: 'x' })).exit).toBe(2)
    expect((await run({ levers: 'magic' })).exit).toBe(1)
  })
})
