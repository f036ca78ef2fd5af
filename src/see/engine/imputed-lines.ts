import { fieldReader } from '../../chain/fields.ts'
import type { Chain } from '../../chain/chain.ts'
import type { Imputation } from '../../chain/impute/impute.ts'
import type { Words } from '../../core/schema/schema.ts'
import { formatNumber } from '../../core/format.ts'

/** A figure that was filled in, as screens and the command line show it: never as if it were given. */
export interface ImputedLine {
  readonly key: string
  /** Stage or sale it belongs to, then what it is. */
  readonly label: Words
  readonly unit: string
  readonly value: number
  /** Bounds that hold 9 times out of 10. */
  readonly low: number
  readonly high: number
  readonly reason: Words
}

/** Every figure filled in, the least certain first: those are worth asking for. */
export function imputedLines({ chain, estimates, reasons }: Imputation): ImputedLine[] {
  const read = fieldReader(chain)
  const lines = estimates.flatMap((estimate): ImputedLine[] => {
    const found = read(estimate.id)
    if (!found || typeof found.value !== 'number') return []
    const { low = found.value, high = found.value } = estimate
    const name = found.noun === 'prices' ? saleName(chain, found.id) : undefined
    const label = found.field.label
    const of = inputName(chain, found.id, estimate.id)
    return [
      {
        key: estimate.id,
        label: {
          fr: `${name?.fr ?? found.partName} : ${label.fr}${of.fr}`,
          en: `${name?.en ?? found.partNameEn}: ${label.en}${of.en}`,
        },
        unit: 'unit' in found.field ? String(found.field.unit) : '',
        value: found.value,
        low,
        high,
        reason: reasons.get(estimate.id) ?? { fr: '', en: '' },
      },
    ]
  })
  return lines.sort((a, b) => spreadOf(b) - spreadOf(a))
}

function spreadOf({ low, high, value }: ImputedLine): number {
  return (high - low) / (Math.abs(value) || 1)
}

/** Which input a share of scrap is of, in brackets. */
function inputName(chain: Chain, process: string, key: string): Words {
  const row = /\/inputs\.(\d+)\.[^/]*$/.exec(key)?.[1]
  const inputs = chain.processes.find((each) => each.id === process)?.inputs
  const item = chain.items.find((each) => each.id === inputs?.[Number(row)]?.item)
  return item ? { fr: ` (${item.name})`, en: ` (${item.nameEn ?? item.name})` } : { fr: '', en: '' }
}

interface Nameable {
  readonly id: string
  readonly name: string
  readonly nameEn?: string
}

/** `yarn, from spinner to weaver`. */
function saleName(chain: Chain, id: string): Words {
  const price = chain.prices.find((each) => each.id === id)
  const named = (parts: readonly Nameable[], of: string | undefined): Words => {
    const found = parts.find((each) => each.id === of)
    return { fr: found?.name ?? '', en: found?.nameEn ?? found?.name ?? '' }
  }
  const [seller, buyer] = [named(chain.actors, price?.seller), named(chain.actors, price?.buyer)]
  const item = named(chain.items, price?.item)
  return {
    fr: `${item.fr}, de ${seller.fr} à ${buyer.fr}`,
    en: `${item.en}, from ${seller.en} to ${buyer.en}`,
  }
}

/** `12 (5 à 28)`, two digits: more would claim to be known. */
export function imputedText({ value, low, high }: ImputedLine, language: 'fr' | 'en'): string {
  const shown = (number: number) => {
    const size = Math.floor(Math.log10(Math.abs(number) || 1))
    return formatNumber(Number(number.toPrecision(2)), language, Math.max(0, 1 - size))
  }
  return `${shown(value)} (${shown(low)} ${language === 'fr' ? 'à' : 'to'} ${shown(high)})`
}
