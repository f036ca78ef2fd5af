import { formatNumber } from '../../../core/format.ts'
import type { Language } from '../../../core/format.ts'

/** A figure with all its digits, grouped; a share in per cent. */
export function shownNumber(value: number, unit: string, language: Language): string {
  if (unit === 'year' || unit === 'deg') return String(value).replace('.', comma(language))
  const shown = unit === 'ratio' ? Number(`${value}e2`) : value
  const text = String(shown)
  // Very small and very large figures keep their power of ten.
  if (text.includes('e') || Number.isNaN(shown)) return String(value)
  const decimals = text.split('.')[1]?.length ?? 0
  const written = formatNumber(shown, language, Math.min(decimals, 20))
  return unit === 'ratio' ? `${written}\u202f%` : written
}

function comma(language: Language): string {
  return language === 'fr' ? ',' : '.'
}
