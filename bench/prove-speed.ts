import type { DemandLaw } from '../src/prove/engine/demand/demand-law.ts'
import { drawPaths } from '../src/prove/engine/season/demand-paths.ts'
import type { SeasonPlan, SellingTerms, Source } from '../src/prove/engine/season/season-plan.ts'
import { simulateSeason } from '../src/prove/engine/season/simulate-season.ts'
import { prove } from '../src/prove/engine/verdict/prove.ts'
import type { ProofDrawing } from '../src/prove/model.ts'
import { product } from './generators/prove-products.ts'
import type { Table } from './table.ts'
import { percentile } from './table.ts'

const WEEKS = 52
const PATHS = 1000
const SKUS = 20
const ROUNDS = 5

const law: DemandLaw = {
  origin: 'committee',
  shareByWeek: Array.from({ length: WEEKS }, () => 1 / WEEKS),
  meanPieces: 400,
  levelSdLog: 0.1,
  errorByLead: [{ leadMonths: 1, sdLog: 0.25 }],
  variants: [{ id: '', shareRatio: 1 }],
  mixConcentration: Infinity,
  returnRatio: 0,
}

const selling: SellingTerms = {
  price: 100,
  endValue: 15,
  storagePerPieceWeek: 0.05,
  capitalRatioPerYear: 0.08,
  returnRatio: 0,
  returnWeeks: 2,
  resellableRatio: 0,
  returnHandling: 0,
  substitutionRatio: 0,
  markdownElasticity: -2,
  patience: [{ days: 30, keptRatio: 0.5 }],
  carbonPricePerKg: 0,
}

function source(id: string, purchasePerPiece: number, leadWeeks: number): Source {
  return {
    id,
    place: id === 'far' ? 'far' : 'near',
    purchasePerPiece,
    freightPerPiece: 1,
    dutyRatio: 0.12,
    insuranceRatio: 0.005,
    qualityPerSeason: 500,
    setUpPerOrder: 100,
    setUpPerVariant: 20,
    carbonKgCo2ePerPiece: 8,
    leadWeeks,
    leadSdWeeks: 0,
    minimumPiecesPerOrder: 0,
    minimumPiecesPerVariant: 0,
    capacityPiecesPerWeek: Infinity,
    paidWeeksBefore: 0,
    damageRatio: 0.01,
  }
}

const first = (pieces: number, committedMonths: number) => ({
  source: source('far', 35, 16),
  piecesByVariant: [pieces],
  committedMonths,
})
const weekly = Array.from({ length: WEEKS - 3 }, (_, week) => week)

const PLANS: readonly (readonly [string, SeasonPlan])[] = [
  ['one order, a markdown', { first: first(460, 4), markdowns: [{ fromWeek: 44, cutRatio: 0.3 }] }],
  [
    'far base, near replenished every week',
    {
      first: first(120, 4),
      replenishment: { source: source('near', 45, 2), reviewWeeks: weekly, safetyFactor: 1 },
      markdowns: [],
    },
  ],
  [
    'made to order in reserved capacity',
    {
      toOrder: {
        source: source('local', 50, 1),
        waitDays: 10,
        capacityPiecesPerWeek: 12,
        feePerPieceReserved: 1,
        returnRatio: 0,
      },
      markdowns: [],
    },
  ],
]

/** SKU-seasons of 52 weeks a second on one core: drawn, then played by each kind of plan. */
export async function run(): Promise<Table> {
  const drawing = { paths: PATHS, leadMonths: 4, weekNoiseRatio: 0.3, pieces: 'whole' } as const
  const rates = new Map<string, number[]>()
  const timed = (name: string, work: () => void): void => {
    const started = process.cpuUsage().user
    work()
    const rate = (SKUS * PATHS) / ((process.cpuUsage().user - started) / 1e6)
    rates.set(name, [...(rates.get(name) ?? []), rate])
  }
  for (let round = 0; round < ROUNDS; round++) {
    const draw = () =>
      Array.from({ length: SKUS }, (_, sku) => drawPaths(law, { ...drawing, seed: sku }))
    timed('seasons drawn', draw)
    const all = draw()
    for (const [name, plan] of PLANS) {
      timed(name, () => all.forEach((paths) => simulateSeason(paths, plan, selling)))
    }
  }
  return {
    name: 'Prove: what a second of processor time does',
    columns: ['what', 'unit', 'median', 'best', 'goal'],
    rows: [
      ...[...rates].map(([name, values]) => [
        `${name}, 52 weeks`,
        'SKU-seasons a second',
        Math.round(percentile(values, 0.5)),
        Math.round(percentile(values, 1)),
        '100000 or more',
      ]),
      proofRow('six policies optimised and played on 1,000 seasons, 52 weeks', {
        weeks: WEEKS,
        drawing: { paths: 1000, samplePaths: 128 },
        goal: '360 or less: 1,000 SKUs in 3 min on 2 cores',
      }),
      proofRow('six policies while a slider moves, 12 weeks', {
        weeks: 12,
        drawing: { paths: 256, samplePaths: 64 },
        goal: '100 or less',
      }),
    ],
    notes: [
      `${SKUS} SKUs x ${PATHS} seasons, whole pieces, ${ROUNDS} rounds; seasons are drawn once and played by every plan`,
      'milliseconds: the first 24 products of the generator of the regret bench',
    ],
  }
}

interface ProofTiming {
  readonly weeks: number
  readonly drawing: Pick<ProofDrawing, 'paths' | 'samplePaths'>
  readonly goal: string
}

/** Milliseconds of processor time for a whole verdict on one product. */
function proofRow(name: string, { weeks, drawing, goal }: ProofTiming): (string | number)[] {
  const times = Array.from({ length: 24 }, (_, index) => {
    const question = product(index)
    const shareByWeek = Array.from({ length: weeks }, () => 1 / weeks)
    const asked = {
      ...question,
      law: { ...question.law, shareByWeek },
      drawing: { ...question.drawing, ...drawing },
    }
    const started = process.cpuUsage().user
    if (!prove(asked).ok) throw new Error(`Product ${index} is refused`)
    return (process.cpuUsage().user - started) / 1000
  }).slice(4)
  const [median, best] = [percentile(times, 0.5), percentile(times, 0)]
  return [name, 'ms', Math.round(median), Math.round(best), goal]
}
