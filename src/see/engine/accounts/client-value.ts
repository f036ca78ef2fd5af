import type { Chain } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import type { Handover } from '../../../chain/flow/valuation.ts'
import type { Channel } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure, FigureInput } from '../../model.ts'
import { CHANNEL_WORDS } from '../canvas/canvas-words.ts'

const MISSING = ['margin', 'orders', 'pieces', 'repeat', 'endless', 'acquisition'] as const
type Missing = (typeof MISSING)[number]

/** What a client of one market is worth to its seller, over all the years that she comes back. */
export interface MarketClientValue {
  readonly marketId: string
  readonly name: Words
  readonly channel: Channel | undefined
  /** Units sold in the market. */
  readonly soldPerYear: number
  /** Price excluding VAT less what the pieces of an order have cost the seller. */
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
  const pieces = piecesPerOrder(market)
  const margin =
    price === undefined || pieces === undefined ? undefined : pieces * (price - sale!.costPerUnit)
  const { ordersPerClientPerYear: orders, repeatRatio: repeat, acquisitionCost } = market
  const years = repeat === undefined ? undefined : horizonYears(repeat / (1 + discount))
  const acquisition = acquisitionCost === undefined ? undefined : acquisitionCost * rate
  const endless = repeat === undefined ? 0 : years
  const terms = { margin: price, orders, pieces, repeat, endless, acquisition }
  const missing = MISSING.filter((each) => terms[each] === undefined)
  return {
    marketId: market.id,
    name: { fr: market.name, en: market.nameEn ?? market.name },
    channel: market.channel,
    soldPerYear: market.demandUnitsPerYear,
    marginPerOrder: margin,
    ordersPerYear: orders,
    horizonYears: years,
    acquisitionCost: acquisition,
    value: missing.length === 0 ? margin! * orders! * years! - acquisition! : undefined,
    missing,
  }
}

/** Channels where firms buy: how much at a time is not to be guessed. */
const FIRMS: ReadonlySet<Channel> = new Set<Channel>(['business-direct', 'wholesaler'])

function piecesPerOrder({ unitsPerOrder, channel }: Chain['markets'][number]): number | undefined {
  if (unitsPerOrder !== undefined) return unitsPerOrder
  return channel !== undefined && FIRMS.has(channel) ? undefined : 1
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
  pieces: words('les pièces par commande ne sont pas données | pieces per order are not given'),
  repeat: words('la fidélité n’est pas donnée | the repeat rate is not given'),
  acquisition: words('le coût d’acquisition n’est pas donné | the acquisition cost is not given'),
  endless: words(
    'toutes reviennent sans fin : il faut un coût du capital ou une fidélité sous 100 % | all come back for ever: a cost of capital, or a repeat rate below 100%, is needed',
  ),
}

/** Markets that get a figure of their own, those first in the chain. */
const MAX_MARKETS = 200

export function clientValueFigures(chain: Chain, result: ClientValue): Figure[] {
  const formula = valueFormula(result)
  const given = new Map<string, Chain['markets'][number]>(chain.markets.map((m) => [m.id, m]))
  return [
    ...result.markets.slice(0, MAX_MARKETS).flatMap((market): Figure[] => [
      marginFigure(market, given.get(market.marketId)!, result.boughtAtCost),
      yearsFigure(market, result.discountRatioPerYear),
      {
        id: `client.value.${market.marketId}`,
        label: labelled('valeur d’une cliente | value of a client', market.name),
        unit: 'money',
        value: market.value,
        because: joined(market.missing.map((each) => MISSING_WORDS[each])),
        formula,
        inputs: [
          { kind: 'figure', id: `client.margin.${market.marketId}` },
          fieldInput(market, 'ordersPerClientPerYear'),
          { kind: 'figure', id: `client.years.${market.marketId}` },
          fieldInput(market, 'acquisitionCost'),
        ],
        method: METHOD,
      },
    ]),
    ...result.byChannel.map(({ channel, value }): Figure => ({
      id: `client.value.channel.${channel}`,
      label: labelled('valeur d’une cliente | value of a client', CHANNEL_WORDS[channel]),
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

function marginFigure(
  market: MarketClientValue,
  given: Chain['markets'][number],
  boughtAtCost: boolean,
): Figure {
  const many = given.unitsPerOrder !== undefined
  const fr = `(prix hors taxe du marché − ce que la pièce coûte au vendeur) × ${many ? 'pièces par commande' : 'une pièce par commande, supposé'}`
  const en = `(price excluding VAT of the market − what a piece costs the seller) × ${many ? 'pieces per order' : 'one piece per order, assumed'}`
  return {
    id: `client.margin.${market.marketId}`,
    label: labelled('marge par commande | margin per order', market.name),
    unit: 'money',
    value: market.marginPerOrder,
    because: joined(
      market.missing
        .filter((each) => each === 'margin' || each === 'pieces')
        .map((each) => MISSING_WORDS[each]),
    ),
    formula: {
      fr: boughtAtCost ? `${fr} ; ${AT_COST.fr}` : fr,
      en: boughtAtCost ? `${en}; ${AT_COST.en}` : en,
    },
    inputs: [
      fieldInput(market, given.priceExVat === undefined ? 'priceIncVat' : 'priceExVat'),
      ...(given.priceExVat === undefined ? [fieldInput(market, 'vatRatio')] : []),
      ...(many ? [fieldInput(market, 'unitsPerOrder')] : []),
      { kind: 'figure', id: 'total.cost' },
    ],
  }
}

function yearsFigure(market: MarketClientValue, discount: number): Figure {
  return {
    id: `client.years.${market.marketId}`,
    label: labelled('années d’une cliente | years of a client', market.name),
    unit: 'index',
    value: market.horizonYears,
    because: joined(
      market.missing
        .filter((each) => each === 'repeat' || each === 'endless')
        .map((each) => MISSING_WORDS[each]),
    ),
    formula:
      discount > 0
        ? words(
            '1 ÷ (1 − fidélité ÷ (1 + coût du capital)) | 1 ÷ (1 − repeat rate ÷ (1 + cost of capital))',
          )
        : words(
            '1 ÷ (1 − fidélité), sans actualisation faute de coût du capital | 1 ÷ (1 − repeat rate), not discounted for want of a cost of capital',
          ),
    inputs: [
      fieldInput(market, 'repeatRatio'),
      ...(discount > 0 ? [{ kind: 'field', key: 'chain/capitalCostRatioPerYear' } as const] : []),
    ],
    method: METHOD,
  }
}

const METHOD = 'Berger, Nasr (1998)'
const AT_COST = words(
  'achats sans prix connu comptés à leur coût : c’est un maximum | purchases without a known price count at cost: it is an upper bound',
)

function labelled(what: string, of: Words): Words {
  const { fr, en } = words(what)
  return { fr: `${fr}, ${of.fr}`, en: `${en}, ${of.en}` }
}

function fieldInput({ marketId }: MarketClientValue, name: string): FigureInput {
  return { kind: 'field', key: `markets/${marketId}/${name}` }
}

function valueFormula({ boughtAtCost }: ClientValue): Words {
  const fr = 'marge par commande × commandes par an × années − coût d’acquisition'
  const en = 'margin per order × orders a year × years − acquisition cost'
  return {
    fr: boughtAtCost ? `${fr} ; ${AT_COST.fr}` : fr,
    en: boughtAtCost ? `${en}; ${AT_COST.en}` : en,
  }
}

function joined(parts: readonly Words[]): Words {
  return {
    fr: parts.map((part) => part.fr).join(' ; '),
    en: parts.map((part) => part.en).join('; '),
  }
}
