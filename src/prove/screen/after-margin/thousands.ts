import { formatParts } from '../../../core/format.ts'
import type { Speech } from '../../../ui/language.tsx'

/** `−92,3 k€`: money of a season, as charts and findings write it. */
export function thousands(value: number, { format, number }: Speech): string {
  const sign = formatParts(0, 'money', format).unit
  return `${number(value / 1000, 1)}\u00a0k${sign}`
}
