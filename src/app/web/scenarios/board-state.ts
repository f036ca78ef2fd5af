import type { Words } from '../../../core/schema/schema.ts'
import type { Scenario } from '../../../levers/scenario.ts'
import type { ComparedRow } from '../../../see/engine/compare/compare-many.ts'
import type { OfferedLever } from '../../../see/engine/compare/desk.ts'
import type { SaidProblem } from '../../../see/engine/compare/said-problem.ts'
import type { TableYears } from '../../../see/engine/compare/table-years.ts'
import type { History } from './history.ts'
import type {
  ChainChoice,
  DeskColumn,
  ScenarioDesk,
} from '../../../see/screen/scenarios/scenario-desk.ts'
import { FIGURE_IDS, letterOf } from '../../../see/screen/scenarios/scenario-desk.ts'
import { said } from './said.ts'
import type { LoadedChain } from '../api-client.ts'

/** One column as the board holds it. */
export interface Entry extends Omit<DeskColumn, 'letter' | 'scenario' | 'base'> {
  readonly base: DeskColumn['base']
  readonly history?: History<Scenario>
  /** Of the scenario as it was last read or saved; 0: never saved. */
  readonly revision: number
  readonly isDirty: boolean
  /** Worked out at least once: it can be a column of the rows. */
  readonly isReady: boolean
  /** The same scenario as somebody else saved it in between. */
  readonly theirs?: { readonly scenario: Scenario; readonly revision: number }
}

export interface BoardState {
  readonly entries: readonly Entry[]
  readonly rested: readonly { readonly scenario: Scenario; readonly entry: Entry }[]
  readonly selectedKey: string | undefined
  readonly againstKey: string
  /** Figures as the hand has them now. */
  readonly rows: readonly ComparedRow[]
  /** Keys of the columns of `rows`. */
  readonly rowKeys: readonly string[]
  /** Intervals, once drawn, and for which columns they still hold. */
  readonly drawnRows: readonly ComparedRow[]
  readonly drawnKeys: readonly string[]
  readonly staleKeys: ReadonlySet<string>
  readonly drawing: boolean
  readonly offers: readonly OfferedLever[] | undefined
  readonly chains: readonly ChainChoice[]
  readonly tableYears: readonly TableYears[]
  readonly trouble: readonly SaidProblem[]
}

export const OPEN = 'open'
export const BASE_KEY = 'base'

export function firstState(loaded: LoadedChain): BoardState {
  const { chain } = loaded.document as { readonly chain: { name: string; nameEn?: string } }
  const name = { fr: chain.name, en: chain.nameEn ?? chain.name }
  return {
    entries: [newEntry(BASE_KEY, 'base', name)],
    rested: [],
    selectedKey: undefined,
    againstKey: BASE_KEY,
    rows: [],
    rowKeys: [],
    drawnRows: [],
    drawnKeys: [],
    staleKeys: new Set(),
    drawing: false,
    offers: undefined,
    chains: [],
    tableYears: [],
    trouble: [],
  }
}

export function newEntry(key: string, kind: Entry['kind'], name: Words): Entry {
  return {
    key,
    kind,
    name,
    shown: true,
    base: 'here',
    kept: 'saved',
    outcomes: [],
    problems: [],
    revision: 0,
    isDirty: false,
    isReady: false,
  }
}

/** Columns of the rows, in the order of their letters. */
export function shownKeys({ entries }: BoardState): string[] {
  return entries.filter(({ shown, isReady }) => shown && isReady).map(({ key }) => key)
}

/** What rows are to be asked for. */
export function rowsAsk(state: BoardState, keys: readonly string[]) {
  const base = Math.max(0, keys.indexOf(state.againstKey))
  return { keys, base, figureIds: FIGURE_IDS }
}

/** Intervals of what has not changed since they were drawn, put beside the figures of now. */
function withDoubt(state: BoardState): readonly ComparedRow[] {
  const { rows, rowKeys, drawnRows, drawnKeys, staleKeys, againstKey } = state
  const drawn = new Map(drawnRows.map((row) => [row.id, row]))
  const against = rowKeys.includes(againstKey) ? againstKey : rowKeys[0]
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => {
      const key = rowKeys[at] ?? ''
      const found = drawn.get(row.id)?.cells[drawnKeys.indexOf(key)]
      if (!found || staleKeys.has(key)) return cell
      const isDifference = against !== undefined && !staleKeys.has(against)
      return {
        ...cell,
        ...(found.interval && { interval: found.interval }),
        ...(isDifference &&
          found.differenceInterval && { differenceInterval: found.differenceInterval }),
      }
    }),
  }))
}

/** What the screen is given, beside its actions. */
export function deskOf(
  state: BoardState,
  loaded: LoadedChain,
): Omit<ScenarioDesk, 'actions' | 'partsOf'> {
  const { chain } = loaded.document as {
    readonly chain: { readonly currency: string; readonly baseYear: number }
  }
  const columns = state.entries.map((entry, at): DeskColumn => {
    const { history, revision: _r, isDirty: _d, isReady: _i, theirs: _t, ...shown } = entry
    const outcomes = entry.outcomes.map((each) => ({ ...each, problems: each.problems.map(said) }))
    const problems = entry.problems.map(said)
    const words = { outcomes, problems, letter: letterOf(at) }
    return { ...shown, ...words, ...(history && { scenario: history.now }) }
  })
  const selected = state.entries.find(({ key }) => key === state.selectedKey)
  const keys = shownKeys(state)
  return {
    currency: chain.currency,
    baseYear: chain.baseYear,
    version: loaded.version,
    columns,
    rested: state.rested.map(({ scenario }) => scenario),
    selectedKey: state.selectedKey,
    rowKeys: state.rowKeys,
    rows: withDoubt(state),
    against: Math.max(0, keys.indexOf(state.againstKey)),
    drawing: state.drawing,
    chains: state.chains,
    tableYears: state.tableYears,
    offers: state.offers,
    canUndo: (selected?.history?.past.length ?? 0) > 0,
    canRedo: (selected?.history?.future.length ?? 0) > 0,
    trouble: state.trouble.map(said),
  }
}
