import type { Problem } from '../core/problem.ts'
import type { NounKey } from '../chain/nouns.ts'

/** One row of a noun: its id and whatever fields it has so far. */
export type Part = Readonly<Record<string, unknown>> & { readonly id: string }

/** What was typed and could not be taken: kept as it was typed, beside what is wrong with it. */
export interface LooseCell {
  readonly text: string
  readonly problem: Problem
}

/**
 * A chain on the table. Every value in its parts is right by itself; what is not yet right waits in
 * `loose`, by the key of its cell (`sites/paris/country`), so that nothing typed is lost.
 */
export interface Draft {
  readonly header: Readonly<Record<string, unknown>>
  readonly parts: Readonly<Record<NounKey, readonly Part[]>>
  readonly loose: ReadonlyMap<string, LooseCell>
}

/** Which table: a noun, or one of its fields that holds rows; `chain` is the header. */
export interface TableName {
  readonly noun: NounKey | 'chain'
  readonly rowsOf?: string | undefined
}

/** Row of a block that does not exist yet: it is added at the end. */
export const NEW_ROW = -1

/** What a person asks of the table: plain data, so that it can be kept, sent and done again. */
export type Command =
  /** Texts into cells: one typed, many pasted, a fill or an emptying. */
  | {
      readonly kind: 'block'
      readonly table: TableName
      /** Row of the table for each row of texts, or NEW_ROW. */
      readonly rows: readonly number[]
      readonly columns: readonly string[]
      readonly texts: Iterable<readonly string[]>
    }
  | { readonly kind: 'add'; readonly table: TableName; readonly parentId?: string }
  | { readonly kind: 'duplicate'; readonly table: TableName; readonly rows: readonly number[] }
  /** With what cannot stand without the rows: `whatFollows` says it before. */
  | { readonly kind: 'delete'; readonly table: TableName; readonly rows: readonly number[] }
  /** How a figure is known; `undefined` makes it given. */
  | {
      readonly kind: 'estimate'
      readonly key: string
      readonly estimate: Readonly<Record<string, unknown>> | undefined
    }
  /** Values that are right already: a site moved on a map. */
  | {
      readonly kind: 'fields'
      readonly noun: NounKey
      readonly id: string
      readonly values: Readonly<Record<string, unknown>>
    }

/** How texts are to be read. */
export interface Reading {
  /** English texts write `1,234` for a thousand or so: it is asked, never guessed. */
  readonly language: 'fr' | 'en'
}
