import { hashOf } from '../../src/chain/version/canonical.ts'
import { problem } from '../../src/core/problem.ts'
import type {
  ChainStore,
  PartDraft,
  SaveOutcome,
  ValidateParts,
} from '../../src/store/engine/chain-store.ts'
import type { ContractCase } from './contract.ts'
import { check, same } from './contract.ts'

/** A fresh, empty store. */
export type OpenChainStore = (validate: ValidateParts) => Promise<ChainStore>

const anything: ValidateParts = () => []
const by = { author: 'a', note: '' }

const actor = (id: string, body: object = {}): PartDraft => ({
  noun: 'actors',
  id,
  body: { id, ...body },
})
const site = (id: string, actorId: string): PartDraft => ({
  noun: 'sites',
  id,
  body: { id, actor: actorId },
})

/** A site whose actor is missing makes a chain invalid, as in a real chain. */
const actorsExist: ValidateParts = (parts) => {
  const actors = new Set(parts.filter((part) => part.noun === 'actors').map((part) => part.id))
  return parts
    .filter((part) => part.noun === 'sites' && !actors.has((part.body as { actor: string }).actor))
    .map((part) =>
      problem({ code: 'unknown_id', path: ['sites', part.id], message: '', maybe: '' }),
    )
}

function version(outcome: SaveOutcome, status: SaveOutcome['status']): number {
  check(outcome.status === status, `expected ${status}, got ${JSON.stringify(outcome)}`)
  return 'version' in outcome ? outcome.version.version : 0
}

async function started(open: OpenChainStore, parts: readonly PartDraft[], validate = anything) {
  const store = await open(validate)
  version(await store.create({ chainId: 'c', name: 'C', parts, ...by }), 'saved')
  const save = (baseVersion: number, next: readonly PartDraft[]) =>
    store.save({ chainId: 'c', baseVersion, parts: next, ...by })
  return { store, save }
}

async function drafts(store: ChainStore, at?: number): Promise<readonly PartDraft[]> {
  const read = await store.read('c', at)
  check(read !== undefined, `version ${at} is there`)
  return read.parts.map(({ noun, id, body }) => ({ noun, id, body }))
}

/** Names, texts and numbers that trip up databases. */
const AWKWARD = [
  actor('\u{1F9F6} é \u2028 \t', { text: '\u0000 \ud800 \u{1F9F6} é \u2028', empty: '' }),
  actor('__proto__', { n: [0.1, 5e-324, 1.7976931348623157e308, 9007199254740991, -0, 1e21] }),
  actor("'; drop table x; --", { quote: '"\\', nested: { deep: [null, true, { a: [] }] } }),
  actor('', { longText: 'x'.repeat(100_000) }),
]

export const chainStoreContract: readonly ContractCase<OpenChainStore>[] = [
  {
    title: '[CS1] what is saved is read back, by noun and id, with true hashes',
    run: async (open) => {
      const { store } = await started(open, [site('s', 'b'), actor('b'), actor('a')])
      const read = await store.read('c')
      same(await drafts(store), [actor('a'), actor('b'), site('s', 'b')], 'parts')
      check(read?.parts.every((part) => part.hash === hashOf(part.body)) === true, 'hashes')
      same(read?.version.partCount, 3, 'part count')
      same([read?.version.author, read?.version.version], ['a', 1], 'version')
    },
  },
  {
    title: '[CS2] any text and any number survive',
    run: async (open) => {
      const { store } = await started(open, AWKWARD)
      const read = new Map((await drafts(store)).map((part) => [part.id, part.body]))
      for (const { id, body } of AWKWARD) same(read.get(id), body, JSON.stringify(id))
    },
  },
  {
    title: '[CS3] the same content is not a new version, whatever the order of parts and keys',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a', { x: 1, y: 2 }), actor('b')])
      const again = [actor('b'), { noun: 'actors', id: 'a', body: { y: 2, x: 1, id: 'a' } }]
      same(version(await save(1, again), 'unchanged'), 1, 'version')
      same((await store.versions('c')).length, 1, 'versions')
    },
  },
  {
    title: '[CS4] a save sent twice is answered twice and written once',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a')])
      version(await save(1, [actor('a', { n: 2 })]), 'saved')
      same(version(await save(1, [actor('a', { n: 2 })]), 'unchanged'), 2, 'second time')
      const create = { chainId: 'c', name: 'C', parts: [actor('a', { n: 2 })], ...by }
      same(version(await store.create(create), 'unchanged'), 2, 'create of the same')
      const other = await store.create({ ...create, parts: [actor('z')] })
      check(other.status === 'invalid' && other.problems[0]?.code === 'chain_exists', 'other')
    },
  },
  {
    title: '[CS5] parts added, changed and removed by two people are merged, and theirs are named',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a'), actor('b'), actor('c'), actor('d')])
      version(await save(1, [actor('a', { n: 1 }), actor('b'), actor('c'), actor('t')]), 'saved')
      const outcome = await save(1, [actor('a'), actor('b', { n: 2 }), actor('d'), actor('m')])
      same(version(outcome, 'merged'), 3, 'version')
      const expected = [actor('a', { n: 1 }), actor('b', { n: 2 }), actor('m'), actor('t')]
      same(await drafts(store), expected, 'merged parts')
      check(outcome.status === 'merged', 'merged')
      const { added, removed, changed } = outcome.theirs
      same(
        [added, removed].map((list) => list.map((part) => part.id)),
        [['t'], ['d']],
        'theirs',
      )
      same(
        changed.map(({ after }) => after.body),
        [actor('a', { n: 1 }).body],
        'theirs changed',
      )
    },
  },
  {
    title: '[CS6] the same part changed by two people: nothing is written, all three are shown',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a'), actor('b'), actor('x')])
      await save(1, [actor('a', { n: 1 }), actor('x')])
      const outcome = await save(1, [
        actor('a', { n: 2 }),
        actor('b', { n: 2 }),
        actor('x', { n: 2 }),
      ])
      check(outcome.status === 'conflict', outcome.status)
      same(
        outcome.conflicts.map(({ id, base, mine, theirs }) => [
          id,
          base?.body,
          mine?.body,
          theirs?.body,
        ]),
        [
          ['a', { id: 'a' }, { id: 'a', n: 2 }, { id: 'a', n: 1 }],
          ['b', { id: 'b' }, { id: 'b', n: 2 }, undefined],
        ],
        'conflicts',
      )
      same(outcome.latest.version, 2, 'latest')
      same((await store.versions('c')).length, 2, 'versions')
    },
  },
  {
    title: '[CS7] two valid edits that make an invalid chain are refused as a whole',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a'), actor('b')], actorsExist)
      version(await save(1, [actor('a')]), 'saved')
      const outcome = await save(1, [actor('a'), actor('b'), site('s', 'b')])
      check(outcome.status === 'invalid' && outcome.problems[0]?.code === 'unknown_id', 'refused')
      same(await drafts(store), [actor('a')], 'nothing written')
    },
  },
  {
    title: '[CS8] an invalid chain is neither created nor saved; a warning does not stop',
    run: async (open) => {
      const store = await open(actorsExist)
      const bad = { chainId: 'c', name: 'C', parts: [site('s', 'x')], ...by }
      version(await store.create(bad), 'invalid')
      same([await store.list(), await store.read('c')], [[], undefined], 'nothing there')
      version(await store.create({ ...bad, parts: [actor('x')] }), 'saved')
      version(await store.save({ ...bad, baseVersion: 1 }), 'invalid')
      const lenient = await open(() => [
        { ...problem({ code: 'w', path: [], message: '', maybe: '' }), severity: 'warning' },
      ])
      version(await lenient.create(bad), 'saved')
    },
  },
  {
    title: '[CS9] one id twice in a noun is refused, the same id in two nouns is not',
    run: async (open) => {
      const { save } = await started(open, [actor('a')])
      const twice = await save(1, [actor('a'), actor('a', { n: 1 })])
      check(twice.status === 'invalid' && twice.problems[0]?.code === 'part_twice', 'twice')
      version(await save(1, [actor('a'), site('a', 'a')]), 'saved')
    },
  },
  {
    title: '[CS10] a chain or a base version that does not exist is named',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a')])
      const noBase = await save(7, [actor('b')])
      check(
        noBase.status === 'invalid' && noBase.problems[0]?.code === 'base_version_missing',
        'base',
      )
      const lost = await store.save({ chainId: 'none', baseVersion: 1, parts: [], ...by })
      check(lost.status === 'invalid' && lost.problems[0]?.code === 'chain_missing', 'chain')
      same([await store.read('none'), await store.read('c', 7)], [undefined, undefined], 'read')
      same(await store.versions('none'), [], 'versions')
      same(await store.difference('c', 1, 7), undefined, 'difference')
    },
  },
  {
    title: '[CS11] twenty people at once on twenty parts: all are kept, versions have no hole',
    run: async (open) => {
      const ids = Array.from({ length: 20 }, (_, i) => `p${i}`)
      const all = ids.map((id) => actor(id))
      const { store, save } = await started(open, all)
      const outcomes = await Promise.all(
        ids.map((id) =>
          save(
            1,
            all.map((part) => (part.id === id ? actor(id, { n: 1 }) : part)),
          ),
        ),
      )
      same(outcomes.filter(({ status }) => status === 'saved').length, 1, 'one was first')
      same(outcomes.filter(({ status }) => status === 'merged').length, 19, 'others merged')
      const kept = (await drafts(store)).filter((part) => 'n' in (part.body as object))
      same(kept.length, 20, 'edits kept')
      const numbers = (await store.versions('c')).map((each) => each.version)
      same(
        numbers,
        Array.from({ length: 21 }, (_, i) => 21 - i),
        'versions, latest first',
      )
    },
  },
  {
    title:
      '[CS12] old versions stay readable and differences go both ways; going back is a new version',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a'), actor('b')])
      version(await save(1, [actor('a', { n: 1 }), actor('c')]), 'saved')
      same(await drafts(store, 1), [actor('a'), actor('b')], 'version 1')
      const there = await store.difference('c', 1, 2)
      const back = await store.difference('c', 2, 1)
      same([there?.added, there?.removed], [back?.removed, back?.added], 'mirror')
      same(
        there?.changed.map(({ before, after }) => [before.body, after.body]),
        [[{ id: 'a' }, { id: 'a', n: 1 }]],
        'changed',
      )
      same(version(await save(2, [actor('a'), actor('b')]), 'saved'), 3, 'going back')
      const [third, , first] = await store.versions('c')
      same(third?.manifestHash, first?.manifestHash, 'same content, same hash')
      same(await drafts(store), [actor('a'), actor('b')], 'version 3')
    },
  },
  {
    title: '[CS13] the first version is in force until another one is chosen',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a')])
      await save(1, [actor('b')])
      same((await store.list())[0]?.versionInForce, 1, 'first')
      same(
        [
          await store.setInForce('c', 2),
          await store.setInForce('c', 9),
          await store.setInForce('x', 1),
        ],
        [true, false, false],
        'answers',
      )
      same((await store.list())[0]?.versionInForce, 2, 'chosen')
    },
  },
  {
    title: '[CS14] the list shows the latest saved first, with names; a save may rename',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a')])
      await pause()
      await store.create({ chainId: 'd', name: 'D', parts: [], ...by })
      same(
        (await store.list()).map(({ chainId, name }) => [chainId, name]),
        [
          ['d', 'D'],
          ['c', 'C'],
        ],
        'order',
      )
      await pause()
      await save(1, [actor('b')])
      await store.save({ chainId: 'c', baseVersion: 2, parts: [], name: 'C2', ...by })
      const [first] = await store.list()
      same([first?.chainId, first?.name, first?.latestVersion], ['c', 'C2', 3], 'renamed')
      same(first?.savedAt, (await store.versions('c'))[0]?.savedAt, 'saved at')
    },
  },
  {
    title: '[CS15] a removed chain leaves nothing, its neighbours stay, its id is free again',
    run: async (open) => {
      const { store } = await started(open, [actor('a')])
      await store.create({ chainId: 'cc', name: 'CC', parts: [actor('z')], ...by })
      same([await store.remove('c'), await store.remove('c')], [true, false], 'answers')
      same([await store.read('c'), await store.versions('c')], [undefined, []], 'gone')
      same((await store.read('cc'))?.parts.length, 1, 'neighbour')
      same(
        version(
          await store.create({ chainId: 'c', name: 'C', parts: [actor('n')], ...by }),
          'saved',
        ),
        1,
        'again',
      )
      same(await drafts(store), [actor('n')], 'fresh')
    },
  },
  {
    title: '[CS17] an id that no store can keep is refused, and is simply not found',
    run: async (open) => {
      const { store, save } = await started(open, [actor('a')])
      for (const id of ['nul \u0000', 'half \ud800']) {
        const outcome = await save(1, [actor(id)])
        check(outcome.status === 'invalid' && outcome.problems[0]?.code === 'id_unusable', 'part')
        const create = await store.create({ chainId: id, name: id, parts: [], ...by })
        check(create.status === 'invalid' && create.problems[0]?.code === 'id_unusable', 'chain')
        same(
          [await store.read(id), await store.versions(id), await store.remove(id)],
          [undefined, [], false],
          'not found',
        )
      }
      same(
        [await store.read('c', 1e12), await store.read('c', 0.5)],
        [undefined, undefined],
        'read',
      )
      const noBase = await save(1e12, [actor('b')])
      check(
        noBase.status === 'invalid' && noBase.problems[0]?.code === 'base_version_missing',
        'base',
      )
      const odd = { chainId: 'c', parts: [], author: 'a\u0000', note: 'n\u0000', name: 'C\u0000' }
      version(await store.save({ ...odd, baseVersion: 1 }), 'saved')
    },
  },
  {
    title: '[CS16] a chain without parts is a chain',
    run: async (open) => {
      const { store, save } = await started(open, [])
      same(await drafts(store), [], 'empty')
      version(await save(1, [actor('a')]), 'saved')
      version(await save(2, []), 'saved')
      same(await drafts(store), [], 'empty again')
    },
  },
]

/** Long enough for the clock of the store to move on. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
