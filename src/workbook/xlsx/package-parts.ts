import { escaped, XML_HEAD } from './escape-xml.ts'

/*
 * What an .xlsx needs around its sheets: types, relations, the list of sheets (ECMA-376-2).
 */

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function relations(list: readonly (readonly [string, string])[]): string {
  const each = list.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

export const ROOT_RELATIONS = relations([['officeDocument', 'xl/workbook.xml']])

/** The parts of `sheetCount` sheets, numbered from 1, and those of the ones that bear comments. */
export function contentTypes(sheetCount: number, commented: readonly number[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SPREADSHEET}.${type}+xml"/>`
  const numbers = Array.from({ length: sheetCount }, (_, index) => index + 1)
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...numbers.map((number) => part(`worksheets/sheet${number}`, 'worksheet')),
    ...commented.map((number) => part(`comments${number}`, 'comments')),
    '</Types>',
  ].join('')
}

export function sheetRelations(number: number): string {
  return relations([
    ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
    ['comments', `../comments${number}.xml`],
  ])
}

/** The list of sheets; what formulas come to is worked out again when the file is opened. */
export function workbookParts(
  names: readonly string[],
  { isLastHidden, hasFormulas }: { readonly isLastHidden?: true; readonly hasFormulas?: true },
): Record<string, string> {
  const sheets = names.map((name, index) => {
    const hidden = isLastHidden && index === names.length - 1 ? ' state="hidden"' : ''
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`
  })
  const targets = names.map(
    (_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const,
  )
  return {
    'xl/workbook.xml': `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets>${hasFormulas ? '<calcPr fullCalcOnLoad="1"/>' : ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations([...targets, ['styles', 'styles.xml']]),
  }
}
