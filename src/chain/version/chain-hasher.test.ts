import { describe, expect, it } from 'vitest'
import { generatedChain } from '../../../bench/generated-chain.ts'
import { editField } from '../edit.ts'
import { parseForEdits } from '../parse.ts'
import { hashOf } from './canonical.ts'
import { ChainHasher } from './chain-hasher.ts'

describe('ChainHasher', () => {
  it('[H4] digits are those of the whole text, before and after an edit', () => {
    const parsed = parseForEdits(generatedChain(40))
    if (!parsed.ok) throw new Error('The chain is right')
    const edited = editField(parsed.value, { key: 'lanes/l5/leadTimeDays', value: 2.5 })
    if (!edited.ok) throw new Error('The edit is right')
    const hasher = new ChainHasher()
    expect(hasher.hashOf(parsed.value.chain)).toBe(hashOf(parsed.value.chain))
    expect(hasher.hashOf(edited.value.chain)).toBe(hashOf(edited.value.chain))
    expect(hasher.hashOf(edited.value.chain)).not.toBe(hashOf(parsed.value.chain))
  })
})
