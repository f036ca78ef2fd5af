import { XML_HEAD } from './escape-xml.ts'

/** Numbers of the cell styles below. */
export const STYLE = {
  plain: 0,
  title: 1,
  text: 2,
  supposed: 3,
  supposedText: 4,
  quiet: 5,
  money: 6,
  ratio: 7,
  count: 8,
  figure: 9,
  moneyTitle: 10,
  givenMoney: 11,
  givenRatio: 12,
  givenCount: 13,
  givenFigure: 14,
  heading: 15,
} as const

const FONT = (more: string) =>
  `<font>${more}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
const GREY = (more: string) =>
  `<font>${more}<sz val="11"/><color rgb="FF616C76"/><name val="Calibri"/><family val="2"/></font>`
const BLUE = `<font><sz val="11"/><color rgb="FF1B5FD0"/><name val="Calibri"/><family val="2"/></font>`
const LARGE = `<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font>`
/** 49 is the built-in text format: what looks like a number or a formula stays as typed. */
const XF = (format: number, font: number) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`

/** Built-in formats: 4 is 1,234.00, 10 is 12.34 %, 3 is 1,234; 164 is our own. */
const FOUR_DECIMALS = 164
const FORMATS = `<numFmts count="1"><numFmt numFmtId="${FOUR_DECIMALS}" formatCode="0.0000"/></numFmts>`
const FONTS = [FONT(''), FONT('<b/>'), GREY('<i/>'), GREY(''), BLUE, LARGE]
/** In the order of STYLE: format, font. */
const XFS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [49, 0],
  [0, 2],
  [49, 2],
  [49, 3],
  [4, 0],
  [10, 0],
  [3, 0],
  [FOUR_DECIMALS, 0],
  [4, 1],
  [4, 4],
  [10, 4],
  [3, 4],
  [FOUR_DECIMALS, 4],
  [0, 5],
]

/**
 * Black, bold titles, grey italics for what is supposed, grey for explanations, blue for figures that
 * formulas rest on.
 */
export const STYLES_PART = [
  `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
  FORMATS,
  `<fonts count="${FONTS.length}">${FONTS.join('')}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${XFS.length}">${XFS.map(([format, font]) => XF(format, font)).join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
