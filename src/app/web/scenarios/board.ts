import type { Scenario } from '../../../levers/scenario.ts'
import { parseScenario } from '../../../levers/scenario.ts'
import { withStep } from '../../../levers/edit-steps.ts'
import { leverOf } from '../../../levers/catalogue.ts'
import { begun, changedTo, redone, settled, undone } from './history.ts'
import type { Accepted } from '../../../see/screen/scenarios/scenario-desk.ts'
import { api } from '../api-client.ts'
import { Board, isToKeep } from './board-core.ts'
import { BASE_KEY, newEntry, OPEN } from './board-state.ts'
import { acceptAs, keepScenario } from './keep.ts'
import { proofOf } from './prove-column.ts'

/** The scenarios of the open chain: what the hand does, and what is kept of it. */
export class ScenarioBoard extends Board {
  async start(lever: string | undefined): Promise<void> {
    try {
      this.hashes = await this.desk.layChain(OPEN, this.loaded.document)
      this.compute(BASE_KEY)
      this.set({ tableYears: await this.desk.years() })
      const kept = await api.scenarios.list(this.loaded.chainId)
      for (const { scenarioId, body, revision } of kept.toReversed()) {
        const parsed = parseScenario(body)
        if (!parsed.ok) this.set({ trouble: [...this.state.trouble, ...parsed.problems] })
        else this.take(parsed.value, { key: scenarioId, revision })
      }
      if (lever !== undefined) await this.#startWith(lever)
      const first = this.state.entries.find(({ kind }) => kind === 'scenario')
      if (first && this.state.selectedKey === undefined) this.select(first.key)
    } catch (error) {
      this.fail(error)
    }
    await this.#listChains().catch(() => undefined)
  }

  /** What the hand did last is kept even when the page is left at once. */
  stop(): void {
    for (const entry of this.state.entries.filter(isToKeep)) {
      void keepScenario(this.loaded, entry)
    }
    this.isStopped = true
    clearTimeout(this.rest)
    this.desk.stop()
  }

  create(name = ''): string {
    const key = `scenario-${crypto.randomUUID().slice(0, 13)}`
    const count = this.state.entries.filter(({ kind }) => kind === 'scenario').length + 1
    const { chainId, version } = this.loaded
    const scenario: Scenario = {
      schema: 'boucle/scenario',
      schemaVersion: 1,
      name: name === '' ? `Scénario ${count}` : name,
      ...(name === '' && { nameEn: `Scenario ${count}` }),
      base: { hash: this.hashes[0] ?? '', chainId, version },
      steps: [],
    }
    this.take(scenario, { key, revision: 0 })
    this.select(key)
    return key
  }

  select(key: string): void {
    if (key !== this.state.selectedKey) this.set({ selectedKey: key, offers: undefined })
  }

  show(key: string, shown: boolean): void {
    this.change(key, { shown })
    this.refreshRows()
  }

  tellAgainst(key: string): void {
    this.set({ againstKey: key, drawnRows: [], drawnKeys: [] })
    this.refreshRows()
  }

  edit(key: string, scenario: Scenario, tag?: string): void {
    const entry = this.entry(key)
    if (!entry?.history || entry.history.now === scenario) return
    this.put(entry, changedTo(entry.history, scenario, tag))
  }

  settle(): void {
    const entry = this.entry(this.state.selectedKey ?? '')
    if (entry?.history) this.change(entry.key, { history: settled(entry.history) })
  }

  undo(): void {
    const entry = this.entry(this.state.selectedKey ?? '')
    if (entry?.history && entry.history.past.length > 0) this.put(entry, undone(entry.history))
  }

  redo(): void {
    const entry = this.entry(this.state.selectedKey ?? '')
    if (entry?.history && entry.history.future.length > 0) this.put(entry, redone(entry.history))
  }

  remove(key: string): void {
    const entry = this.entry(key)
    if (!entry || entry.kind === 'base') return
    const entries = this.state.entries.filter((each) => each.key !== key)
    const next = entries.findLast(({ kind }) => kind === 'scenario')?.key
    const { selectedKey, againstKey } = this.state
    this.set({
      entries,
      selectedKey: selectedKey === key ? next : selectedKey,
      againstKey: againstKey === key ? BASE_KEY : againstKey,
    })
    this.refreshRows()
    if (entry.revision > 0) api.scenarios.remove(key).catch((error: unknown) => this.fail(error))
  }

  copy(key: string): void {
    const scenario = this.entry(key)?.history?.now
    if (!scenario) return
    const { acceptedVersion: _was, ...rest } = scenario
    const copied = this.create(`${scenario.name} (copie)`)
    const nameEn = `${scenario.nameEn ?? scenario.name} (copy)`
    this.edit(copied, { ...rest, name: `${scenario.name} (copie)`, nameEn })
  }

  async openFile(file: File): Promise<void> {
    const document: unknown = await file
      .text()
      .then((text) => JSON.parse(text) as unknown)
      .catch(() => undefined)
    const parsed = parseScenario(document)
    if (!parsed.ok) return this.set({ trouble: parsed.problems })
    const key = `scenario-${crypto.randomUUID().slice(0, 13)}`
    this.set({ trouble: [] })
    this.take(parsed.value, { key, revision: 0, isDirty: true })
    this.select(key)
  }

  async addChain(choiceKey: string): Promise<void> {
    const choice = this.state.chains.find(({ key }) => key === choiceKey)
    if (!choice || this.entry(choiceKey)) return
    const id = choiceKey.slice(choiceKey.indexOf(' ') + 1)
    try {
      const document = choice.isExample ? await api.example(id) : (await api.chain(id)).document
      await this.desk.layChain(choiceKey, document)
      this.set({ entries: [...this.state.entries, newEntry(choiceKey, 'chain', choice.name)] })
      this.compute(choiceKey)
    } catch (error) {
      this.fail(error)
    }
  }

  async askOffers(): Promise<void> {
    const key = this.state.selectedKey
    if (key === undefined) return
    await this.settledOnce(key)
    const offers = await this.desk.offers(key)
    if (key === this.state.selectedKey) this.set({ offers })
  }

  askRebase(key: string) {
    const { chainId, version } = this.loaded
    const scenario = this.entry(key)!.history!.now
    return this.desk.rebase(scenario, { chainKey: OPEN, chainId, version })
  }

  /** The chain that the scenario comes to becomes the next version; the scenario rests with its steps. */
  async accept(key: string): Promise<Accepted> {
    const entry = this.entry(key)
    if (!entry?.history) throw new Error(`No scenario ${key}`)
    const scenario = entry.history.now
    const outcome = await acceptAs(this.loaded, scenario, await this.desk.accepted(key))
    if (outcome.status === 'saved' || outcome.status === 'merged') {
      const rested = { ...scenario, acceptedVersion: outcome.version }
      await this.keep({ ...entry, history: begun(rested), isDirty: true })
    }
    return outcome
  }

  async wake(scenario: Scenario): Promise<void> {
    const found = this.state.rested.find((each) => each.scenario === scenario)
    if (!found) return
    const { acceptedVersion: _was, ...awake } = scenario
    this.set({ rested: this.state.rested.filter((each) => each !== found) })
    this.take(awake, { key: found.entry.key, revision: found.entry.revision, isDirty: true })
    this.select(found.entry.key)
  }

  async prove(key: string): Promise<void> {
    this.change(key, { proof: { state: 'running' } })
    const proof = await proofOf(await this.desk.accepted(key))
    this.change(key, { proof })
  }

  async keepMine(key: string): Promise<void> {
    const entry = this.entry(key)
    if (!entry?.theirs) return
    await this.keep({ ...entry, revision: entry.theirs.revision, isDirty: true })
  }

  /** Mine stays one step back: undo returns to it. */
  takeTheirs(key: string): void {
    const entry = this.entry(key)
    if (!entry?.theirs || !entry.history) return
    const { scenario, revision } = entry.theirs
    this.put({ ...entry, revision }, changedTo(entry.history, scenario))
    this.change(key, { kept: 'saved', isDirty: false })
  }

  async #startWith(lever: string): Promise<void> {
    const known = leverOf(lever)
    if (!known || known.family === 'hand') return
    await this.settledOnce(BASE_KEY)
    const offer = (await this.desk.offers(BASE_KEY)).find((each) => each.lever === lever)
    const key = this.create(known.name.fr)
    const entry = this.entry(key)!
    const named = { ...entry.history!.now, nameEn: known.name.en }
    this.edit(key, withStep(named, lever, offer?.parameters ?? {}))
  }

  async #listChains(): Promise<void> {
    const [chains, examples] = await Promise.all([api.chains(), api.examples()])
    this.set({
      chains: [
        ...chains
          .filter(({ chainId }) => chainId !== this.loaded.chainId)
          .map(({ chainId, name }) => ({
            key: `chain ${chainId}`,
            name: { fr: name, en: name },
            isExample: false,
          })),
        ...examples
          .filter(({ slug }) => slug !== this.loaded.chainId)
          .map(({ slug, nameFr, nameEn }) => ({
            key: `example ${slug}`,
            name: { fr: nameFr, en: nameEn },
            isExample: true,
          })),
      ],
    })
  }
}
