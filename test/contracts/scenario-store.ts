import type { ChainStore } from '../../src/store/engine/chain-store.ts'
import type { SaveScenario, ScenarioStore } from '../../src/store/engine/scenario-store.ts'
import type { ContractCase } from './contract.ts'
import { check, same } from './contract.ts'

interface Stores {
  readonly chains: ChainStore
  readonly scenarios: ScenarioStore
}

/** Fresh, empty stores, side by side: a scenario stands on a version of a chain. */
export type OpenStores = () => Promise<Stores>

const draft = (scenarioId: string, baseRevision: number, body: unknown): SaveScenario => ({
  scenarioId,
  chainId: 'c',
  baseVersion: 1,
  baseRevision,
  body,
})

async function started(open: OpenStores): Promise<Stores> {
  const stores = await open()
  for (const chainId of ['c', 'e']) {
    await stores.chains.create({ chainId, name: 'C', parts: [], author: 'a', note: '' })
  }
  return stores
}

/** What every store of scenarios does, whatever the machine. */
export const scenarioStoreContract: readonly ContractCase<OpenStores>[] = [
  {
    title: '[SC1] saved, read, listed, revised, removed',
    async run(open) {
      const { scenarios } = await started(open)
      const odd = { steps: [{ text: '\u0000 \ud800 é' }], empty: '' }
      const first = await scenarios.save(draft('a', 0, odd))
      check(first.status === 'saved' && first.document.revision === 1, 'revision 1')
      same((await scenarios.read('a'))?.body, odd, 'the body as it was given')
      const second = await scenarios.save(draft('a', 1, { steps: [] }))
      check(second.status === 'saved' && second.document.revision === 2, 'revision 2')
      same((await scenarios.read('a'))?.body, { steps: [] }, 'the revised body')
      const listed = (await scenarios.list('c')).map(({ scenarioId }) => scenarioId)
      same(listed, ['a'], 'those of the chain')
      same(await scenarios.list('e'), [], 'none of another chain')
      same(
        [await scenarios.remove('a'), await scenarios.remove('a')],
        [true, false],
        'removed once',
      )
      check((await scenarios.read('a')) === undefined, 'it is gone')
    },
  },
  {
    title: '[SC2] of two people who save the same revision, the second sees the first',
    async run(open) {
      const { scenarios } = await started(open)
      await scenarios.save(draft('b', 0, 'start'))
      const both = await Promise.all([
        scenarios.save(draft('b', 1, 'mine')),
        scenarios.save(draft('b', 1, 'theirs')),
      ])
      same(both.map(({ status }) => status).sort(), ['conflict', 'saved'], 'one is kept')
      const shown = both.find((each) => each.status === 'conflict')
      const kept = await scenarios.read('b')
      same(shown?.status === 'conflict' && shown.theirs, kept, 'the other one sees it')
      same((await scenarios.save(draft('b', 0, 'new'))).status, 'conflict', 'no second first')
    },
  },
  {
    title: '[SC3] a version or a scenario that does not exist is missing',
    async run(open) {
      const { scenarios } = await started(open)
      const noVersion = await scenarios.save({ ...draft('x', 0, 1), baseVersion: 7 })
      same(noVersion, { status: 'missing' }, 'no such version')
      same(await scenarios.save(draft('gone', 3, 1)), { status: 'missing' }, 'no such scenario')
      check((await scenarios.read('x')) === undefined, 'nothing is written')
    },
  },
  {
    title: '[SC4] a removed chain takes its scenarios with it, and no other',
    async run(open) {
      const { chains, scenarios } = await started(open)
      await scenarios.save(draft('of-c', 0, 1))
      await scenarios.save({ ...draft('of-e', 0, 1), chainId: 'e' })
      await chains.remove('e')
      check((await scenarios.read('of-e')) === undefined, 'gone with its chain')
      check((await scenarios.read('of-c')) !== undefined, 'the other one stays')
    },
  },
]
