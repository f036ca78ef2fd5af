import { normalUpper } from '../../core/statistics/normal.ts'
import { exp } from '../../core/statistics/special.ts'
import { nearCostWorth } from '../engine/closed-form/frontier.ts'
import { fractileZ, newsvendor } from '../engine/closed-form/newsvendor.ts'
import { quickResponse } from '../engine/closed-form/quick-response.ts'
import { sdLogOf } from '../engine/inputs.ts'
import { landedCostOf, committedMonths } from '../engine/policy/policy.ts'
import type { SheetView } from '../sheet/sheet-view.ts'
import { sourceOn } from '../sheet/sheet-view.ts'
import type { Form, FormContext } from './form-rows.ts'
import { NORMAL, NORMAL_QUANTILE } from './form-rows.ts'
import { BOOK_WORDS, FORM_SOURCES, FORM_WORDS } from './workbook-messages.ts'

/** Landed costs and leads of the sources, that all forms below read. */
export function landedForms({ rows, at, sides }: FormContext, view: SheetView): void {
  const names = sides.map((side) => view.place(side).name)
  rows.title(FORM_WORDS.landed, undefined, names)
  const of = (side: 'far' | 'near') => sourceOn(view, side)!
  rows.add(
    { key: 'cost', words: FORM_WORDS.landedCost, style: 'money', unit: BOOK_WORDS.perPiece },
    ...sides.map((side) => {
      const cell = (key: 'purchasePerPiece' | 'dutyRatio' | 'insuranceRatio' | 'freightPerPiece') =>
        at(key, side).cell
      const shares = `(1+${cell('dutyRatio')}+${cell('insuranceRatio')})`
      return {
        formula: `${cell('purchasePerPiece')}*${shares}+${cell('freightPerPiece')}`,
        value: landedCostOf(of(side)),
      }
    }),
  )
  rows.add(
    { key: 'lead', words: FORM_WORDS.leadMonths, style: 'figure', unit: BOOK_WORDS.months },
    ...sides.map((side) => ({
      formula: `${at('leadWeeks', side).cell}*7/30.4375`,
      value: committedMonths(of(side)),
    })),
  )
  rows.add(
    { key: 'sigma', words: FORM_WORDS.sigma, style: 'figure', unit: BOOK_WORDS.logSd },
    ...sides.map((side, column) => {
      const { cell, value } = at('sdLog', side)
      const lead = rows.cell('lead', column)
      const months = rows.value('lead', column)!
      return {
        formula: `IF(${lead}>0,${cell}/SQRT(${lead}),0)`,
        value: months > 0 ? value / Math.sqrt(months) : 0,
      }
    }),
  )
}

/** One early order from each source. */
export function newsvendorForms({ rows, at, sides }: FormContext, view: SheetView): void {
  const names = sides.map((side) => view.place(side).name)
  rows.title(FORM_WORDS.newsvendor, FORM_SOURCES.season, names)
  const [price, salvage, mean] = [at('price'), at('endValue'), at('seasonPieces')]
  const cost = (column: number) => rows.cell('cost', column)
  const found = sides.map((side, column) =>
    newsvendor({
      price: price.value,
      cost: rows.value('cost', column)!,
      salvage: salvage.value,
      forecastPieces: mean.value,
      sigma: at('sdLog', side).value,
      leadMonths: 1,
    }),
  )
  rows.add(
    { key: 'z', words: FORM_WORDS.fractile, style: 'figure' },
    ...sides.map((_, column): Form => {
      const [p, c, s] = [price.value, rows.value('cost', column)!, salvage.value]
      const isWithin = s < c && c < p
      const share = `(${price.cell}-${cost(column)})/(${price.cell}-${salvage.cell})`
      const bounds = `AND(${price.cell}>${cost(column)},${cost(column)}>${salvage.cell})`
      return {
        formula: rows.within(bounds, `${NORMAL_QUANTILE}(${share})`),
        value: isWithin ? fractileZ(p - c, c - s) : undefined,
      }
    }),
  )
  rows.add(
    { key: 'quantity', words: FORM_WORDS.quantity, style: 'count', unit: BOOK_WORDS.pieces },
    ...sides.map((side, column): Form => {
      const [z, sd] = [rows.cell('z', column), at('sdLog', side).cell]
      const answer = found[column]!
      return {
        formula: rows.within(`ISNUMBER(${z})`, `${mean.cell}*EXP(${z}*${sd}-${sd}^2/2)`),
        value: answer.ok ? answer.value.quantityPieces : undefined,
      }
    }),
  )
  rows.add(
    { key: 'profit', words: FORM_WORDS.profit, style: 'money' },
    ...sides.map((side, column): Form => {
      const [z, sd] = [rows.cell('z', column), at('sdLog', side).cell]
      const margin = `(${price.cell}-${salvage.cell})*${mean.cell}`
      const answer = found[column]!
      return {
        formula: rows.within(`ISNUMBER(${z})`, `${margin}*${NORMAL}(${z}-${sd},TRUE)`),
        value: answer.ok ? answer.value.profit : undefined,
      }
    }),
  )
}

const NEAR_LEADS = [0, 1, 2, 4, 8, 12]

/** What near may cost, and what far must, for one early order each to earn the same. */
export function frontierForms({ rows, at }: FormContext, view: SheetView): void {
  const [price, salvage] = [at('price'), at('endValue')]
  const [farSd, nearSd] = [at('sdLog', 'far'), at('sdLog', 'near')]
  const [farCost, nearCost] = [rows.cell('cost', 0), rows.cell('cost', 1)]
  const terms = { price: price.value, cost: rows.value('cost', 0)!, salvage: salvage.value }
  const worth = (z: string, shift: string) =>
    `${salvage.cell}+(${price.cell}-${salvage.cell})*(1-${NORMAL}(${z}${shift},TRUE))`
  const money = { style: 'money', unit: BOOK_WORDS.perPiece } as const
  const [farZ, nearZ] = [rows.cell('z', 0), rows.cell('z', 1)]
  rows.title(FORM_WORDS.frontier, FORM_SOURCES.season)
  const nearWorth = nearCostWorth({ ...terms, sdLogFar: farSd.value, sdLogNear: nearSd.value })
  rows.add(
    { key: 'nearWorth', words: FORM_WORDS.nearWorth, ...money },
    {
      formula: rows.within(`ISNUMBER(${farZ})`, worth(farZ, `-${farSd.cell}+${nearSd.cell}`)),
      value: nearWorth,
    },
  )
  const allowed = rows.cell('nearWorth')
  rows.add(
    { key: 'allowed', words: FORM_WORDS.allowed, style: 'ratio' },
    {
      formula: rows.within(`ISNUMBER(${allowed})`, `${allowed}/${farCost}-1`),
      value: nearWorth === undefined ? undefined : nearWorth / terms.cost - 1,
    },
  )
  const near = rows.value('cost', 1)!
  rows.add(
    { key: 'actual', words: FORM_WORDS.actual, style: 'ratio' },
    { formula: `${nearCost}/${farCost}-1`, value: near / terms.cost - 1 },
  )
  const z = rows.value('z', 1)
  const isLater = nearSd.value <= farSd.value
  const farWorth =
    z === undefined || !isLater
      ? undefined
      : terms.salvage + (terms.price - terms.salvage) * normalUpper(z + farSd.value - nearSd.value)
  rows.add(
    { key: 'farWorth', words: FORM_WORDS.farWorth, ...money },
    {
      formula: rows.within(
        `AND(ISNUMBER(${nearZ}),${nearSd.cell}<=${farSd.cell})`,
        worth(nearZ, `+${farSd.cell}-${nearSd.cell}`),
      ),
      value: farWorth,
    },
  )
  const equal = rows.cell('farWorth')
  rows.add(
    { key: 'differential', words: FORM_WORDS.differential, style: 'ratio' },
    {
      formula: rows.within(`ISNUMBER(${equal})`, `1-${equal}/${nearCost}`),
      value: farWorth === undefined ? undefined : 1 - farWorth / near,
    },
  )
  leadRows({ rows, view, terms, farSd, farZ, worth })
}

interface LeadRows {
  readonly rows: FormContext['rows']
  readonly view: SheetView
  readonly terms: { readonly price: number; readonly cost: number; readonly salvage: number }
  readonly farSd: { readonly cell: string; readonly value: number }
  readonly farZ: string
  readonly worth: (z: string, shift: string) => string
}

/** The same for other leads of the near maker: the doubt at each stands in blue. */
function leadRows({ rows, view, terms, farSd, farZ, worth }: LeadRows): void {
  const { say, document } = view
  const far = sourceOn(view, 'far')!
  rows.title(FORM_WORDS.byLead, undefined, [
    say(BOOK_WORDS.logSd),
    say(FORM_WORDS.nearWorth),
    say(FORM_WORDS.allowed),
  ])
  for (const weeks of NEAR_LEADS.filter((each) => each < far.leadWeeks)) {
    const sdLogNear = sdLogOf(document.inputs.doubt, committedMonths({ ...far, leadWeeks: weeks }))
    const value = nearCostWorth({ ...terms, sdLogFar: farSd.value, sdLogNear })
    const row = rows.rows.length + 1
    const [sd, cost] = [`$B$${row}`, `$C$${row}`]
    const out = say(BOOK_WORDS.outOfBounds)
    rows.rows.push([
      { value: `${weeks} ${say(BOOK_WORDS.shortWeeks)}` },
      { value: sdLogNear, style: 'givenFigure' },
      {
        formula: rows.within(`ISNUMBER(${farZ})`, worth(farZ, `-${farSd.cell}+${sd}`)),
        value: value ?? out,
        style: 'money',
      },
      {
        formula: rows.within(`ISNUMBER(${cost})`, `${cost}/${rows.cell('cost', 0)}-1`),
        value: value === undefined ? out : value / terms.cost - 1,
        style: 'ratio',
      },
    ])
  }
}

/** What ordering near after a first signal adds: doubt at the far lead falls to that at the near one. */
export function quickResponseForms({ rows, at }: FormContext): void {
  const [price, salvage, mean] = [at('price'), at('endValue'), at('seasonPieces')]
  const [farSd, nearSd] = [at('sdLog', 'far'), at('sdLog', 'near')]
  const spread = (sd: number) => mean.value * Math.sqrt(exp(sd * sd) - 1)
  const spreadForm = (sd: string) => `${mean.cell}*SQRT(EXP(${sd}^2)-1)`
  const pieces = { style: 'count', unit: BOOK_WORDS.pieces } as const
  const noise = spread(nearSd.value)
  const doubt = Math.sqrt(Math.max(0, spread(farSd.value) ** 2 - noise ** 2))
  rows.title(FORM_WORDS.quick, FORM_SOURCES.quick)
  rows.add(
    { key: 'noise', words: FORM_WORDS.signalNoise, ...pieces },
    { formula: spreadForm(nearSd.cell), value: noise },
  )
  const n = rows.cell('noise')
  rows.add(
    { key: 'doubt', words: FORM_WORDS.signalDoubt, ...pieces },
    { formula: `SQRT(MAX(0,(${spreadForm(farSd.cell)})^2-${n}^2))`, value: doubt },
  )
  const cost = rows.value('cost', 1)!
  const found = quickResponse({
    price: price.value,
    cost,
    salvage: salvage.value,
    meanPieces: mean.value,
    sigmaPieces: noise,
    tauPieces: doubt,
  })
  const d = rows.cell('doubt')
  rows.add(
    { key: 'sdBefore', words: FORM_WORDS.sdBefore, ...pieces },
    { formula: `SQRT(${n}^2+${d}^2)`, value: Math.hypot(noise, doubt) },
  )
  const before = rows.cell('sdBefore')
  rows.add(
    { key: 'sdAfter', words: FORM_WORDS.sdAfter, ...pieces },
    {
      formula: `IF(${before}>0,SQRT(${n}^2+(${n}*${d})^2/${before}^2),0)`,
      value: noise + doubt > 0 ? Math.hypot(noise, (noise * doubt) / Math.hypot(noise, doubt)) : 0,
    },
  )
  const z = rows.cell('z', 1)
  const risk = `(${price.cell}-${salvage.cell})*${NORMAL}(${z},FALSE)`
  const isWithin = `ISNUMBER(${z})`
  rows.add(
    { key: 'gain', words: FORM_WORDS.gain, style: 'money' },
    {
      formula: rows.within(isWithin, `${risk}*(${before}-${rows.cell('sdAfter')})`),
      value: found.ok ? found.value.gain : undefined,
    },
  )
  rows.add(
    { key: 'profitBefore', words: FORM_WORDS.profitBefore, style: 'money' },
    {
      formula: rows.within(
        isWithin,
        `(${price.cell}-${rows.cell('cost', 1)})*${mean.cell}-${risk}*${before}`,
      ),
      value: found.ok ? found.value.profitBefore : undefined,
    },
  )
}
