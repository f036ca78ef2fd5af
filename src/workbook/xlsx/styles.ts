import { XML_HEAD } from './escape-xml.ts'

/** Numbers of the cell styles below. */
export const STYLE = {
  plain: 0,
  title: 1,
  text: 2,
  supposed: 3,
  supposedText: 4,
  quiet: 5,
} as const

const FONT = (more: string) =>
  `<font>${more}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
const GREY = (more: string) =>
  `<font>${more}<sz val="11"/><color rgb="FF616C76"/><name val="Calibri"/><family val="2"/></font>`
/** 49 is the built-in text format: what looks like a number or a formula stays as typed. */
const XF = (format: number, font: number) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`

/** Black, bold titles, grey italics for what is supposed, grey for explanations. */
export const STYLES_PART = [
  `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
  `<fonts count="4">${FONT('')}${FONT('<b/>')}${GREY('<i/>')}${GREY('')}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="6">${XF(0, 0)}${XF(0, 1)}${XF(49, 0)}${XF(0, 2)}${XF(49, 2)}${XF(49, 3)}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
