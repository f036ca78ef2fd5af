import highsModule from 'highs'
import type {
  CallbackData,
  Highs,
  HighsCallbackMap,
  InitOptions,
  InterruptCallbackEvent,
  Model,
  ModelData,
} from 'highs'
import type {
  LinearProgram,
  LinearSolver,
  SolveOptions,
  SolveOutcome,
  SolveProgress,
  StopReason,
} from '../../core/optimisation/linear-program.ts'

/** The package's types describe its CommonJS form, where the function is one level deeper. */
export const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>

/** Gap at which a program with whole columns counts as solved when none is asked for. */
const DEFAULT_GAP_RATIO = 1e-6
/** Shortest time between two reports of progress, in milliseconds. */
const PROGRESS_MS = 100
/** `primal_solution_status` of HiGHS when the point it holds respects every row and bound. */
const POINT_IS_FEASIBLE = 2

export interface RunOptions extends SolveOptions {
  /** Told of each better solution while the search goes on. */
  readonly onImproved?: (values: Float64Array, objective: number) => void
}

/** A solver that blocks the thread it is called from: for scripts, tests and a browser's worker. */
export function blockingSolver(): LinearSolver {
  let runtime: Promise<Highs> | undefined
  return {
    async solve(program, options) {
      runtime ??= loadHighs()
      return runProgram(await runtime, program, options)
    },
  }
}

/** One solve from start to end on a loaded HiGHS (Huangfu & Hall 2018, DOI 10.1007/s12532-017-0130-5). */
export function runProgram(
  highs: Highs,
  program: LinearProgram,
  options: RunOptions = {},
): SolveOutcome {
  const started = performance.now()
  const model = highs.createModel(modelData(highs, program))
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: options.gapRatio ?? DEFAULT_GAP_RATIO,
      random_seed: options.seed ?? 0,
      ...(options.secondsLimit !== undefined && { time_limit: options.secondsLimit }),
    })
    if (options.start) model.setSolution({ colValue: options.start })
    const { modelStatus } = model.run(callbacks(highs, options))
    const seconds = (performance.now() - started) / 1000
    return { seconds, ...outcome({ highs, model, program }, modelStatus) }
  } finally {
    model.dispose()
  }
}

const hasWholeColumns = (program: LinearProgram): boolean => program.integer?.includes(1) ?? false

function modelData(highs: Highs, program: LinearProgram): ModelData {
  const { rows, sense } = program
  return {
    numCols: program.cost.length,
    numRows: rows.rows,
    sense: highs.constants.objectiveSense[sense === 'minimise' ? 'minimize' : 'maximize'],
    offset: program.offset ?? 0,
    colCost: program.cost,
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr',
      numRows: rows.rows,
      numCols: rows.columns,
      starts: rows.rowStart,
      indices: rows.column,
      values: rows.value,
    },
    ...(hasWholeColumns(program) && { integrality: Int32Array.from(program.integer ?? []) }),
  }
}

function callbacks(highs: Highs, options: RunOptions): HighsCallbackMap {
  const { cancelled, onProgress, onImproved } = options
  const channel = highs.constants.callbackType
  const stopWhenCancelled = (event: InterruptCallbackEvent): undefined => {
    if (cancelled?.() === true) event.interrupt()
  }
  const simplex: HighsCallbackMap = {
    [channel.simplexInterrupt]: stopWhenCancelled,
    [channel.ipmInterrupt]: stopWhenCancelled,
  }
  const search: HighsCallbackMap = {
    [channel.mipInterrupt]: (event): undefined => {
      stopWhenCancelled(event)
      report(event.data)
    },
  }
  const improvements: HighsCallbackMap = {
    [channel.mipImprovingSolution]: ({ data }): undefined => {
      if (data.mip_solution) onImproved?.(data.mip_solution, data.objective_function_value ?? NaN)
    },
  }
  const report = onProgress ? throttledReport(onProgress) : () => {}
  return {
    ...(cancelled && simplex),
    ...((cancelled ?? onProgress) && search),
    ...(onImproved && improvements),
  }
}

/** The first state of the search, then one every so often. */
function throttledReport(onProgress: (progress: SolveProgress) => void) {
  let lastMs = -Infinity
  return (data: CallbackData): void => {
    const now = performance.now()
    if (now - lastMs < PROGRESS_MS) return
    lastMs = now
    onProgress({
      seconds: data.running_time ?? 0,
      ...finite('objective', data.mip_primal_bound),
      ...finite('bound', data.mip_dual_bound),
    })
  }
}

/** The field when the number is one: HiGHS says infinity for "not yet". */
function finite<Name extends string>(name: Name, value: number | undefined) {
  return (value !== undefined && Number.isFinite(value) ? { [name]: value } : {}) as {
    [key in Name]?: number
  }
}

interface Ended {
  readonly highs: Highs
  readonly model: Model
  readonly program: LinearProgram
}

/** A solve that ended, without how long it took. */
type Ending = SolveOutcome extends infer Each
  ? Each extends SolveOutcome
    ? Omit<Each, 'seconds'>
    : never
  : never

function outcome(ended: Ended, status: number): Ending {
  const known = ended.highs.constants.modelStatus
  switch (status) {
    case known.optimal:
    case known.empty:
      return { status: 'optimal', ...solution(ended), ...duals(ended) }
    case known.infeasible:
      return { status: 'infeasible' }
    case known.unbounded:
      return { status: 'unbounded' }
    case known.unboundedOrInfeasible:
      return unboundedOrInfeasible(ended)
    case known.timeLimit:
      return stopped(ended, 'time')
    case known.interrupted:
      return stopped(ended, 'cancelled')
    case known.objectiveBound:
    case known.objectiveTarget:
    case known.iterationLimit:
    case known.solutionLimit:
    case known.unknown:
      return stopped(ended, 'limit')
    default:
      throw new Error(`HiGHS ended with model status ${status}`)
  }
}

function solution({ model, program }: Ended) {
  const objective = model.getObjectiveValue()
  const bound = hasWholeColumns(program) ? Number(model.info.get('mip_dual_bound')) : objective
  return { objective, bound, values: model.getSolution().colValue }
}

function duals({ model, program }: Ended) {
  if (hasWholeColumns(program)) return {}
  const { rowDual, colDual } = model.getSolution()
  return { rowDuals: rowDual, columnDuals: colDual }
}

function stopped(ended: Ended, stoppedBy: StopReason): Ending {
  const { model, program } = ended
  const whole = hasWholeColumns(program)
  const unproven = program.sense === 'minimise' ? -Infinity : Infinity
  const bound = whole ? Number(model.info.get('mip_dual_bound')) : unproven
  if (model.info.get('primal_solution_status') === POINT_IS_FEASIBLE) {
    return { status: 'feasible', stoppedBy, ...solution(ended), bound }
  }
  return { status: 'stopped', stoppedBy, ...finite('bound', bound) }
}

/** Presolve may stop at "one of both": without an objective only one of them is left. */
function unboundedOrInfeasible({ highs, model, program }: Ended): Ending {
  const columns = program.cost.length
  model.changeColsCost({ kind: 'range', from: 0, to: columns - 1 }, new Float64Array(columns))
  model.zeroAllClocks()
  const { modelStatus } = model.run()
  if (modelStatus === highs.constants.modelStatus.optimal) return { status: 'unbounded' }
  if (modelStatus === highs.constants.modelStatus.infeasible) return { status: 'infeasible' }
  return { status: 'stopped', stoppedBy: 'time' }
}
