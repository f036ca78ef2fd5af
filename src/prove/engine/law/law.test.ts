import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DemandLaw } from '../demand/demand-law.ts'
import { lawOfChoice } from './law-choice.ts'
import type { LawEdits } from './law-edits.ts'
import { editedLaw, errorRatioOf, mergedEdits, sdLogOf } from './law-edits.ts'
import { lawSummary } from './law-summary.ts'
import { readLawEdits, readLawFrom } from './read-law.ts'

const LAW: DemandLaw = {
  origin: 'history',
  shareByWeek: [0.4, 0.3, 0.2, 0.1],
  meanPieces: 1000,
  levelSdLog: 0.1,
  errorByLead: [
    { leadMonths: 1, sdLog: 0.2 },
    { leadMonths: 3, sdLog: 0.3 },
    { leadMonths: 6, sdLog: 0.5 },
  ],
  variants: [
    { id: 'S', shareRatio: 0.2 },
    { id: 'M', shareRatio: 0.5 },
    { id: 'L', shareRatio: 0.3 },
  ],
  mixConcentration: Infinity,
  returnRatio: 0.1,
}

function edited(edits: LawEdits): DemandLaw {
  const found = editedLaw(LAW, edits)
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join())
  return found.value
}

function codes(edits: LawEdits): string[] {
  const found = editedLaw(LAW, edits)
  return found.ok ? [] : found.problems.map(({ code }) => code)
}

const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0)

describe('figures of a law given by hand', () => {
  it('[P210] a share given stays, the others keep their proportions, the whole stays one', () => {
    const law = edited({
      weeks: [{ week: 1, shareRatio: 0.7 }],
      variants: [{ id: 'M', shareRatio: 0.75 }],
    })
    expect(law.shareByWeek).toEqual([
      0.7,
      expect.closeTo(0.15),
      expect.closeTo(0.1),
      expect.closeTo(0.05),
    ])
    expect(law.variants.map(({ shareRatio }) => shareRatio)).toEqual([
      expect.closeTo(0.1),
      0.75,
      expect.closeTo(0.15),
    ])
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            week: fc.integer({ min: 1, max: 4 }),
            shareRatio: fc.double({ min: 0, max: 0.25, noNaN: true }),
          }),
          { selector: ({ week }) => week, maxLength: 3 },
        ),
        (weeks) => {
          const { shareByWeek } = edited({ weeks })
          expect(total(shareByWeek)).toBeCloseTo(1, 12)
          for (const { week, shareRatio } of weeks) expect(shareByWeek[week - 1]).toBe(shareRatio)
        },
      ),
    )
  })

  it('[P211] errors never fall as the lead grows, whatever one of them is set to', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 6),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (leadMonths, errorRatio) => {
          const { errorByLead } = edited({ errors: [{ leadMonths, errorRatio }] })
          errorByLead.reduce((before, after) => {
            expect(after.leadMonths).toBeGreaterThan(before.leadMonths)
            expect(after.sdLog).toBeGreaterThanOrEqual(before.sdLog)
            return after
          })
          const own = errorByLead.find((each) => each.leadMonths === leadMonths)
          expect(errorRatioOf(own!.sdLog)).toBeCloseTo(errorRatio, 7)
        },
      ),
    )
    const exchanged = [
      { leadMonths: 1, errorRatio: 0.5 },
      { leadMonths: 6, errorRatio: 0.2 },
    ]
    expect(codes({ errors: exchanged })).toEqual(['law_edit_falls'])
  })

  it('[P212] a share of a lognormal law and the sd of its logarithm are one figure', () => {
    expect(errorRatioOf(sdLogOf(0.35))).toBeCloseTo(0.35, 14)
    expect(sdLogOf(1)).toBeCloseTo(Math.sqrt(Math.log(2)), 14)
    expect(edited({ levelErrorRatio: 0.2 }).levelSdLog).toBeCloseTo(sdLogOf(0.2), 14)
  })

  it('[P213] what is out of bounds is refused with its bounds, all of it at once', () => {
    expect(codes({ meanPieces: 0, levelErrorRatio: 4, returnRatio: 12 })).toEqual(
      Array.from({ length: 3 }, () => 'law_edit_bounds'),
    )
    const odd = editedLaw(LAW, { returnRatio: 12 })
    expect(!odd.ok && odd.problems[0]).toMatchObject({ values: { value: 12, low: 0, high: 1 } })
    expect(codes({ markdownElasticity: 2, meanPieces: NaN })).toHaveLength(2)
    expect(codes({ errors: [{ leadMonths: 30, errorRatio: 0.2 }] })).toEqual(['law_edit_bounds'])
    expect(codes({ weeks: [{ week: 5, shareRatio: 0.1 }] })).toEqual(['law_edit_unknown'])
    expect(codes({ variants: [{ id: 'XL', shareRatio: 0.1 }] })).toEqual(['law_edit_unknown'])
    const tooMuch = [1, 2].map((week) => ({ week, shareRatio: 0.6 }))
    expect(codes({ weeks: tooMuch })).toEqual(['law_edit_whole'])
    const tooLittle = [1, 2, 3, 4].map((week) => ({ week, shareRatio: 0.2 }))
    expect(codes({ weeks: tooLittle })).toEqual(['law_edit_whole'])
  })

  it('[P214] the last word on a figure counts, the words before on others stay', () => {
    const first = { meanPieces: 10, weeks: [{ week: 1, shareRatio: 0.5 }] }
    const both = mergedEdits(first, { weeks: [{ week: 2, shareRatio: 0.1 }] })
    expect(both).toEqual({
      meanPieces: 10,
      weeks: [
        { week: 1, shareRatio: 0.5 },
        { week: 2, shareRatio: 0.1 },
      ],
    })
    const again = mergedEdits(both, { meanPieces: 20, weeks: [{ week: 1, shareRatio: 0.4 }] })
    expect(again.meanPieces).toBe(20)
    expect(again.weeks).toContainEqual({ week: 1, shareRatio: 0.4 })
    expect(again.weeks).toHaveLength(2)
    const told = lawSummary(LAW, again)
    expect(JSON.parse(JSON.stringify(told))).toEqual(told)
    expect(told.given).toBe(again)
  })
})

describe('a law without sales', () => {
  it('[P215] a committee: mean of its members, twice their spread (Fisher, Raman 1996)', () => {
    const estimates = [900, 1000, 1300, 800, 1200].map((pieces) => ({ pieces }))
    const found = lawOfChoice({ kind: 'committee', estimates, leadMonths: 4 }, LAW)
    if (!found.ok) throw new Error('refused')
    const { meanPieces, errorByLead, shareByWeek, variants, origin } = found.value
    const sd = 2 * Math.sqrt([140, 40, 260, 240, 160].reduce((sum, d) => sum + d * d, 0) / 4)
    expect([origin, meanPieces]).toEqual(['committee', 1040])
    expect(errorByLead).toEqual([{ leadMonths: 4, sdLog: expect.closeTo(sdLogOf(sd / 1040), 12) }])
    expect([shareByWeek, variants]).toEqual([LAW.shareByWeek, LAW.variants])
  })

  it('[P216] similar items and families; too few, equal or odd figures are refused with the row', () => {
    const items = [400, 800, 1600].map((soldPieces, at) => ({ id: `a${at}`, soldPieces }))
    const similar = lawOfChoice({ kind: 'similar', items }, LAW)
    const sdLog = Math.log(2)
    expect(similar.ok && similar.value).toMatchObject({
      origin: 'similar',
      meanPieces: expect.closeTo(800 * Math.exp((sdLog * sdLog) / 2), 6),
      errorByLead: [{ leadMonths: 6, sdLog: expect.closeTo(sdLog, 12) }],
    })
    const family = lawOfChoice({ kind: 'family', family: 'functional' }, LAW)
    expect(family.ok && family.value).toMatchObject({ origin: 'default', meanPieces: 1000 })
    const refusal = (choice: Parameters<typeof lawOfChoice>[0]) => {
      const found = lawOfChoice(choice, LAW)
      return found.ok ? 'ok' : found.problems.map(({ code, path }) => [code, ...path].join(' '))
    }
    const committee = (...pieces: number[]) =>
      refusal({ kind: 'committee', estimates: pieces.map((each) => ({ pieces: each })) })
    expect(committee(10)).toEqual(['law_too_few lawFrom estimates'])
    expect(committee(10, 10)).toEqual(['law_no_spread lawFrom estimates'])
    expect(committee(10, 0)).toEqual(['law_pieces lawFrom estimates 1'])
    expect(refusal({ kind: 'similar', items: items.slice(1, 2) })).toEqual([
      'law_too_few lawFrom items',
    ])
    expect(refusal({ kind: 'family', family: 'innovative', leadMonths: 60 })).toEqual([
      'law_lead lawFrom leadMonths',
    ])
  })

  it('[P217] a request that says it wrong is refused by field', () => {
    const problems = (found: ReturnType<typeof readLawEdits> | ReturnType<typeof readLawFrom>) =>
      found.ok ? [] : found.problems.map(({ code, path }) => `${path.join('.')} ${code}`)
    expect(problems(readLawEdits({ meanPieces: '12', weeks: [{ week: 1 }], odd: 1 }))).toEqual([
      'lawEdits.meanPieces wrong_type',
      'lawEdits.weeks.0.shareRatio missing',
      'lawEdits.odd unknown_field',
    ])
    expect(problems(readLawFrom({ kind: 'oracle' }))).toEqual(['lawFrom.kind unknown_choice'])
    expect(problems(readLawFrom({ kind: 'committee' }))).toEqual(['lawFrom.estimates missing'])
    expect(problems(readLawFrom({ kind: 'family', family: 'innovative' }))).toEqual([])
    expect(readLawEdits(undefined)).toMatchObject({ ok: true, value: undefined })
  })
})
