import type {
  CapacityOption,
  CapacityOptionQuestion,
} from '../engine/closed-form/capacity-option.ts'
import { capacityOption } from '../engine/closed-form/capacity-option.ts'
import { demandAt, expectedSales, fractileZ } from '../engine/closed-form/newsvendor.ts'
import type { FormContext } from './form-rows.ts'
import { NORMAL, NORMAL_QUANTILE } from './form-rows.ts'
import { BOOK_WORDS, FORM_WORDS } from './workbook-messages.ts'

/** Stands for a z without bound where no first order is worth its risk. */
const NO_BOUND = 1e300
const PIECES = { style: 'count', unit: BOOK_WORDS.pieces } as const

/** What the rows below share: cells of what goes in, and what the engine answers. */
interface OptionForms {
  readonly context: FormContext
  readonly asked: CapacityOptionQuestion
  /** Undefined where the figures are out of their bounds. */
  readonly found: CapacityOption | undefined
  readonly cells: {
    readonly price: string
    readonly salvage: string
    readonly mean: string
    readonly fee: string
    readonly sd: string
    readonly cost: string
    readonly execute: string
  }
}

/** First order far, and capacity reserved near for what it does not cover. */
export function optionForms(context: FormContext): void {
  const { rows, at } = context
  const [price, salvage, mean, fee] = [at('price'), at('endValue'), at('seasonPieces'), at('fee')]
  const sd = at('sdLog', 'far')
  const asked = {
    price: price.value,
    cost: rows.value('cost', 0)!,
    salvage: salvage.value,
    forecastPieces: mean.value,
    sigma: sd.value,
    leadMonths: 1,
    fee: fee.value,
    execute: rows.value('cost', 1)!,
  }
  const found = capacityOption(asked)
  const forms: OptionForms = {
    context,
    asked,
    found: found.ok ? found.value : undefined,
    cells: {
      price: price.cell,
      salvage: salvage.cell,
      mean: mean.cell,
      fee: fee.cell,
      sd: sd.cell,
      cost: rows.cell('cost', 0),
      execute: rows.cell('cost', 1),
    },
  }
  rows.title(FORM_WORDS.option)
  const isWorth = quantileRows(forms)
  quantityRows(forms, isWorth)
  salesRows(forms)
}

/** The two quantiles; whether capacity is worth its fee. */
function quantileRows({ context: { rows }, asked, found, cells }: OptionForms): boolean {
  const { price, salvage, fee, cost, execute } = cells
  const bounds = [
    `ISNUMBER(${rows.cell('z', 0)})`,
    `${fee}>0`,
    `${execute}>${salvage}`,
    `${fee}+${execute}>${cost}`,
    `${fee}<${price}-${execute}`,
  ].join()
  const whole = found && fractileZ(asked.price - asked.execute - asked.fee, asked.fee)
  const wholeShare = `(${price}-${execute}-${fee})/(${price}-${execute})`
  rows.add(
    { key: 'wholeZ', words: FORM_WORDS.wholeZ, style: 'figure' },
    { formula: rows.within(`AND(${bounds})`, `${NORMAL_QUANTILE}(${wholeShare})`), value: whole },
  )
  const over = asked.cost - asked.salvage - asked.fee
  const early =
    found && (over > 0 ? fractileZ(asked.fee + asked.execute - asked.cost, over) : NO_BOUND)
  const earlyShare = `(${fee}+${execute}-${cost})/(${execute}-${salvage})`
  const earlyForm = `IF(${cost}-${salvage}-${fee}>0,${NORMAL_QUANTILE}(${earlyShare}),1E+300)`
  rows.add(
    { key: 'orderZ', words: FORM_WORDS.orderZ, style: 'figure' },
    { formula: rows.within(`ISNUMBER(${rows.cell('wholeZ')})`, earlyForm), value: early },
  )
  return early !== undefined && whole !== undefined && asked.sigma > 0 && early < whole
}

function quantityRows({ context: { rows }, asked, found, cells }: OptionForms, isWorth: boolean) {
  const { mean, sd } = cells
  const [wholeZ, orderZ] = [rows.cell('wholeZ'), rows.cell('orderZ')]
  const worth = `AND(${sd}>0,${orderZ}<${wholeZ})`
  const within = (formula: string) => rows.within(`ISNUMBER(${wholeZ})`, formula)
  const atZ = (z: string) => `${mean}*EXP(${z}*${sd}-${sd}^2/2)`
  rows.add(
    { key: 'order', words: FORM_WORDS.order, ...PIECES },
    {
      formula: within(`IF(${worth},${atZ(orderZ)},${atZ(rows.cell('z', 0))})`),
      value: found?.orderPieces,
    },
  )
  const demand = { forecastPieces: asked.forecastPieces, sdLog: asked.sigma }
  const covered = isWorth ? demandAt(demand, rows.value('wholeZ')!) : found?.orderPieces
  rows.add(
    { key: 'covered', words: FORM_WORDS.covered, ...PIECES },
    { formula: within(`IF(${worth},${atZ(wholeZ)},${rows.cell('order')})`), value: covered },
  )
  rows.add(
    { key: 'capacity', words: FORM_WORDS.capacity, ...PIECES },
    {
      formula: within(`${rows.cell('covered')}-${rows.cell('order')}`),
      value: found?.capacityPieces,
    },
  )
}

/** What each part sells (E min(D, x) of a lognormal demand), and what is left of it all. */
function salesRows({ context: { rows }, asked, found, cells }: OptionForms): void {
  const { price, salvage, mean, fee, sd, cost, execute } = cells
  const within = (formula: string) => rows.within(`ISNUMBER(${rows.cell('wholeZ')})`, formula)
  const sales = (x: string) => {
    const w = `(LN(${x}/${mean})+${sd}^2/2)/${sd}`
    const sold = `${mean}*${NORMAL}(${w}-${sd},TRUE)+${x}*(1-${NORMAL}(${w},TRUE))`
    return `IF(${sd}=0,MIN(${mean},${x}),${sold})`
  }
  const demand = { forecastPieces: asked.forecastPieces, sdLog: asked.sigma }
  const [order, covered] = [rows.value('order'), rows.value('covered')]
  const early = order === undefined ? undefined : expectedSales(demand, order)
  rows.add(
    { key: 'early', words: FORM_WORDS.early, ...PIECES },
    { formula: within(sales(rows.cell('order'))), value: early },
  )
  rows.add(
    { key: 'later', words: FORM_WORDS.later, ...PIECES },
    {
      formula: within(`${sales(rows.cell('covered'))}-${rows.cell('early')}`),
      value:
        early === undefined || covered === undefined
          ? undefined
          : expectedSales(demand, covered) - early,
    },
  )
  const parts = [
    `(${price}-${salvage})*${rows.cell('early')}`,
    `-(${cost}-${salvage})*${rows.cell('order')}`,
    `+(${price}-${execute})*${rows.cell('later')}`,
    `-${fee}*${rows.cell('capacity')}`,
  ]
  rows.add(
    { key: 'optionProfit', words: FORM_WORDS.profit, style: 'money' },
    { formula: within(parts.join('')), value: found?.profit },
  )
}
