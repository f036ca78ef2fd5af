import { openBrowserStores } from '../../../src/store/browser/open-browser-stores.ts'
import { chainStoreContract } from '../../contracts/chain-store.ts'
import { scenarioStoreContract } from '../../contracts/scenario-store.ts'

let count = 0

/** A database of its own for every store of every case. */
async function openStores(validate) {
  const opened = await openBrowserStores({ validate, name: `case-${++count}` })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  return opened.value
}

const open = async (validate) => (await openStores(validate)).chains
const openBoth = () => openStores(() => [])

/** Runs one case by its title; resolves with what failed, or with nothing. */
globalThis.runCase = async (title) => {
  const ofChains = chainStoreContract.find((each) => each.title === title)
  const ofScenarios = scenarioStoreContract.find((each) => each.title === title)
  if (!ofChains && !ofScenarios) return `no case ${title}`
  try {
    await ofChains?.run(open)
    await ofScenarios?.run(openBoth)
    return ''
  } catch (error) {
    return String(error?.stack ?? error)
  }
}

const draft = (id, body = {}) => ({ noun: 'actors', id, body: { id, ...body } })

/** Saves one version after another under a name that outlives the page, telling each that is kept. */
globalThis.saveForever = async (name, tell) => {
  const opened = await openBrowserStores({ validate: () => [], name })
  const { chains } = opened.value
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
  const opened = await openBrowserStores({ validate: () => [], name })
  const versions = (await opened.value.chains.versions('c')).toReversed()
  for (const { version, partCount } of versions) {
    const read = await opened.value.chains.read('c', version)
    const whole = read.parts.length === partCount && read.parts.every((p) => p.body.n === version)
    if (!whole) throw new Error(`version ${version} is not whole`)
  }
  return versions.map(({ version }) => version)
}
