import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../limits.ts'
import { readSalesFile } from './read-sales-file.ts'

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

/** A workbook of two sheets; the second holds sales under a title, `quantity` as its XML. */
function workbook(quantity: string): Uint8Array {
  const sheet = (rows: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
  const relation = (id: number) =>
    `<Relationship Id="r${id}" Type="worksheet" Target="worksheets/s${id}.xml"/>`
  const headers = ['Date', 'Article', 'Quantité'].map((text, at) => cell(`${'ABC'[at]}3`, text))
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="Notes" r:id="r1"/><sheet name="Ventes" r:id="r2"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation(1)}${relation(2)}</Relationships>`,
    ),
    'xl/worksheets/s1.xml': strToU8(sheet(`<row r="1">${cell('A1', 'Bonjour')}</row>`)),
    'xl/worksheets/s2.xml': strToU8(
      sheet(
        `<row r="1">${cell('A1', 'Export')}</row><row r="3">${headers.join('')}</row>` +
          `<row r="5"><c r="A5"><v>46000</v></c>${cell('B5', 'pull')}${quantity}</row>`,
      ),
    ),
  })
}

describe('a file of sales', () => {
  it('[W70] the sheet with the headers is found, below its title, and rows keep their number', () => {
    const read = readSalesFile(workbook('<c r="C5"><v>2.5</v></c>'), 'ventes.xlsx')
    expect(read.ok && read.value.lines).toMatchObject([
      { row: 5, itemId: 'pull', quantityPieces: 2.5 },
    ])
  })

  it('[W71] a formula where a figure is read is refused by its cell', () => {
    const read = readSalesFile(workbook('<c r="C5"><f>1+1</f><v>2</v></c>'), 'ventes.xlsx')
    expect(!read.ok && read.problems).toMatchObject([
      { code: 'formula', values: { cell: 'Ventes!C5' } },
    ])
  })

  it('[W72] encodings and separators of a .csv; a file too large or broken is refused', () => {
    const text = 'Date\tRéf\tQté\n2026-01-05\tpull\t3\n'
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    for (const bytes of [strToU8(text), strToU8(`\uFEFF${text}`), latin, utf16]) {
      const read = readSalesFile(bytes, 'ventes.csv')
      expect(read.ok && read.value.lines).toMatchObject([{ itemId: 'pull', quantityPieces: 3 }])
    }
    const codes = (bytes: Uint8Array) => {
      const read = readSalesFile(bytes, 'ventes.csv')
      return read.ok ? [] : read.problems.map(({ code }) => code)
    }
    expect(codes(new Uint8Array(LIMITS.fileBytes + 1))).toEqual(['too_large'])
    expect(codes(strToU8('Date;Qté\n"2026-01-05;3\n'))).toEqual(['broken_csv'])
    expect(codes(new Uint8Array())).toContain('sales_no_column')
  })
})
