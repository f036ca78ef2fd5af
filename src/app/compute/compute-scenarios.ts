import type { Problem, Result } from '../../core/problem.ts'
import type { Scenario } from '../../levers/scenario.ts'
import type { ColumnAsk, RowsAsk } from '../../see/engine/compare/desk.ts'
import { Desk } from '../../see/engine/compare/desk.ts'
import { loadForLevers } from '../lever-tables.ts'

/** What the page of scenarios asks its worker; every answer bears the number of its question. */
export type DeskAsk =
  | { readonly kind: 'chain'; readonly key: string; readonly document: unknown }
  /** One column anew, and the figures asked of all: what a hand on a slider waits for. */
  | { readonly kind: 'column'; readonly column: ColumnAsk; readonly rows: RowsAsk | undefined }
  | { readonly kind: 'rows'; readonly rows: RowsAsk }
  | { readonly kind: 'detail'; readonly column: ColumnAsk }
  | { readonly kind: 'offers'; readonly key: string }
  | { readonly kind: 'rebase'; readonly scenario: Scenario; readonly onto: Onto }
  | { readonly kind: 'years' }
  | { readonly kind: 'accepted'; readonly key: string }

/** The chain and version that a scenario would be carried to. */
interface Onto {
  readonly chainKey: string
  readonly chainId: string
  readonly version: number
}

export interface DeskAnswer {
  readonly number: number
  readonly value?: unknown
  readonly problems?: readonly Problem[]
  /** A failure of the program, not of the input. */
  readonly error?: string
}

const desk = loadForLevers().then(({ reference, seaKm }) => new Desk({ reference, seaKm }))

function answerOf(at: Desk, ask: DeskAsk): Result<unknown> | { readonly value: unknown } {
  switch (ask.kind) {
    case 'chain':
      return at.layChain(ask.key, ask.document)
    case 'column': {
      const steps = at.setColumn(ask.column)
      if (!steps.ok) return steps
      return { value: { steps: steps.value, rows: ask.rows && at.rows(ask.rows) } }
    }
    case 'rows':
      return { value: at.rows(ask.rows) }
    case 'detail':
      return {
        value: { ...at.detail(ask.column.key), stepFigures: at.stepFigures(ask.column) },
      }
    case 'offers':
      return { value: at.offers(ask.key) }
    case 'rebase': {
      const { chainKey, version, chainId } = ask.onto
      return { value: at.rebased(ask.scenario, chainKey, version, chainId) }
    }
    case 'years':
      return { value: at.years() }
    case 'accepted':
      return { value: at.chainOf(ask.key) }
  }
}

self.onmessage = async (event: MessageEvent<{ number: number; ask: DeskAsk }>) => {
  const { number, ask } = event.data
  try {
    const found = answerOf(await desk, ask)
    self.postMessage({
      number,
      ...('problems' in found ? { problems: found.problems } : { value: found.value }),
    })
  } catch (error) {
    self.postMessage({ number, error: error instanceof Error ? error.message : String(error) })
  }
}
