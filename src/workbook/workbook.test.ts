import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { NOUNS } from '../chain/nouns.ts'
import { headerFields } from '../chain/nouns/header.ts'
import type { Field } from '../core/schema/schema.ts'
import { choiceKey, choiceText } from './choice-words.ts'
import { plain } from './layout.ts'
import {
  cellsOf,
  columnOf,
  editedSheet,
  example,
  exampleSlugs,
  read,
  repacked,
  textCell,
  withCell,
} from './workbook.test-support.ts'
import { writeWorkbook } from './write-workbook.ts'

describe('workbook', () => {
  it.each(exampleSlugs)(
    '[W1] %s comes back exactly, estimates included: .xlsx and .csv, French and English',
    (slug) => {
      const chain = example(slug)
      for (const kind of ['xlsx', 'csv'] as const) {
        for (const language of ['fr', 'en'] as const) {
          const back = read(writeWorkbook(chain, language, kind))
          expect(back.ok && back.value, `${kind} ${language}`).toEqual(chain)
          expect(back.ok && back.warnings.filter(({ code }) => code === 'unknown_column')).toEqual(
            [],
          )
        }
      }
    },
  )

  it('[W2] a problem is told by its sheet, cell and value, and nothing is imported', () => {
    const back = read(
      editedSheet('Procédés - travail', (xml) => withCell(xml, 'C2', textCell('C2', 'deux'))),
    )
    expect(back.ok).toBe(false)
    expect(cellsOf(back)).toContain('Procédés - travail!C2')
    expect(!back.ok && back.problems[0]?.message).toContain('"deux"')
  })

  it('[W3] an unknown id in a cell is told by that cell', () => {
    const back = read(
      editedSheet('Sites', (xml) => {
        const cell = `${columnOf(xml, 'acteur')}4`
        return withCell(xml, cell, textCell(cell, 'personne'))
      }),
    )
    expect(!back.ok && back.problems[0]).toMatchObject({
      code: 'unknown_id',
      values: { sheet: 'Sites' },
    })
    expect(String(cellsOf(back)[0])).toMatch(/^Sites![A-Z]4$/)
  })

  it('[W4] French decimals, percentages, yes and no, words of choices are understood', () => {
    const back = read(
      editedSheet('Marchés', (xml) => {
        const typed = [
          ['TVA', '20 %'],
          ['prix TTC', '1 129,95'],
          ['usage mesuré', 'non'],
          ['canal', 'Place de Marché'],
          ['régime', 'to-order'],
        ]
        return typed.reduce((text, [title = '', value = '']) => {
          const cell = `${columnOf(xml, title)}2`
          return withCell(text, cell, textCell(cell, value))
        }, xml)
      }),
    )
    expect(back.ok && back.value.markets[0]).toMatchObject({
      vatRatio: 0.2,
      priceIncVat: 1129.95,
      usageKnown: false,
      channel: 'marketplace',
      regime: 'to-order',
    })
  })

  it('[W5] every choice has words in both languages, that lead back to its key', () => {
    const choices: [string, Field][] = [
      ...Object.entries<Field>(headerFields),
      ...NOUNS.flatMap((noun) =>
        Object.entries(noun.fields).flatMap(([key, field]): [string, Field][] =>
          field.type === 'rows' ? Object.entries<Field>(field.fields) : [[key, field]],
        ),
      ),
    ]
    let count = 0
    for (const [key, field] of choices) {
      if (field.type !== 'choice') continue
      for (const language of ['fr', 'en'] as const) {
        const words = field.values.map((value) => plain(choiceText(key, value, language)))
        expect(new Set(words).size, key).toBe(words.length)
        for (const value of field.values) {
          count += 1
          expect(choiceKey(key, field, choiceText(key, value, language)), key).toBe(value)
          expect(choiceKey(key, field, value)).toBe(value)
        }
      }
    }
    expect(count).toBeGreaterThan(200)
  })

  it('[W6] an empty template says what a chain needs first; a title line may stand lower', () => {
    const empty = read(writeWorkbook(undefined, 'fr'))
    expect(cellsOf(empty)).toContain('Chaîne!B1')
    const lower = read(
      editedSheet('Acteurs', (xml) =>
        xml.replaceAll(/r="([A-Z]*)(\d+)"/g, (_, column: string, row: string) => {
          return `r="${column}${Number(row) + 3}"`
        }),
      ),
    )
    expect(lower.ok && lower.value).toEqual(example())
  })

  it('[W7] another library reads the workbook: titles, comments, drop-downs, grey italics', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = writeWorkbook(example(), 'fr')
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
    const sheet = book.getWorksheet('Trajets')!
    const titles = sheet.getRow(1).values as string[]
    const mode = sheet.getCell(2, titles.indexOf('mode *'))
    expect(mode.value).toBe('camion 40 t')
    const [range = ''] = mode.dataValidation.formulae as string[]
    const [, column = '', last = ''] = /^'Listes'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(range) ?? []
    const words = Array.from(
      { length: Number(last) },
      (_, row) => book.getWorksheet('Listes')!.getCell(`${column}${row + 1}`).text,
    )
    expect(words).toContain('vélo cargo')
    expect(words).toHaveLength(19)
    expect(book.getWorksheet('Listes')!.state).toBe('hidden')
    const note = sheet.getCell(1, titles.indexOf('mode *')).note
    expect(JSON.stringify(note)).toContain('Main mode.')
    const italic = book.worksheets.some((page) => {
      let found = false
      page.eachRow((row) => row.eachCell((cell) => (found ||= cell.font?.italic === true)))
      return found
    })
    expect(italic).toBe(true)
  })

  it('[W8] a workbook saved by another library comes back the same', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(writeWorkbook(example(), 'en') as unknown as ExcelJS.Buffer)
    const back = read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(back.ok && back.value).toEqual(example())
  })

  it('[W9] words of both languages may be mixed on one sheet, keys too', () => {
    const back = read(
      repacked(writeWorkbook(example(), 'en'), (files) => {
        for (const name of Object.keys(files)) {
          if (name.startsWith('xl/worksheets/')) {
            files[name] = files[name]!.replaceAll('>container ship<', '>sea_container<').replaceAll(
              '>40 t lorry<',
              '>Camion 40 T<',
            )
          }
        }
      }),
    )
    expect(back.ok && back.value).toEqual(example())
  })
})
