import { describe, expect, it } from 'vitest'
import { placeWords } from './country-words.ts'

const article = (fr: string) => placeWords({ fr, en: '' }, 'fr').withArticle
const english = (en: string) => placeWords({ fr: '', en }, 'en').withArticle

describe('a country in a sentence', () => {
  it('[P160] bears the article of usage, and not its official name', () => {
    const usage = [
      'le Maroc',
      'la Chine',
      'l’Inde',
      'l’Éthiopie',
      'les Pays-Bas',
      'les Philippines',
      'le Royaume-Uni',
      'le Mexique',
      'la Corée du Sud',
      'la Papouasie-Nouvelle-Guinée',
      'la Hongrie',
      'le Timor-Leste',
    ]
    for (const words of usage) expect(article(words.replace(/^(les? |la |l’)/, ''))).toBe(words)
    expect(article("États-Unis d'Amérique")).toBe('les États-Unis')
    for (const name of ['Malte', 'Taïwan', 'Madagascar', 'Saint-Marin']) {
      expect(article(name)).toBe(name)
    }
    expect(placeWords({ fr: 'Pays-Bas', en: '' }, 'fr').isPlural).toBe(true)
    expect(english('Netherlands')).toBe('the Netherlands')
    expect(english('United States of America')).toBe('the United States')
    expect(english("People's Republic of China")).toBe('China')
    expect(english('Morocco')).toBe('Morocco')
  })
})
