import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, isoDate } from '../../core/calendar/calendar.ts'
import { columnsOf } from './column-meaning.ts'
import { readSales } from './read-sales.ts'
import { dateReading, dayOfText } from './written-dates.ts'
import { decimalSign, numberOfText } from './written-numbers.ts'

const day = (year: number, month: number, date: number) => dayOf({ year, month, day: date })

function read(...rows: string[][]) {
  const found = readSales(rows)
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join('\n'))
  return found
}

describe('a table of sales', () => {
  it('[P40] knows the headers of common exports, in both languages', () => {
    expect(
      columnsOf(['Created at', 'Lineitem quantity', 'Lineitem price', 'Lineitem sku', 'Currency']),
    ).toEqual({ day: 0, quantity: 1, price: 2, item: 3, currency: 4 })
    expect(
      columnsOf([
        'Référence',
        'Coloris',
        'Taille',
        'Quantité [pièces]',
        'Prix unitaire (€)',
        'Jour',
      ]),
    ).toEqual({ item: 0, colour: 1, size: 2, quantity: 3, price: 4, day: 5 })
  })

  it('[P236] a style is the item and its references the variants; a stock-out is a stock of none', () => {
    const headers = ['SKU', 'Style', 'Date', 'Qty', 'Rupture']
    expect(columnsOf(headers)).toEqual({ item: 1, variant: 0, day: 2, quantity: 3, out: 4 })
    expect(columnsOf(['Style', 'SKU', 'Size', 'Date', 'Qty'])).toMatchObject({ item: 0, size: 2 })
    expect(columnsOf(['Style', 'SKU', 'Size', 'Date', 'Qty']).variant).toBeUndefined()
    expect(columnsOf(['SKU', 'Date', 'Qty'])).toEqual({ item: 0, day: 1, quantity: 2 })
    const { value } = read(
      headers,
      ['P-M', 'P', '2026-01-05', '3', 'oui'],
      ['P-L', 'P', '2026-01-05', '2', 'non'],
    )
    expect(value.lines).toMatchObject([
      { itemId: 'P', variant: 'P-M', stockPieces: 0 },
      { itemId: 'P', variant: 'P-L', stockPieces: undefined },
    ])
  })

  it('[P41] reads dates by column: one day above 12 decides for all', () => {
    expect(dateReading(['03/04/2026', '25/04/2026'])).toEqual({
      order: 'day-first',
      isGuess: false,
    })
    expect(dateReading(['03/04/2026', '04/25/2026'])).toEqual({
      order: 'month-first',
      isGuess: false,
    })
    expect(dateReading(['03/04/2026'])).toEqual({ order: 'day-first', isGuess: true })
    expect(dayOfText('04/25/2026', 'month-first')).toBe(day(2026, 4, 25))
    expect(dayOfText('04/25/2026', 'day-first')).toBeUndefined()
    expect(dayOfText('31/02/2026', 'day-first')).toBeUndefined()
    expect(dayOfText('46000', 'serial')).toBe(day(2025, 12, 9))
    expect(dayOfText('2026-W01', 'week')).toBe(day(2025, 12, 29))
    expect(dayOfText('2025-12-09T10:00:00+02:00', 'year-first')).toBe(day(2025, 12, 9))
  })

  it('[P42] any date comes back in each way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: day(1990, 1, 1), max: day(2049, 12, 31) }), (number) => {
        const [year, month, date] = isoDate(number).split('-')
        expect(dayOfText(`${date}/${month}/${year}`, 'day-first')).toBe(number)
        expect(dayOfText(`${month}/${date}/${year}`, 'month-first')).toBe(number)
        expect(dayOfText(isoDate(number), 'day-first')).toBe(number)
      }),
    )
  })

  it('[P43] decimal commas, thousands and currencies of one column are read alike', () => {
    expect(decimalSign(['1.234,50', '12'])).toBe(',')
    expect(decimalSign(['1,234.50'])).toBe('.')
    expect(decimalSign(['1,234', '2,5'])).toBe(',')
    expect(decimalSign(['1.234.567'])).toBe(',')
    expect(numberOfText('1\u202f234,50 €', ',')).toBe(1234.5)
    expect(numberOfText('(3)', '.')).toBe(-3)
    expect(numberOfText('-2', '.')).toBe(-2)
    expect(numberOfText('deux', '.')).toBeUndefined()
    expect(numberOfText('', '.')).toBeUndefined()
  })

  it('[P44] makes lines of sales, returns apart, prices from amounts', () => {
    const { value, warnings } = read(
      ['Date', 'Réf', 'Taille', 'Couleur', 'Qté', 'Retours', 'Montant', 'Stock'],
      ['25/03/2026', 'PULL', 'M', 'écru', '4', '1', '480,00', '0'],
      ['', '', '', '', '', '', '', ''],
      ['26/03/2026', 'PULL', 'M', 'écru', '-1', '', '', '1'],
    )
    expect(warnings).toEqual([])
    expect(value.lines.map(({ quantityPieces }) => quantityPieces)).toEqual([4, -1, -1])
    expect(value.lines[0]).toMatchObject({
      row: 2,
      variant: 'écru / M',
      unitPrice: 120,
      stockPieces: 0,
    })
    expect(value.lines[2]!.row).toBe(4)
    expect(new Set(value.lines.map(({ lineId }) => lineId)).size).toBe(3)
  })

  it('[P45] read twice, a table gives the same line ids; equal rows are both kept and said', () => {
    const rows = [
      ['date', 'sku', 'qty'],
      ['2026-03-01', 'A', '1'],
      ['2026-03-01', 'A', '1'],
    ]
    const first = read(...rows)
    expect(first.value.lines).toEqual(read(...rows).value.lines)
    expect(first.value.lines).toHaveLength(2)
    expect(first.warnings[0]).toMatchObject({ code: 'sales_row_equal', path: ['rows', 3] })
    const named = read(
      ['line id', 'date', 'qty'],
      ['7', '2026-03-01', '1'],
      ['7', '2026-03-01', '1'],
    )
    expect(named.value.lines).toHaveLength(1)
    expect(named.warnings[0]!.code).toBe('sales_line_twice')
  })

  it('[P46] says what cannot be read with its row, and reads nothing then', () => {
    const found = readSales([
      ['date', 'qty', 'price'],
      ['2026-03-01', '1', '10'],
      ['2026-02-30', '1', '10'],
      ['2026-03-02', 'trois', '10'],
      ['2026-03-03', '', '10'],
    ])
    expect(found.ok).toBe(false)
    if (found.ok) return
    expect(found.problems.map(({ code, path }) => [code, path[1]])).toEqual([
      ['sales_date', 3],
      ['sales_number', 4],
      ['sales_number', 5],
    ])
    const headless = readSales([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(headless.ok ? [] : headless.problems.map(({ code }) => code)).toEqual([
      'sales_no_column',
      'sales_no_column',
    ])
    const empty = readSales([['date', 'qty']])
    expect(empty.ok ? '' : empty.problems[0]!.code).toBe('sales_empty')
  })

  it('[P47] a thousand bad rows are not a thousand messages', () => {
    const rows = Array.from({ length: 1000 }, () => ['hier', '1'])
    const found = readSales([['date', 'qty'], ...rows])
    expect(found.ok ? 0 : found.problems.length).toBe(51)
  })

  it('[P48] any table of text is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 5 }), { maxLength: 8 }), (rows) => {
        const found = readSales([['date', 'qty', 'price', 'sku', 'stock'], ...rows])
        expect(found.ok || found.problems.length > 0).toBe(true)
      }),
    )
  })
})
