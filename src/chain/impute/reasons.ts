import type { Words } from '../../core/schema/schema.ts'
import type { Cell } from './cells.ts'
import { isGiven } from './expected.ts'

/** Why a value: how many figures it rests on, and which groups it shares with them. */
export function reasonOf(cell: Cell, pool: readonly Cell[]): Words {
  const given = pool.filter(isGiven)
  const alike = cell.quantity.factors.flatMap((factor, f) => {
    const group = cell.groups[f]
    if (group === undefined || group === '') return []
    const count = given.filter((each) => each.groups[f] === group).length
    return count > 0 && count < given.length ? [{ factor, count }] : []
  })
  const list = (language: 'fr' | 'en') =>
    alike.map(
      ({ factor, count }) => `${factor[language]}${language === 'fr' ? ' : ' : ': '}${count}`,
    )
  const { table } = cell.quantity
  const detail = (language: 'fr' | 'en') => {
    const parts = [...list(language), ...(table ? [table[language]] : [])]
    return parts.length > 0 ? ` (${parts.join(', ')})` : ''
  }
  return {
    fr: `${basisOf(given.length).fr}${detail('fr')}`,
    en: `${basisOf(given.length).en}${detail('en')}`,
  }
}

function basisOf(count: number): Words {
  if (count === 0) return { fr: 'valeur de référence', en: 'reference value' }
  if (count === 1) {
    return {
      fr: 'déduit de la seule valeur donnée ailleurs dans la chaîne',
      en: 'inferred from the only figure given elsewhere in the chain',
    }
  }
  return {
    fr: `déduit de ${count} valeurs données ailleurs dans la chaîne`,
    en: `inferred from ${count} figures given elsewhere in the chain`,
  }
}

/** Why a price between two firms. */
export function priceReason(known: number): Words {
  return {
    fr: `coût du vendeur, plus la marge que montrent ${known} prix connus de la chaîne`,
    en: `cost of the seller, plus the mark-up shown by ${known} known prices of the chain`,
  }
}
