import type { ProofDocument } from '../engine/document.ts'
import { demandLaw, selling, source } from '../engine/season/season.test-support.ts'
import type { ProofInput } from '../engine/inputs.ts'
import { sdLogOf } from '../engine/inputs.ts'
import { committedMonths } from '../engine/policy/policy.ts'
import { lawSummary } from '../engine/law/law-summary.ts'
import type { Source } from '../engine/season/season-plan.ts'
import { prove } from '../engine/verdict/prove.ts'
import type { ProofQuestion } from '../model.ts'
import type { SheetDrawing, SheetMark } from './drawing.ts'
import { PAGE } from './drawing.ts'
import { widthOf } from './text-width.ts'

const FAR = source(40, {
  id: 'Loin',
  leadWeeks: 13,
  freightPerPiece: 1,
  dutyRatio: 0.12,
  minimumPiecesPerOrder: 300,
})
const NEAR = source(50, { id: 'Près', place: 'near', leadWeeks: 2, freightPerPiece: 0.5 })

/** A season of twelve weeks, wild enough for near to win. */
export function wildQuestion(more: Partial<ProofQuestion> = {}): ProofQuestion {
  return {
    law: demandLaw({
      shareByWeek: Array.from({ length: 12 }, () => 1 / 12),
      errorByLead: [{ leadMonths: 1, sdLog: 0.35 }],
      levelSdLog: 0.1,
    }),
    selling: selling({ patience: [{ days: 14, keptRatio: 0.7 }], capitalRatioPerYear: 0.08 }),
    markdowns: [],
    policies: [
      { kind: 'push', id: 'push far', from: FAR },
      { kind: 'push', id: 'push near', from: NEAR },
      { kind: 'quick-response', id: 'quick near', from: NEAR },
      { kind: 'mix', id: 'mix', base: FAR, reactive: NEAR },
      { kind: 'on-demand', id: 'demand near', from: NEAR, waitDays: 14, feePerPieceReserved: 1 },
    ],
    drawing: { seed: 11, paths: 128, samplePaths: 32, weekNoiseRatio: 0.2, pieces: 'even' },
    ...more,
  }
}

/** What `prove` says of a question that no chain was needed for. */
export function documentOf(
  question: ProofQuestion,
  countries: { readonly far?: string; readonly near?: string } = { far: 'Chine', near: 'Maroc' },
): ProofDocument {
  const proof = prove(question)
  if (!proof.ok) throw new Error(proof.problems.map(({ message }) => message).join(' '))
  const { law, selling: terms } = question
  const bought = question.policies.flatMap((policy) =>
    'from' in policy ? [policy.from] : [policy.base, policy.reactive],
  )
  const sources = [...new Map(bought.map((each) => [each.place, each])).values()]
  const figure = (id: ProofInput['id'], value: number, unit: string): ProofInput => ({
    id,
    value,
    unit,
    mark: 'given',
  })
  const ofSource = (each: Source): ProofInput[] =>
    [
      figure('purchasePerPiece', each.purchasePerPiece, 'money/unit'),
      figure('dutyRatio', each.dutyRatio, 'ratio'),
      figure('freightPerPiece', each.freightPerPiece, 'money/unit'),
      figure('leadWeeks', each.leadWeeks, 'weeks'),
      figure('sdLog', sdLogOf(law, committedMonths(each)), 'index'),
    ].map((input) => ({ ...input, side: each.place, mark: 'computed' }))
  return {
    schema: 'boucle/proof',
    ...proof.value,
    product: 'Manteau',
    currency: 'EUR',
    price: terms.price,
    seasonPieces: law.meanPieces,
    seasonWeeks: law.shareByWeek.length,
    sources,
    figures: [],
    frontier: [],
    lawOrigin: law.origin,
    law: lawSummary(law, undefined),
    assumptions: [],
    inputs: {
      figures: [
        figure('price', terms.price, 'money/unit'),
        figure('seasonPieces', law.meanPieces, 'count'),
        figure('seasonWeeks', law.shareByWeek.length, 'weeks'),
        figure('endValue', terms.endValue, 'money/unit'),
        figure('capitalRatioPerYear', terms.capitalRatioPerYear, 'ratio'),
        ...sources.flatMap(ofSource),
      ],
      places: sources.map(({ place, id }) => {
        const country = countries[place]
        return {
          side: place,
          chain: { fr: id, en: id },
          ...(country !== undefined && { country: { fr: country, en: country } }),
        }
      }),
      doubt: { errorByLead: law.errorByLead, levelSdLog: law.levelSdLog },
    },
    chainHashes: ['a15e3fd0358d72e6104a', 'ace71111e362a25fa462'],
    referenceHash: 'countries@d7c502ddf42e',
  }
}

type TextMark = Extract<SheetMark, { kind: 'text' }>

export function textsOf({ marks }: SheetDrawing): TextMark[] {
  return marks.filter((mark) => mark.kind === 'text')
}

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where a text is inked: its height is that of a capital. */
function boxOf({ text, style, x, y, anchor }: TextMark): Box {
  const width = widthOf(text, style)
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
  return { text, left, right: left + width, top: y - 0.7 * style.size, bottom: y }
}

/** Texts that leave the page or its margins of 15 mm, but for a hair; pairs that touch. */
export function misplaced(sheet: SheetDrawing): string[] {
  const margin = (15 / 25.4) * 72 - 2
  const boxes = textsOf(sheet).map(boxOf)
  const outside = boxes
    .filter(
      ({ left, right, top, bottom }) =>
        left < margin ||
        right > PAGE.width - margin + 2 ||
        top < margin - 10 ||
        bottom > PAGE.height - margin + 6,
    )
    .map(({ text }) => `outside: ${text}`)
  const touching = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter((other) => isTouching(one, other))
      .map((other) => `touching: ${one.text} | ${other.text}`),
  )
  return [...outside, ...touching]
}

/** Points that two boxes may share: kerning and rounding. */
const SLACK = 1

function isTouching(one: Box, other: Box): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK
  )
}
