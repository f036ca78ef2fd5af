import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'
import type { SheetDrawing, SheetMark, TextStyle } from '../sheet/drawing.ts'
import { INKS } from '../sheet/drawing.ts'
import type { FontRun } from '../sheet/font-runs.ts'
import { fontRuns } from '../sheet/font-runs.ts'
import { NARROW_WIDTH } from '../sheet/text-width.ts'

type Pdf = InstanceType<typeof PDFDocument>
type Marks = { readonly [Kind in SheetMark['kind']]: Extract<SheetMark, { kind: Kind }> }

/** Static cuts of the two voices of the product (both OFL): a PDF cannot embed variable fonts. */
const CUTS = [
  ['newsreader', 400],
  ['instrument-sans', 400],
  ['instrument-sans', 500],
  ['instrument-sans', 600],
] as const
/** Figures as wide as one another: columns of amounts stand. */
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum']

/** The page as a PDF of its own size, fonts embedded, its title told to readers of the screen. */
export async function sheetPdf(sheet: SheetDrawing, createdOn: Date): Promise<Uint8Array> {
  const { default: Document } = await import('pdfkit')
  const pdf = new Document({
    size: [sheet.width, sheet.height],
    margin: 0,
    lang: sheet.language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: sheet.title, Creator: 'boucle', CreationDate: createdOn },
  })
  const chunks: Uint8Array[] = []
  const written = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve())
    pdf.on('error', reject)
  })
  await registerFonts(pdf)
  for (const mark of sheet.marks) drawMark(pdf, mark)
  pdf.end()
  await written
  return Buffer.concat(chunks)
}

async function registerFonts(pdf: Pdf): Promise<void> {
  const { resolve } = createRequire(import.meta.url)
  for (const [family, weight] of CUTS) {
    for (const part of ['latin', 'latin-ext'] as const) {
      const file = `@fontsource/${family}/files/${family}-${part}-${weight}-normal.woff`
      pdf.registerFont(`${family} ${weight} ${part}`, await readFile(resolve(file)))
    }
  }
}

function drawMark(pdf: Pdf, mark: SheetMark): void {
  switch (mark.kind) {
    case 'text':
      return drawText(pdf, mark)
    case 'path':
      return drawPath(pdf, mark)
    case 'rect':
      pdf.rect(mark.x, mark.y, mark.width, mark.height)
      return paint(pdf, mark, 0.75)
    case 'circle':
      return drawCircle(pdf, mark)
    case 'cells':
      return drawCells(pdf, mark)
  }
}

function drawText(pdf: Pdf, { text, style, ink, anchor, x, y }: Marks['text']): void {
  const runs = fontRuns(text)
  const widths = runs.map((run) => runWidth(pdf, run, style))
  const width = widths.reduce((sum, each) => sum + each, 0)
  let at = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
  pdf.fillColor(INKS[ink])
  runs.forEach((run, index) => {
    pdf.font(fontName(style, run)).fontSize(style.size)
    // A space stands in a thin gap, so that what is copied out reads as words.
    const words = run.isBeforeGap ? `${run.text} ` : run.text
    pdf.text(words, at, y, { lineBreak: false, baseline: 'alphabetic', features: FEATURES })
    at += widths[index]!
  })
}

function fontName({ face, weight }: TextStyle, { part }: FontRun): string {
  return face === 'serif' ? `newsreader 400 ${part}` : `instrument-sans ${weight} ${part}`
}

function runWidth(pdf: Pdf, run: FontRun, style: TextStyle): number {
  pdf.font(fontName(style, run)).fontSize(style.size)
  const words = pdf.widthOfString(run.text, { features: FEATURES })
  return words + (run.isBeforeGap ? NARROW_WIDTH * style.size : 0)
}

function drawPath(pdf: Pdf, mark: Marks['path']): void {
  mark.points.forEach(({ x, y }, at) => (at === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y)))
  if (mark.isClosed) pdf.closePath()
  pdf.lineJoin('round')
  // The types know one length and a space; the library takes a list too.
  if (mark.dash) pdf.dash(mark.dash as unknown as number, {})
  paint(pdf, mark, mark.width ?? 0.75)
  if (mark.dash) pdf.undash()
}

function drawCircle(pdf: Pdf, mark: Marks['circle']): void {
  const { x, y, radius } = mark
  if (mark.isHalf) pdf.path(`M${x} ${y - radius} A${radius} ${radius} 0 0 1 ${x} ${y + radius} Z`)
  else pdf.circle(x, y, radius)
  paint(pdf, mark, 0.9)
}

function drawCells(pdf: Pdf, { x, y, size, rows }: Marks['cells']): void {
  const side = size / rows.length
  rows.forEach((row, down) => {
    // One box a run of dark squares: no hairline shows between neighbours.
    for (const { index, 0: dark } of row.matchAll(/1+/g)) {
      pdf.rect(x + index * side, y + down * side, dark.length * side, side)
    }
  })
  pdf.fill(INKS.ink)
}

function paint(
  pdf: Pdf,
  { fill, stroke }: Pick<Marks['path'], 'fill' | 'stroke'>,
  width: number,
): void {
  if (stroke) pdf.lineWidth(width)
  if (fill && stroke) pdf.fillAndStroke(INKS[fill], INKS[stroke])
  else if (fill) pdf.fill(INKS[fill])
  else if (stroke) pdf.stroke(INKS[stroke])
}
