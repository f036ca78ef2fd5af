import { numberFieldOf } from '../../src/chain/fields.ts'
import type { Rng } from '../../src/core/statistics/rng.ts'
import type { ChainDocument, Part } from './document.ts'
import { digits } from './document.ts'

/*
 * What the firm that looks at its chain gets to know of it. A figure that is given carries the error
 * that its noun states and is rounded to three digits; a figure of a supplier is missing with the
 * probability asked. Recipes, places, sales and the firm's own figures are always given.
 */

/** What firms write down of the truth; of suppliers, some of it is missing. */
const GIVEN_FIELDS = {
  processes: [
    'purchaseCostPerRun',
    'ownCostPerRun',
    'leadTimeDays',
    'directCarbonKgCo2ePerRun',
    'setupCost',
    'lotUnits',
    'costPerYear',
    'yieldRatio',
  ],
  lanes: ['distanceKm', 'costPerUnit', 'costPerKg', 'leadTimeDays', 'damageRatio'],
  items: ['massKgPerUnit'],
  markets: ['demandUnitsPerYear'],
} as const

/** Fields that a given row cannot lack: without them the row is missing. */
const ROW_FIELDS = [
  { rows: 'labour', key: 'hoursPerRun', other: 'costPerHour' },
  { rows: 'energy', key: 'kwhPerRun', other: 'costPerKwh' },
] as const

/** Digits of a figure as firms write it. */
const GIVEN_DIGITS = 3

/** Of a truth between 5.5 and 6.5 %. */
const KNOWN_CAPITAL_COST = 0.06

export interface Observed {
  readonly document: ChainDocument
  /** Figures of suppliers, and how many of them are missing. */
  readonly supplierFigures: number
  readonly missing: number
}

export function observe(truth: ChainDocument, random: Rng, missingRatio: number): Observed {
  const watch = new Watcher(random, missingRatio)
  const own = new Set(truth.sites.filter((s) => s['actor'] === 'brand').map((s) => s.id))
  const processes = truth.processes.map((part) =>
    watch.process(part, !own.has(String(part['site']))),
  )
  const lanes = truth.lanes.map((part) => watch.lane(part, !own.has(String(part['from']))))
  const prices = truth.prices.flatMap((part) => watch.price(part))
  return {
    document: {
      ...truth,
      chain: { ...truth.chain, capitalCostRatioPerYear: KNOWN_CAPITAL_COST },
      items: truth.items.map((part) => watch.flat('items', part, false)),
      markets: truth.markets.map((part) => watch.flat('markets', part, false)),
      processes,
      lanes,
      prices,
    },
    supplierFigures: watch.supplierFigures,
    missing: watch.missing,
  }
}

class Watcher {
  supplierFigures = 0
  missing = 0
  private readonly random: Rng
  private readonly missingRatio: number

  constructor(random: Rng, missingRatio: number) {
    this.random = random
    this.missingRatio = missingRatio
  }

  private isMissing(): boolean {
    this.supplierFigures += 1
    const lost = this.random.next() < this.missingRatio
    if (lost) this.missing += 1
    return lost
  }

  process(part: Part, isSupplier: boolean): Part {
    const flat = this.flat('processes', part, isSupplier)
    const copy: Record<string, unknown> = { ...flat }
    for (const { rows, key, other } of ROW_FIELDS) {
      const given = (part[rows] as Record<string, unknown>[] | undefined)?.flatMap((row) => {
        if (isSupplier && this.isMissing()) {
          if (row[other] !== undefined)
            [this.supplierFigures, this.missing] = [this.supplierFigures + 1, this.missing + 1]
          return []
        }
        const isOtherLost = isSupplier && row[other] !== undefined && this.isMissing()
        const { [other]: cost, ...rest } = row
        const told = { ...rest, [key]: this.given('processes', `${rows}.0.${key}`, row[key]) }
        if (cost === undefined || isOtherLost) return [told]
        return [{ ...told, [other]: this.given('processes', `${rows}.0.${other}`, cost) }]
      })
      if (given === undefined || given.length === 0) delete copy[rows]
      else copy[rows] = given
    }
    copy['inputs'] = (part['inputs'] as Record<string, unknown>[] | undefined)?.map((input) =>
      this.input(input, isSupplier),
    )
    if (copy['inputs'] === undefined) delete copy['inputs']
    return copy as Part
  }

  private input(input: Record<string, unknown>, isSupplier: boolean) {
    const { scrapRatio, ...rest } = input
    const quantityPerRun = this.given(
      'processes',
      'inputs.0.quantityPerRun',
      rest['quantityPerRun'],
    )
    const told = { ...rest, quantityPerRun }
    if (scrapRatio === undefined || (isSupplier && this.isMissing())) return told
    return { ...told, scrapRatio: this.given('processes', 'inputs.0.scrapRatio', scrapRatio) }
  }

  lane(part: Part, isSupplier: boolean): Part {
    return this.flat('lanes', part, isSupplier)
  }

  price(part: Part): Part[] {
    return this.isMissing() ? [] : [part]
  }

  flat(noun: keyof typeof GIVEN_FIELDS, part: Part, isSupplier: boolean): Part {
    const copy: Record<string, unknown> = { ...part }
    for (const name of GIVEN_FIELDS[noun]) {
      if (part[name] === undefined) continue
      if (isSupplier && this.isMissing()) delete copy[name]
      else copy[name] = this.given(noun, name, part[name])
    }
    return copy as Part
  }

  /** As written by the firm: off by its noun's tolerance, then rounded. */
  private given(noun: string, name: string, value: unknown): number {
    const truth = Number(value)
    const tolerance = numberFieldOf(noun, name)?.toleranceRatio ?? 0
    const factor = 1 + (tolerance / 1.6448536269514722) * this.random.normal()
    return digits(truth * factor, GIVEN_DIGITS)
  }
}
