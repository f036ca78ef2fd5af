import { LEVER_TABLES, loadReference } from '../../../reference/load.ts'
import { loadSeaNetwork } from '../../../reference/load-places.ts'
import type { FirstDocument } from '../../advise/engine/first/document.ts'
import { whatFirst } from '../../advise/engine/first/what-first.ts'
import { parseChain } from '../../chain/parse.ts'
import { seaRoute } from '../../chain/place/sea-route.ts'
import type { Problem } from '../../core/problem.ts'

/** What the page hears of a ranking: each time a little more of it, `isLast` once it is whole. */
export interface FirstAnswer {
  readonly document?: FirstDocument
  readonly isLast?: boolean
  readonly problems?: readonly Problem[]
  /** A failure of the program, not of the input. */
  readonly error?: string
}

/** Rankings are handed over no more often, milliseconds: a page shows no more. */
const BEAT_MS = 60

const reference = loadReference({ tables: LEVER_TABLES })
const sea = loadSeaNetwork()

async function rank(document: unknown, say: (answer: FirstAnswer) => void): Promise<void> {
  const chain = parseChain(document)
  if (!chain.ok) return say({ problems: chain.problems })
  const [tables, network] = await Promise.all([reference, sea])
  const steps = whatFirst(chain.value, {
    reference: tables,
    seaKm: (from, to) => seaRoute(network, from, to)?.distanceKm,
  })
  if (!steps.ok) return say({ problems: steps.problems })
  let said = 0
  for (;;) {
    const { value, done } = steps.value.next()
    if (done) return say({ document: value, isLast: true })
    if (performance.now() - said < BEAT_MS) continue
    said = performance.now()
    say({ document: value })
  }
}

self.onmessage = async (event: MessageEvent<unknown>) => {
  try {
    await rank(event.data, (answer) => self.postMessage(answer))
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
}
