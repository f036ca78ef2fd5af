import { join } from 'node:path'
import { divided, numeric, readCsv, TableBuilder } from './table.mjs'

/** EU third-country duties by chapter and heading, and the broader groups of the WTO. */
export function dutyTables(shared) {
  const rows = readCsv(join(shared, 'reference/duties.csv'))
  const duties = new TableBuilder({ id: 'duties', licence: 'MIT (Crown copyright)' })
    .column('titleEn', 'text', 'title of the chapter or heading')
    .column('meanRatio', 'ratio', 'simple mean over lines with a pure percentage')
    .column('medianRatio', 'ratio', 'median over the same lines')
    .column('minRatio', 'ratio', 'lowest line')
    .column('maxRatio', 'ratio', 'highest line')
    .column('adValoremLines', 'count', 'lines in these statistics')
    .column('otherLines', 'count', 'lines left out: specific, compound or seasonal')
  const groups = new TableBuilder({ id: 'duty-groups', licence: 'facts quoted with their source' })
    .column('titleEn', 'text', 'product group of the WTO tariff profile')
    .column('meanRatio', 'ratio', 'mean MFN applied, equivalents of specific duties included')
  for (const row of rows) {
    const provenance = { ...row, verified: row.verified === 'true' }
    const percent = (text) => divided(numeric(text), 100)
    if (row.level === 'hs2' || row.level === 'hs4') {
      duties.cell(row.code, 'titleEn', row.title, provenance)
      duties.cell(row.code, 'meanRatio', percent(row.mean_percent), provenance)
      duties.cell(row.code, 'medianRatio', percent(row.median_percent), provenance)
      duties.cell(row.code, 'minRatio', percent(row.min_percent), provenance)
      duties.cell(row.code, 'maxRatio', percent(row.max_percent), provenance)
      duties.cell(row.code, 'adValoremLines', numeric(row.ad_valorem_lines), provenance)
      duties.cell(row.code, 'otherLines', numeric(row.other_lines), provenance)
    } else if (row.level === 'wto_group') {
      const key = row.title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
      groups.cell(key, 'titleEn', row.title, provenance)
      groups.cell(key, 'meanRatio', percent(row.mean_percent), provenance)
    }
  }
  return [duties, groups]
}
