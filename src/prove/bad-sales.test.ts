import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import type { Chain } from '../chain/chain.ts'
import { parseChain } from '../chain/parse.ts'
import type { CommandIo } from '../core/command.ts'
import type { Problem } from '../core/problem.ts'
import { proveCommand } from './cli.ts'
import type { ProofDocument } from './engine/document.ts'
import { proofDocument } from './engine/document.ts'
import { askedOfChain } from './engine/from-chain/sales-asked.ts'
import { openDropped, readDropped } from './open-sales.ts'
import { salesProblem } from './sales-messages.ts'

/* What people bring, by the command line and by the page: handled alike, or refused with the row. */

const PULL = new URL('../../examples/pull.json', import.meta.url)
const encoded = (text: string) => new TextEncoder().encode(text)

interface Draft {
  rates: object[]
  markets: { priceIncVat?: number; priceExVat?: number }[]
}

async function pullChain(change: (draft: Draft) => void = () => undefined): Promise<Chain> {
  const draft = JSON.parse(await readFile(PULL, 'utf8')) as Draft
  draft.rates.push({ id: 'dollar', currency: 'USD', value: 0.9, date: '2026-01-02' })
  change(draft)
  const parsed = parseChain(draft)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.value
}

type Outcome =
  | { readonly document: ProofDocument; readonly problems: readonly Problem[] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] }

async function byCommand(bytes: Uint8Array, name: string, chain: Chain): Promise<Outcome> {
  const io: CommandIo = {
    readFile: (file) => Promise.resolve(file === name ? bytes : encoded(JSON.stringify(chain))),
    writeFile: () => Promise.reject(new Error('nothing is written')),
    loadReference: () => loadReference(),
    say: () => undefined,
    setting: () => '',
  }
  const options = new Map([
    ['sales', name],
    ['paths', '64'],
    ['policy', 'push'],
  ])
  const answer = await proveCommand.run({ positional: ['pull.json'], options }, io)
  const { problems = [] } = answer
  return answer.exit === 0 ? { document: answer.json as ProofDocument, problems } : { problems }
}

async function byPage(bytes: Uint8Array, name: string, chain: Chain): Promise<Outcome> {
  const asked = { ...askedOfChain(chain), mostRows: 200_000 }
  const readout = readDropped(openDropped({ bytes, name }), asked)
  if (!readout.history) return { problems: readout.problems }
  // What a worker sends is a structured clone.
  const sales = structuredClone(readout.history)
  const options = { seed: 1, paths: 64, breakEven: false, kinds: ['push' as const], sales }
  const found = proofDocument([chain], await loadReference(), options)
  if (!found.ok) return { problems: found.problems }
  const { assumptions, sales: reading } = found.value
  return { document: found.value, problems: [...(reading?.findings ?? []), ...assumptions] }
}

const HEADERS = 'Date;Référence;Taille;Quantité;Prix unitaire;Devise;Stock'
const monday = (week: number) =>
  new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10)
const french = (iso: string) => iso.split('-').toReversed().join('/')
const weeks = (count: number, row: (date: string, week: number) => string) =>
  Array.from({ length: count }, (_, week) => row(monday(week), week))
const good = (count = 30) =>
  weeks(count, (date, week) => `${date};pull;M;${8 + (week % 3)};99,17;EUR;9`)
const table = (...rows: string[]) => encoded([HEADERS, ...rows].join('\n'))

interface Case {
  readonly name: string
  readonly bytes: Uint8Array
  readonly file?: string
  /** Codes that must be told, with the row when there is one. */
  readonly told: readonly (string | readonly [code: string, row: number])[]
  /** Pieces sold, when the table is read. */
  readonly sold?: number
  readonly chain?: (draft: Draft) => void
}

const READ: readonly Case[] = [
  {
    name: 'weeks without a row',
    bytes: table(...good().filter((_, week) => week % 7 !== 3)),
    told: ['sales_gaps'],
    sold: good().reduce((sum, _, week) => sum + (week % 7 === 3 ? 0 : 8 + (week % 3)), 0),
  },
  {
    name: 'negative rows',
    bytes: table(...good(), `${monday(3)};pull;M;-2;99,17;EUR;9`),
    told: [['sales_returns', 32]],
    sold: 270,
  },
  {
    name: 'a day twice, the same',
    bytes: table(...good(), good()[4]!),
    told: [['sales_row_equal', 32]],
    sold: 279,
  },
  {
    name: 'a day twice, with other figures',
    bytes: table(...good(), `${monday(3)};pull;M;1;99,17;EUR;9`),
    told: [],
    sold: 271,
  },
  {
    name: 'two currencies, one with a rate',
    bytes: table(...good(), `${monday(3)};pull;M;1;110;USD;9`),
    told: ['sales_converted'],
    sold: 271,
  },
  {
    name: 'dates in three formats, and a spreadsheet’s number',
    bytes: table(
      ...weeks(30, (iso, week) => {
        const ways = [iso, french(iso), french(iso).replaceAll('/', '.'), `${iso}T10:00:00Z`]
        return `${ways[week % 4]};pull;M;9;99,17;EUR;9`
      }),
    ),
    told: [],
    sold: 270,
  },
  {
    name: 'decimal commas, thousands and signs of money',
    bytes: table(...weeks(30, (iso) => `${iso};pull;M;9,0;1 099,17 €;EUR;9`)),
    told: [],
    sold: 270,
  },
  {
    name: 'stock-outs everywhere',
    bytes: table(...weeks(30, (iso) => `${iso};pull;M;9;99,17;EUR;0`)),
    told: ['sales_always_out'],
    sold: 270,
  },
  {
    name: 'one week of history',
    bytes: table(`${monday(0)};pull;M;9;99,17;EUR;9`),
    told: ['sales_short', 'prove_assumed'],
    sold: 9,
  },
  {
    name: 'a price below cost',
    bytes: table(...weeks(30, (iso) => `${iso};pull;M;9;5,00;EUR;9`)),
    told: ['sales_below_cost'],
    sold: 270,
  },
  {
    name: 'titles above the headers, in Windows-1252',
    bytes: Uint8Array.from(
      `Export du soir\n\nDate;R\u00e9f\u00e9rence;Quantit\u00e9\n${monday(0)};pull;4\n${monday(9)};pull;5\n`,
      (letter) => letter.charCodeAt(0),
    ),
    told: ['encoding_assumed', 'sales_gaps'],
    sold: 9,
  },
]

const REFUSED: readonly Case[] = [
  {
    name: 'a currency without a rate',
    bytes: table(...good(), `${monday(3)};pull;M;1;80;GBP;9`),
    told: [['sales_no_rate', 32]],
  },
  {
    name: 'months and days exchanged in one row',
    bytes: table(
      '25/03/2024;pull;M;9;99;EUR;9',
      '26/03/2024;pull;M;9;99;EUR;9',
      '03/27/2024;pull;M;9;99;EUR;9',
    ),
    told: [['sales_date', 4]],
  },
  {
    name: 'a quantity in words, a bar code, an empty cell',
    bytes: table(
      `${monday(0)};pull;M;deux;99;EUR;9`,
      `${monday(1)};pull;M;3760123456789;99;EUR;9`,
      `${monday(2)};pull;M;;99;EUR;9`,
    ),
    told: [
      ['sales_number', 2],
      ['sales_number', 3],
      ['sales_number', 4],
    ],
  },
  {
    name: 'zero sales',
    bytes: table(...weeks(30, (iso) => `${iso};pull;M;0;99,17;EUR;9`)),
    told: ['prove_no_history'],
  },
  {
    name: 'returns alone',
    bytes: table(...weeks(30, (iso) => `${iso};pull;M;-1;99,17;EUR;9`)),
    told: ['prove_no_history'],
  },
  {
    name: 'a year mistyped',
    bytes: table(...good(), '2204-01-05;pull;M;1;99,17;EUR;9'),
    told: [['sales_span', 2]],
  },
  {
    name: 'order numbers taken for sizes',
    bytes: table(
      ...Array.from({ length: 8_000 }, (_, at) => `${monday(at % 150)};pull;n°${at};1;99;EUR;9`),
    ),
    told: ['sales_variants'],
  },
  {
    name: 'another product',
    bytes: table(`${monday(0)};bonnet;M;9;9;EUR;9`),
    told: ['prove_no_history'],
  },
  { name: 'headers alone', bytes: table(), told: ['sales_empty'] },
  { name: 'no headers of sales', bytes: encoded('Nom;Ville\nAna;Lyon'), told: ['sales_no_column'] },
  { name: 'nothing', bytes: new Uint8Array(0), told: ['sales_no_column'] },
  { name: 'an old workbook', bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), told: ['old_workbook'] },
  {
    name: 'a photograph',
    bytes: Uint8Array.from({ length: 4_000 }, (_, at) => (at * 37) % 251),
    told: ['not_text'],
  },
]

const rowOf = ({ path }: Problem) => (path[0] === 'rows' ? path[1] : undefined)

function expectTold({ told }: Case, problems: readonly Problem[]) {
  for (const each of told) {
    const [code, row] = typeof each === 'string' ? [each] : each
    const found = problems.filter((problem) => problem.code === code)
    expect(found, code).not.toEqual([])
    if (row !== undefined) expect(found.map(rowOf), code).toContain(row)
  }
}

describe('bad sales, by the command and by the page', () => {
  it.each(READ)('[P228] $name: read, and said', async (each) => {
    const chain = await pullChain()
    const name = 'sales.csv'
    const [command, page] = [
      await byCommand(each.bytes, name, chain),
      await byPage(each.bytes, name, chain),
    ]
    expect(command.document?.sales?.soldPieces).toBe(each.sold)
    expect(page.document?.outcomes).toEqual(command.document?.outcomes)
    expect(page.problems).toEqual(command.problems)
    expectTold(each, page.problems)
  })

  it.each(REFUSED)('[P229] $name: refused with the row and the reason', async (each) => {
    const chain = await pullChain()
    const name = 'sales.csv'
    const [command, page] = [
      await byCommand(each.bytes, name, chain),
      await byPage(each.bytes, name, chain),
    ]
    expect([command.document, page.document]).toEqual([undefined, undefined])
    expect(page.problems).toEqual(command.problems)
    expectTold(each, page.problems)
    for (const problem of page.problems) {
      expect(problem.maybe).toMatch(/^Maybe /)
      if (/^(sales|prove|law)_/.test(problem.code)) {
        expect(salesProblem(problem, 'fr')?.what).toMatch(/[.!?]$/)
      }
    }
  })

  it('[P230] a table too long for a page says who takes it', async () => {
    const asked = { ...askedOfChain(await pullChain()), mostRows: 20 }
    const readout = readDropped(openDropped({ bytes: table(...good()), name: 'a.csv' }), asked)
    expect(readout.history).toBeUndefined()
    expect(readout.problems).toMatchObject([
      { code: 'sales_too_many_rows', values: { rows: 30, limit: 20 } },
    ])
    expect(readout.seen?.rowCount).toBe(30)
  })

  it('[P231] columns are corrected: another one is the quantity, and the price is not used', async () => {
    const chain = await pullChain()
    const opened = openDropped({ bytes: table(...good()), name: 'a.csv' })
    const first = readDropped(opened, askedOfChain(chain))
    expect(first.columns).toMatchObject({ day: 0, item: 1, size: 2, quantity: 3, stock: 6 })
    expect(first.items).toEqual([{ itemId: 'pull', rows: 30, soldPieces: 270, weeks: 30 }])
    const columns = { day: 0, quantity: 6 }
    const again = readDropped(opened, { ...askedOfChain(chain), columns })
    const { series } = again.history!
    expect(series.soldPieces.reduce((sum, pieces) => sum + pieces)).toBe(270)
    expect(series.variants).toEqual([''])
    expect(series.unitPrice.every(Number.isNaN)).toBe(true)
  })
})

describe('a history measured beforehand', () => {
  it('[P235] gives the same proof, and is measured again when the season is another one', async () => {
    const chain = await pullChain()
    const bytes = await readFile(new URL('../../examples/sales/pull.csv', import.meta.url))
    const opened = openDropped({ bytes: new Uint8Array(bytes), name: 'pull.csv' })
    const proofs = [undefined, 3, 12].map(async (seasonWeeks) => {
      const asked = { ...askedOfChain(chain), ...(seasonWeeks !== undefined && { seasonWeeks }) }
      const { history } = readDropped(opened, asked)
      expect(history?.familyErrors?.seasonWeeks).toBe(seasonWeeks)
      const options = { seed: 1, paths: 64, samplePaths: 64, breakEven: false }
      const told = { ...options, kinds: ['push' as const], sales: history! }
      const found = proofDocument([chain], await loadReference(), told)
      return found.ok ? JSON.stringify(found.value) : 'refused'
    })
    const [plain, same, other] = await Promise.all(proofs)
    expect(plain).toContain('"errorByLead"')
    expect(same).toBe(plain)
    expect(other).toBe(plain)
  })
})

describe('odd ends of a comparison', () => {
  const prove = async (chains: readonly Chain[], edits = {}) => {
    const options = { seed: 1, paths: 64, samplePaths: 64, breakEven: false, edits }
    return proofDocument(chains, await loadReference(), { ...options, kinds: ['push'] })
  }

  it('[P232] a far source dearer than the near one is judged, and near wins at no premium', async () => {
    const [far, near] = await Promise.all(
      ['manteau', 'manteau-proche'].map(async (name) => {
        const file = new URL(`../../examples/${name}.json`, import.meta.url)
        const parsed = parseChain(JSON.parse(await readFile(file, 'utf8')))
        if (!parsed.ok) throw new Error('unread')
        return parsed.value
      }),
    )
    const first = await prove([far!, near!])
    const priceOf = (place: string) =>
      first.ok ? first.value.sources.find((each) => each.place === place)!.purchasePerPiece : NaN
    expect(priceOf('far')).toBeLessThan(priceOf('near'))
    const dearer = { 'source/1/purchasePerPiece': priceOf('near') + 1 }
    const found = await prove([far!, near!], dearer)
    if (!found.ok) throw new Error(found.problems[0]?.message)
    expect(found.value.verdict.kind).toBe('go-near')
    expect(found.value.verdict.entrySays).toBe('near')
  })

  it('[P233] a selling price below the landed cost: nothing earns, and the verdict says neither', async () => {
    const chain = await pullChain(({ markets }) => {
      for (const market of markets) {
        delete market.priceExVat
        market.priceIncVat = 30
      }
    })
    const found = await prove([chain])
    expect(found.ok ? found.value.verdict.kind : found.problems).toBe('neither')
  })
})
