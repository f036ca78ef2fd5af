import type { Column } from '../layout.ts'
import { cellName } from '../layout.ts'
import { escaped, XML_HEAD } from './escape-xml.ts'

/** The comment of a column: what it is, its unit and its bounds, its key. */
export function noteOf({ key, field }: Column): string {
  const bounds =
    field.type !== 'number'
      ? ''
      : ` [${field.unit}${field.min === undefined ? '' : `, ≥ ${field.min}`}${field.max === undefined ? '' : `, ≤ ${field.max}`}]`
  const several = field.type === 'list' ? ' (a ; b ; c)' : ''
  return `${field.doc}${bounds}${several}\n${key}`
}

/** Comments of the first row, one a column (ECMA-376-1, 18.7). */
export function commentsPart(notes: readonly string[]): string {
  const each = notes.map(
    (note, index) =>
      `<comment ref="${cellName(index + 1, 1)}" authorId="0"><text><r><t xml:space="preserve">${escaped(note)}</t></r></text></comment>`,
  )
  return `${XML_HEAD}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Boucle</author></authors><commentList>${each.join('')}</commentList></comments>`
}

/** The boxes in which spreadsheets show those comments: VML is what all of them still ask for. */
export function drawingPart(count: number): string {
  const shapes = Array.from(
    { length: count },
    (_, column) =>
      `<v:shape id="_x0000_s${1025 + column}" type="#_x0000_t202" style="position:absolute;width:220pt;height:80pt;z-index:${column + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, 1, 2, ${column + 4}, 15, 6, 2</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  )
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`
}
