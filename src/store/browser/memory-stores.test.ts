import { describe, it } from 'vitest'
import { chainStoreContract } from '../../../test/contracts/chain-store.ts'
import { scenarioStoreContract } from '../../../test/contracts/scenario-store.ts'
import { memoryStores } from './memory-stores.ts'

describe('stores of a page that keeps nothing', () => {
  for (const { title, run } of chainStoreContract) {
    it(title, () => run(async (validate) => memoryStores(validate).chains))
  }
  for (const { title, run } of scenarioStoreContract) {
    it(title, () => run(async () => memoryStores(() => [])))
  }
})
