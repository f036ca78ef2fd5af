import type { Chain } from '../../../chain/chain.ts'
import { parseChain } from '../../../chain/parse.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { countryOf } from '../../../chain/reference-set/reference.ts'
import type { Result } from '../../../core/problem.ts'
import type { Card, CardFigure, CardFigureState } from '../../model.ts'
import type { Guess, Sector } from '../sectors/sectors.ts'
import { SECTORS } from '../sectors/sectors.ts'
import { isEuropean, priceExVat } from './card-figures.ts'
import { CardEstimates } from './card-estimates.ts'

/** Where a firm of which only the country is told is put: the middle of France. */
const FRANCE = { latitudeDeg: 46.55, longitudeDeg: 2.56 }
/** Part of the days of delivery that is carriage: overseas half, in Europe a tenth (assumption). */
const CARRIAGE_SHARE = { overseas: 0.5, europe: 0.1 }

/**
 * The normal chain that a card stands for: matter, making, carriage, stock, creation, selling, the
 * client. What the firm pays is met to the cent; every figure that the card does not hold is an
 * estimate with its bounds.
 */
export function chainOfCard(
  card: Card,
  figures: readonly CardFigureState[],
  reference: ReferenceSet,
): Result<Chain> {
  const of = new Map(figures.map((each) => [each.figure, each]))
  return parseChain(documentOf({ card, sector: SECTORS[card.sector], of, reference }))
}

interface Writing {
  readonly card: Card
  readonly sector: Sector
  readonly of: ReadonlyMap<CardFigure, CardFigureState>
  readonly reference: ReferenceSet
}

function documentOf(writing: Writing): object {
  const { card, sector, reference } = writing
  const estimates = new CardEstimates()
  const home = countryOf(reference, card.country)
  const place = {
    country: card.country,
    city: home?.nameFr ?? card.country,
    latitudeDeg: home?.latitudeDeg ?? FRANCE.latitudeDeg,
    longitudeDeg: home?.longitudeDeg ?? FRANCE.longitudeDeg,
  }
  const french = { country: 'FR', city: 'France', ...FRANCE }
  return {
    schema: 'boucle/chain',
    schemaVersion: 1,
    chain: {
      name: card.product,
      description: `Carte : ${sector.name.fr}. Ce qui n’a pas été donné est supposé, avec ses bornes.`,
      descriptionEn: `Card: ${sector.name.en}. What was not given is supposed, with its bounds.`,
      currency: 'EUR',
      baseYear: 2026,
      homeRegion: 'FR',
      lead: 'firme',
      focus: 'produit',
      capitalCostRatioPerYear: estimates.guess('chain/capitalCostRatioPerYear', {
        low: 0.04,
        value: 0.08,
        high: 0.14,
      }),
    },
    actors: [
      { id: 'firme', name: 'Votre entreprise', nameEn: 'Your firm', kind: 'firm', country: 'FR' },
      {
        id: 'fabricant',
        name: 'Fabricant d’aujourd’hui',
        nameEn: 'Today’s maker',
        kind: 'firm',
        country: card.country,
      },
    ],
    items: itemsOf(writing, estimates),
    sites: [
      { id: 'atelier', name: 'Atelier', nameEn: 'Workshop', actor: 'fabricant', ...place },
      { id: 'entrepot', name: 'Votre stock', nameEn: 'Your stock', actor: 'firme', ...french },
    ],
    processes: processesOf(writing, estimates),
    lanes: lanesOf(writing, estimates),
    prices: [
      {
        id: 'achat',
        seller: 'fabricant',
        item: 'produit-sorti',
        buyer: 'firme',
        pricePerUnit: card.paidPerPiece,
      },
    ],
    markets: [marketOf(writing, estimates)],
    policies: [
      {
        id: 'aujourd-hui',
        item: 'produit',
        kind: card.season === 'to-order' ? 'on-demand' : 'push',
        ...(card.season === 'to-order' && { decoupling: 'fabriquer' }),
      },
    ],
    links: [
      {
        id: 'lien',
        buyer: 'firme',
        supplier: 'fabricant',
        item: 'produit-sorti',
        governance: 'market',
      },
    ],
    rates: [],
    estimates: estimates.rows(),
  }
}

function itemsOf(writing: Writing, estimates: CardEstimates): object[] {
  const { card, sector } = writing
  const item = { name: card.product, unit: sector.unit, massKgPerUnit: sector.massKg }
  return [
    {
      id: 'matiere',
      name: sector.matter.fr,
      nameEn: sector.matter.en,
      kind: 'material',
      unit: 'kg',
      massKgPerUnit: 1,
      hsCode: sector.matterHsCode,
      carbonKgCo2ePerUnit: estimates.guess(
        'items/matiere/carbonKgCo2ePerUnit',
        sector.matterCarbonKgCo2ePerKg,
      ),
    },
    { id: 'produit-sorti', kind: 'component', hsCode: sector.hsCode, ...item },
    {
      id: 'produit',
      kind: 'finished',
      hsCode: sector.hsCode,
      ...item,
      salvageRatio: estimates.state(
        'items/produit/salvageRatio',
        notBelow(writing, 'endValueRatio'),
      ),
    },
  ]
}

/** A left-over that costs money is worth nothing in the chain: a share cannot be below 0. */
function notBelow({ of }: Writing, figure: CardFigure): CardFigureState {
  const state = of.get(figure)!
  const atLeast = (value: number) => Math.max(0, value)
  return {
    ...state,
    value: atLeast(state.value),
    low: atLeast(state.low),
    high: atLeast(state.high),
  }
}

function processesOf({ card, sector, reference }: Writing, estimates: CardEstimates): object[] {
  const paid = card.paidPerPiece
  const price = priceExVat(card)
  const days = makingDays(card, reference)
  const share = (key: string, ratio: Guess, of: number) => estimates.guess(key, times(ratio, of))
  const matter = share(
    'processes/acheter-matiere/purchaseCostPerRun',
    sector.matterRatio,
    paid / sector.massKg,
  )
  const { value: matterRatio } = sector.matterRatio
  const { value: labourRatio } = sector.labourRatio
  const { value: marginRatio } = sector.makerMarginRatio
  const rest = Math.max(0, 1 - matterRatio - labourRatio - marginRatio)
  const own = { low: labourRatio * 0.6, value: labourRatio + rest, high: labourRatio + rest * 1.6 }
  return [
    {
      id: 'acheter-matiere',
      name: 'Matière',
      nameEn: 'Matter',
      kind: 'buy',
      site: 'atelier',
      segment: 'production',
      outputs: [{ item: 'matiere' }],
      purchaseCostPerRun: matter,
      leadTimeDays: 0,
    },
    {
      id: 'fabriquer',
      name: 'Fabrication',
      nameEn: 'Making',
      kind: 'transform',
      site: 'atelier',
      segment: 'production',
      inputs: [{ item: 'matiere', quantityPerRun: sector.massKg }],
      outputs: [{ item: 'produit-sorti' }],
      ownCostPerRun: share('processes/fabriquer/ownCostPerRun', own, paid),
      leadTimeDays: days.making,
      steps: sector.stepNames,
    },
    {
      id: 'ranger',
      name: 'Réception, stock',
      nameEn: 'Receiving, stock',
      kind: 'transform',
      site: 'entrepot',
      segment: 'storage',
      inputs: [{ item: 'produit-sorti', quantityPerRun: 1 }],
      outputs: [{ item: 'produit' }],
      ownCostPerRun: share(
        'processes/ranger/ownCostPerRun',
        { low: 0.005, value: 0.015, high: 0.04 },
        price,
      ),
      leadTimeDays: estimates.guess('processes/ranger/leadTimeDays', {
        low: 5,
        value: 20,
        high: 60,
      }),
    },
    ...SERVICES.map(({ id, name, nameEn, segment, ratio, daysBeforeHand }) => ({
      id,
      name,
      nameEn,
      kind: 'serve',
      site: 'entrepot',
      segment,
      servesItem: 'produit',
      ownCostPerRun: share(`processes/${id}/ownCostPerRun`, sector[ratio], price),
      daysBeforeHand,
    })),
  ]
}

const SERVICES = [
  {
    id: 'creer',
    name: 'Création',
    nameEn: 'Design',
    segment: 'research',
    ratio: 'designRatio',
    daysBeforeHand: 200,
  },
  {
    id: 'publier',
    name: 'Publicité',
    nameEn: 'Advertising',
    segment: 'marketing',
    ratio: 'marketingRatio',
    daysBeforeHand: 30,
  },
  {
    id: 'vendre',
    name: 'Vente',
    nameEn: 'Selling',
    segment: 'sale',
    ratio: 'sellingRatio',
    daysBeforeHand: 10,
  },
  {
    id: 'suivre',
    name: 'Suivi des clients',
    nameEn: 'Client care',
    segment: 'client-relation',
    ratio: 'serviceRatio',
    daysBeforeHand: 5,
  },
] as const

function times({ low, value, high }: Guess, factor: number): Guess {
  return { low: low * factor, value: value * factor, high: high * factor }
}

function makingDays({ deliveryDays, country }: Card, reference: ReferenceSet) {
  const { overseas, europe } = CARRIAGE_SHARE
  const share = isEuropean(country, reference) ? europe : overseas
  const carriage = Math.max(1, Math.round(deliveryDays * share))
  return { carriage, making: Math.max(0, deliveryDays - carriage) }
}

function lanesOf({ card, of, reference }: Writing, estimates: CardEstimates): object[] {
  const freight = of.get('freightRatio')!
  const duty = of.get('dutyRatio')!
  const near = isEuropean(card.country, reference)
  const costPerUnit = estimates.state(
    'lanes/arrivee/costPerUnit',
    scaled(freight, card.paidPerPiece),
  )
  const dutyShare = estimates.state('lanes/arrivee/dutyRatio', duty)
  return [
    {
      id: 'arrivee',
      name: 'Arrivée',
      nameEn: 'Arrival',
      from: 'atelier',
      to: 'entrepot',
      item: 'produit-sorti',
      mode: near ? 'truck_40t' : 'sea_container',
      origin: card.country,
      costPerUnit,
      dutyRatio: dutyShare,
      leadTimeDays: makingDays(card, reference).carriage,
    },
    {
      id: 'vers-clients',
      name: 'Vers les clients',
      nameEn: 'To the clients',
      from: 'entrepot',
      to: 'clients',
      item: 'produit',
      mode: 'van_diesel',
      segment: 'distribution',
      distanceKm: estimates.guess('lanes/vers-clients/distanceKm', {
        low: 60,
        value: 300,
        high: 800,
      }),
      leadTimeDays: estimates.guess('lanes/vers-clients/leadTimeDays', {
        low: 1,
        value: 2,
        high: 5,
      }),
    },
  ]
}

function scaled(state: CardFigureState, factor: number): CardFigureState {
  return {
    ...state,
    value: state.value * factor,
    low: state.low * factor,
    high: state.high * factor,
  }
}

const REGIMES = { season: 'season', 'all-year': 'permanent', 'to-order': 'to-order' } as const

function marketOf({ card, sector, of }: Writing, estimates: CardEstimates): object {
  const error = of.get('forecastError')!
  const ahead = Math.max(1, Math.round(card.deliveryDays))
  return {
    id: 'clients',
    name: 'Clients',
    nameEn: 'Clients',
    item: 'produit',
    country: 'FR',
    ...FRANCE,
    demandUnitsPerYear: card.piecesPerYear,
    priceIncVat: card.priceIncVat,
    vatRatio: sector.vatRatio,
    seller: 'firme',
    regime: REGIMES[card.season],
    ...(card.season === 'season' && { windowFrom: '2026-09-01', windowTo: '2027-02-28' }),
    patience: sector.patience,
    forecastErrors: [
      {
        aheadDays: ahead,
        errorRatio: estimates.state('markets/clients/forecastErrors.0.errorRatio', error),
      },
      { aheadDays: 0, errorRatio: 0 },
    ],
    returnRatio: estimates.state('markets/clients/returnRatio', of.get('returnRatio')!),
  }
}
