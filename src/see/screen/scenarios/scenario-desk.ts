import type { Words } from '../../../core/schema/schema.ts'
import type { LeverFigure } from '../../../levers/lever.ts'
import type { Scenario } from '../../../levers/scenario.ts'
import type { ComparedRow } from '../../engine/compare/compare-many.ts'
import type { SaidProblem } from '../../engine/compare/said-problem.ts'
import type { TableYears } from '../../engine/compare/table-years.ts'
import type { ColumnDetail, OfferedLever, Rebased, SaidOutcome } from '../../engine/compare/desk.ts'

/** Where the base of a scenario is: the open version, an older one, or nowhere any more. */
export type BaseState = 'here' | 'moved' | 'gone'

/** How far a scenario is kept. */
export type KeptState = 'saved' | 'saving' | 'conflict' | 'missing' | 'failed'

/** The final margin of `prove` for one column, once it was asked. */
export type ColumnProof =
  | { readonly state: 'running' }
  | { readonly state: 'refused'; readonly because: string }
  | {
      readonly state: 'proved'
      readonly currency: string
      readonly finalMargin: number
      /** 5 % and 95 % of seasons. */
      readonly low: number
      readonly high: number
      readonly seasonPieces: number
    }

export interface DeskColumn {
  readonly key: string
  readonly kind: 'base' | 'scenario' | 'chain'
  /** A, B, C: the order of the columns on screen. */
  readonly letter: string
  readonly name: Words
  readonly shown: boolean
  readonly scenario?: Scenario
  readonly base: BaseState
  readonly kept: KeptState
  /** What the steps came to, in their order. */
  readonly outcomes: readonly SaidOutcome[]
  /** Why the column could not be worked out. */
  readonly problems: readonly SaidProblem[]
  readonly detail?: ColumnDetail & {
    readonly stepFigures: Readonly<Record<string, readonly LeverFigure[]>>
  }
  readonly proof?: ColumnProof
}

/** A chain that may stand beside. */
export interface ChainChoice {
  readonly key: string
  readonly name: Words
  readonly isExample: boolean
}

/** A part of the chain that a step may name. */
export interface PartChoice {
  readonly id: string
  readonly name: string
}

/** What accepting a scenario came to. */
export type Accepted =
  | { readonly status: 'saved' | 'merged' | 'unchanged'; readonly version: number }
  | { readonly status: 'conflict'; readonly parts: readonly string[] }
  | { readonly status: 'refused'; readonly problems: readonly SaidProblem[] }

/** The scenarios of the open chain, and all that can be done with them. */
export interface ScenarioDesk {
  readonly currency: string
  readonly version: number
  readonly baseYear: number
  readonly columns: readonly DeskColumn[]
  readonly rested: readonly Scenario[]
  readonly selectedKey: string | undefined
  /** Columns that the rows hold, in their order. */
  readonly rowKeys: readonly string[]
  readonly rows: readonly ComparedRow[]
  /** Place among those columns of the one that the others are told against. */
  readonly against: number
  readonly drawing: boolean
  readonly chains: readonly ChainChoice[]
  readonly partsOf: (noun: string) => readonly PartChoice[]
  readonly offers: readonly OfferedLever[] | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Which years the tables know. */
  readonly tableYears: readonly TableYears[]
  /** Of the last file or chain that could not be read. */
  readonly trouble: readonly SaidProblem[]
  readonly actions: ScenarioActions
}

export interface ScenarioActions {
  readonly create: () => void
  readonly select: (key: string) => void
  readonly show: (key: string, shown: boolean) => void
  readonly tellAgainst: (key: string) => void
  /** Changes of one `tag` in a row are one step of undo, until `settle`. */
  readonly edit: (key: string, scenario: Scenario, tag?: string) => void
  readonly settle: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly remove: (key: string) => void
  readonly copy: (key: string) => void
  readonly saveFile: (key: string) => void
  readonly openFile: (file: File) => void
  readonly addChain: (key: string) => void
  readonly askOffers: () => void
  readonly askRebase: (key: string) => Promise<Rebased>
  readonly accept: (key: string) => Promise<Accepted>
  /** Takes up a scenario that was accepted before. */
  readonly wake: (scenario: Scenario) => void
  readonly prove: (key: string) => void
  readonly keepMine: (key: string) => void
  readonly takeTheirs: (key: string) => void
}

/** Figures of the table, in the order of a reading: money, time, carbon, dependency, proximity. */
export const FIGURE_IDS = [
  'price.exVat',
  'total.cost',
  'landed.unit',
  'margin.entry',
  'margin.final',
  'lead.critical',
  'lead.orderToHand',
  'carbon.total',
  'dependency.concentration',
  'proximity.access.km',
  'proximity.access.country',
  'axes.personalised',
  'axes.territorialised',
] as const

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A to Z, then A2, B2 ...: any number of columns has a letter. */
export function letterOf(at: number): string {
  const round = Math.floor(at / LETTERS.length)
  return `${LETTERS[at % LETTERS.length]}${round === 0 ? '' : round + 1}`
}
