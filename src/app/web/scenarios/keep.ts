import type { Scenario } from '../../../levers/scenario.ts'
import { parseScenario } from '../../../levers/scenario.ts'
import type { Accepted } from '../../../see/screen/scenarios/scenario-desk.ts'
import { api } from '../api-client.ts'
import type { LoadedChain } from '../api-client.ts'
import { failureOf } from '../use-chain.ts'
import type { Entry } from './board-state.ts'
import { said, workProblem } from './said.ts'

/** Keeps a scenario beside its chain; whatever the outcome, nothing of it is lost. */
export async function keepScenario(loaded: LoadedChain, entry: Entry): Promise<Partial<Entry>> {
  const scenario = entry.history!.now
  // A file need not say where its chain is kept: upon the open one, that is known.
  const { chainId = loaded.chainId, version = loaded.version } = scenario.base
  const body = { ...scenario, base: { ...scenario.base, chainId, version } }
  const { key: scenarioId, revision: baseRevision } = entry
  try {
    const done = await api.scenarios.save({
      scenarioId,
      chainId,
      baseVersion: version,
      baseRevision,
      body,
    })
    if (done.status === 'saved') return { kept: 'saved', revision: done.document.revision }
    if (done.status === 'missing') return { kept: 'missing' }
    const theirs = parseScenario(done.theirs.body)
    return {
      kept: 'conflict',
      ...(theirs.ok && { theirs: { scenario: theirs.value, revision: done.theirs.revision } }),
    }
  } catch {
    return { kept: 'failed', isDirty: true }
  }
}

/** Saves what a scenario comes to as the next version of its chain, with a note that names it. */
export async function acceptAs(
  loaded: LoadedChain,
  scenario: Scenario,
  document: unknown,
): Promise<Accepted> {
  try {
    const done = await api.save(loaded, document, `Scénario « ${scenario.name} »`)
    switch (done.status) {
      case 'conflict': {
        const parts = done.conflicts.map(({ noun, id }) => `${noun}/${id}`)
        return { status: 'conflict', parts }
      }
      case 'invalid':
        return { status: 'refused', problems: done.problems.map(said) }
      case 'saved':
      case 'merged':
      case 'unchanged':
        return { status: done.status, version: done.version.version }
    }
  } catch (error) {
    const { problems, detail } = failureOf(error)
    const told = problems.length > 0 ? problems.map(said) : [workProblem(detail)]
    return { status: 'refused', problems: told }
  }
}
