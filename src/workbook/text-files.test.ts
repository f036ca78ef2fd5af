import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { numberOf } from './cell-value.ts'
import { decodeText } from './csv/decode-text.ts'
import { CsvError, splitCsv } from './csv/split-csv.ts'
import { cellsOf, codesOf, example, read, repacked, zipped } from './workbook.test-support.ts'
import { writeWorkbook } from './write-workbook.ts'

const pull = example('pull.json')
const french = writeWorkbook(pull, 'fr', 'csv')
const files = unzipSync(french)

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + (mark ? 2 : 0))
  const view = new DataView(bytes.buffer)
  if (mark) view.setUint16(0, 0xfeff, littleEndian)
  for (let i = 0; i < text.length; i++) {
    view.setUint16(i * 2 + (mark ? 2 : 0), text.charCodeAt(i), littleEndian)
  }
  return bytes
}

/** Windows-1252 of text whose letters are all below U+0100, or the curly apostrophe. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0)))
}

describe('.csv sheets', () => {
  it('[W10] are written with a mark, the separator and decimals of the language, ASCII names', () => {
    expect(Object.keys(files).every((name) => /^[\w -]+\.csv$/.test(name))).toBe(true)
    const fr = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files['Procedes - travail.csv'])
    expect(fr.startsWith('\uFEFFprocédé *;savoir-faire;heures *;coût horaire\r\n')).toBe(true)
    expect(fr).toMatch(/;\d+,\d+;/)
    const english = unzipSync(writeWorkbook(pull, 'en', 'csv'))
    expect(new TextDecoder().decode(english['Processes - labour.csv'])).toMatch(/,\d+\.\d+,/)
  })

  it('[W11] are read in UTF-8, UTF-16 and Windows-1252, marked or not', () => {
    const encode: [string, (text: string) => Uint8Array, string[]][] = [
      ['UTF-8 without mark', strToU8, []],
      ['UTF-16 LE', (text) => utf16(text, true, true), []],
      ['UTF-16 BE', (text) => utf16(text, false, true), []],
      ['UTF-16 LE without mark', (text) => utf16(text, true, false), []],
    ]
    for (const [name, encoded, codes] of encode) {
      const changed = Object.fromEntries(
        Object.entries(files).map(([file, bytes]) => [file, encoded(decodeText(bytes).text)]),
      )
      const back = read(zipped(changed), 'a.zip')
      expect(back.ok && back.value, name).toEqual(pull)
      expect(codesOf(back), name).toEqual(codes)
    }
    const actors = decodeText(files['Acteurs.csv']!).text
    const western = read(zipped({ ...files, 'Acteurs.csv': windows1252(actors) }), 'a.zip')
    expect(western.ok && western.value).toEqual(pull)
    expect(codesOf(western)).toEqual(['encoding_assumed'])
  })

  it('[W12] separators are recognised, folders and hidden files skipped', () => {
    const tabbed = repacked(french, (all) => {
      all['Liens.csv'] = all['Liens.csv']!.replaceAll(';', '\t')
      all['__MACOSX/Sites.csv'] = 'x'
      all['.hidden.csv'] = 'x'
      all['dossier/Sites.csv'] = all['Sites.csv']!
      delete all['Sites.csv']
    })
    const back = read(tabbed, 'a.zip')
    expect(back.ok && back.value).toEqual(pull)
  })

  it('[W13] a problem names the sheet, the column and the row', () => {
    const bad = repacked(french, (all) => {
      all['Procedes - travail.csv'] = all['Procedes - travail.csv']!.replace(/;\d+,\d+;/, ';deux;')
    })
    const back = read(bad, 'a.zip')
    expect(cellsOf(back)).toEqual(['Procedes - travail!C2'])
  })

  it('[W14] accents lost on the way are said', () => {
    const mojibake = repacked(french, (all) => {
      all['Acteurs.csv'] = all['Acteurs.csv']!.replace(/;[^;]*é/, ';prÃ©nom')
    })
    expect(codesOf(read(mojibake, 'a.zip'))).toContain('accents_lost')
  })

  it('[W16] records are split as csv-parse splits them', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      ' ',
      ';',
      '\n',
      '\r\n',
      '"a;b"',
      '"a""b"',
      '"\r\n"',
      '""',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        let expected: string[][] | undefined
        try {
          expected = parse(text, {
            delimiter: ';',
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n'],
          })
        } catch {
          // Quotes inside unquoted cells: csv-parse refuses, spreadsheets do not.
          return
        }
        expect([...splitCsv(text, ';')]).toEqual(expected)
      }),
      { seed: 4680, numRuns: 500 },
    )
    expect([...splitCsv('a;b\rc', ';')]).toEqual([['a', 'b'], ['c']])
    expect(() => [...splitCsv('a\n"b', ';')]).toThrow(CsvError)
    expect(() => [...splitCsv('"b"c', ';')]).toThrow('closing')
  })

  it('[W15] numbers as people write them; what could be two numbers is not guessed', () => {
    const cases: [string, string | undefined, unknown][] = [
      ['1 234,5', undefined, 1234.5],
      ['1\u202f234,5', undefined, 1234.5],
      ['1.234,56', ';', 1234.56],
      ['1,234.56', ',', 1234.56],
      ['1,234', undefined, 1.234],
      ['1,234', ';', 1.234],
      ['1,234', ',', '1,234'],
      ['12,5', ',', 12.5],
      ['12,5 %', ';', 0.125],
      ['7 %', ';', 0.07],
      ['−3', ';', -3],
      ['1e-7', ';', 1e-7],
      ['1,2,3', ';', '1,2,3'],
      ['12 €', ';', '12 €'],
      ['', ';', ''],
    ]
    for (const [text, separator, value] of cases) {
      expect(numberOf(text, separator), `${text} ${separator}`).toBe(value)
    }
  })
})
