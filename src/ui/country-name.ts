const REGIONS: { fr?: Intl.DisplayNames; en?: Intl.DisplayNames } = {}

/** Name of a country by the browser's own tables. */
export function countryName(iso2: string, language: 'fr' | 'en'): string {
  try {
    REGIONS[language] ??= new Intl.DisplayNames([language], { type: 'region' })
    return REGIONS[language].of(iso2) ?? iso2
  } catch {
    return iso2
  }
}
