import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'

describe('csv of a chart', () => {
  it('[CSV1] what is written is read again, cell by cell', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab é";,\r\n\'=-1') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.integer()), { minLength: 1 }), (rows) => {
        const text = csvOf({ columns: ['étape', 'part'], rows })
        const read = parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' })
        expect(read[0]).toEqual(['étape', 'part'])
        for (const [i, [name, number]] of rows.entries()) {
          expect(read[i + 1]![0]!.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(
            name.replace(/^'(?=[=+\-@\t\r])/, ''),
          )
          expect(read[i + 1]![1]).toBe(String(number))
        }
      }),
    )
  })

  it('[CSV2] no text cell is a formula for a spreadsheet', () => {
    const text = csvOf({ columns: ['a'], rows: [['=1+1'], ['@cmd'], [-3]] })
    expect(text).toBe("\ufeffa\r\n'=1+1\r\n'@cmd\r\n-3\r\n")
  })
})
