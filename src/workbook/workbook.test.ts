import { readdirSync, readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseChain } from '../chain/parse.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

const folder = new URL('../../examples/', import.meta.url)
const slugs = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json')

function example(slug = 'manteau.json') {
  const parsed = parseChain(JSON.parse(readFileSync(new URL(slug, folder), 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

async function edited(change: (book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await writeWorkbook(example(), 'fr')) as unknown as ExcelJS.Buffer)
  change(book)
  return readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()))
}

describe('workbook', () => {
  it.each(slugs)(
    '[W1] %s comes back exactly, estimates included, in French and in English',
    async (slug) => {
      const chain = example(slug)
      for (const language of ['fr', 'en'] as const) {
        const read = await readWorkbook(await writeWorkbook(chain, language))
        expect(read.ok && read.value).toEqual(chain)
      }
    },
  )

  it('[W2] a problem is told by its sheet, cell and value, and nothing is imported', async () => {
    const read = await edited((book) => {
      book.getWorksheet('Trajets')!.getCell('D3').value = 'nulle-part'
      book.getWorksheet('Procédés - travail')!.getCell('C2').value = 'deux'
    })
    expect(read.ok).toBe(false)
    const cells = read.ok ? [] : read.problems.map((each) => each.values?.['cell'])
    expect(cells).toContain('Procédés - travail!C2')
  })

  it('[W3] an unknown id in a cell is told by that cell', async () => {
    const read = await edited((book) => {
      const sheet = book.getWorksheet('Sites')!
      const column = (sheet.getRow(1).values as string[]).findIndex((title) =>
        title?.startsWith('acteur'),
      )
      sheet.getRow(4).getCell(column).value = 'personne'
    })
    expect(!read.ok && read.problems[0]).toMatchObject({
      code: 'unknown_id',
      values: { sheet: 'Sites' },
    })
    expect(!read.ok && String(read.problems[0]?.values?.['cell'])).toMatch(/^Sites![A-Z]4$/)
  })

  it('[W4] French decimals, percentages, yes and no are understood', async () => {
    const read = await edited((book) => {
      const sheet = book.getWorksheet('Marchés')!
      const titles = sheet.getRow(1).values as string[]
      sheet.getRow(2).getCell(titles.findIndex((t) => t === 'TVA')).value = '20 %'
      sheet.getRow(2).getCell(titles.findIndex((t) => t === 'prix TTC')).value = '129,95'
      sheet.getRow(2).getCell(titles.findIndex((t) => t === 'usage mesuré')).value = 'non'
    })
    expect(read.ok && read.value.markets[0]).toMatchObject({
      vatRatio: 0.2,
      priceIncVat: 129.95,
      usageKnown: false,
    })
  })

  it('[W5] formulas: the value shown is taken and said; links to other files are refused', async () => {
    const column = 'C2'
    const taken = await edited((book) => {
      book.getWorksheet('Procédés - travail')!.getCell(column).value = {
        formula: '1/20',
        result: 0.05,
      }
    })
    expect(taken.ok && taken.warnings.some((each) => each.code === 'formula')).toBe(true)
    const refused = await edited((book) => {
      book.getWorksheet('Procédés - travail')!.getCell(column).value = {
        formula: "'[autre.xlsx]F'!A1",
        result: 1,
      }
    })
    expect(!refused.ok && refused.problems.map((each) => each.code)).toContain('external_formula')
  })

  it('[W6] an empty template is a partial chain: what is missing is said', async () => {
    const read = await readWorkbook(await writeWorkbook(undefined, 'fr'))
    expect(!read.ok && read.problems.map((each) => each.values?.['cell'])).toContain('Chaîne!B1')
  })

  it('[W7] bombs, macros, old files, truncated files: a clear problem each', async () => {
    const bomb = zipSync({ 'xl/a.xml': new Uint8Array(401 * 1024 * 1024) })
    const whole = await writeWorkbook(example(), 'fr')
    const cases: [string, Uint8Array][] = [
      ['too_large', bomb],
      ['macros', zipSync({ 'xl/vbaProject.bin': new Uint8Array(4) })],
      ['old_workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
      ['not_a_workbook', whole.slice(0, whole.length / 2)],
      ['not_a_workbook', new TextEncoder().encode('not a zip')],
      ['not_a_workbook', new Uint8Array(0)],
    ]
    for (const [code, bytes] of cases) {
      const read = await readWorkbook(bytes)
      expect(!read.ok && read.problems[0]?.code, code).toBe(code)
    }
  })

  it('[W8] random bytes and damaged workbooks never crash the reader', async () => {
    const whole = await writeWorkbook(example('pull.json'), 'fr')
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (at, noise) => {
          const damaged = whole.slice()
          damaged.set(noise.slice(0, damaged.length - at), at)
          await readWorkbook(damaged)
          await readWorkbook(noise)
        },
      ),
      { numRuns: 25, seed: 4680 },
    )
  })
})
