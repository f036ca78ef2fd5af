import { openStore } from '../../src/store/open.ts'
import { postgresChainStore } from '../../src/store/postgres-chain-store.ts'
import { LOCAL_ORGANISATION } from '../../src/store/migrations.ts'
import { partsAt } from './parts-at.ts'

/*
 * A process of its own that opens a data folder and saves one version after another. It tells each
 * version that the store acknowledged, by a line, and is killed at any moment.
 */

const dataFolder = process.argv[2] ?? ''
const opened = await openStore({ dataFolder })
if (!opened.ok) {
  console.log(JSON.stringify({ problems: opened.problems }))
  process.exit(1)
}
const chains = postgresChainStore(opened.value, LOCAL_ORGANISATION, () => [])
await chains.create({ chainId: 'c', name: 'C', parts: partsAt(1), author: 'a', note: '' })
let version = (await chains.read('c'))?.version.version ?? 0
console.log(JSON.stringify({ ready: version }))
for (;;) {
  const saved = await chains.save({
    chainId: 'c',
    baseVersion: version,
    parts: partsAt(version + 1),
    author: 'a',
    note: '',
  })
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved))
  version = saved.version.version
  console.log(JSON.stringify({ saved: version }))
}
