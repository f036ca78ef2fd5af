import type { Chain } from '../chain/chain.ts'
import { hashOf } from '../chain/version/canonical.ts'
import { byPartKey } from '../chain/version/merge.ts'
import { chainParts } from '../chain/version/parts.ts'

/** Fingerprint of a chain whatever the order of its parts: the store sorts them, a file does not. */
export function baseHashOf(chain: Chain): string {
  const refs = chainParts(chain).map(({ noun, id, body }) => ({ noun, id, hash: hashOf(body) }))
  return hashOf(byPartKey(refs))
}
