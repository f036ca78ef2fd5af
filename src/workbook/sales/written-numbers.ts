/** Which sign a column puts before its decimals. */
export type DecimalSign = ',' | '.'

const SPACES = /[\s\u00a0\u202f']/g
const CURRENCY_SIGNS = /^(?:€|\$|£|EUR|USD|GBP|CHF)|(?:€|\$|£|EUR|USD|GBP|CHF)$/gi

/**
 * The decimal sign of a whole column: the sign that comes last where both stand, or that is not
 * followed by exactly three digits, or that stands twice in one number is not it. A column where
 * nothing tells has whole numbers grouped by thousands only if the sign repeats.
 */
export function decimalSign(texts: Iterable<string>): DecimalSign {
  let comma = 0
  let point = 0
  for (const raw of texts) {
    const text = raw.replaceAll(SPACES, '')
    const [lastComma, lastPoint] = [text.lastIndexOf(','), text.lastIndexOf('.')]
    if (lastComma >= 0 && lastPoint >= 0) {
      if (lastComma > lastPoint) comma += 2
      else point += 2
    } else if (lastComma >= 0) {
      if (text.indexOf(',') !== lastComma) point += 2
      else comma += /,\d{3}$/.test(text) ? 0.5 : 1
    } else if (lastPoint >= 0) {
      if (text.indexOf('.') !== lastPoint) comma += 2
      else point += /\.\d{3}$/.test(text) ? 0.5 : 1
    }
  }
  return comma > point ? ',' : '.'
}

/** `1 234,50 €` as 1234.5; undefined when it is no number. Brackets are a minus: `(3)`. */
export function numberOfText(text: string, sign: DecimalSign): number | undefined {
  let digits = text.trim().replaceAll(CURRENCY_SIGNS, '').replaceAll(SPACES, '')
  const bracketed = /^\((.*)\)$/.exec(digits)
  if (bracketed) digits = `-${bracketed[1]}`
  const grouping = sign === ',' ? '.' : ','
  digits = digits.replaceAll(grouping, '').replace(sign, '.').replace('\u2212', '-')
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : undefined
}
