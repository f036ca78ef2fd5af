import type { Language } from '../../../core/format.ts'

/**
 * A number as people type it: spaces between thousands, the decimal sign of their language, a unit
 * after it. In French a point alone is decimal too; in English a comma before three digits is not.
 */
export function typedNumber(text: string, language: Language): number | undefined {
  let digits = text.replaceAll(/[\s\u00a0\u202f%]/g, '').replace('\u2212', '-')
  if (language === 'en') digits = digits.replaceAll(/,(?=\d{3}(?:\D|$))/g, '')
  else if (digits.includes(',')) digits = digits.replaceAll('.', '')
  digits = digits.replace(',', '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : undefined
}
