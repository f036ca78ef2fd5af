import { inflateSync } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import Pdf from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { sheetPdf } from './pdf.ts'
import { demonstrationSheet } from '../sheet/demonstration-sheet.ts'
import { fontRuns } from '../sheet/font-runs.ts'
import { documentOf, wildQuestion } from '../sheet/sheet.test-support.ts'
import { widthOf } from '../sheet/text-width.ts'

const document = documentOf(wildQuestion())
const day = new Date('2026-11-23T12:00:00Z')

async function pdfOf(language: 'fr' | 'en', product = 'Manteau'): Promise<string> {
  const sheet = demonstrationSheet({ ...document, product }, { language, command: 'boucle prove' })
  return Buffer.from(await sheetPdf(sheet, day)).toString('latin1')
}

/** Streams of a PDF, unfolded (ISO 32000-1, 7.3.8 and 7.4.4). */
function streamsOf(pdf: string): string[] {
  const heads = pdf.matchAll(/\/Length (\d+)\s+\/Filter \/FlateDecode[^>]*>>\s*stream\r?\n/g)
  return [...heads].map(({ 0: head, 1: length, index }) => {
    const start = index + head.length
    const body = Buffer.from(pdf.slice(start, start + Number(length)), 'latin1')
    return inflateSync(body).toString('latin1')
  })
}

/** What each glyph of each font stands for, from its ToUnicode map (9.10.3). */
function unicodeOf(map: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, from, , list] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    const texts = [...list!.matchAll(/<([\w ]*)>/g)].map(([, hex]) => textOfHex(hex!))
    texts.forEach((text, at) => {
      found.set((Number.parseInt(from!, 16) + at).toString(16).padStart(4, '0'), text)
    })
  }
  return found
}

function textOfHex(hex: string): string {
  const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map((each) => Number.parseInt(each, 16)))
}

/** Words of the page, read back by the fonts that the file itself carries. */
function textOf(pdf: string): string {
  const objects = new Map(
    [...pdf.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, id, body]) => [id!, body!]),
  )
  const maps = new Map<string, Map<string, string>>()
  for (const [, name, id] of pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1]
    const body = toUnicode === undefined ? undefined : streamsOf(objects.get(toUnicode) ?? '')[0]
    if (body !== undefined) maps.set(name!, unicodeOf(body))
  }
  const page = streamsOf(pdf).find((each) => each.includes(' Tf'))!
  let font = new Map<string, string>()
  let words = ''
  for (const [, name, shown] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = maps.get(name)!
    for (const [, hex] of (shown ?? '').matchAll(/<(\w*)>/g)) {
      for (const glyph of hex!.match(/.{4}/g) ?? []) words += font.get(glyph) ?? '\ufffd'
    }
  }
  return words
}

describe('the page as a PDF', () => {
  it('[P166] one page of A4, its language and its title told', async () => {
    const pdf = await pdfOf('fr')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
    expect(Number(width)).toBeCloseTo(595.276, 2)
    expect(Number(height)).toBeCloseTo(841.89, 2)
    expect(pdf).toContain('/Lang (fr)')
    expect(pdf).toContain('/DisplayDocTitle true')
  })

  it('[P167] its words are read back, French and English, thin gaps as spaces', async () => {
    const french = textOf(await pdfOf('fr'))
    const { title } = demonstrationSheet(document, { language: 'fr' })
    const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, '')
    expect(plain(french)).toContain(plain(title))
    expect(french).toContain('Ce que le prix d’achat ne voit pas')
    expect(french).toMatch(/2[,\d]* %|\d %/)
    const english = textOf(await pdfOf('en'))
    expect(plain(english)).toContain(plain(demonstrationSheet(document, { language: 'en' }).title))
    expect(english).toContain('What the purchase price does not see')
    for (const words of [french, english]) expect(words).not.toContain('\ufffd')
  })

  it('[P168] names in other Latin letters are set; signs that no font holds give way', async () => {
    const words = textOf(await pdfOf('fr', 'Kożuch z Łodzi, CO₂ ≤ 3'))
    expect(words).toContain('Kożuch z Łodzi, CO2 <= 3')
    expect(fontRuns('Łó')).toEqual([
      { text: 'Ł', part: 'latin-ext', isBeforeGap: false },
      { text: 'ó', part: 'latin', isBeforeGap: false },
    ])
    expect(fontRuns('2\u202f000 日')).toEqual([
      { text: '2', part: 'latin', isBeforeGap: true },
      { text: '000 ?', part: 'latin', isBeforeGap: false },
    ])
  })

  it('[P169] the same proof gives the same bytes', async () => {
    expect(await pdfOf('fr')).toBe(await pdfOf('fr'))
  })

  it('[P170] the page is laid out with the widths of the fonts it is set in', async () => {
    const { resolve } = createRequire(import.meta.url)
    const pdf = new Pdf()
    const texts = [
      'Ce que le prix d’achat ne voit pas',
      '−34,7 k€',
      'ÉTÉ « à la fin »',
      'Wagons 0123456789',
    ]
    for (const [family, weight] of [
      ['newsreader', 400],
      ['instrument-sans', 400],
      ['instrument-sans', 500],
      ['instrument-sans', 600],
    ] as const) {
      const file = resolve(`@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`)
      const name = `${family} ${weight}`
      pdf
        .registerFont(name, await readFile(file))
        .font(name)
        .fontSize(10)
      const face = family === 'newsreader' ? 'serif' : 'sans'
      for (const text of texts) {
        const own = widthOf(text, { face, weight, size: 10 })
        const set = pdf.widthOfString(text, { features: ['tnum'] })
        // Kerning is left out of the layout: it narrows, by a few hundredths.
        expect(own / set, `${name} ${text}`).toBeGreaterThan(0.985)
        expect(own / set, `${name} ${text}`).toBeLessThan(1.05)
      }
    }
  })
})
