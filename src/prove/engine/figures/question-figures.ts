import type { Problem, Result } from '../../../core/problem.ts'
import { fail, ok, problem } from '../../../core/problem.ts'
import { exp, log1p } from '../../../core/statistics/special.ts'
import type { DemandLaw } from '../demand/demand-law.ts'
import { sdLogAt } from '../demand/error-at-lead.ts'
import { committedMonths } from '../policy/policy.ts'
import type { SellingTerms, Source } from '../season/season-plan.ts'
import { keptAfter } from '../season/season-plan.ts'

/** Figures of a question that a buyer may set by hand, by name: `price`, `source/1/leadWeeks`, ... */
export type FigureEdits = Readonly<Record<string, number>>

export const SELLING_FIGURES = [
  'price',
  'seasonPieces',
  /** Coefficient of variation of season sales, committed at the longest lead. */
  'forecastError',
  'endValue',
  'returnRatio',
  /** Share of clients kept by the shortest wait. */
  'patience',
  'capitalRatioPerYear',
  'storagePerPieceWeek',
] as const
export const SOURCE_FIGURES = [
  'purchasePerPiece',
  'freightPerPiece',
  'dutyRatio',
  'leadWeeks',
  'minimumPiecesPerOrder',
] as const
export type SellingFigure = (typeof SELLING_FIGURES)[number]
export type SourceFigure = (typeof SOURCE_FIGURES)[number]

/** One of them as it stands, with the bounds that hold for it. */
export interface QuestionFigure {
  readonly id: string
  readonly name: SellingFigure | SourceFigure
  /** Place among the sources, for a figure of one of them. */
  readonly source?: number
  readonly value: number
  readonly unit: 'money/unit' | 'count' | 'ratio' | 'weeks'
  readonly low: number
  readonly high: number
  readonly origin: 'chain' | 'sales' | 'assumed' | 'edited'
}

interface Range {
  readonly unit: QuestionFigure['unit']
  readonly low: number
  readonly high: number
}

/** What each may be; a price of 0 or a lead of ten years are slips of the hand. */
const RANGES: Readonly<Record<SellingFigure | SourceFigure, Range>> = {
  price: { unit: 'money/unit', low: 0.001, high: 1e9 },
  seasonPieces: { unit: 'count', low: 1, high: 1e9 },
  forecastError: { unit: 'ratio', low: 0, high: 3 },
  endValue: { unit: 'money/unit', low: -1e9, high: 1e9 },
  returnRatio: { unit: 'ratio', low: 0, high: 0.95 },
  patience: { unit: 'ratio', low: 0, high: 1 },
  capitalRatioPerYear: { unit: 'ratio', low: 0, high: 2 },
  storagePerPieceWeek: { unit: 'money/unit', low: 0, high: 1e6 },
  purchasePerPiece: { unit: 'money/unit', low: 0.001, high: 1e9 },
  freightPerPiece: { unit: 'money/unit', low: 0, high: 1e9 },
  dutyRatio: { unit: 'ratio', low: 0, high: 10 },
  leadWeeks: { unit: 'weeks', low: 0, high: 104 },
  minimumPiecesPerOrder: { unit: 'count', low: 0, high: 1e9 },
}

/** What is sold, and to whom: the part of a question that the near and the far side share. */
export interface ProductTerms {
  readonly law: DemandLaw
  readonly selling: SellingTerms
}

/** Where the client's waiting and the longest lead are read off. */
export interface ProductSpan {
  readonly longestLeadWeeks: number
  /** Days of the shortest wait; undefined where nobody waits. */
  readonly waitDays: number | undefined
}

/** The product as the buyer sets it. */
export function editedProduct<P extends ProductTerms>(
  product: P,
  edits: FigureEdits,
  { longestLeadWeeks, waitDays }: ProductSpan,
): P {
  const { law, selling } = product
  const at = (name: SellingFigure, value: number) => edits[name] ?? value
  const returnRatio = at('returnRatio', selling.returnRatio)
  return {
    ...product,
    law: {
      ...withError(law, edits['forecastError'], longestLeadWeeks),
      meanPieces: at('seasonPieces', law.meanPieces),
      returnRatio,
    },
    selling: {
      ...selling,
      returnRatio,
      price: at('price', selling.price),
      endValue: at('endValue', selling.endValue),
      capitalRatioPerYear: at('capitalRatioPerYear', selling.capitalRatioPerYear),
      storagePerPieceWeek: at('storagePerPieceWeek', selling.storagePerPieceWeek),
      patience: withPatience(selling.patience, edits['patience'], waitDays),
    },
  }
}

/** A source as the buyer sets it; `at` is its place among those given. */
export function editedSource(source: Source, at: number, edits: FigureEdits): Source {
  const set = SOURCE_FIGURES.flatMap((name) => {
    const value = edits[sourceId(at, name)]
    return value === undefined ? [] : [[name, name === 'leadWeeks' ? Math.ceil(value) : value]]
  })
  return { ...source, ...Object.fromEntries(set) }
}

/** Errors at every lead scaled so that the one at the longest lead is the one asked. */
function withError(law: DemandLaw, error: number | undefined, leadWeeks: number): DemandLaw {
  if (error === undefined) return law
  const leadMonths = committedMonths({ leadWeeks })
  const now = Math.hypot(sdLogAt(law, leadMonths), law.levelSdLog)
  const wanted = Math.sqrt(log1p(error * error))
  if (!(now > 0)) return { ...law, errorByLead: [{ leadMonths, sdLog: wanted }] }
  const factor = wanted / now
  return {
    ...law,
    levelSdLog: law.levelSdLog * factor,
    errorByLead: law.errorByLead.map((each) => ({ ...each, sdLog: each.sdLog * factor })),
  }
}

function withPatience(
  patience: SellingTerms['patience'],
  kept: number | undefined,
  waitDays: number | undefined,
): SellingTerms['patience'] {
  if (kept === undefined || waitDays === undefined) return patience
  const now = keptAfter(patience, waitDays)
  if (patience.length === 0 || !(now > 0)) return [{ days: waitDays, keptRatio: kept }]
  const scaled = patience.map(({ days, keptRatio }) => {
    return { days, keptRatio: Math.min(1, (keptRatio * kept) / now) }
  })
  // Where a curve that is scaled up would pass 1, the point asked for still holds.
  const others = scaled.filter(({ days }) => days !== waitDays)
  return [...others, { days: waitDays, keptRatio: kept }].toSorted((a, b) => a.days - b.days)
}

/** Every figure that may be set, as it stands. */
export function figuresOf(
  { law, selling }: ProductTerms,
  sources: readonly Source[],
  { edits, span, originOf }: FigureReading,
): QuestionFigure[] {
  const sdLog = Math.hypot(
    sdLogAt(law, committedMonths({ leadWeeks: span.longestLeadWeeks })),
    law.levelSdLog,
  )
  const values: Readonly<Record<SellingFigure, number | undefined>> = {
    price: selling.price,
    seasonPieces: law.meanPieces,
    forecastError: Math.sqrt(exp(sdLog * sdLog) - 1),
    endValue: selling.endValue,
    returnRatio: selling.returnRatio,
    patience: span.waitDays === undefined ? undefined : keptAfter(selling.patience, span.waitDays),
    capitalRatioPerYear: selling.capitalRatioPerYear,
    storagePerPieceWeek: selling.storagePerPieceWeek,
  }
  const own = SELLING_FIGURES.flatMap((name): QuestionFigure[] => {
    const value = values[name]
    if (value === undefined) return []
    const origin = edits[name] === undefined ? originOf(name) : 'edited'
    return [{ id: name, name, value, origin, ...RANGES[name] }]
  })
  const ofSources = sources.flatMap((source, at) =>
    SOURCE_FIGURES.map((name): QuestionFigure => {
      const id = sourceId(at, name)
      const origin = edits[id] === undefined ? 'chain' : 'edited'
      return { id, name, source: at, value: source[name], origin, ...RANGES[name] }
    }),
  )
  return [...own, ...ofSources]
}

export interface FigureReading {
  readonly edits: FigureEdits
  readonly span: ProductSpan
  readonly originOf: (name: SellingFigure) => QuestionFigure['origin']
}

function sourceId(at: number, name: SourceFigure): string {
  return `source/${at + 1}/${name}`
}

/** Refuses names that are none of the figures, and values out of their bounds. */
export function checkEdits(edits: FigureEdits, sources: number): Result<FigureEdits> {
  const problems = Object.entries(edits).flatMap(([id, value]): Problem[] => {
    const range = rangeOf(id, sources)
    if (!range) return [unknownFigure(id)]
    if (value >= range.low && value <= range.high) return []
    return [
      problem({
        code: 'prove_out_of_range',
        path: ['figures', id],
        message: `${id} (${value}) must be from ${range.low} to ${range.high}.`,
        maybe: 'Maybe a share was written as a percentage, or a decimal comma was lost.',
        values: { name: id, value, must: `${range.low} .. ${range.high}` },
      }),
    ]
  })
  return problems.length > 0 ? fail(...problems) : ok(edits)
}

function rangeOf(id: string, sources: number): Range | undefined {
  const own = SELLING_FIGURES.find((name) => name === id)
  if (own) return RANGES[own]
  const [head, place, name] = id.split('/')
  const at = Number(place)
  const known = SOURCE_FIGURES.find((each) => each === name)
  const isThere = head === 'source' && Number.isInteger(at) && at >= 1 && at <= sources
  return known && isThere ? RANGES[known] : undefined
}

function unknownFigure(id: string): Problem {
  return problem({
    code: 'prove_figure_unknown',
    path: ['figures', id],
    message: `There is no figure "${id}" to set.`,
    maybe: `Maybe one of: ${SELLING_FIGURES.join(', ')}, source/1/${SOURCE_FIGURES.join(', source/1/')}.`,
    values: { name: id },
  })
}
