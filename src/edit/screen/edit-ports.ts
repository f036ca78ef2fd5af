import type { Chain } from '../../chain/chain.ts'
import type { PartsEdit } from '../../chain/edit-parts.ts'
import type { GeoPoint } from '../../chain/place/geo.ts'
import type { PartConflict, PartRef } from '../../chain/version/merge.ts'
import type { Problem } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { Land } from '../../ui/map/map-model.ts'
import type { LooseCell } from '../model.ts'

/** A version of the chain as it was read. */
export interface BaseVersion {
  readonly version: number
  readonly chain: Chain
}

/** Work that is not saved: what differs from the version it began with, and texts not yet taken. */
export interface KeptWork {
  readonly version: number
  readonly edits: readonly PartsEdit[]
  readonly loose: readonly (readonly [string, LooseCell])[]
}

/** A key figure of the chain in force. */
export interface EditFigure {
  readonly id: string
  readonly label: Words
  readonly unit: string
  readonly value?: number
}

export interface Computed {
  readonly figures: readonly EditFigure[]
  readonly client: GeoPoint | undefined
  readonly clientCountry: string | undefined
  readonly warnings: readonly Problem[]
}

export interface PartBody extends PartRef {
  readonly body: unknown
}

export type Saved =
  | { readonly kind: 'saved'; readonly version: number; readonly merged: boolean }
  | { readonly kind: 'conflict'; readonly conflicts: readonly PartConflict<PartBody>[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

export interface FoundPlace {
  readonly name: string
  readonly postalCode: string
  readonly region: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

/** French communes, once they are loaded. */
export interface PlaceFinder {
  readonly find: (text: string) => readonly FoundPlace[]
  /** The commune nearest to a point. */
  readonly nearest: (point: GeoPoint) => FoundPlace | undefined
}

/** What the tables need of the program around them. */
export interface EditPorts {
  readonly open: (document: unknown) => Promise<Computed>
  readonly change: (edits: readonly PartsEdit[]) => Promise<Computed>
  /** What the engine refused, when an error is a refusal. */
  readonly problemsOf: (error: unknown) => readonly Problem[] | undefined
  readonly keep: (work: KeptWork | undefined) => Promise<boolean>
  readonly kept: () => Promise<KeptWork | undefined>
  readonly read: (version?: number) => Promise<BaseVersion>
  readonly save: (version: number, document: unknown) => Promise<Saved>
  readonly places: () => Promise<PlaceFinder>
  readonly land: () => Promise<Land>
  readonly say: (problem: Problem) => { readonly what: string; readonly maybe: string }
}
