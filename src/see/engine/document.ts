import type { Chain } from '../../chain/chain.ts'
import type { Imputation } from '../../chain/impute/impute.ts'
import type { Problem } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { FigureUnit, Interval } from '../model.ts'
import type { Canvas } from './canvas/canvas.ts'
import { canvasOf } from './canvas/canvas.ts'
import { imputedLines } from './imputed-lines.ts'
import type { Intervals } from './interval/intervals.ts'
import type { See } from './see.ts'
import { seeReading } from './see.ts'

/** A figure as documents carry it: value, doubt, and whether it can be said at all. */
export interface FigureValue {
  readonly id: string
  readonly label: Words
  readonly unit: FigureUnit
  readonly value?: number
  readonly because?: Words
  readonly low?: number
  readonly high?: number
}

/** The answer of `see`, as plain data: what `--json` prints, the API sends, the screens draw. */
export type SeeDocument = ReturnType<typeof seeDocument>

export interface DocumentInput {
  readonly seen: See
  readonly intervals: Intervals
  readonly warnings: readonly Problem[]
  /** Hashes of what was computed from: the same three give the same answer. */
  readonly chainHash: string | undefined
  readonly referenceHash: string
  /** The canvas with the edits of people; missing: as the chain fills it. */
  readonly canvas?: Canvas
  /** What was filled in, when it was asked. */
  readonly imputation?: Imputation | undefined
}

/** The nine blocks as the chain fills them. */
export function seeCanvas({ flow, stages, proximity, axes }: See): Canvas {
  return canvasOf({ chain: flow.network.chain, rows: stages, proximity, axes })
}

export function seeDocument({
  seen,
  intervals,
  warnings,
  chainHash,
  referenceHash,
  canvas,
  imputation,
}: DocumentInput) {
  const { chain } = seen.flow.network
  return {
    document: 'boucle/see' as const,
    version: 1,
    chain: chain.chain,
    ...(chainHash === undefined ? {} : { chainHash }),
    referenceHash,
    seed: intervals.seed,
    draws: intervals.draws,
    uncertainCount: intervals.uncertainCount,
    reading: seeReading(seen, intervals),
    figures: [...seen.figures.values()].map((figure): FigureValue => {
      const interval: Interval | undefined = intervals.byFigure[figure.id]
      return {
        id: figure.id,
        label: figure.label,
        unit: figure.unit,
        ...(figure.value === undefined ? {} : { value: figure.value }),
        ...(figure.because === undefined || figure.value !== undefined
          ? {}
          : { because: figure.because }),
        ...interval,
      }
    }),
    client: { ...seen.centre.point, country: seen.centre.country },
    places: placeLines(chain),
    names: nameLines(chain),
    items: itemLines(chain),
    evidence: evidenceLines(chain),
    stages: seen.stages,
    stageIntervals: stageIntervals(intervals),
    groups: seen.groups,
    curve: seen.curve,
    curves: seen.curves(),
    books: seen.accounts.books,
    actors: actorLines(chain, seen),
    margins: seen.margins,
    lead: seen.lead,
    carbon: seen.carbon,
    dependency: seen.dependency,
    boomerangs: seen.boomerangs,
    origins: seen.origins,
    proximity: seen.proximity,
    axes: seen.axes,
    canvas: canvas ?? seeCanvas(seen),
    handovers: seen.flow.handovers.length <= 2_000 ? handoverLines(chain, seen) : [],
    idle: seen.idle.lines.map(({ siteId: site, processId: process, costPerYear, ratio }) => ({
      site,
      process,
      costPerYear,
      ratio,
    })),
    clientValue: seen.clientValue,
    social: seen.social,
    estimates: chain.estimates,
    warnings,
    ...(imputation && { imputed: imputedLines(imputation), missing: imputation.missing }),
  }
}

/** Names that a screen writes on the map, by site. */
export function placeLines(chain: Chain) {
  const lines: Record<string, { readonly name: string; readonly city: string }> = {}
  if (chain.sites.length > 5_000) return lines
  for (const site of chain.sites) lines[site.id] = { name: site.name, city: site.city ?? site.name }
  return lines
}

/** Names of actors, for what is grouped by actor. */
function nameLines(chain: Chain): Readonly<Record<string, string>> {
  return Object.fromEntries(chain.actors.slice(0, 5_000).map((actor) => [actor.id, actor.name]))
}

/** Names of items, for what is told by item. */
function itemLines(chain: Chain): Readonly<Record<string, Words>> {
  return Object.fromEntries(
    chain.items
      .slice(0, 5_000)
      .map((item) => [item.id, { fr: item.name, en: item.nameEn ?? item.name }]),
  )
}

/** Social evidence by site: what documents say, never a score. */
function evidenceLines(chain: Chain) {
  return Object.fromEntries(
    chain.sites.flatMap((site) => (site.socialEvidence ? [[site.id, site.socialEvidence]] : [])),
  ) as Readonly<Record<string, NonNullable<(typeof chain.sites)[number]['socialEvidence']>>>
}

function stageIntervals(intervals: Intervals): Readonly<Record<string, Interval>> {
  return Object.fromEntries(
    Object.entries(intervals.byFigure).filter(([id]) => id.startsWith('stage/')),
  )
}

function actorLines(chain: Chain, seen: See) {
  return seen.accounts.actors
    .map((account) => ({ ...account, actor: chain.actors[account.actor]?.id ?? '' }))
    .filter((account) => account.valueAddedPerYear !== 0 || !account.marginKnown)
    .toSorted((a, b) => b.valueAddedPerYear - a.valueAddedPerYear)
    .slice(0, 1_000)
}

function handoverLines(chain: Chain, seen: See) {
  const { processes, lanes } = chain
  return seen.flow.handovers.map((each) => ({
    kind: each.kind,
    stage: processes[each.stage]?.id ?? lanes[each.stage - processes.length]?.id,
    market: chain.markets[each.market]?.id,
    item: chain.items[seen.flow.network.nodeItem[each.node] ?? -1]?.id,
    seller: chain.actors[each.seller]?.id,
    buyer: chain.actors[each.buyer]?.id,
    unitsPerYear: each.unitsPerYear,
    pricePerUnit: each.pricePerUnit,
    costPerUnit: each.costPerUnit,
  }))
}
