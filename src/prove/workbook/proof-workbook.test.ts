import ExcelJs from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableSheet } from '../../workbook/xlsx/write-tables.ts'
import { writeTables } from '../../workbook/xlsx/write-tables.ts'
import { nearCostWorth } from '../engine/closed-form/frontier.ts'
import { newsvendor } from '../engine/closed-form/newsvendor.ts'
import type { ProofDocument } from '../engine/document.ts'
import { demandLaw, selling, source } from '../engine/season/season.test-support.ts'
import { documentOf, wildQuestion } from '../sheet/sheet.test-support.ts'
import { evaluateSheets } from './evaluate-formula.test-support.ts'
import { proofSheets, proofWorkbook } from './proof-workbook.ts'
import { FORM_WORDS } from './workbook-messages.ts'

const wild = documentOf(wildQuestion())

/** Formulas of the sheets with what each says that it comes to. */
function formulasOf(sheets: readonly TableSheet[]): Map<string, number | string> {
  return new Map(
    sheets.flatMap(({ name, rows }) =>
      rows.flatMap((row, y) =>
        row.flatMap((cell, x) =>
          cell?.formula === undefined
            ? []
            : [[`${name}!${String.fromCharCode(65 + x)}${y + 1}`, cell.value] as const],
        ),
      ),
    ),
  )
}

/** Cells whose formula comes to something else than they say. */
function apart(sheets: readonly TableSheet[]): string[] {
  const worked = evaluateSheets(sheets)
  return [...formulasOf(sheets)].flatMap(([cell, told]) => {
    const found = worked.get(cell)
    const isSame =
      typeof told === 'number' && typeof found === 'number'
        ? Math.abs(told - found) <= 1e-9 * Math.max(1, Math.abs(told))
        : told === found
    return isSame ? [] : [`${cell}: ${told} is worked out as ${String(found)}`]
  })
}

/** The cell that stands `column` to the right of the first row of this name. */
function formAt(sheets: readonly TableSheet[], words: string, column = 1): number | string {
  const row = sheets[2]!.rows.find(([first]) => first?.value === words)!
  return row[column]!.value
}

describe('the workbook of a proof', () => {
  it('[P173] every formula comes to what the engine says', () => {
    const sheets = proofSheets(wild, { language: 'fr' })
    expect(formulasOf(sheets).size).toBeGreaterThan(60)
    expect(apart(sheets)).toEqual([])
    const far = wild.sources[0]!
    const terms = { price: 100, cost: 40 * 1.12 + 1, salvage: 20 }
    const sdOf = (side: string) =>
      wild.inputs.figures.find((each) => each.id === 'sdLog' && each.side === side)!.value
    const order = newsvendor({ ...terms, forecastPieces: 1000, sigma: sdOf('far'), leadMonths: 1 })
    expect(far.purchasePerPiece).toBe(40)
    expect(formAt(sheets, FORM_WORDS.quantity.fr)).toBe(order.ok && order.value.quantityPieces)
    expect(formAt(sheets, FORM_WORDS.nearWorth.fr)).toBe(
      nearCostWorth({ ...terms, sdLogFar: sdOf('far'), sdLogNear: sdOf('near') }),
    )
  })

  it('[P174] the same for any product, within the bounds of the formulas and out of them', () => {
    const priced = fc.record({
      price: fc.double({ min: 5, max: 400, noNaN: true }),
      end: fc.double({ min: -5, max: 60, noNaN: true }),
      far: fc.double({ min: 1, max: 200, noNaN: true }),
      near: fc.double({ min: 1, max: 250, noNaN: true }),
      farSd: fc.double({ min: 0, max: 1.2, noNaN: true }),
      nearSd: fc.double({ min: 0, max: 1, noNaN: true }),
      pieces: fc.double({ min: 1, max: 1e6, noNaN: true }),
    })
    fc.assert(
      fc.property(priced, ({ price, end, far, near, farSd, nearSd, pieces }) => {
        const values: Readonly<Record<string, number>> = {
          price,
          endValue: end,
          seasonPieces: pieces,
          'purchasePerPiece far': far,
          'purchasePerPiece near': near,
          'sdLog far': farSd,
          'sdLog near': nearSd,
        }
        const document: ProofDocument = {
          ...wild,
          price,
          seasonPieces: pieces,
          sources: wild.sources.map((each) => ({
            ...each,
            purchasePerPiece: each.place === 'far' ? far : near,
          })),
          inputs: {
            ...wild.inputs,
            figures: wild.inputs.figures.map((each) => {
              const value = values[each.side ? `${each.id} ${each.side}` : each.id]
              return value === undefined ? each : { ...each, value }
            }),
          },
        }
        expect(apart(proofSheets(document, { language: 'en' }))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('[P175] a figure that is changed changes what rests on it', () => {
    const sheets = proofSheets(wild, { language: 'fr' })
    const dearer = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row[0]?.value === 'achat'
          ? row.map((cell, at) => (at === 1 ? { ...cell!, value: 44 } : cell))
          : row,
      ),
    }))
    const [before, after] = [sheets, dearer].map((each) => evaluateSheets(each))
    const moved = [...before!.keys()].filter((cell) => before!.get(cell) !== after!.get(cell))
    // Landed cost, quantity and profit far, all of the frontier, the option, the week, the premium.
    expect(moved.length).toBeGreaterThan(20)
    const cost = [...after!].find(([cell]) => cell.startsWith('Formules!B'))![1]
    expect(cost).toBeCloseTo(44 * 1.12 + 1, 12)
  })

  it('[P176] one source alone, a product sold all year, both languages: seven sheets, no empty sum', () => {
    const [push] = wildQuestion().policies
    const alone = documentOf(wildQuestion({ policies: [push!] }), { far: 'Chine' })
    const near = source(50, { id: 'n', place: 'near', leadWeeks: 2 })
    const shirt = documentOf(
      wildQuestion({
        regime: 'permanent',
        law: demandLaw({ errorByLead: [{ leadMonths: 1, sdLog: 0.05 }] }),
        selling: selling({ capitalRatioPerYear: 0.1, storagePerPieceWeek: 0.02 }),
        policies: [push!, { kind: 'push', id: 'near', from: near }],
      }),
    )
    expect(shirt.permanent).toBeDefined()
    for (const document of [alone, shirt]) {
      for (const language of ['fr', 'en'] as const) {
        const sheets = proofSheets(document, { language })
        expect(sheets.map(({ name }) => name)).toHaveLength(7)
        expect(apart(sheets)).toEqual([])
      }
    }
  })

  it('[P177] another program reads the formulas and what they come to', async () => {
    const sheets = proofSheets(wild, { language: 'fr', command: 'boucle prove' })
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(
      Buffer.from(proofWorkbook(wild, { language: 'fr', command: 'boucle prove' })).buffer,
    )
    expect(book.worksheets.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name))
    let formulas = 0
    for (const { name, rows } of sheets) {
      rows.forEach((row, y) =>
        row.forEach((cell, x) => {
          if (!cell || cell.value === '') return
          const read = book.getWorksheet(name)!.getCell(y + 1, x + 1)
          if (cell.formula === undefined) return expect(read.value).toBe(cell.value)
          formulas += 1
          expect(read.formula).toBe(cell.formula)
          return expect(read.result).toBe(cell.value)
        }),
      )
    }
    expect(formulas).toBe(formulasOf(sheets).size)
  })

  it('[P178] a figure that is no number is never written', () => {
    const rows = [[{ value: Number.NaN }]]
    expect(() => writeTables([{ name: 'a', widths: [], rows }])).toThrow('A1')
  })
})
