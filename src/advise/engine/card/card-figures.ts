import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { countryOf, dutyRatio, wording } from '../../../chain/reference-set/reference.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Card, CardFigure, CardFigureState } from '../../model.ts'
import { CARD_FIGURES } from '../../model.ts'
import type { Guess, Sector } from '../sectors/sectors.ts'
import { SECTORS } from '../sectors/sectors.ts'
import { forecastErrorFromUnsold } from './forecast-from-unsold.ts'

const SUPPOSED = words(
  'Ordre de grandeur du secteur, supposé : à remplacer par le vôtre | Order of magnitude of the sector, supposed: to be replaced by your own',
)

/** Price of the card without VAT. */
export function priceExVat(card: Card): number {
  return card.priceIncVat / (1 + SECTORS[card.sector].vatRatio)
}

/** Every further figure as it stands: given, or filled with its bounds and its reason. */
export function cardFigures(card: Card, reference: ReferenceSet): readonly CardFigureState[] {
  const sector = SECTORS[card.sector]
  const simple: Omit<Record<CardFigure, CardFigureState>, 'forecastError'> = {
    nearPremiumRatio: nearPremium(card, sector, reference),
    nearLeadDays: nearLead(card, sector),
    endValueRatio: supposed('endValueRatio', sector.endValueRatio),
    freightRatio: supposed('freightRatio', shorter(card, sector.freightRatio, reference)),
    dutyRatio: duty(card, sector, reference),
    returnRatio: supposed('returnRatio', sector.returnRatio),
  }
  const known = (figure: keyof typeof simple) => card.given[figure] ?? simple[figure].value
  const all: Readonly<Record<CardFigure, CardFigureState>> = {
    ...simple,
    forecastError: forecastError(card, {
      freight: known('freightRatio'),
      duty: known('dutyRatio'),
      endValue: known('endValueRatio'),
    }),
  }
  return CARD_FIGURES.map((figure) => {
    const value = card.given[figure]
    if (value === undefined) return all[figure]
    return {
      figure,
      value,
      low: value,
      high: value,
      origin: 'given',
      reason: words('Donné | Given'),
    }
  })
}

function supposed(figure: CardFigure, bounds: Guess): CardFigureState {
  return { figure, ...bounds, origin: 'assumed', reason: SUPPOSED }
}

/** Carriage inside Europe is a third of what it is from overseas (assumption). */
function shorter({ country }: Card, bounds: Guess, reference: ReferenceSet): Guess {
  if (!isEuropean(country, reference)) return bounds
  const part = (value: number) => value / 3
  return { low: part(bounds.low), value: part(bounds.value), high: part(bounds.high) }
}

export function isEuropean(country: string, reference: ReferenceSet): boolean {
  return countryOf(reference, country)?.euMember === true || ['CH', 'GB', 'NO'].includes(country)
}

/**
 * Over today's price. From China the study tells fashion: France 30 to 40 % dearer; what is already
 * made in Europe has less way to go.
 */
function nearPremium(card: Card, sector: Sector, reference: ReferenceSet): CardFigureState {
  if (card.sector === 'textile' && card.country === 'CN') {
    return {
      figure: 'nearPremiumRatio',
      ...sector.nearPremiumRatio,
      origin: 'published',
      reason: words(
        'De la Chine : Afrique du Nord 25 % plus chère, France 30 à 40 % (étude CCI Paris Île-de-France, 2021, note 83) | From China: North Africa 25% dearer, France 30 to 40% (CCI Paris Île-de-France study, 2021, note 83)',
      ),
    }
  }
  if (!isEuropean(card.country, reference)) {
    return supposed('nearPremiumRatio', sector.nearPremiumRatio)
  }
  const { value, high } = sector.nearPremiumRatio
  return supposed('nearPremiumRatio', { low: 0, value: value / 2, high })
}

/** Never longer than what one waits today. */
function nearLead({ deliveryDays }: Card, { nearLeadDays }: Sector): CardFigureState {
  const most = Math.max(1, deliveryDays)
  const capped = (days: number) => Math.min(days, most)
  return supposed('nearLeadDays', {
    low: capped(nearLeadDays.low),
    value: capped(nearLeadDays.value),
    high: capped(nearLeadDays.high),
  })
}

/** Third-country duty of the tables on its way into the Union; none from inside it. */
function duty(card: Card, sector: Sector, reference: ReferenceSet): CardFigureState {
  const figure = 'dutyRatio'
  if (countryOf(reference, card.country)?.euMember === true) {
    const reason = words(
      'Dans l’Union européenne : aucun droit | Within the European Union: no duty',
    )
    return { figure, value: 0, low: 0, high: 0, origin: 'derived', reason }
  }
  const found = dutyRatio(reference, sector.hsCode)
  if (!found) return supposed(figure, { low: 0, value: 0.04, high: 0.12 })
  const regime = wording(reference, 'countries', card.country, 'euCustomsRegime')?.value ?? ''
  const isFull = regime === '' || regime.startsWith('MFN')
  const reason = {
    fr: `Droit des pays tiers, ${found.source}${isFull ? '' : ` ; préférence possible : ${regime}`}`,
    en: `Third-country duty, ${found.source}${isFull ? '' : `; preference possible: ${regime}`}`,
  }
  const low = isFull ? found.value * 0.8 : 0
  return { figure, value: found.value, low, high: found.value * 1.2, origin: 'published', reason }
}

interface Costs {
  readonly freight: number
  readonly duty: number
  readonly endValue: number
}

/** The doubt of the sales that today's unsold share tells, by 40 % either way. */
function forecastError(card: Card, { freight, duty: dutyShare, endValue }: Costs): CardFigureState {
  const price = priceExVat(card)
  const cost = card.paidPerPiece * (1 + freight + dutyShare)
  const salvage = Math.min(endValue * price, 0.95 * cost)
  const value = forecastErrorFromUnsold(card.unsoldRatio, { price, cost, salvage })
  return {
    figure: 'forecastError',
    value,
    low: value * 0.6,
    high: value * 1.4,
    origin: 'derived',
    reason: words(
      'Déduit de ce qui reste invendu, en supposant que vous commandez ce qui rapporte le plus | Worked out from what stays unsold, supposing that you order what earns most',
    ),
  }
}
