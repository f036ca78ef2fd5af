import type { Named, Price } from '../../../chain/chain.ts'
import { fail, ok } from '../../../core/problem.ts'
import { number, ref, required, share } from '../../../core/schema/fields.ts'
import { words } from '../../../core/schema/schema.ts'
import { changed, timesKnown } from '../../edits/parts.ts'
import type { Draft, LeverContext } from '../../lever.ts'
import { defineLever } from '../../terms/define-lever.ts'
import { leadOf } from '../../terms/firm.ts'
import { refusal } from '../../terms/refusals.ts'
import { yearOf } from '../../terms/year.ts'

type NamedPrice = Named<'prices', Price>

/** Bought with others: the tier that the volume of all reaches, else a discount. */
export const groupPurchaseLever = defineLever({
  id: 'group-purchase',
  family: 'sourcing',
  name: words('Acheter à plusieurs | Buy together'),
  studyRows: ['B10', 'A4'],
  segment: 'production',
  parameters: {
    price: required(ref(['prices'], 'prix | price', 'What is bought together.')),
    volumeRatio: number(
      'ratio',
      'volume de tous sur le sien | volume of all over own',
      'Chooses the tier, where the price has tiers.',
      { min: 1 },
    ),
    discountRatio: share('remise | discount', 'Where no tier is reached.', { max: 0.9 }),
  },
  defaults: {
    volumeRatio: {
      value: 3,
      low: 2,
      high: 5,
      status: 'assumed',
      source: words('trois firmes de même taille | three firms of the same size'),
    },
    discountRatio: {
      value: 0.05,
      low: 0.02,
      high: 0.1,
      status: 'assumed',
      source: words(
        'remise de volume usuelle, à remplacer par une offre | usual discount for volume, to be replaced by an offer',
      ),
    },
  },
  again: 'adds',
  effectFrom: words(
    'paliers du prix de la chaîne, sinon remise supposée | tiers of the price in the chain, else an assumed discount',
  ),
  doesNotModel: words(
    'le temps de s’entendre, les commandes à grouper, le droit de la concurrence ; le fournisseur perd ce que la firme gagne | the time to agree, orders to be grouped, competition law; the supplier loses what the firm gains',
  ),
  propose(draft, context) {
    const [dearest] = purchases(draft, context)
    return dearest ? ok({ price: dearest.price.id }) : fail(refusal('nothing_bought'))
  },
  change(draft, settings, context) {
    const price = draft.prices.find(({ id }) => id === settings.text('price'))
    if (!price) return fail(refusal('no_such_part', { noun: 'prices', id: settings.text('price') }))
    const bought = purchases(draft, context).find((each) => each.price.id === price.id)
    const volume = (bought?.unitsPerYear ?? 0) * settings.number('volumeRatio')
    const now = tierAt(price, bought?.unitsPerYear ?? 0)
    const tier = tierAt(price, volume)
    const paid = tier < now ? tier : now * (1 - settings.number('discountRatio'))
    const tiers = price.tiers?.filter((each) => each.pricePerUnit < paid)
    const known =
      tier < now
        ? settings.known('volumeRatio', () => paid)
        : timesKnown(
            draft,
            `prices/${price.id}/pricePerUnit`,
            paid / now,
            settings.known('discountRatio', (ratio) => now * (1 - ratio)),
          )
    return ok(
      changed(
        draft,
        { noun: 'prices', id: price.id },
        { pricePerUnit: paid, tiers: tiers?.length ? tiers : undefined },
        { pricePerUnit: known },
      ),
    )
  },
})

/** Price per unit at a yearly volume. */
function tierAt({ pricePerUnit, tiers = [] }: NamedPrice, unitsPerYear: number): number {
  const reached = tiers.filter(({ fromUnits }) => fromUnits <= unitsPerYear)
  return Math.min(pricePerUnit, ...reached.map((tier) => tier.pricePerUnit))
}

/** What the firm buys at a known price, by its yearly bill, highest first. */
function purchases(draft: Draft, { reference }: LeverContext) {
  const lead = leadOf(draft)
  const year = yearOf(draft, reference)
  if (!year) return []
  const { chain, nodeItem } = year.flow.network
  const found = year.flow.handovers.flatMap((each) => {
    if (chain.actors[each.buyer]?.id !== lead || each.pricePerUnit === undefined) return []
    const seller = chain.actors[each.seller]?.id
    const item = chain.items[nodeItem[each.node] ?? -1]?.id
    const kind = each.kind === 'making' ? 'making' : 'goods'
    const price = draft.prices.find(
      (one) =>
        one.seller === seller &&
        one.item === item &&
        (one.for ?? 'goods') === kind &&
        (one.buyer === undefined || one.buyer === lead),
    )
    return price
      ? [{ price, unitsPerYear: each.unitsPerYear, bill: each.unitsPerYear * each.pricePerUnit }]
      : []
  })
  return found.toSorted((a, b) => b.bill - a.bill)
}
