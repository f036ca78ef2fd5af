import type { ImputedDraws } from '../../../chain/impute/impute.ts'

/**
 * Figures filled in together are drawn together: they share the level, the groups and the scale that
 * were inferred with them, so their errors do not cancel out in a total. Writes the ratios (drawn over
 * base) of one draw over those drawn one by one.
 */
export function correlatedDraws(
  keys: readonly string[],
  bases: Float64Array,
  imputed: ImputedDraws | undefined,
): (draw: number, ratio: Float64Array) => void {
  const column = new Map(imputed?.keys.map((key, index) => [key, index]))
  const pairs = keys.flatMap((key, field) => {
    const found = column.get(key)
    return found === undefined ? [] : [{ field, column: found }]
  })
  if (!imputed || pairs.length === 0) return () => undefined
  const { values, draws } = imputed
  return (draw, ratio) => {
    const row = (draw % draws) * imputed.keys.length
    for (const each of pairs) {
      ratio[each.field] = (values[row + each.column] ?? 0) / (bases[each.field] || 1)
    }
  }
}
