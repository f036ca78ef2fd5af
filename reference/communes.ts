/** The generated file of French communes; postal codes and coordinates are delta coded. */
export interface CommuneFile {
  readonly stepsPerDegree: number
  readonly departments: readonly (Department & { readonly communes: number })[]
  readonly postalCodes: readonly number[]
  readonly names: string
  readonly sizeClasses: string
  readonly longitudes: readonly number[]
  readonly latitudes: readonly number[]
}

export interface Department {
  /** As printed on maps: `01`, `2A`, `974`. ISO 3166-2 is this after `FR-`. */
  readonly code: string
  readonly name: string
  /** ISO 3166-2 of the region: `FR-IDF`. */
  readonly region: string
  readonly regionName: string
}

export interface Commune {
  readonly name: string
  readonly postalCode: string
  readonly department: Department
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

/** The communes ready for searching, the largest first. */
export interface CommuneTable {
  readonly communes: readonly Commune[]
  /** Names as compared. */
  readonly keys: readonly string[]
  /** The same without leading article. */
  readonly bareKeys: readonly string[]
  /** By key and by bare key. */
  readonly rowsByKey: ReadonlyMap<string, readonly number[]>
}

/** Decodes the file once; about 36,000 communes. */
export function communeTable(file: CommuneFile): CommuneTable {
  const names = file.names.split('\n')
  const departments = file.departments.flatMap(({ communes, ...department }) =>
    Array.from({ length: communes }, () => department),
  )
  const postalCodes = summed(file.postalCodes)
  const longitudes = summed(file.longitudes)
  const latitudes = summed(file.latitudes)
  const sizes = Array.from(file.sizeClasses, (letter) => Number.parseInt(letter, 36))
  const bySize = names
    .map((_, row) => row)
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const communes = bySize.map((row) => ({
    name: names[row] ?? '',
    postalCode: String(postalCodes[row]).padStart(5, '0'),
    department: departments[row] as Department,
    latitudeDeg: (latitudes[row] ?? 0) / file.stepsPerDegree,
    longitudeDeg: (longitudes[row] ?? 0) / file.stepsPerDegree,
  }))
  const keys = communes.map((commune) => searchKey(commune.name))
  const bareKeys = keys.map(withoutArticle)
  const rowsByKey = new Map<string, number[]>()
  communes.forEach((_, row) => {
    for (const key of new Set([keys[row] ?? '', bareKeys[row] ?? ''])) {
      const known = rowsByKey.get(key)
      if (known === undefined) rowsByKey.set(key, [row])
      else known.push(row)
    }
  })
  return { communes, keys, bareKeys, rowsByKey }
}

/**
 * Communes whose postal code or name starts with the text; exact names first, then larger ones.
 * Accents, hyphens and capitals do not matter; "st" is "saint"; "havre" finds "Le Havre".
 */
export function findCommunes(table: CommuneTable, text: string, limit: number): Commune[] {
  const asked = searchKey(text)
  if (asked === '') return []
  if (/^\d+$/.test(asked)) {
    return firstOf(
      table,
      limit,
      (row) => table.communes[row]?.postalCode.startsWith(asked) === true,
    )
  }
  const exact = table.rowsByKey.get(asked) ?? []
  const longer = firstOf(table, limit - exact.length, (row) => {
    const [key, bareKey] = [table.keys[row] ?? '', table.bareKeys[row] ?? '']
    const starts = key.startsWith(asked) || bareKey.startsWith(asked)
    return starts && key !== asked && bareKey !== asked
  })
  return [...exact.map((row) => table.communes[row] as Commune), ...longer].slice(0, limit)
}

function firstOf(
  { communes }: CommuneTable,
  limit: number,
  accepts: (row: number) => boolean,
): Commune[] {
  const found: Commune[] = []
  for (let row = 0; row < communes.length && found.length < limit; row += 1) {
    if (accepts(row)) found.push(communes[row] as Commune)
  }
  return found
}

/** "Saint-Rémy-lès-Chevreuse" and "st remy les chevreuse" give the same key. */
export function searchKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/\bst(e?)\b/g, 'saint$1')
}

function withoutArticle(key: string): string {
  for (const article of ARTICLES) if (key.startsWith(article)) return key.slice(article.length)
  return key
}

const ARTICLES = ['le ', 'la ', 'les ', 'l ']

function summed(differences: readonly number[]): number[] {
  let total = 0
  return differences.map((difference) => (total += difference))
}
