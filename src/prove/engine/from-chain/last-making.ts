import type { Flow } from '../../../chain/flow/flow.ts'

/** The last stage that makes what is sold: what an order of finished pieces meets. */
export function lastMakingOf({
  network: { chain, processCount },
  activity,
}: Flow): number | undefined {
  const last = chain.processes.findLastIndex(
    ({ kind, segment }, stage) =>
      stage < processCount &&
      kind === 'transform' &&
      (segment ?? 'production') === 'production' &&
      (activity[stage] ?? 0) > 0,
  )
  return last < 0 ? undefined : last
}
