import { describe, expect, it } from 'vitest'
import { generatedChain } from '../../../bench/generated-chain.ts'
import { loadReference } from '../../../reference/load.ts'
import type { Session } from './session.ts'
import { openSession } from './session.ts'

const reference = await loadReference()

interface Generated {
  readonly processes: readonly { readonly id: string; readonly ownCostPerRun: number }[]
  readonly lanes: readonly { readonly id: string; readonly leadTimeDays: number }[]
}

function must(opened: ReturnType<typeof openSession>): Session {
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  return opened.value
}

describe('session', () => {
  it('[SE1] a chain edited field by field says, to the last digit, what it says when opened anew', () => {
    let document = generatedChain(80) as Generated
    let session = must(openSession(document, reference))
    for (const step of [1, 2, 3, 4]) {
      // Draws between edits: what they leave in memory must not show in the next answer.
      session.document(step % 2 === 0)
      const [process, lane] = [document.processes[step * 3]!, document.lanes[step * 4]!]
      session = must(session.edit({ key: `processes/${process.id}/ownCostPerRun`, value: step }))
      session = must(session.edit({ key: `lanes/${lane.id}/leadTimeDays`, value: 10 * step }))
      document = {
        ...document,
        processes: document.processes.map((each) =>
          each === process ? { ...each, ownCostPerRun: step } : each,
        ),
        lanes: document.lanes.map((each) =>
          each === lane ? { ...each, leadTimeDays: 10 * step } : each,
        ),
      }
      const anew = must(openSession(document, reference))
      const { chainHash, ...figures } = anew.document(false)
      expect(session.document(false)).toEqual(figures)
      expect(chainHash).toMatch(/^[0-9a-f]{64}$/)
      expect(session.document(true)).toEqual(anew.document(true))
    }
  })

  it('[SE2] an edit that cannot be is refused and leaves the session as it was', () => {
    const session = must(openSession(generatedChain(20), reference))
    const before = session.document(false)
    const refused = session.edit({ key: 'lanes/l3/leadTimeDays', value: 'soon' })
    expect(refused.ok ? [] : refused.problems.map((each) => each.code)).toEqual(['wrong_type'])
    expect(session.document(false)).toEqual(before)
  })
})
