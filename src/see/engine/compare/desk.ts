import type { Chain } from '../../../chain/chain.ts'
import { parseChain } from '../../../chain/parse.ts'
import type { ReferenceSet } from '../../../chain/reference-set/reference.ts'
import { hashOf } from '../../../chain/version/canonical.ts'
import type { Result } from '../../../core/problem.ts'
import { ok } from '../../../core/problem.ts'
import { tryLever } from '../../../levers/applicability.ts'
import type { StepOutcome } from '../../../levers/apply.ts'
import { apply, rebase } from '../../../levers/apply.ts'
import { baseHashOf } from '../../../levers/base-hash.ts'
import { leverOf, LEVERS } from '../../../levers/catalogue.ts'
import type { LeverFigure, Parameters, SeaKm } from '../../../levers/lever.ts'
import type { Scenario } from '../../../levers/scenario.ts'
import { placeLines } from '../document.ts'
import type { Intervals } from '../interval/intervals.ts'
import type { See } from '../see.ts'
import { DEFAULT_DRAWS, DEFAULT_SEED, see, seeIntervals } from '../see.ts'
import type { ComparedRow } from './compare-many.ts'
import { compareMany } from './compare-many.ts'
import type { TableYears } from './table-years.ts'
import { tableYears } from './table-years.ts'
import type { SaidProblem } from './said-problem.ts'
import { saidOfStep } from './said-problem.ts'
import { stairsOf } from './stairs.ts'

/** What a scenario stands on, or a chain that is a column by itself. */
export interface ColumnAsk {
  readonly key: string
  /** Of a chain laid on the desk before. */
  readonly chainKey: string
  /** Missing: the chain as it is. */
  readonly scenario?: Scenario
}

export interface SaidOutcome extends Omit<StepOutcome, 'problems'> {
  readonly problems: readonly SaidProblem[]
}

/** A lever on the chain of a column, with its defaults. */
export interface OfferedLever {
  readonly lever: string
  readonly status: 'applicable' | 'asks' | 'not-applicable'
  readonly parameters: Parameters
  readonly asks: readonly string[]
  readonly problems: readonly SaidProblem[]
}

export interface RowsAsk {
  readonly keys: readonly string[]
  /** Place among the keys of the column that the others are told against. */
  readonly base: number
  readonly figureIds: readonly string[]
  readonly withIntervals: boolean
}

interface Column {
  readonly chain: Chain
  readonly seen: See
  readonly steps: readonly StepOutcome[]
}

interface Tables {
  readonly reference: ReferenceSet
  readonly seaKm?: SeaKm | undefined
}

/**
 * Chains and scenarios under study side by side: each column is applied and analysed once, and
 * drawn once; what did not change is not computed again.
 */
export class Desk {
  readonly #tables: Tables
  readonly #chains = new Map<string, Chain>()
  readonly #columns = new Map<string, Column>()
  readonly #draws = new WeakMap<See, Intervals>()

  constructor(tables: Tables) {
    this.#tables = tables
  }

  /** Lays a chain on the desk; its fingerprints come back, that of its parts in any order first. */
  layChain(key: string, document: unknown): Result<readonly [parts: string, file: string]> {
    const parsed = parseChain(document)
    if (!parsed.ok) return parsed
    this.#chains.set(key, parsed.value)
    return ok([baseHashOf(parsed.value), hashOf(parsed.value)])
  }

  /** Applies and analyses one column; the others stay as they are. */
  setColumn({ key, chainKey, scenario }: ColumnAsk): Result<readonly SaidOutcome[]> {
    const base = this.#chain(chainKey)
    const { reference, seaKm } = this.#tables
    const applied = scenario && apply(base, scenario, reference, seaKm)
    const chain = applied?.chain ?? base
    const seen = see(chain, reference)
    if (!seen.ok) return seen
    const steps = applied?.steps ?? []
    this.#columns.set(key, { chain, seen: seen.value, steps })
    return ok(steps.map((step) => saidOutcome(step, scenario)))
  }

  /** Which years the tables know. */
  years(): readonly TableYears[] {
    return tableYears(this.#tables.reference)
  }

  rows({ keys, base, figureIds, withIntervals }: RowsAsk): ComparedRow[] {
    const columns = keys.map((id) => {
      const { seen } = this.#column(id)
      return { id, seen, drawn: withIntervals ? this.#drawn(seen) : undefined }
    })
    return compareMany(columns, { base, figureIds })
  }

  /** What drawings need of a column. */
  detail(key: string) {
    const { chain, seen } = this.#column(key)
    const { name, nameEn, currency } = chain.chain
    return {
      key,
      name: { fr: name, en: nameEn ?? name },
      currency,
      stages: seen.stages,
      proximity: seen.proximity,
      places: placeLines(chain),
      curve: seen.curve,
      axes: seen.axes,
      stairs: stairsOf(seen.stages, seen.lead),
      client: { ...seen.centre.point, country: seen.centre.country },
      chain: chain.chain,
    }
  }

  /** Every lever tried on the chain of a column. */
  offers(key: string): OfferedLever[] {
    const { chain } = this.#column(key)
    return LEVERS.filter(({ family }) => family !== 'hand').map((lever) => {
      const { status, parameters, asks, problems } = tryLever(chain, lever, this.#tables)
      return {
        lever: lever.id,
        status,
        parameters,
        asks,
        problems: problems.map((each) => saidOfStep(each, lever.id)),
      }
    })
  }

  /** Figures that levers work out beside the chain: each step on the chain before it. */
  stepFigures({
    key,
    chainKey,
    scenario,
  }: ColumnAsk): Readonly<Record<string, readonly LeverFigure[]>> {
    const found: Record<string, readonly LeverFigure[]> = {}
    const { reference, seaKm } = this.#tables
    const { steps } = this.#column(key)
    scenario?.steps.forEach((step, at) => {
      const figures = leverOf(step.lever)?.figures
      const isApplied = steps.some(
        ({ stepId, status }) => stepId === step.id && status === 'applied',
      )
      if (!figures || !isApplied) return
      const before = { ...scenario, steps: scenario.steps.slice(0, at) }
      const { chain } = apply(this.#chain(chainKey), before, reference, seaKm)
      found[step.id] = figures(chain, step.parameters, { stepId: step.id, reference, seaKm })
    })
    return found
  }

  /** The scenario carried to a chain on the desk, and the steps that would not fit there. */
  rebased(scenario: Scenario, chainKey: string, version: number, chainId: string) {
    const { reference, seaKm } = this.#tables
    const base = { chain: this.#chain(chainKey), version, chainId }
    const done = rebase(scenario, base, reference, seaKm)
    const doesNotFit = done.doesNotFit.map((each) => saidOutcome(each, scenario))
    return { scenario: done.scenario, doesNotFit }
  }

  /** The chain of a column: what accepting a scenario would save. */
  chainOf(key: string): Chain {
    return this.#column(key).chain
  }

  #chain(key: string): Chain {
    const chain = this.#chains.get(key)
    if (!chain) throw new Error(`No chain ${key} on the desk`)
    return chain
  }

  #column(key: string): Column {
    const column = this.#columns.get(key)
    if (!column) throw new Error(`No column ${key} on the desk`)
    return column
  }

  #drawn(seen: See): Intervals {
    const known = this.#draws.get(seen)
    if (known) return known
    const drawn = seeIntervals(seen, DEFAULT_SEED, DEFAULT_DRAWS)
    this.#draws.set(seen, drawn)
    return drawn
  }
}

export type ColumnDetail = ReturnType<Desk['detail']>
export type Rebased = ReturnType<Desk['rebased']>

function saidOutcome(outcome: StepOutcome, scenario: Scenario | undefined): SaidOutcome {
  const lever = scenario?.steps.find(({ id }) => id === outcome.stepId)?.lever
  return { ...outcome, problems: outcome.problems.map((each) => saidOfStep(each, lever)) }
}
