import type { Result } from '../../../core/problem.ts'
import { fail, ok } from '../../../core/problem.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { exVatOf } from '../../edits/market/demand.ts'
import { withSoldService } from '../../edits/market/sold-service.ts'
import type { Draft, Parameters } from '../../lever.ts'
import { focusItem, largestMarkets, leadOf, leadSite } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import type { Settings } from '../../terms/settings.ts'

/** What the levers that sell a service beside the piece ask of a chain. */
export function proposeMarket(draft: Draft): Result<Parameters> {
  const focus = focusItem(draft)
  const lead = leadOf(draft)
  if (lead === undefined || !leadSite(draft)) return fail(refusal('no_lead'))
  const market = largestMarkets(draft).find(
    (each) => each.item === focus && (each.seller ?? lead) === lead,
  )
  if (!market) return fail(refusal('nothing_sold_by_firm'))
  if (isEaten(draft, market.item)) return fail(refusal('used_up', { item: market.item }))
  if (exVatOf(market) === undefined) return fail(refusal('no_client_price', { market: market.id }))
  return ok({ market: market.id })
}

/** Chapters of the Harmonized System of what is eaten or drunk. */
const FOOD = /^(0[1-9]|1\d|2[0-4])/

/** What is used up at once cannot come back, be rented or mended. */
export function isEaten(draft: Draft, item: string): boolean {
  const found = draft.items.find(({ id }) => id === item)
  return found?.shelfLifeDays !== undefined || FOOD.test(found?.hsCode ?? '')
}

/** A service by its numbers: how often, at what price and cost, each by the ratios of a step. */
interface ServiceOf {
  readonly draft: Draft
  readonly settings: Settings
  readonly name: Words
  readonly unit: string
  /** Part of the price that the client pays; the rest is free. */
  readonly paidRatio: number
}

/** The draft with the service that the settings describe: volumeRatio, priceRatio, costRatio. */
export function serviceSold({ draft, settings, name, unit, paidRatio }: ServiceOf): Result<Draft> {
  const id = settings.text('market')
  const market = draft.markets.find((each) => each.id === id)
  const [lead, site] = [leadOf(draft), leadSite(draft)]
  if (!market) return fail(refusal('no_such_part', { noun: 'markets', id }))
  if (lead === undefined || !site) return fail(refusal('no_lead'))
  if (draft.items.some((each) => each.kind === 'service' && each.name === name.fr)) {
    return fail(refusal('service_already', { item: market.item }))
  }
  const price = exVatOf(market)
  if (price === undefined) return fail(refusal('no_client_price', { market: id }))
  const sold = market.demandUnitsPerYear
  const whole = price * settings.number('priceRatio')
  return ok(
    withSoldService(draft, {
      stepId: settings.stepId,
      name,
      unit,
      market,
      seller: lead,
      site: site.id,
      unitsPerYear: sold * settings.number('volumeRatio'),
      pricePerUnit: whole * paidRatio,
      costPerUnit: whole * settings.number('costRatio'),
      known: {
        units: settings.known('volumeRatio', (each) => sold * each),
        price: settings.known('priceRatio', (each) => price * each * paidRatio),
        cost: settings.known('costRatio', (each) => whole * each),
      },
    }),
  )
}
