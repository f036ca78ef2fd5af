import type { Scenario } from '../../../levers/scenario.ts'
import type { ColumnAsk } from '../../../see/engine/compare/desk.ts'
import { begun } from './history.ts'
import { api } from '../api-client.ts'
import type { LoadedChain } from '../api-client.ts'
import { Refused } from '../compute-client.ts'
import { failureOf } from '../use-chain.ts'
import type { BoardState, Entry } from './board-state.ts'
import { firstState, newEntry, OPEN, rowsAsk, shownKeys } from './board-state.ts'
import { DeskClient } from './desk-client.ts'
import { keepScenario } from './keep.ts'
import { workProblem } from './said.ts'

/** How long a hand rests before drawings, intervals and the store follow, ms. */
const REST_MS = 260

/** Columns and what is worked out of them: figures at once, the rest when the hand rests. */
export class Board {
  readonly loaded: LoadedChain
  state: BoardState
  protected readonly desk = new DeskClient()
  /** Fingerprints of the open chain. */
  protected hashes: readonly string[] = []
  protected rest: ReturnType<typeof setTimeout> | undefined
  protected isStopped = false
  readonly #listeners = new Set<() => void>()
  readonly #pending = new Set<string>()
  readonly #restless = new Set<string>()
  #running = false
  #isQuiet = false

  constructor(loaded: LoadedChain) {
    this.loaded = loaded
    this.state = firstState(loaded)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A scenario as a column, or among those that rest once they were accepted. */
  protected take(
    scenario: Scenario,
    { key, revision, isDirty = false }: Pick<Entry, 'key' | 'revision'> & { isDirty?: boolean },
  ): void {
    const name = { fr: scenario.name, en: scenario.nameEn ?? scenario.name }
    const entry: Entry = {
      ...newEntry(key, 'scenario', name),
      history: begun(scenario),
      revision,
      isDirty,
    }
    if (scenario.acceptedVersion !== undefined) {
      return this.set({ rested: [...this.state.rested, { scenario, entry }] })
    }
    this.set({ entries: [...this.state.entries, entry] })
    this.compute(key)
  }

  protected put(entry: Entry, history: NonNullable<Entry['history']>): void {
    const { name, nameEn = name } = history.now
    const proof = history.now.steps === entry.history?.now.steps ? entry.proof : undefined
    const { proof: _was, ...rest } = entry
    const next = { ...rest, history, name: { fr: name, en: nameEn }, isDirty: true }
    this.#together(() => {
      this.change(entry.key, { ...next, ...(proof && { proof }) }, true)
      this.compute(entry.key)
    })
  }

  /** Asks for a column anew; asked again while it is worked out, only the last state counts. */
  protected compute(key: string): void {
    this.#pending.add(key)
    this.#restless.add(key)
    clearTimeout(this.rest)
    this.set({ staleKeys: new Set([...this.state.staleKeys, key]), drawing: false })
    this.desk.stopIfBusy()
    if (!this.#running) void this.#run()
  }

  async #run(): Promise<void> {
    this.#running = true
    while (!this.isStopped) {
      const [key] = this.#pending
      if (key === undefined) break
      this.#pending.delete(key)
      await this.#once(key)
    }
    this.#running = false
    clearTimeout(this.rest)
    this.rest = setTimeout(() => void this.#atRest(), REST_MS)
  }

  async #once(key: string): Promise<void> {
    const entry = this.entry(key)
    if (!entry) return
    try {
      // Known at once for the open chain: the worker then starts before the page is drawn.
      const found = this.#baseOf(entry)
      const base = found instanceof Promise ? await found : found
      if (base.chainKey === undefined) {
        return this.change(key, { base: base.state, isReady: false, outcomes: [] })
      }
      const keys = this.state.entries
        .filter((each) => each.shown && (each.isReady || each.key === key))
        .map((each) => each.key)
      const ask = rowsAsk(this.state, keys)
      const live = await this.desk.setColumn(this.#askOf(entry, base.chainKey), {
        ...ask,
        withIntervals: false,
      })
      this.change(key, { base: base.state, isReady: true, outcomes: live.steps, problems: [] })
      this.set({ rows: live.rows ?? [], rowKeys: keys })
    } catch (error) {
      const problems = error instanceof Refused ? error.problems : []
      this.change(key, { problems, isReady: false })
      if (problems.length === 0) this.fail(error)
    }
  }

  #askOf({ key, history }: Entry, chainKey: string): ColumnAsk {
    return { key, chainKey, ...(history && { scenario: history.now }) }
  }

  /** Where the base of a scenario is; a version that is not open is fetched. */
  #baseOf({ key, kind, history }: Entry): BaseFound | Promise<BaseFound> {
    if (kind === 'chain') return { state: 'here', chainKey: key }
    if (!history) return { state: 'here', chainKey: OPEN }
    const { hash, chainId, version } = history.now.base
    const isOpen = chainId === this.loaded.chainId && version === this.loaded.version
    if (isOpen || this.hashes.includes(hash)) return { state: 'here', chainKey: OPEN }
    if (chainId === undefined || version === undefined) return GONE
    const chainKey = `${chainId}@${version}`
    if (this.desk.hasChain(chainKey)) return { state: 'moved', chainKey }
    return this.#fetchBase(chainId, version)
  }

  async #fetchBase(chainId: string, version: number): Promise<BaseFound> {
    const chainKey = `${chainId}@${version}`
    try {
      await this.desk.layChain(chainKey, (await api.chain(chainId, version)).document)
      return { state: 'moved', chainKey }
    } catch {
      return GONE
    }
  }

  /** The hand rests: drawings, intervals, the store. */
  async #atRest(): Promise<void> {
    const keys = [...this.#restless]
    this.#restless.clear()
    this.set({ offers: undefined })
    try {
      for (const key of keys) {
        const entry = this.entry(key)
        if (!entry?.isReady) continue
        const { chainKey } = await this.#baseOf(entry)
        if (chainKey === undefined) continue
        const detail = await this.desk.detail(this.#askOf(entry, chainKey))
        this.change(key, { detail })
      }
      for (const { key } of this.state.entries.filter(isToKeep)) {
        const entry = this.entry(key)
        if (entry) void this.keep(entry)
      }
      await this.#draw()
    } catch (error) {
      this.fail(error)
    }
  }

  protected refreshRows(): void {
    const keys = shownKeys(this.state)
    this.desk.rows({ ...rowsAsk(this.state, keys), withIntervals: false }).then(
      (rows) => {
        this.set({ rows, rowKeys: keys })
        return this.#draw()
      },
      (error: unknown) => this.fail(error),
    )
  }

  async #draw(): Promise<void> {
    const keys = shownKeys(this.state)
    this.set({ drawing: true })
    const ask = rowsAsk(this.state, keys)
    const drawnRows = await this.desk.drawnRows({ ...ask, withIntervals: true })
    this.set({ drawnRows, drawnKeys: keys, staleKeys: new Set(), drawing: false })
  }

  protected async keep(entry: Entry): Promise<void> {
    const { key } = entry
    this.change(key, { kept: 'saving', isDirty: false })
    const done = await keepScenario(this.loaded, entry)
    this.change(key, done)
    // What was changed while it was being saved is saved next.
    const next = this.entry(key)
    if (done.kept === 'saved' && next?.isDirty) await this.keep(next)
  }

  protected settledOnce(key: string): Promise<void> {
    return new Promise((done) => {
      const look = () => {
        if (!this.entry(key)?.isReady) return
        stop()
        done()
      }
      const stop = this.subscribe(look)
      look()
    })
  }

  protected entry(key: string): Entry | undefined {
    return this.state.entries.find((each) => each.key === key)
  }

  protected change(key: string, part: Partial<Entry>, whole = false): void {
    this.set({
      entries: this.state.entries.map((entry) =>
        entry.key === key ? (whole ? (part as Entry) : { ...entry, ...part }) : entry,
      ),
    })
  }

  protected fail(error: unknown): void {
    const { problems, detail } = failureOf(error)
    const said = problems.length > 0 ? problems : [workProblem(detail)]
    this.set({ trouble: said, drawing: false })
  }

  /** Several changes at once: whoever listens is told when all are made and the worker is at it. */
  #together(work: () => void): void {
    this.#isQuiet = true
    work()
    this.#isQuiet = false
    this.set({})
  }

  protected set(part: Partial<BoardState>): void {
    if (this.isStopped) return
    this.state = { ...this.state, ...part }
    if (this.#isQuiet) return
    for (const listener of this.#listeners) listener()
  }
}

interface BaseFound {
  readonly state: Entry['base']
  readonly chainKey: string | undefined
}

const GONE: BaseFound = { state: 'gone', chainKey: undefined }

/** Saved one after the other: each save says which one it follows. */
export function isToKeep({ isDirty, kept }: Entry): boolean {
  return isDirty && kept !== 'saving' && kept !== 'conflict'
}
