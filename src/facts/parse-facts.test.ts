import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainOf } from '../../test/examples.test-support.ts'
import type { FactKindId } from './fact-kinds.ts'
import { FACT_KINDS } from './fact-kinds.ts'
import { parseFacts } from './parse-facts.ts'
import { parseSalesLines } from './sales-line.ts'

const coat = chainOf('manteau')

const source = 'caisse.csv'
/** One right row of each kind, upon the coat. */
const RIGHT: Readonly<Record<FactKindId, object>> = {
  sale: { day: '2025-10-04', item: 'manteau', quantityUnits: 1, place: 'boutiques', source },
  order: {
    item: 'manteau-brut',
    quantityUnits: 600,
    buyer: 'marque',
    seller: 'confection',
    orderedOn: '2025-03-01',
    wantedOn: '2025-08-01',
    source,
  },
  lot: {
    item: 'manteau-brut',
    quantityUnits: 590,
    process: 'coudre',
    site: 'atelier',
    startedOn: '2025-05-01',
    finishedOn: '2025-05-22',
    scrappedUnits: 10,
    source,
  },
  movement: {
    item: 'manteau-brut',
    quantityUnits: 590,
    lane: 'mer',
    from: 'quai-shanghai',
    to: 'quai-havre',
    leftOn: '2025-06-01',
    arrivedOn: '2025-07-09',
    source,
  },
  event: { subject: 'teindre', kind: 'stop', from: '2025-04-02', to: '2025-04-09', source },
  booking: {
    process: 'coudre',
    for: 'marque',
    quantityUnits: 200,
    from: '2025-09-01',
    to: '2025-12-31',
    fee: 900,
    source,
  },
  observation: { figure: 'processes/coudre/leadTimeDays', value: 23, day: '2025-05-22', source },
}

function problemsOf(kind: FactKindId, ...rows: unknown[]) {
  const parsed = parseFacts(kind, rows, coat)
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${path.join('.')} ${code}`)
}

describe('facts', () => {
  it.each(FACT_KINDS)(
    '[FA1] $kind: a right row is taken as it is, with a key',
    ({ kind, label }) => {
      expect(problemsOf(kind, RIGHT[kind])).toEqual([])
      const parsed = parseFacts(kind, [RIGHT[kind]])
      expect(parsed.ok && parsed.value[0]).toEqual({ ...RIGHT[kind], key: expect.any(String) })
      expect(label.fr).not.toBe('')
      expect(problemsOf(kind, { ...RIGHT[kind], source: undefined })).toEqual(['0.source missing'])
    },
  )

  it('[FA2] all problems at once, each with its row and field', () => {
    const rows = [
      { ...RIGHT.lot, finishedOn: '2025-04-01' },
      { ...RIGHT.lot, item: 'manteau-brute', quantityUnits: -3 },
      { ...RIGHT.lot, site: 'atelie' },
      'x',
    ]
    expect(problemsOf('lot', ...rows)).toEqual([
      '0.finishedOn dates_reversed',
      '1.quantityUnits out_of_range',
      '2.site unknown_id',
      '3 wrong_type',
    ])
    const parsed = parseFacts('lot', [rows[2]], coat)
    expect(parsed.ok ? '' : parsed.problems[0]!.maybe).toBe('Maybe atelier was meant.')
    expect(problemsOf('lot', ...Array.from({ length: 300 }, () => 'x')).at(-1)).toBe(
      ' more_problems',
    )
    expect(parseFacts('lot', 'x')).toMatchObject({ ok: false, problems: [{ code: 'wrong_type' }] })
  })

  it('[FA3] a table read twice has the same keys; equal rows are two; own keys are kept once', () => {
    const keys = (rows: readonly object[]) => {
      const parsed = parseSalesLines(rows)
      return parsed.ok ? parsed.value.map(({ lineId }) => lineId) : []
    }
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((each) => `2025-02-${String(each).padStart(2, '0')}`)
    const row = fc.record({ day, quantityUnits: fc.integer({ min: -2, max: 3 }) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (list) => {
        const rows = list.map((each) => ({ ...RIGHT.sale, ...each }))
        const once = keys(rows)
        expect(once).toHaveLength(rows.length)
        expect(new Set(once).size).toBe(rows.length)
        expect(keys(rows)).toEqual(once)
        expect(keys(rows.toReversed()).toSorted()).toEqual(once.toSorted())
      }),
      { numRuns: 40 },
    )
    const own = { ...RIGHT.sale, key: 'T-1' }
    expect(keys([own])).toEqual(['T-1'])
    expect(problemsOf('sale', own, own)).toEqual(['1.key duplicate_id'])
  })

  it('[FA4] sales lines: what the source leaves out is empty, a return stays below zero', () => {
    const parsed = parseSalesLines([
      { day: '2025-10-04', item: 'manteau', quantityUnits: -1, stockUnits: 0, source },
    ])
    expect(parsed.ok && parsed.value[0]).toMatchObject({
      day: '2025-10-04',
      itemId: 'manteau',
      variant: '',
      placeId: '',
      channel: '',
      quantityPieces: -1,
      unitPrice: undefined,
      currency: undefined,
      stockPieces: 0,
    })
  })
})
