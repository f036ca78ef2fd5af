import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'

/** Which years the figures of a table are of: one year for each figure, not the same for all. */
export interface TableYears {
  readonly id: string
  readonly name: Words
  readonly firstYear: number
  readonly lastYear: number
}

const NAMES: Readonly<Record<string, Words>> = {
  countries: words('pays (salaires, énergie) | countries (wages, energy)'),
  'countries-grid': words('réseaux électriques | electricity grids'),
  'countries-regions': words('régions | regions'),
  modes: words('modes de transport | modes of carriage'),
  energy: words('énergies | energy carriers'),
  duties: words('droits de douane | duties'),
}

/**
 * The years stated beside the figures of the tables. Each figure is known for one year alone, so a
 * scenario meant for another year is worked out with these: said, not corrected.
 */
export function tableYears({ tables }: ReferenceSet): TableYears[] {
  return tables.flatMap(({ id, strings, provenances }) => {
    const years = provenances.flatMap(([year]) => {
      const found = /(?:19|20)\d\d/.exec(strings[year] ?? '')
      return found ? [Number(found[0])] : []
    })
    if (years.length === 0) return []
    return [
      {
        id,
        name: NAMES[id] ?? words(id),
        firstYear: Math.min(...years),
        lastYear: Math.max(...years),
      },
    ]
  })
}
