import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { familyErrors } from '../src/prove/engine/demand/forecast-error.ts'
import { lawFromHistory } from '../src/prove/engine/demand/law-from-history.ts'
import { weeklySeries } from '../src/prove/engine/demand/weekly-series.ts'
import { parseCollection } from '../src/prove/engine/collection/collection.ts'
import { tiesFromHistories } from '../src/prove/engine/collection/from-sales/ties-from-histories.ts'
import { doTask, proveCollection } from '../src/prove/engine/collection/prove-collection.ts'
import type { CollectionProof } from '../src/prove/engine/collection/collection-proof.ts'
import { LINE_WORDS } from '../src/prove/words.ts'
import type { Table } from './table.ts'

const STYLES = 200
const SEASON_WEEKS = 12

/**
 * 200 styles of real costume jewellery, weekly sales of 1998-2000: the data set `jewelry` of Hyndman,
 * Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, GPL-3: read where it lies
 * (`[file.csv.gz]`, a column a style), never kept here. Sales are real; price, costs and leads are
 * supposed and said.
 */
export async function run([file = '../shared/data/expsmooth/jewelry.csv.gz']: readonly string[]) {
  if (!existsSync(file)) throw new Error(`Give the file of weekly sales: ${file} is not there`)
  const table = gunzipSync(readFileSync(file)).toString().trim().split('\n')
  const weeks = table.slice(1).map((line) => line.split(',').slice(1).map(Number))
  const series = Array.from({ length: STYLES }, (_, style) => {
    const points = weeks.map((row, week) => {
      return { dayNumber: 10_227 + 7 * week, variant: '', quantityPieces: row[style]! }
    })
    return weeklySeries(points)!
  })
  const asked = {
    seasonWeeks: SEASON_WEEKS,
    leadMonths: [1, 2, 3, 4, 6],
    kind: 'innovative',
  } as const
  const alone = series.map((each) => lawFromHistory({ ...asked, series: each })!)
  const family = familyErrors(alone.map(({ ownErrors }) => ownErrors))
  const laws = series.map((each) => lawFromHistory({ ...asked, series: each, family })!.law)
  const ties = tiesFromHistories(
    alone.map(({ weeklyDemandPieces }) => ({ family: '', weekly: weeklyDemandPieces })),
    SEASON_WEEKS,
  )!
  const premiums = [0.15, 0.4, 0.8]
  const proofs: CollectionProof[] = []
  for (const premium of premiums) {
    const collection = parseCollection({
      ...SUPPOSED,
      commonRatio: ties.commonRatio,
      tiesOrigin: 'history',
      sources: [FAR, { ...NEAR, purchaseRatio: FAR.purchaseRatio * (1 + premium) }],
      products: laws.map((law, style) => ({
        id: `s${style + 1}`,
        pieces: law.meanPieces,
        price: 20,
        levelSdLog: law.levelSdLog,
        forecastErrors: law.errorByLead,
        shareByWeek: law.shareByWeek,
      })),
    })
    if (!collection.ok) throw new Error(collection.problems[0]!.message)
    const work = (task: Parameters<typeof doTask>[1]) =>
      Promise.resolve(doTask(collection.value, task))
    proofs.push(await proveCollection(collection.value, { size: 1, shardProducts: 20, work }))
    process.stderr.write(`premium ${premium} done\n`)
  }
  return tableOf(premiums, proofs)
}

const SUPPOSED = {
  schema: 'boucle/collection',
  schemaVersion: 1,
  name: 'jewelry',
  currency: 'EUR',
  endValueRatio: 0.05,
  capitalRatioPerYear: 0.1,
  storagePerPieceWeek: 0.01,
  patience: [{ days: 21, keptRatio: 0.5 }],
  policies: ['push', 'two-orders', 'quick-response', 'mix', 'on-demand'],
  paths: 512,
  samplePaths: 128,
}
const FAR = {
  id: 'far',
  place: 'far',
  leadWeeks: 16,
  purchaseRatio: 0.25,
  freightPerPiece: 0.15,
  dutyRatio: 0.025,
  minimumPiecesPerOrder: 100,
} as const
const NEAR = {
  id: 'near',
  place: 'near',
  leadWeeks: 3,
  freightPerPiece: 0.1,
  qualityPerSeason: 150,
  setUpPerOrder: 40,
  minimumPiecesPerOrder: 30,
} as const

function tableOf(premiums: readonly number[], proofs: readonly CollectionProof[]): Table {
  const euros = (value: number) => Math.round(value)
  const percent = (ratio: number) => `${(100 * ratio).toFixed(0)} %`
  const groupOf = (proof: CollectionProof, kind: string) =>
    proof.groups.find(({ verdict }) => verdict === kind)
  const rows: readonly (readonly [string, (proof: CollectionProof) => string | number])[] = [
    ['styles that gain by being bought nearer', (each) => groupOf(each, 'go-near')?.products ?? 0],
    ['styles that stay far', (each) => groupOf(each, 'stay-far')?.products ?? 0],
    ['too close to tell', (each) => groupOf(each, 'too-close')?.products ?? 0],
    ['entry margin, all far', (each) => euros(each.allFar.entryMargin)],
    ['entry margin, each at its best', (each) => euros(each.mix.entryMargin)],
    ['final margin, all far', (each) => euros(each.allFar.finalMargin.mean)],
    ['final margin, each at its best', (each) => euros(each.mix.finalMargin.mean)],
    ['gain', (each) => euros(each.gain.mean)],
    ['gain, seasons in which it is a loss', (each) => percent(each.gain.worseRatio)],
    ['sd of all far, styles together', (each) => euros(each.allFar.sd)],
    ['sd of all far, were they independent', (each) => euros(each.allFar.sdIfIndependent)],
    ['pieces unsold, all far', (each) => euros(each.allFar.unsoldPieces)],
    ['pieces unsold, each at its best', (each) => euros(each.mix.unsoldPieces)],
    ['money committed, all far', (each) => euros(each.allFar.committedMoney)],
    ['money committed, each at its best', (each) => euros(each.mix.committedMoney)],
    [
      'styles that make 80 % of the gain',
      ({ concentration: { productsForFourFifths, gaining } }) =>
        `${productsForFourFifths} of ${gaining}`,
    ],
    [
      'what weighs most where near wins',
      (each) => {
        const line = groupOf(each, 'go-near')?.reasons[0]
        return line ? LINE_WORDS[line.line].en : ''
      },
    ],
    [
      'forecast error of the near, of the far (sd of the log, 4 months)',
      (each) =>
        ['go-near', 'stay-far']
          .map((kind) => groupOf(each, kind)?.meanErrorSdLog.toFixed(2) ?? '-')
          .join(', '),
    ],
  ]
  const { ties, seed, paths } = proofs[0]!
  return {
    name: 'Prove: 200 styles of costume jewellery',
    columns: ['what', ...premiums.map((premium) => `near ${percent(premium)} dearer`)],
    rows: rows.map(([name, of]) => [name, ...proofs.map(of)]),
    notes: [
      'weekly sales of 1998-2000 are real (data set jewelry, Hyndman, Koehler, Ord and Snyder 2008, GPL-3, read by path); laws and forecast errors by lead are measured on them, by rolling origin',
      `price 20 EUR excluding VAT, far 25 % of it in 16 weeks, near in 3 weeks: supposed; a season of ${SEASON_WEEKS} weeks after the last one seen`,
      `in common to all styles, measured: ${ties.commonRatio.toFixed(2)} of the variance; ${paths} seasons, seed ${seed}`,
    ],
  }
}
