import type { Chain } from '../chain.ts'
import { canonicalJson, sha256Hex } from './canonical.ts'

/** Hashes of chains that share most of their parts: the text of each part is written once. */
export class ChainHasher {
  readonly #texts = new WeakMap<object, string>()

  /** The same digits as `hashOf(chain)`. */
  hashOf(chain: Chain): string {
    const members = Object.entries(chain)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${this.#text(member)}`)
    return sha256Hex(`{${members.join(',')}}`)
  }

  #text(member: unknown): string {
    if (!Array.isArray(member)) return canonicalJson(member)
    return `[${member.map((part: object) => this.#partText(part)).join(',')}]`
  }

  #partText(part: object): string {
    const known = this.#texts.get(part)
    if (known !== undefined) return known
    const text = canonicalJson(part)
    this.#texts.set(part, text)
    return text
  }
}
