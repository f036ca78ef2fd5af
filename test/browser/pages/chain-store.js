import { openBrowserChainStore } from '../../../src/store/browser/indexed-db-chain-store.ts'
import { chainStoreContract } from '../../contracts/chain-store.ts'

let count = 0

/** A database of its own for every store of every case. */
async function open(validate) {
  const opened = await openBrowserChainStore({ validate, name: `case-${++count}` })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  return opened.value
}

/** Runs one case by its title; resolves with what failed, or with nothing. */
globalThis.runCase = async (title) => {
  const found = chainStoreContract.find((each) => each.title === title)
  if (found === undefined) return `no case ${title}`
  try {
    await found.run(open)
    return ''
  } catch (error) {
    return String(error?.stack ?? error)
  }
}

const draft = (id, body = {}) => ({ noun: 'actors', id, body: { id, ...body } })

/** Saves one version after another under a name that outlives the page, telling each that is kept. */
globalThis.saveForever = async (name, tell) => {
  const opened = await openBrowserChainStore({ validate: () => [], name })
  const chains = opened.value
  const chain = { chainId: 'c', name: 'C', author: 'a', note: '' }
  await chains.create({ ...chain, parts: [draft('a', { n: 1 })] })
  for (let n = 2; ; n++) {
    const parts = [
      draft('a', { n }),
      ...Array.from({ length: 50 }, (_, i) => draft(`p${i}`, { n })),
    ]
    const outcome = await chains.save({ ...chain, baseVersion: n - 1, parts })
    if (outcome.status !== 'saved') throw new Error(JSON.stringify(outcome))
    await tell(n)
  }
}

/** Version numbers of a kept chain, oldest first, each read whole. */
globalThis.readAll = async (name) => {
  const opened = await openBrowserChainStore({ validate: () => [], name })
  const versions = (await opened.value.versions('c')).toReversed()
  for (const { version, partCount } of versions) {
    const read = await opened.value.read('c', version)
    const whole = read.parts.length === partCount && read.parts.every((p) => p.body.n === version)
    if (!whole) throw new Error(`version ${version} is not whole`)
  }
  return versions.map(({ version }) => version)
}
