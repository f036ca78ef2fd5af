import type { PartConflict, PartDifference, PartRef } from '../../chain/version/merge.ts'
import type { Problem } from '../../core/problem.ts'

/*
 * Where chains are kept, whatever the machine: PostgreSQL and the browser's IndexedDB honour the
 * same contract (test/contracts/chain-store.ts). Types only.
 */

/** One noun's row, as saved. `hash` is `hashOf(body)`. */
export interface Part extends PartRef {
  /** A canonical JSON value: no undefined, no NaN. */
  readonly body: unknown
}

/** A part that is not saved yet: the store computes the hash itself and believes nobody's. */
export type PartDraft = Pick<Part, 'noun' | 'id' | 'body'>

export interface ChainVersion {
  readonly chainId: string
  /** 1, 2, 3 ... without holes. */
  readonly version: number
  /** Equal hashes: equal chains, part for part. */
  readonly manifestHash: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly savedAt: number
  readonly author: string
  readonly note: string
  readonly partCount: number
}

export interface ChainSummary {
  readonly chainId: string
  readonly name: string
  readonly latestVersion: number
  /** The version that facts refer to: the first one until another is chosen. */
  readonly versionInForce: number | undefined
  /** Of the latest version, milliseconds since 1970-01-01 UTC. */
  readonly savedAt: number
}

/** A version with its parts, by noun and id. */
export interface ReadChain {
  readonly version: ChainVersion
  readonly parts: readonly Part[]
}

export interface CreateChain {
  readonly chainId: string
  readonly name: string
  readonly parts: readonly PartDraft[]
  readonly author: string
  readonly note: string
}

export interface SaveChain {
  readonly chainId: string
  /** The version that was read before editing. */
  readonly baseVersion: number
  /** The whole chain as its author wants it, not only what changed. */
  readonly parts: readonly PartDraft[]
  readonly author: string
  readonly note: string
  /** A new name for the chain; missing: the name stays. */
  readonly name?: string
}

export type SaveOutcome =
  /** Written as it was given. */
  | { readonly status: 'saved'; readonly version: ChainVersion }
  /** Someone saved in between, other parts: written together. `theirs` is what they had changed. */
  | {
      readonly status: 'merged'
      readonly version: ChainVersion
      readonly theirs: PartDifference<Part>
    }
  /** Someone saved the same parts in between: nothing is written, both are shown. */
  | {
      readonly status: 'conflict'
      readonly latest: ChainVersion
      readonly conflicts: readonly PartConflict<Part>[]
    }
  /** Nothing differs from the latest version: nothing is written. Also the answer to a save sent twice. */
  | { readonly status: 'unchanged'; readonly version: ChainVersion }
  /** The parts, alone or merged, do not make a valid chain, or what they refer to is missing. */
  | { readonly status: 'invalid'; readonly problems: readonly Problem[] }

export interface ChainStore {
  /** Latest saved first. */
  list(): Promise<readonly ChainSummary[]>
  /** `unchanged` when the chain is there already with the same parts: a request sent twice. */
  create(chain: CreateChain): Promise<SaveOutcome>
  save(chain: SaveChain): Promise<SaveOutcome>
  /** The latest version, or the one named; undefined when there is none. */
  read(chainId: string, version?: number): Promise<ReadChain | undefined>
  /** Latest first. */
  versions(chainId: string): Promise<readonly ChainVersion[]>
  /** What to do to version `before` to get `after`; undefined when one of them does not exist. */
  difference(
    chainId: string,
    before: number,
    after: number,
  ): Promise<PartDifference<Part> | undefined>
  /** False when the version does not exist. */
  setInForce(chainId: string, version: number): Promise<boolean>
  /** The chain with all its versions; false when there was none. */
  remove(chainId: string): Promise<boolean>
}

/** Parses the parts as one chain; problems of severity `error` stop the save. */
export type ValidateParts = (parts: readonly Part[]) => readonly Problem[]
