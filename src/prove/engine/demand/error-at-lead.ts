import type { DemandLaw } from './demand-law.ts'

/**
 * Sd of log demand when one commits `leadMonths` ahead. Between two known leads the variance is
 * interpolated; with one alone, or beyond the last, it grows with time as that of a random walk;
 * before the first it falls to 0 with the lead.
 */
export function sdLogAt(
  { errorByLead }: Pick<DemandLaw, 'errorByLead'>,
  leadMonths: number,
): number {
  const first = errorByLead[0]
  if (!first) return 0
  let before = { leadMonths: 0, sdLog: first.leadMonths > 0 ? 0 : first.sdLog }
  for (const after of errorByLead) {
    if (leadMonths <= after.leadMonths) {
      const span = after.leadMonths - before.leadMonths
      const weight = span > 0 ? (leadMonths - before.leadMonths) / span : 1
      return Math.sqrt(before.sdLog ** 2 * (1 - weight) + after.sdLog ** 2 * weight)
    }
    before = after
  }
  return before.leadMonths > 0
    ? before.sdLog * Math.sqrt(leadMonths / before.leadMonths)
    : before.sdLog
}
