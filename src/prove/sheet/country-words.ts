import type { Words } from '../../core/schema/schema.ts'

/** A place as it begins or goes on in a sentence. */
export interface PlaceWords {
  readonly name: string
  /** `le Maroc`, `l’Inde`, `les Pays-Bas`, `Malte`. */
  readonly withArticle: string
  readonly isPlural: boolean
}

/** Masculine though they end in -e; without article; plural (French usage). */
const MASCULINE = /^(Belize|Cambodge|Mexique|Mozambique|Royaume|Suriname|Zimbabwe)$/
const BARE =
  /^(Andorre|Aruba|Åland|Bahreïn|Chypre|Cuba|Curaçao|Djibouti|Gibraltar|Guernesey|Haïti|Hong Kong|Israël|Jersey|Macao|Madagascar|Malte|Maurice|Mayotte|Monaco|Oman|Porto Rico|Saint-.*|Sainte-.*|Singapour|Taïwan|Tuvalu|Vanuatu)$/
const PLURAL =
  /^(Bahamas|Bermudes|Comores|Fidji|Maldives|Palaos|Pays-Bas|Philippines|Seychelles|États-Unis|Émirats.*|Îles .*)$/
const WITH_THE =
  /^(Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles|United .*|.*Republic.*|.* Islands)$/

/** What usage leaves out of an official name. */
const OFFICIAL = / (d['’]Amérique|of America)$|^People['’]s Republic of (?=China)| Federation$/

export function placeWords(country: Words, language: 'fr' | 'en'): PlaceWords {
  const name = country[language].replace(OFFICIAL, '')
  if (language === 'en') {
    return { name, withArticle: WITH_THE.test(name) ? `the ${name}` : name, isPlural: false }
  }
  const isPlural = PLURAL.test(name)
  return { name, withArticle: `${articleOf(name, isPlural)}${name}`, isPlural }
}

function articleOf(name: string, isPlural: boolean): string {
  if (BARE.test(name)) return ''
  if (isPlural) return 'les '
  if (/^[AEIOUÀÂÉÈÊÎÏÔ]/.test(name)) return 'l’'
  const [first = ''] = name.split(/[ -]/)
  return first.endsWith('e') && !MASCULINE.test(first) ? 'la ' : 'le '
}
