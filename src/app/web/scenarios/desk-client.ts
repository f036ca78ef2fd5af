import type { ComparedRow } from '../../../see/engine/compare/compare-many.ts'
import type {
  ColumnAsk,
  OfferedLever,
  Rebased,
  RowsAsk,
  SaidOutcome,
} from '../../../see/engine/compare/desk.ts'
import type { TableYears } from '../../../see/engine/compare/table-years.ts'
import type { Scenario } from '../../../levers/scenario.ts'
import type { DeskColumn } from '../../../see/screen/scenarios/scenario-desk.ts'
import type { DeskAnswer, DeskAsk } from '../../compute/compute-scenarios.ts'
import { Refused } from '../compute-client.ts'

interface Waiting {
  readonly done: (value: unknown) => void
  readonly failed: (error: Error) => void
}

/** One worker with its questions under way. */
class DeskWorker {
  readonly #worker = new Worker(new URL('../../compute/compute-scenarios.ts', import.meta.url), {
    type: 'module',
  })
  readonly #waiting = new Map<number, Waiting>()
  #count = 0

  constructor() {
    this.#worker.onmessage = (event: MessageEvent<DeskAnswer>) => {
      const { number, value, problems, error } = event.data
      const question = this.#waiting.get(number)
      this.#waiting.delete(number)
      if (problems) question?.failed(new Refused(problems))
      else if (error !== undefined) question?.failed(new Error(error))
      else question?.done(value)
    }
    this.#worker.onerror = (event: ErrorEvent) => {
      for (const each of this.#waiting.values()) {
        each.failed(new Error(event.message || 'The computation could not start'))
      }
      this.#waiting.clear()
    }
  }

  ask<T>(ask: DeskAsk): Promise<T> {
    const number = ++this.#count
    return new Promise((done, failed) => {
      this.#waiting.set(number, { done: (value) => done(value as T), failed })
      this.#worker.postMessage({ number, ask })
    })
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0
  }

  /** Questions under way are never answered: whoever asked has gone on. */
  stop(): void {
    this.#worker.terminate()
  }
}

interface Live {
  readonly steps: readonly SaidOutcome[]
  readonly rows: readonly ComparedRow[] | undefined
}

/**
 * The desk of scenarios in two threads: one answers the hand, the other draws intervals when the
 * hand rests; a drawing that is no longer wanted is stopped, not waited for.
 */
export class DeskClient {
  readonly #hand = new DeskWorker()
  #drawer: DeskWorker | undefined
  readonly #chains = new Map<string, unknown>()
  readonly #columns = new Map<string, ColumnAsk>()
  /** What the drawer holds already. */
  #drawn = new Map<string, unknown>()

  async layChain(key: string, document: unknown): Promise<readonly [parts: string, file: string]> {
    const hashes = await this.#hand.ask<readonly [string, string]>({ kind: 'chain', key, document })
    this.#chains.set(key, document)
    return hashes
  }

  hasChain(key: string): boolean {
    return this.#chains.has(key)
  }

  setColumn(column: ColumnAsk, rows?: RowsAsk): Promise<Live> {
    this.#columns.set(column.key, column)
    return this.#hand.ask({ kind: 'column', column, rows })
  }

  rows(rows: RowsAsk): Promise<readonly ComparedRow[]> {
    return this.#hand.ask({ kind: 'rows', rows })
  }

  detail(column: ColumnAsk): Promise<NonNullable<DeskColumn['detail']>> {
    return this.#hand.ask({ kind: 'detail', column })
  }

  offers(key: string): Promise<readonly OfferedLever[]> {
    return this.#hand.ask({ kind: 'offers', key })
  }

  rebase(
    scenario: Scenario,
    onto: { readonly chainKey: string; readonly chainId: string; readonly version: number },
  ): Promise<Rebased> {
    return this.#hand.ask({ kind: 'rebase', scenario, onto })
  }

  years(): Promise<readonly TableYears[]> {
    return this.#hand.ask({ kind: 'years' })
  }

  /** The chain that a column comes to. */
  accepted(key: string): Promise<unknown> {
    return this.#hand.ask({ kind: 'accepted', key })
  }

  /** Rows with the intervals of values and differences; never answered once they are not wanted. */
  async drawnRows(rows: RowsAsk): Promise<readonly ComparedRow[]> {
    this.stopIfBusy()
    this.#drawer ??= new DeskWorker()
    const drawer = this.#drawer
    for (const key of rows.keys) {
      const column = this.#columns.get(key)
      if (!column) continue
      const { chainKey } = column
      const document = this.#chains.get(chainKey)
      if (this.#drawn.get(`chain ${chainKey}`) !== document) {
        this.#drawn.set(`chain ${chainKey}`, document)
        drawer.ask({ kind: 'chain', key: chainKey, document }).catch(refusedBefore)
      }
      if (this.#drawn.get(`column ${key}`) === column) continue
      this.#drawn.set(`column ${key}`, column)
      drawer.ask({ kind: 'column', column, rows: undefined }).catch(refusedBefore)
    }
    return drawer.ask({ kind: 'rows', rows })
  }

  /** A drawing under way is of figures that are no more. */
  stopIfBusy(): void {
    if (this.#drawer?.isBusy) this.#stopDrawing()
  }

  #stopDrawing(): void {
    this.#drawer?.stop()
    this.#drawer = undefined
    this.#drawn = new Map()
  }

  stop(): void {
    this.#stopDrawing()
    this.#hand.stop()
  }
}

/** What the drawer refuses was refused to the hand before, and said there. */
function refusedBefore(): void {}
