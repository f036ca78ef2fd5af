import type { SalesAsked, SalesReadout } from '../../prove/open-sales.ts'
import type { SeeDocument } from '../../see/engine/document.ts'
import type { Explanation } from '../../see/engine/explain.ts'
import type { Problem } from '../../core/problem.ts'
import type { Answered, Ask, SalesFrom, SeaAsk } from '../compute/compute.ts'

/** Refused by the engine: the problems say what the user can do. */
export class Refused extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? 'refused')
    this.problems = problems
  }
}

const worker = new Worker(new URL('../compute/compute.ts', import.meta.url), { type: 'module' })
const waiting = new Map<
  number,
  { done: (value: unknown) => void; failed: (error: Error) => void }
>()
let count = 0

worker.onmessage = (event: MessageEvent<Answered>) => {
  const { number, value, problems, error } = event.data
  const question = waiting.get(number)
  waiting.delete(number)
  if (problems) question?.failed(new Refused(problems))
  else if (error !== undefined) question?.failed(new Error(error))
  else question?.done(value)
}

// A worker that cannot start answers nothing: every question under way then fails, in words.
worker.onerror = (event: ErrorEvent) => {
  for (const question of waiting.values()) {
    question.failed(new Error(event.message || 'The computation could not start'))
  }
  waiting.clear()
}

function ask<T>(question: Ask): Promise<T> {
  const number = ++count
  return new Promise((done, failed) => {
    waiting.set(number, { done: (value) => done(value as T), failed })
    worker.postMessage({ number, ask: question })
  })
}

export interface SeaPath {
  readonly id: string
  readonly path: readonly (readonly [number, number])[]
}

/** The engine, in its own thread: the page never waits for it. */
export const compute = {
  open: (document: unknown) => ask<SeeDocument>({ kind: 'open', document }),
  compare: (document: unknown) => ask<SeeDocument>({ kind: 'compare', document }),
  intervals: () => ask<SeeDocument>({ kind: 'intervals' }),
  explain: (figureId: string) => ask<Explanation | undefined>({ kind: 'explain', figureId }),
  sales: (asked: SalesAsked, from?: SalesFrom) =>
    ask<SalesReadout>({ kind: 'sales', asked, ...(from && { from }) }),
  sea: (routes: readonly SeaAsk[]) => ask<readonly SeaPath[]>({ kind: 'sea', routes }),
}
