import { loadReference } from '../reference/load.ts'
import { parseChain } from '../src/chain/parse.ts'
import { see, seeIntervals } from '../src/see/engine/see.ts'
import { generatedChain } from './generated-chain.ts'
import type { Table } from './table.ts'
import { percentile } from './table.ts'

/** A 1,000-stage chain changed and seen again 300 times, and its intervals drawn 10 times. */
export async function run(): Promise<Table> {
  const reference = await loadReference()
  const document = generatedChain(1_000) as { markets: { demandUnitsPerYear: number }[] }
  const parsed = parseChain(document)
  if (!parsed.ok) throw new Error('The generated chain does not parse')
  const chain = parsed.value
  const times: number[] = []
  for (let i = 0; i < 300; i++) {
    const [market] = chain.markets
    if (!market) throw new Error('No market')
    const changed = {
      ...chain,
      markets: [{ ...market, demandUnitsPerYear: (1000 + i) as typeof market.demandUnitsPerYear }],
    }
    const started = performance.now()
    see(changed, reference)
    times.push(performance.now() - started)
  }
  const seen = see(chain, reference)
  if (!seen.ok) throw new Error('See failed')
  const drawn = Array.from({ length: 10 }, () => {
    const started = performance.now()
    seeIntervals(seen.value)
    return performance.now() - started
  })
  const measured = times.slice(50)
  return {
    name: 'See: 1,000 stages, recomputed',
    columns: ['what', 'median ms', 'p95 ms', 'goal ms'],
    rows: [
      [
        'every analysis again',
        percentile(measured, 0.5).toFixed(1),
        percentile(measured, 0.95).toFixed(1),
        16,
      ],
      [
        'intervals, 200 draws',
        percentile(drawn, 0.5).toFixed(0),
        percentile(drawn, 0.95).toFixed(0),
        300,
      ],
    ],
    notes: ['the engine of the browser’s worker, run in Node; the browser’s V8 is the same'],
  }
}
