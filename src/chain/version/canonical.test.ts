import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, hashOf, sha256Hex } from './canonical.ts'

describe('canonicalJson', () => {
  it('[C1] keys are sorted, undefined members dropped, -0 is 0', () => {
    expect(canonicalJson({ b: [1, -0, 'é'], a: undefined, A: { z: null, y: true } })).toBe(
      '{"A":{"y":true,"z":null},"b":[1,0,"é"]}',
    )
  })

  // RFC 8785, section 3.2.2 (serialization sample) and appendix B (numbers).
  it('[C1] RFC 8785 samples', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    expect(canonicalJson([5e-324, 9007199254740992, 295147905179352830000])).toBe(
      '[5e-324,9007199254740992,295147905179352830000]',
    )
  })

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [[undefined]], [/x/], [new Map()]])(
    '[C2] what JSON cannot say throws: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(/cannot hold/)
    },
  )

  it('[C3] the text reads back as the same value and the order of keys does not matter', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(hashOf(reversedKeys(value))).toBe(hashOf(value))
      }),
    )
  })
})

// NIST FIPS 180-4 examples (SHA256.pdf, CAVP long message "a" x 1 000 000).
describe('sha256Hex', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
  ])('[C4] NIST vector %#', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash)
  })

  it('[C4] NIST vector of a million letters a', () => {
    expect(sha256Hex('a'.repeat(1_000_000))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    )
  })

  it('[C5] agrees with the platform on any text and every length around a block', async () => {
    for (let length = 0; length < 200; length++) await agree('x'.repeat(length))
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), agree))
    await agree('lone \ud800 and \udc00 and 😀')
  })
})

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversedKeys(member)]),
  )
}

async function agree(text: string): Promise<void> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'))
  expect(sha256Hex(text)).toBe(hex.join(''))
}
