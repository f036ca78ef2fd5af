import type { Flow } from '../../../chain/flow/flow.ts'
import { marketPrice } from '../../../chain/flow/prices.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure, FigureInput, FigureUnit } from '../../model.ts'
import type { Accounts } from './accounts.ts'
import { largestBy } from './largest.ts'
import type { Margins } from './margins.ts'
import type { StageRow } from './stages.ts'

interface Spec {
  readonly id: string
  readonly unit: FigureUnit
  readonly value: number | undefined
  /** French | English. */
  readonly label: string
  readonly formula: string
  readonly inputs?: readonly FigureInput[]
  readonly because?: string
}

function figure(spec: Spec): Figure {
  return {
    id: spec.id,
    unit: spec.unit,
    value: spec.value,
    label: words(spec.label),
    formula: words(spec.formula),
    inputs: spec.inputs ?? [],
    ...(spec.because !== undefined && spec.value === undefined
      ? { because: words(spec.because) }
      : {}),
  }
}

const of = (id: string): FigureInput => ({ kind: 'figure', id })
const NO_PRICE =
  'un prix de vente manque : rien n’est inventé | a selling price is missing: nothing is invented'

export interface AccountFigureInput {
  readonly flow: Flow
  readonly accounts: Accounts
  readonly margins: Margins
  readonly rows: readonly StageRow[]
}

/** Price, cost, margins, value added and books as figures, per piece sold unless said. */
export function accountFigures(input: AccountFigureInput): Figure[] {
  const { accounts } = input
  const units = accounts.unitsSoldPerYear
  const perUnit = (yearly: number) => (units > 0 ? yearly / units : undefined)
  const biggest = largestBy(input.rows, (row) => row.costPerUnit, 12)
  return [
    ...priceFigures(input),
    figure({
      id: 'total.units',
      unit: 'units/year',
      value: units,
      label: 'ventes par an | sales a year',
      formula: 'somme des marchés | sum over markets',
      inputs: marketFields(input.flow, 'demandUnitsPerYear'),
    }),
    figure({
      id: 'total.cost',
      unit: 'money/unit',
      value: perUnit(accounts.costPerYear),
      label: 'coût de la chaîne, par pièce | cost of the chain, per piece',
      formula:
        'somme des coûts ajoutés par les étapes ÷ pièces vendues | sum of the costs added by stages ÷ pieces sold',
      inputs: biggest.map((row) => of(`stage/${row.id}.cost`)),
    }),
    ...marginFigures(input),
    ...bookFigures(accounts),
  ]
}

function marketFields({ network }: Flow, field: string): FigureInput[] {
  return network.chain.markets.slice(0, 12).map((market) => ({
    kind: 'field',
    key: `markets/${market.id}/${field}`,
  }))
}

function priceFigures({ flow, accounts }: AccountFigureInput): Figure[] {
  const { chain } = flow.network
  const prices = chain.markets.map((market) => marketPrice(market, flow.context))
  const known = prices.every((price) => price.exVat !== undefined)
  const mean = (pick: (price: (typeof prices)[number]) => number | undefined) =>
    known && accounts.unitsSoldPerYear > 0
      ? prices.reduce(
          (sum, price, m) => sum + (pick(price) ?? 0) * (flow.network.demand[m] ?? 0),
          0,
        ) / accounts.unitsSoldPerYear
      : undefined
  const given = chain.markets.some((market) => market.priceExVat !== undefined)
  return [
    figure({
      id: 'price.exVat',
      unit: 'money/unit',
      value: mean((price) => price.exVat),
      label: 'prix hors taxe | price excluding VAT',
      formula:
        'prix TTC ÷ (1 + TVA), moyenne des ventes | price including VAT ÷ (1 + VAT), mean of sales',
      inputs: [
        ...marketFields(flow, given ? 'priceExVat' : 'priceIncVat'),
        ...marketFields(flow, 'vatRatio').slice(0, 1),
      ],
      because: NO_PRICE,
    }),
    figure({
      id: 'price.incVat',
      unit: 'money/unit',
      value: mean((price) => price.incVat),
      label: 'prix TTC | price including VAT',
      formula: 'moyenne des ventes | mean of sales',
      inputs: marketFields(flow, given ? 'priceExVat' : 'priceIncVat'),
      because: NO_PRICE,
    }),
    figure({
      id: 'price.vat',
      unit: 'money/unit',
      value: known
        ? accounts.books.vatPerYear / Math.max(1e-300, accounts.unitsSoldPerYear)
        : undefined,
      label: 'TVA | VAT',
      formula: 'prix TTC − prix HT | price including VAT − price excluding VAT',
      inputs: [of('price.incVat'), of('price.exVat')],
      because: NO_PRICE,
    }),
  ]
}

const MARGIN_TEXTS = {
  entry: [
    'marge d’entrée | entry margin',
    '(ventes HT − achat) ÷ pièces | (sales excluding VAT − purchase) ÷ pieces',
  ],
  final: [
    'marge finale | final margin',
    'marge d’entrée − transport, droits, stockage, reprise − capacité inutilisée ; avant création, distribution, marketing et frais | entry margin − carriage, duty, storage, take-back − idle capacity; before creation, distribution, marketing and overhead',
  ],
  operating: [
    'marge d’exploitation | operating margin',
    'marge finale − création, distribution, marketing, vente, relation | final margin − creation, distribution, marketing, sale, relation',
  ],
} as const

function marginFigures({ margins }: AccountFigureInput): Figure[] {
  const { unitsPerYear: units, salesPerYear: sales } = margins
  const yearly = {
    entry: margins.entryPerYear,
    final: margins.finalPerYear,
    operating: margins.operatingPerYear,
  }
  const because = NO_PRICE
  const known = margins.known && units > 0
  const parts: FigureInput[] = [
    of('price.exVat'),
    of('purchase.unit'),
    of('landing.unit'),
    of('storage.unit'),
  ]
  const lines = (['entry', 'final', 'operating'] as const).flatMap((name): Figure[] => {
    const [label, formula] = MARGIN_TEXTS[name]
    return [
      figure({
        id: `margin.${name}`,
        unit: 'money/unit',
        value: known ? yearly[name] / units : undefined,
        label,
        formula,
        inputs: parts,
        because,
      }),
      figure({
        id: `margin.${name}.ratio`,
        unit: 'ratio',
        value: known && sales > 0 ? yearly[name] / sales : undefined,
        label: label
          .split(' | ')
          .map((text, i) => text + (i ? ', over sales' : ', sur les ventes'))
          .join(' | '),
        formula: 'marge ÷ ventes HT | margin ÷ sales excluding VAT',
        inputs: [of(`margin.${name}`), of('price.exVat')],
        because,
      }),
    ]
  })
  const cost = (id: string, value: number, label: string, formula: string) =>
    figure({ id, unit: 'money/unit', value: units > 0 ? value / units : undefined, label, formula })
  return [
    ...lines,
    cost(
      'purchase.unit',
      margins.purchasePerYear,
      'achat | purchase',
      'marchandises et façons achetées + production propre, par pièce | goods and making bought + own making, per piece',
    ),
    cost(
      'landing.unit',
      margins.landingPerYear,
      'acheminement | landing',
      'transport, assurance, droits, intérêts payés par la firme | carriage, insurance, duty, interest paid by the firm',
    ),
    cost(
      'storage.unit',
      margins.storagePerYear,
      'stockage et reprise | storage and take-back',
      'étapes de stockage et de fin de vie | storage and end-of-life stages',
    ),
    cost(
      'overhead.unit',
      margins.overheadPerYear,
      'création, vente, relation | creation, sale, relation',
      'étapes de création, distribution, marketing, vente, relation | creation, distribution, marketing, sale, relation stages',
    ),
    cost(
      'landed.unit',
      margins.purchasePerYear + margins.landingPerYear + margins.storagePerYear,
      'coût rendu | landed cost',
      'achat + acheminement + stockage | purchase + landing + storage',
    ),
  ]
}

function bookFigures({ books, costPerYear, marginPerYear }: Accounts): Figure[] {
  const yearly = (id: string, value: number, label: string, formula: string) =>
    figure({ id, unit: 'money/year', value, label, formula })
  return [
    yearly(
      'books.sales',
      books.salesExVatPerYear,
      'ventes HT par an | sales a year excluding VAT',
      'somme des marchés : ventes × prix HT | sum over markets: sales × price excluding VAT',
    ),
    yearly(
      'books.valueAdded',
      books.valueAddedPerYear,
      'valeur ajoutée des acteurs | value added of actors',
      'somme sur les acteurs : ventes − achats | sum over actors: sales − purchases',
    ),
    yearly(
      'books.outside',
      books.outsidePerYear,
      'achats hors chaîne | outside purchases',
      'matières, énergie, transport et assurance achetés dehors | matter, energy, carriage and insurance bought outside',
    ),
    yearly(
      'books.duty',
      books.dutyPerYear,
      'droits de douane | duties',
      'somme des trajets | sum over lanes',
    ),
    yearly(
      'books.interest',
      books.interestPerYear,
      'intérêts | interest',
      'somme des étapes | sum over stages',
    ),
    yearly(
      'books.cost',
      costPerYear,
      'coût de la chaîne par an | cost of the chain a year',
      'somme des étapes | sum over stages',
    ),
    yearly(
      'books.margin',
      marginPerYear,
      'marges connues par an | known margins a year',
      'somme des cessions : (prix − coût) × quantité | sum over handovers: (price − cost) × quantity',
    ),
    figure({
      id: 'books.gap',
      unit: 'ratio',
      value: books.gap,
      label: 'écart des comptes | gap of the books',
      formula:
        '(ventes − valeur ajoutée − achats − droits − intérêts) ÷ ventes | (sales − value added − purchases − duties − interest) ÷ sales',
    }),
  ]
}
