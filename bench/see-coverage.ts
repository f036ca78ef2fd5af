import { loadReference } from '../reference/load.ts'
import { impute } from '../src/chain/impute/impute.ts'
import type { ReferenceSet } from '../src/chain/reference-set/reference.ts'
import { quantile } from '../src/core/statistics/quantile.ts'
import { rng } from '../src/core/statistics/rng.ts'
import { measure } from '../src/see/engine/interval/measure.ts'
import type { See } from '../src/see/engine/see.ts'
import { see, seeIntervals } from '../src/see/engine/see.ts'
import { FAMILIES } from './generators/families.ts'
import { observe } from './generators/observe.ts'
import type { Family } from './generators/world.ts'
import { parsed, worldOf } from './generators/world.ts'
import type { Table } from './table.ts'

const MISSING_RATIO = 0.3
const DRAWS = 100

/** Figures that are judged, with their names in the table. */
const FIGURES = {
  'total.cost': 'cost per unit',
  'cost.beyond.1000': 'cost formed beyond 1,000 km',
  'proximity.access.country': 'home share of cost',
  'lead.critical': 'days',
  'carbon.total': 'carbon',
  'margin.entry': 'entry margin',
  'margin.final': 'final margin',
  'margin.operating': 'operating margin',
} as const
type FigureId = keyof typeof FIGURES

interface Judged {
  readonly isCovered: boolean
  readonly isAbove: boolean
  readonly width: number
  readonly score: number
}

/**
 * Coverage of 90 % intervals with 30 % of supplier figures missing. Truth is `see` on the complete
 * chain with the tables as they really are; the chain seen has its given figures off by what their
 * nouns state, and rounded.
 */
export async function run(args: readonly string[]): Promise<Table> {
  const tables = await loadReference()
  const count = Number(args[0] ?? 1000)
  const seed = Number(args[1] ?? 20261123)
  const which = args[2] === undefined ? FAMILIES : FAMILIES.filter((f) => f.id.startsWith(args[2]!))
  const rows = which.flatMap((family) => familyRows(family, { count, seed, tables }))
  return {
    name: 'See: coverage of intervals when supplier figures are missing',
    columns: [
      'family',
      'figure',
      'covered %',
      'truth below %',
      'truth above %',
      'median width %',
      'score %',
      'judged',
    ],
    rows,
    notes: [],
  }
}

interface Experiment {
  readonly count: number
  readonly seed: number
  readonly tables: ReferenceSet
}

function familyRows(family: Family, { count, seed, tables }: Experiment): (string | number)[][] {
  const judged = new Map<FigureId, Judged[]>()
  for (let i = 0; i < count; i++) {
    for (const [id, each] of judgeChain(family, `${seed}/${family.id}/${i}`, tables)) {
      const known = judged.get(id)
      if (known) known.push(each)
      else judged.set(id, [each])
    }
  }
  return (Object.keys(FIGURES) as FigureId[]).flatMap((id) => {
    const all = judged.get(id) ?? []
    if (all.length === 0) return []
    const share = (test: (each: Judged) => boolean) => percent(all.filter(test).length / all.length)
    return [
      [
        family.id,
        FIGURES[id],
        share((each) => each.isCovered),
        share((each) => !each.isCovered && !each.isAbove),
        share((each) => !each.isCovered && each.isAbove),
        percent(
          quantile(
            all.map((each) => each.width),
            0.5,
          ),
        ),
        percent(
          quantile(
            all.map((each) => each.score),
            0.5,
          ),
        ),
        all.length,
      ],
    ]
  })
}

function keyFigures(seen: See): Readonly<Record<string, number | undefined>> {
  const { stageIds, figures } = measure(seen)
  return figures(seen.flow, new Float64Array(stageIds.length))
}

function judgeChain(family: Family, seed: string, tables: ReferenceSet): [FigureId, Judged][] {
  const random = rng(seed)
  const world = worldOf(family, random.split('world'), tables)
  const truth = must(see(world.chain, world.reference))
  const told = observe(world.document, random.split('observe'), MISSING_RATIO)
  const imputed = impute(parsed(told.document), tables, { seed: 1, draws: DRAWS })
  const seen = must(see(imputed.chain, tables))
  const { byFigure } = seeIntervals(seen, 1, DRAWS, imputed.draws)
  const trueValues = keyFigures(truth)
  const seenValues = keyFigures(seen)
  return (Object.keys(FIGURES) as FigureId[]).flatMap((id): [FigureId, Judged][] => {
    const value = trueValues[id]
    const shown = seenValues[id]
    if (value === undefined || shown === undefined) return []
    const { low, high } = byFigure[id] ?? { low: shown, high: shown }
    const slack = 1e-9 * Math.abs(value)
    if (high - low <= slack && Math.abs(value - shown) <= slack) return []
    return [[id, judge(value, low - slack, high + slack)]]
  })
}

/** Interval score at 90 %: Gneiting & Raftery, J. American Statistical Association 102 (2007) 359-378,
 * eq. 43, DOI 10.1198/016214506000001437; over the size of the truth. */
function judge(truth: number, low: number, high: number): Judged {
  const size = Math.max(Math.abs(truth), 1e-12)
  const miss = Math.max(0, low - truth) + Math.max(0, truth - high)
  return {
    isCovered: miss === 0,
    isAbove: truth > high,
    width: (high - low) / size,
    score: (high - low + (2 / 0.1) * miss) / size,
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.value
}

function percent(ratio: number): string {
  return (100 * ratio).toFixed(1)
}
