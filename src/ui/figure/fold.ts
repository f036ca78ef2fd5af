/** Without accents or capitals, ligatures opened: how names are compared. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
}

interface Named {
  readonly label: string
  readonly kind: string
}

/** Entries that hold every word, those whose name starts with the text first; order kept. */
export function matching<T extends Named>(entries: readonly T[], text: string, most: number): T[] {
  const sought = fold(text).trim()
  const parts = sought.split(/\s+/).filter(Boolean)
  const found = entries.filter((entry) => {
    const whole = fold(`${entry.label} ${entry.kind}`)
    return parts.every((part) => whole.includes(part))
  })
  const rank = (entry: T) => (fold(entry.label).startsWith(sought) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, most)
}
