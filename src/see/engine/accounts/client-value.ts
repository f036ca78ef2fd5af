import type { Chain } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Handover } from '../../../chain/flow/valuation.ts'
import type { Channel } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure, FigureInput } from '../../model.ts'
import { CHANNEL_WORDS } from '../canvas/canvas-words.ts'

const MISSING = ['margin', 'orders', 'repeat', 'endless', 'acquisition'] as const
type Missing = (typeof MISSING)[number]

/** What a client of one market is worth to its seller, over all the years that she comes back. */
export interface MarketClientValue {
  readonly marketId: string
  readonly name: Words
  readonly channel: Channel | undefined
  /** Price excluding VAT less what the piece has cost its seller; one piece an order. */
  readonly marginPerOrder: number | undefined
  readonly ordersPerYear: number | undefined
  /** Years of orders that a new client is worth, those to come discounted. */
  readonly horizonYears: number | undefined
  readonly acquisitionCost: number | undefined
  readonly value: number | undefined
  readonly missing: readonly Missing[]
}

export interface ClientValue {
  readonly markets: readonly MarketClientValue[]
  /** Mean of the markets of a channel by sales, of those that can be said. */
  readonly byChannel: readonly { readonly channel: Channel; readonly value: number }[]
  /** A year, on money to come; 0 when the chain gives none. */
  readonly discountRatioPerYear: number
  /** True when a seller buys goods without a known price: they count at cost, margins are high. */
  readonly boughtAtCost: boolean
}

/**
 * Value of a client = margin per order x orders a year x years - acquisition (study, row A21). Of
 * the clients of a year, `repeatRatio` buy again the next, so that a new one is worth
 * 1 + r/(1+i) + (r/(1+i))^2 + ... = 1 / (1 - r/(1+i)) years: Berger, Nasr (1998), J. Interactive
 * Marketing 12(1) 17-30, case 1, the first orders at once.
 */
export function clientValue(flow: Flow): ClientValue {
  const { chain } = flow.network
  const discount = chain.chain.capitalCostRatioPerYear ?? 0
  const sales = new Map<number, Handover>()
  const sellers = new Set<number>()
  for (const each of flow.handovers) {
    if (each.kind !== 'sale') continue
    sales.set(each.market, each)
    sellers.add(each.seller)
  }
  const markets = chain.markets.map((market, m) => {
    const rate = flow.context.rateOf(market.currency)
    return marketValue(market, { sale: sales.get(m), rate, discount })
  })
  return {
    markets,
    byChannel: channelValues(chain, markets),
    discountRatioPerYear: discount,
    boughtAtCost: flow.handovers.some(
      (each) => each.kind !== 'sale' && sellers.has(each.buyer) && each.pricePerUnit === undefined,
    ),
  }
}

interface Terms {
  readonly sale: Handover | undefined
  readonly rate: number
  readonly discount: number
}

function marketValue(
  market: Chain['markets'][number],
  { sale, rate, discount }: Terms,
): MarketClientValue {
  const price = sale?.pricePerUnit
  const margin = price === undefined ? undefined : price - sale!.costPerUnit
  const { ordersPerClientPerYear: orders, repeatRatio: repeat, acquisitionCost } = market
  const years = repeat === undefined ? undefined : horizonYears(repeat / (1 + discount))
  const acquisition = acquisitionCost === undefined ? undefined : acquisitionCost * rate
  const terms = { margin, orders, repeat, endless: repeat === undefined ? 0 : years, acquisition }
  const missing = MISSING.filter((each) => terms[each] === undefined)
  return {
    marketId: market.id,
    name: { fr: market.name, en: market.nameEn ?? market.name },
    channel: market.channel,
    marginPerOrder: margin,
    ordersPerYear: orders,
    horizonYears: years,
    acquisitionCost: acquisition,
    value: missing.length === 0 ? margin! * orders! * years! - acquisition! : undefined,
    missing,
  }
}

/** Undefined when the clients who come back never run out. */
function horizonYears(comingBack: number): number | undefined {
  return comingBack < 1 ? 1 / (1 - comingBack) : undefined
}

function channelValues(chain: Chain, markets: readonly MarketClientValue[]) {
  const sums = new Map<Channel, { sum: number; weight: number }>()
  markets.forEach(({ channel, value }, m) => {
    if (channel === undefined || value === undefined) return
    const at = sums.get(channel) ?? { sum: 0, weight: 0 }
    at.sum += value * chain.markets[m]!.demandUnitsPerYear
    at.weight += chain.markets[m]!.demandUnitsPerYear
    sums.set(channel, at)
  })
  return [...sums].flatMap(([channel, { sum, weight }]) =>
    weight > 0 ? [{ channel, value: sum / weight }] : [],
  )
}

const MISSING_WORDS: Readonly<Record<Missing, Words>> = {
  margin: words('le prix n’est pas donné, la marge est inconnue | no price: the margin is unknown'),
  orders: words('les commandes par an ne sont pas données | orders a year are not given'),
  repeat: words('la fidélité n’est pas donnée | the repeat rate is not given'),
  acquisition: words('le coût d’acquisition n’est pas donné | the acquisition cost is not given'),
  endless: words(
    'toutes reviennent sans fin : il faut un coût du capital ou une fidélité sous 100 % | all come back for ever: a cost of capital, or a repeat rate below 100%, is needed',
  ),
}

/** Markets that get a figure of their own, those first in the chain. */
const MAX_MARKETS = 200

export function clientValueFigures(result: ClientValue): Figure[] {
  const formula = valueFormula(result)
  return [
    ...result.markets.slice(0, MAX_MARKETS).map((market): Figure => ({
      id: `client.value.${market.marketId}`,
      label: {
        fr: `valeur d’une cliente, ${market.name.fr}`,
        en: `value of a client, ${market.name.en}`,
      },
      unit: 'money',
      value: market.value,
      because: joined(market.missing.map((each) => MISSING_WORDS[each])),
      formula,
      inputs: [
        { kind: 'figure', id: 'price.exVat' },
        { kind: 'figure', id: 'total.cost' },
        ...FIELDS.map((name): FigureInput => ({
          kind: 'field',
          key: `markets/${market.marketId}/${name}`,
        })),
        ...(result.discountRatioPerYear > 0
          ? [{ kind: 'field', key: 'chain/capitalCostRatioPerYear' } as const]
          : []),
      ],
      method: 'Berger, Nasr (1998)',
    })),
    ...result.byChannel.map(({ channel, value }): Figure => ({
      id: `client.value.channel.${channel}`,
      label: {
        fr: `valeur d’une cliente, ${CHANNEL_WORDS[channel].fr}`,
        en: `value of a client, ${CHANNEL_WORDS[channel].en}`,
      },
      unit: 'money',
      value,
      formula: words(
        'moyenne des marchés de ce canal pondérée par les ventes | mean of the markets of that channel by sales',
      ),
      inputs: result.markets
        .filter((market) => market.channel === channel && market.value !== undefined)
        .slice(0, 6)
        .map((market) => ({ kind: 'figure', id: `client.value.${market.marketId}` })),
    })),
  ]
}

const FIELDS = ['ordersPerClientPerYear', 'repeatRatio', 'acquisitionCost'] as const

function valueFormula({ discountRatioPerYear, boughtAtCost }: ClientValue): Words {
  const fr = [
    'marge par commande (prix hors taxe − coût pour le vendeur, une pièce par commande) × commandes par an × années − coût d’acquisition',
    discountRatioPerYear > 0
      ? 'années = 1 ÷ (1 − fidélité ÷ (1 + coût du capital))'
      : 'années = 1 ÷ (1 − fidélité), sans actualisation faute de coût du capital',
    ...(boughtAtCost ? ['achats sans prix connu comptés à leur coût : c’est un maximum'] : []),
  ]
  const en = [
    'margin per order (price excluding VAT − cost to the seller, one piece an order) × orders a year × years − acquisition cost',
    discountRatioPerYear > 0
      ? 'years = 1 ÷ (1 − repeat rate ÷ (1 + cost of capital))'
      : 'years = 1 ÷ (1 − repeat rate), not discounted for want of a cost of capital',
    ...(boughtAtCost
      ? ['purchases without a known price count at cost: it is an upper bound']
      : []),
  ]
  return { fr: fr.join(' ; '), en: en.join('; ') }
}

function joined(parts: readonly Words[]): Words {
  return {
    fr: parts.map((part) => part.fr).join(' ; '),
    en: parts.map((part) => part.en).join('; '),
  }
}
