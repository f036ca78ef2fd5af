import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../../reference/load.ts'
import type { CommandIo } from '../../core/command.ts'
import { proveCommand } from '../cli.ts'
import type { ProofDocument } from '../engine/document.ts'

const EXAMPLES = new URL('../../../examples', import.meta.url)
const HEADERS = 'Date;Référence;Taille;Quantité;Prix unitaire;Devise;Stock'

interface Chain {
  rates: object[]
}

/** `prove` of the pull with these sales, as bytes of a file. */
async function prove(sales: string | Uint8Array, options: Record<string, string> = {}) {
  const io: CommandIo = {
    readFile: async (file) => {
      if (file === 'sales') return typeof sales === 'string' ? encoded(sales) : sales
      const chain = JSON.parse(await readFile(new URL('pull.json', EXAMPLES), 'utf8')) as Chain
      chain.rates.push({ id: 'dollar', currency: 'USD', value: 0.9, date: '2026-01-02' })
      return encoded(JSON.stringify(chain))
    },
    writeFile: () => Promise.reject(new Error('nothing is written')),
    loadReference: () => loadReference(),
    say: () => undefined,
    setting: () => '',
  }
  const given = { sales: 'sales', paths: '64', policy: 'push', ...options }
  const answer = await proveCommand.run(
    { positional: ['pull'], options: new Map(Object.entries(given)) },
    io,
  )
  const document = answer.json as ProofDocument
  const codes = (answer.problems ?? []).map(({ code }) => code)
  return { ...answer, document, codes }
}

const encoded = (text: string) => new TextEncoder().encode(text)
const table = (...rows: string[]) => [HEADERS, ...rows].join('\n')

/** Mondays from 5 January 2026 on. */
const monday = (week: number) =>
  new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10)
const weeks = (count: number, row: (date: string, week: number) => string) =>
  Array.from({ length: count }, (_, week) => row(monday(week), week))

describe('boucle prove --sales', () => {
  it('[P98] the simulated history of the pull: law, reading, verdict', async () => {
    const file = await readFile(new URL('sales/pull.csv', EXAMPLES))
    const { document, text, codes } = await prove(new Uint8Array(file))
    expect(document.lawOrigin).toBe('history')
    expect(document.sales).toMatchObject({
      itemId: 'pull',
      rows: 506,
      items: 3,
      weeks: 156,
      firstDay: '2023-01-02',
      lastDay: '2025-12-22',
      dates: { order: 'day-first', isGuess: false },
      soldPieces: 2760,
      returnedPieces: 38,
      stockOutWeeks: 15,
      reading: 'rolling',
      errorOrigin: 'history',
    })
    expect(document.sales!.hiddenPieces).toBeCloseTo(62, 0)
    // The same weeks a year before, counted apart; levels wander by 3 % a week in the simulation.
    const before = [...file.toString().matchAll(/(\d\d)\/01\/2025;pull;\w;(\d+)/g)]
      .filter(([, day]) => Math.ceil((Number(day) - 5) / 7) < document.seasonWeeks)
      .reduce((sum, [, , pieces]) => sum + Number(pieces), 0)
    expect(before).toBeGreaterThan(0)
    expect(Math.abs(Math.log(document.seasonPieces / before))).toBeLessThan(0.7)
    expect(document.verdict.kind).toBe('one-side')
    expect(document.verdict.bestPolicyId).toMatch(/^push/)
    expect(codes).toContain('sales_returns')
    expect(text).toContain('Ventes lues : pull')
    expect((await prove(new Uint8Array(file), { language: 'en' })).text).toContain('Sales read')
  })

  it('[P99] a short history leans on the other items of its file, and says so', async () => {
    const file = await readFile(new URL('sales/pull.csv', EXAMPLES), 'utf8')
    const short = file.split('\n').filter((row) => !/2023;pull|2024;pull/.test(row))
    const late = short.filter((row) => !/\/(0[1-9]|10)\/2025;pull/.test(row))
    const { document } = await prove(late.join('\n'))
    expect(document.sales).toMatchObject({ errorOrigin: 'family', reading: 'once' })
    expect(document.assumptions.map(({ path }) => path[0])).toContain('forecastErrors')
  })

  it('[P100] an item the table does not hold is asked for by name, and --item answers', async () => {
    const rows = weeks(40, (date) => `${date};PUL-01;M;5;99,17;EUR;9`)
    const many = table(...rows, `${monday(3)};BON-02;M;5;39;EUR;9`)
    const refused = await prove(many)
    expect([refused.exit, refused.codes]).toEqual([1, ['prove_no_history']])
    expect(refused.problems?.[0]?.message).toContain('PUL-01, BON-02')
    const answered = await prove(many, { item: 'PUL-01' })
    expect(answered.document.sales).toMatchObject({ itemId: 'PUL-01', soldPieces: 200 })
  })

  it('[P101] gaps, negative rows and equal rows are counted and said', async () => {
    const rows = weeks(12, (date) => `${date};pull;M;10;99,17;EUR;9`).filter((_, at) => at !== 4)
    const { document, codes } = await prove(
      table(...rows, rows[0]!, `${monday(2)};pull;M;-3;99,17;EUR;9`),
    )
    expect(codes).toEqual(
      expect.arrayContaining(['sales_gaps', 'sales_returns', 'sales_row_equal']),
    )
    expect(document.sales).toMatchObject({ soldPieces: 120, returnedPieces: 3, weeks: 12 })
    const gap = document.sales!.findings.find(({ code }) => code === 'sales_gaps')
    expect(gap?.values).toEqual({ weeks: 1, monday: monday(4) })
  })

  it('[P102] a second currency is converted at the rate of the chain, or refused with its row', async () => {
    const rows = weeks(12, (date) => `${date};pull;M;10;99,17;EUR;9`)
    const dollars = await prove(table(...rows, `${monday(3)};pull;M;1;110;USD;9`))
    const told = dollars.document.sales!.findings.find(({ code }) => code === 'sales_converted')
    expect(told?.values).toMatchObject({ rows: 1, from: 'USD', rate: 0.9 })
    const pounds = await prove(table(...rows, `${monday(3)};pull;M;1;80;GBP;9`))
    expect([pounds.exit, pounds.codes]).toEqual([1, ['sales_no_rate']])
    expect(pounds.problems?.[0]?.path).toEqual(['rows', 14, 'currency'])
  })

  it('[P103] one history in three ways of writing dates and two of decimals is one proof', async () => {
    const written = (date: (iso: string) => string, price: string) =>
      prove(table(...weeks(20, (iso, at) => `${date(iso)};pull;M;${8 + (at % 3)};${price};EUR;9`)))
    const [iso, french, american] = await Promise.all([
      written((day) => day, '99.17'),
      written((day) => day.split('-').toReversed().join('/'), '99,17'),
      written((day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`, '99,17 €'),
    ])
    expect(french.document.outcomes).toEqual(iso.document.outcomes)
    expect(american.document.outcomes).toEqual(iso.document.outcomes)
    expect(american.document.sales?.dates.order).toBe('month-first')
    const unsure = await prove(table('03/04/2026;pull;M;5;99;EUR;9'))
    expect(unsure.document.sales?.dates.isGuess).toBe(true)
    expect(unsure.text).toContain('(supposé)')
  })

  it('[P104] out of stock every week: a lower bound; below cost: said', async () => {
    const { document, codes } = await prove(
      table(...weeks(30, (date) => `${date};pull;M;4;12,00;EUR;0`)),
    )
    expect(codes).toEqual(expect.arrayContaining(['sales_always_out', 'sales_below_cost']))
    expect(document.sales?.stockOutWeeks).toBe(30)
  })

  it('[P105] one week is a warning; no piece sold, no row, and no column are refusals', async () => {
    const one = await prove(table(`${monday(0)};pull;M;10;99;EUR;9`))
    expect(one.exit).toBe(0)
    expect(one.codes).toContain('sales_short')
    expect(one.document.sales?.errorOrigin).toBe('default')
    const zero = await prove(table(...weeks(8, (date) => `${date};pull;M;0;99;EUR;9`)))
    expect([zero.exit, zero.codes]).toEqual([1, ['prove_no_history']])
    expect((await prove(HEADERS)).codes).toEqual(['sales_empty'])
    expect((await prove('Nom;Ville\nAna;Lyon')).codes).toContain('sales_no_column')
    expect((await prove('', { item: 'x' })).exit).toBe(1)
  })

  it('[P234] without sales a committee or a family tells the demand; two at once are refused', async () => {
    const { run } = proveCommand
    const io: CommandIo = {
      readFile: () => readFile(new URL('pull.json', EXAMPLES)),
      writeFile: () => Promise.reject(new Error('nothing is written')),
      loadReference: () => loadReference(),
      say: () => undefined,
      setting: () => '',
    }
    const law = async (options: Record<string, string>) => {
      const given = { paths: '64', policy: 'push', ...options }
      return run({ positional: ['pull'], options: new Map(Object.entries(given)) }, io)
    }
    const committee = await law({ committee: '90,110,130' })
    expect(committee.json).toMatchObject({ lawOrigin: 'committee', seasonPieces: 110 })
    expect((await law({ family: 'functional' })).json).toMatchObject({ lawOrigin: 'default' })
    expect((await law({ committee: '90' })).problems?.[0]?.code).toBe('law_too_few')
    expect((await law({ committee: '90,beaucoup' })).exit).toBe(2)
    expect((await law({ committee: '90,100', family: 'functional' })).exit).toBe(2)
    expect((await law({ family: 'fashion' })).exit).toBe(2)
  })
})
