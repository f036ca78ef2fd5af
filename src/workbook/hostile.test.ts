import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { LIMITS } from './limits.ts'
import { readFile } from './read-file.ts'
import {
  cellsOf,
  codesOf,
  editedSheet,
  example,
  exampleText,
  read,
  repacked,
  sheetPath,
  withCell,
  zipped,
} from './workbook.test-support.ts'
import { writeWorkbook } from './write-workbook.ts'

const whole = writeWorkbook(example('pull.json'), 'fr')
const sheets = (change: (files: Record<string, string>) => void) => repacked(whole, change)
const csv = (change: (files: Record<string, string>) => void) =>
  repacked(writeWorkbook(example('pull.json'), 'fr', 'csv'), change)

/** The lengths told in the directory of a zip changed, as a bomb or a liar does. */
function lying(bytes: Uint8Array, toldBytes: number): Uint8Array {
  const changed = bytes.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at < changed.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, toldBytes, true)
  }
  return changed
}

/** The head of an .xlsx with a password: the old container, with the name of its stream. */
function encryptedPackage(): Uint8Array {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  const bytes = new Uint8Array(4 + name.length)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0])
  bytes.set(name, 4)
  return bytes
}

const refusedFiles: [string, string, Uint8Array, string][] = [
  ['65 MB of zeros named .xlsx', 'too_large', new Uint8Array(LIMITS.fileBytes + 1), 'a.xlsx'],
  [
    'a bomb that tells its size',
    'unfolds_too_far',
    zipSync({ 'xl/a.xml': new Uint8Array(40 * 1024 * 1024) }, { level: 1 }),
    'a.xlsx',
  ],
  [
    'many entries that together are too much',
    'unfolds_too_far',
    lying(zipped({ 'a.csv': 'a', 'b.csv': 'b', 'c.csv': 'c' }), 3 * 1024 * 1024 * 40),
    'a.zip',
  ],
  ['a bomb that lies about its size', 'damaged_file', lying(whole, 100), 'a.xlsx'],
  [
    '3,000 entries',
    'unfolds_too_far',
    zipSync(
      Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`${i}.csv`, new Uint8Array(1)])),
      { level: 0 },
    ),
    'a.zip',
  ],
  ['a zip cut in two', 'damaged_file', whole.slice(0, whole.length / 2), 'a.xlsx'],
  ['nothing', 'not_json', new Uint8Array(0), 'a.json'],
  ['nothing, named .xlsx', 'not_a_workbook', new Uint8Array(0), 'a.xlsx'],
  ['text named .xlsx', 'not_a_workbook', strToU8('not a zip'), 'a.xlsx'],
  ['an old .xls', 'old_workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'a.xls'],
  ['an .xlsx with a password', 'password', encryptedPackage(), 'a.xlsx'],
  ['macros', 'macros', sheets((files) => (files['xl/vbaProject.bin'] = 'x')), 'a.xlsm'],
  [
    'macros, renamed',
    'macros',
    sheets((files) => {
      files['[Content_Types].xml'] = files['[Content_Types].xml']!.replace(
        'spreadsheetml.sheet.main',
        'ms-excel.sheet.macroEnabled.main',
      )
    }),
    'a.xlsx',
  ],
  [
    'an OpenDocument sheet',
    'open_document',
    zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    'a.ods',
  ],
  ['a zip of pictures', 'not_a_workbook', zipped({ 'a.png': 'x' }), 'a.zip'],
  ['one .csv alone', 'lone_sheet', strToU8('id;nom\n'), 'Acteurs.csv'],
  ['a truncated document', 'not_json', strToU8(exampleText('pull.json').slice(0, 900)), 'c.json'],
  ['a document in UTF-16', 'not_json', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'c.json'],
  [
    'values nested without end',
    'wrong_type',
    strToU8(`{"schema":"boucle/chain","chain":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    'c.json',
  ],
  [
    'entities that unfold',
    'not_a_workbook',
    sheets((files) => {
      files['xl/workbook.xml'] =
        `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}">]>${files['xl/workbook.xml']}`
    }),
    'a.xlsx',
  ],
  [
    'elements nested without end',
    'not_a_workbook',
    sheets((files) => {
      files[sheetPath(files, 'Sites')] = '<a>'.repeat(100_000)
    }),
    'a.xlsx',
  ],
  ['binary in a .csv', 'not_text', csv((files) => (files['Sites.csv'] = 'id;\0\0\0')), 'a.zip'],
  [
    'a quotation mark left open',
    'broken_csv',
    csv((files) => (files['Sites.csv'] += '"paris;ouvert\n')),
    'a.zip',
  ],
  [
    'more rows than anyone has',
    'too_many_rows',
    csv((files) => (files['Sites.csv'] += 'a\n'.repeat(LIMITS.rows + 1))),
    'a.zip',
  ],
  ['no known sheet', 'no_known_sheet', zipped({ 'ventes.csv': 'a;b\n1;2\n' }), 'a.zip'],
]

describe('hostile files', () => {
  it.each(refusedFiles)('[W20] %s: %s', (_, code, bytes, name) => {
    const { result } = readFile(bytes, name)
    expect(result.ok).toBe(false)
    expect(codesOf(result)).toContain(code)
    for (const { message, maybe } of result.ok ? [] : result.problems) {
      expect(message.length).toBeGreaterThan(10)
      expect(maybe).toMatch(/^Maybe /)
    }
  })

  it('[W21] formulas are refused by their cell with what they show, those that reach out too', () => {
    const formula = (text: string) =>
      read(
        editedSheet('Procédés - travail', (xml) =>
          withCell(xml, 'C2', `<c r="C2"><f>${text}</f><v>0.05</v></c>`),
        ),
      )
    const own = formula('1/20')
    expect(codesOf(own)).toEqual(['formula'])
    expect(cellsOf(own)).toEqual(['Procédés - travail!C2'])
    expect(!own.ok && own.problems[0]?.message).toContain('=1/20, that shows 0.05')
    expect(codesOf(formula("'[1]Feuil1'!A1"))).toEqual(['external_formula'])
    expect(codesOf(formula('cmd|&apos;/C calc&apos;!A0'))).toEqual(['external_formula'])
    const text = read(csv((files) => (files['Sites.csv'] += '=1+1;x\n')))
    expect(codesOf(text)).toContain('formula')
  })

  it('[W22] a workbook that links to other files is read, nothing is followed, and it is said', () => {
    const back = read(
      sheets((files) => (files['xl/externalLinks/externalLink1.xml'] = '<externalLink/>')),
    )
    expect(back.ok && codesOf(back)).toEqual(['external_link'])
  })

  it('[W23] a date, a date-time, NaN, an infinity or an error in a number cell is told by its cell', () => {
    const cells = [
      ['<c r="C2"><v>NaN</v></c>', 'wrong_type'],
      ['<c r="C2"><v>1e999</v></c>', 'wrong_type'],
      ['<c r="C2" t="d"><v>2026-05-01T00:00:00</v></c>', 'wrong_type'],
      ['<c r="C2" t="e"><v>#REF!</v></c>', 'cell_error'],
      ['<c r="C2" t="b"><v>1</v></c>', 'wrong_type'],
    ]
    for (const [cell = '', code] of cells) {
      const back = read(editedSheet('Procédés - travail', (xml) => withCell(xml, 'C2', cell)))
      expect(codesOf(back), cell).toEqual([code])
      expect(cellsOf(back)).toEqual(['Procédés - travail!C2'])
    }
    const dated = read(
      repacked(writeWorkbook(example(), 'fr'), (files) => {
        const styles = files['xl/styles.xml']!
        // One more style after those there are: its number is their count.
        const count = /<cellXfs count="(\d+)"/.exec(styles)![1]
        files['xl/styles.xml'] = styles.replace('</cellXfs>', '<xf numFmtId="14"/></cellXfs>')
        const path = sheetPath(files, 'Procédés - travail')
        files[path] = withCell(files[path]!, 'C2', `<c r="C2" s="${count}"><v>46143</v></c>`)
      }),
    )
    expect(!dated.ok && dated.problems[0]?.message).toContain('"2026-05-01"')
  })

  it('[W24] merged cells are refused by their range', () => {
    const back = read(
      editedSheet('Trajets', (xml) =>
        xml.replace(
          '</sheetData>',
          '</sheetData><mergeCells><mergeCell ref="G2:G4"/></mergeCells>',
        ),
      ),
    )
    expect(codesOf(back)).toContain('merged_cells')
    expect(cellsOf(back)).toContain('Trajets!G2')
  })

  it('[W25] two sheets that stand for the same are refused, in .xlsx and in .csv', () => {
    const twice = read(
      csv((files) => (files['en/Actors.csv'] = files['Acteurs.csv']!)),
      'a.zip',
    )
    expect(codesOf(twice)).toContain('duplicate_sheet')
    const renamed = read(
      sheets((files) => {
        files['xl/workbook.xml'] = files['xl/workbook.xml']!.replace('"Listes"', '"Actors"')
      }),
    )
    expect(codesOf(renamed)).toContain('duplicate_sheet')
  })

  it('[W26] a million empty rows cost nothing', () => {
    const rows = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 10_000}"/>`).join('')
    const xlsx = sheets((files) => {
      const path = sheetPath(files, 'Sites')
      files[path] = files[path]!.replace('</sheetData>', `${rows}</sheetData>`)
    })
    const back = read(xlsx)
    expect(back.ok && back.value).toEqual(example('pull.json'))
    const lines = read(csv((files) => (files['Sites.csv'] += ';;;\r\n'.repeat(1_000_000))))
    expect(lines.ok && lines.value).toEqual(example('pull.json'))
  })

  it('[W29] millions of empty parts or of unknown ids are given up, not gathered', () => {
    const document = (noun: string, part: string, count: number) =>
      strToU8(
        `{"schema":"boucle/chain","schemaVersion":1,"chain":{"name":"x","currency":"EUR","baseYear":2026,"homeRegion":"FR"},"${noun}":[${`${part},`.repeat(count)}${part}]}`,
      )
    const empty = read(document('actors', '{}', 300_000), 'a.json')
    expect(!empty.ok && empty.problems.length).toBe(501)
    expect(codesOf(empty)).toContain('more_problems')
    const part = '{"id":"a","name":"a","actor":"nobody","country":"FR"}'
    let number = 0
    const sites = strToU8(
      new TextDecoder()
        .decode(document('sites', part, 40_000))
        .replaceAll('"id":"a"', () => `"id":"a${number++}"`),
    )
    const unknown = read(sites, 'a.json')
    expect(!unknown.ok && unknown.problems.length).toBe(501)
    expect(codesOf(unknown)).toContain('unknown_id')
  })

  it('[W27] a required column that is gone is told once, not row by row', () => {
    const back = read(editedSheet('Acteurs', (xml) => xml.replace('>nom *<', '>firme<')))
    expect(codesOf(back).filter((code) => code !== 'unknown_column')).toEqual(['missing_column'])
  })

  it('[W28] a formula that a text would become in a spreadsheet stays text, and comes back', () => {
    const chain = example('pull.json')
    const names = [
      '=1+1',
      "'=x",
      '+33 1',
      '-5',
      '@a',
      '_x0041_',
      ' a ',
      'a\r\nb',
      'é"; ,\t',
      '\u0001',
    ]
    const actors = chain.actors.map((actor, i) => ({ ...actor, name: names[i] ?? actor.name }))
    for (const kind of ['xlsx', 'csv'] as const) {
      const bytes = writeWorkbook({ ...chain, actors }, 'fr', kind)
      const back = read(bytes, kind === 'csv' ? 'a.zip' : 'a.xlsx')
      expect(back.ok && back.value.actors, kind).toEqual(actors)
    }
  })
})
