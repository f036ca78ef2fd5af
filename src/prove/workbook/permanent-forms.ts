import type { PermanentProduct } from '../engine/closed-form/permanent.ts'
import { permanentBreakEven, permanentCostPerWeek } from '../engine/closed-form/permanent.ts'
import type { SheetView } from '../sheet/sheet-view.ts'
import type { Form, FormContext } from './form-rows.ts'
import { BOOK_WORDS, FORM_WORDS } from './workbook-messages.ts'

/** A product sold all year: cost of a week from each source, and the far cost that equalises. */
export function permanentForms(context: FormContext, view: SheetView): void {
  const product = productRows(context, view)
  weekRows(context, product)
  equalRows(context, product)
}

function productRows({ rows, at, sides }: FormContext, view: SheetView): PermanentProduct {
  const [mean, weeks, noise] = [at('seasonPieces'), at('seasonWeeks'), at('weekNoiseRatio')]
  const [capital, storage] = [at('capitalRatioPerYear'), at('storagePerPieceWeek')]
  const weekly = mean.value / weeks.value
  const sd = Math.sqrt((weekly * noise.value) ** 2 + weekly)
  const carrying = capital.value + (storage.value * 52) / rows.value('cost', 1)!
  const names = sides.map((side) => view.place(side).name)
  rows.title(FORM_WORDS.permanent, ...names)
  const pieces = { style: 'figure', unit: BOOK_WORDS.pieces } as const
  rows.add(
    { key: 'weekly', words: FORM_WORDS.weekly, ...pieces },
    { formula: `${mean.cell}/${weeks.cell}`, value: weekly },
  )
  const m = rows.cell('weekly')
  rows.add(
    { key: 'weeklySd', words: FORM_WORDS.weeklySd, ...pieces },
    { formula: `SQRT((${m}*${noise.cell})^2+${m})`, value: sd },
  )
  rows.add(
    { key: 'carrying', words: FORM_WORDS.carrying, style: 'ratio' },
    { formula: `${capital.cell}+${storage.cell}*52/${rows.cell('cost', 1)}`, value: carrying },
  )
  return {
    meanPiecesPerWeek: weekly,
    sdPiecesPerWeek: sd,
    carryingRatioPerYear: carrying,
    safetyFactor: at('safety').value,
  }
}

function supplyOf({ at }: FormContext, side: 'far' | 'near') {
  return { leadWeeks: at('leadWeeks', side).value, reviewWeeks: at('review').value }
}

function weekRows(context: FormContext, product: PermanentProduct): void {
  const { rows, at, sides } = context
  const [safety, review] = [at('safety'), at('review')]
  const m = rows.cell('weekly')
  const pieces = { style: 'figure', unit: BOOK_WORDS.pieces } as const
  const [i, v] = [rows.cell('carrying'), rows.cell('weeklySd')]
  rows.add(
    { key: 'weight', words: FORM_WORDS.weight, ...pieces },
    ...sides.map((side): Form => {
      const lead = at('leadWeeks', side).cell
      const held = [
        `${m}*${lead}`,
        `${safety.cell}*${v}*SQRT(${lead}+${review.cell})`,
        `${m}*${review.cell}/2`,
      ].join('+')
      return {
        formula: `${m}+${i}/52*(${held})`,
        value: permanentCostPerWeek(product, { ...supplyOf(context, side), unitCost: 1 }),
      }
    }),
  )
  rows.add(
    { key: 'costPerWeek', words: FORM_WORDS.costPerWeek, style: 'money' },
    ...sides.map((side, column): Form => {
      const unitCost = rows.value('cost', column)!
      return {
        formula: `${rows.cell('cost', column)}*${rows.cell('weight', column)}`,
        value: permanentCostPerWeek(product, { ...supplyOf(context, side), unitCost }),
      }
    }),
  )
}

function equalRows(context: FormContext, product: PermanentProduct): void {
  const { rows, at } = context
  const near = { ...supplyOf(context, 'near'), unitCost: rows.value('cost', 1)! }
  const found = permanentBreakEven(product, near, supplyOf(context, 'far'))
  if (!found.ok) return
  const { breakEvenCost, differentialRatio, ratioPerWeek } = found.value
  rows.add(
    { key: 'equalCost', words: FORM_WORDS.farWorth, style: 'money', unit: BOOK_WORDS.perPiece },
    {
      formula: `${rows.cell('costPerWeek', 1)}/${rows.cell('weight', 0)}`,
      value: breakEvenCost,
    },
  )
  rows.add(
    { key: 'equalShare', words: FORM_WORDS.differential, style: 'ratio' },
    {
      formula: `1-${rows.cell('equalCost')}/${rows.cell('cost', 1)}`,
      value: differentialRatio,
    },
  )
  const [farLead, nearLead] = [at('leadWeeks', 'far').cell, at('leadWeeks', 'near').cell]
  rows.add(
    { key: 'perWeek', words: FORM_WORDS.perWeekOfLead, style: 'ratio' },
    {
      formula: `IF(${farLead}=${nearLead},0,${rows.cell('equalShare')}/(${farLead}-${nearLead}))`,
      value: ratioPerWeek,
    },
  )
}
