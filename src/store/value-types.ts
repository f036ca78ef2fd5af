import pg from 'pg'

/** Type numbers of PostgreSQL's catalogue, pg_type.dat. */
const INT8 = 20
const DATE = 1082
const NUMERIC = 1700

function exactInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond the integers of JavaScript`)
  return value
}

/**
 * How values come back: `bigint` and `numeric` as numbers (pg gives texts), `date` as `2026-05-01`
 * (pg gives local midnight, another day elsewhere), the rest as pg does.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(type, format) {
    if (format !== 'binary') {
      if (type === INT8) return exactInteger
      if (type === NUMERIC) return Number
      if (type === DATE) return String
    }
    return pg.types.getTypeParser(type, format) as (value: string) => unknown
  },
}
