import type { Id, Unit } from '../units.ts'

/** A word in both languages of the interface. */
export interface Words {
  readonly fr: string
  readonly en: string
}

interface FieldBase {
  readonly label: Words
  /** One sentence: what it is, what is included. Shown as the comment of a workbook column. */
  readonly doc: string
  readonly required?: true
}

export interface TextField extends FieldBase {
  readonly type: 'text'
  readonly maxLength?: number
  readonly pattern?: { readonly test: RegExp; readonly example: string }
}

export interface NumberField<U extends string = string> extends FieldBase {
  readonly type: 'number'
  readonly unit: U
  readonly min?: number
  readonly max?: number
  /** Beyond it the value is kept but a warning says that it looks absurd. */
  readonly unusualAbove?: number
  readonly integer?: true
  /**
   * How exact a given figure is, as the half width of its 90 % interval over its value. Missing: its
   * own rounding. 0: exact by nature (a price on a tag, a tax rate, a count).
   */
  readonly toleranceRatio?: number
}

export interface ChoiceField<V extends string = string> extends FieldBase {
  readonly type: 'choice'
  readonly values: readonly V[]
}

export interface FlagField extends FieldBase {
  readonly type: 'flag'
}

/** An ISO date, `2026-11-23`. */
export interface DateField extends FieldBase {
  readonly type: 'date'
}

/** The id of a part of one of `nouns`. */
export interface RefField<N extends string = string> extends FieldBase {
  readonly type: 'ref'
  readonly nouns: readonly N[]
}

export interface ListField<F extends Field = Field> extends FieldBase {
  readonly type: 'list'
  readonly of: F
}

/** Rows of their own under a record: the inputs of a process, the tiers of a price. */
export interface RowsField<S extends Fields = Fields> extends FieldBase {
  readonly type: 'rows'
  readonly fields: S
}

export type Field =
  | TextField
  | NumberField
  | ChoiceField
  | FlagField
  | DateField
  | RefField
  | ListField<TextField | NumberField | RefField>
  | RowsField<Readonly<Record<string, LeafField>>>

/** What a row under a record may hold: no rows in rows. */
export type LeafField =
  | TextField
  | NumberField
  | ChoiceField
  | FlagField
  | DateField
  | RefField
  | ListField<TextField>

export type Fields = Readonly<Record<string, Field>>

type Value<F> = F extends { type: 'text' | 'date' }
  ? string
  : F extends { type: 'number'; unit: infer U extends string }
    ? Unit<U>
    : F extends { type: 'choice'; values: readonly (infer V)[] }
      ? V
      : F extends { type: 'flag' }
        ? boolean
        : F extends { type: 'ref'; nouns: readonly (infer N extends string)[] }
          ? Id<N>
          : F extends { type: 'list'; of: infer G }
            ? readonly Value<G>[]
            : F extends { type: 'rows'; fields: infer S }
              ? readonly RecordOf<S>[]
              : never

type RequiredKeys<S> = { [K in keyof S]: S[K] extends { required: true } ? K : never }[keyof S]

/** The record that a list of fields describes: one declaration gives type, parser, columns, docs. */
export type RecordOf<S> = { readonly [K in RequiredKeys<S>]: Value<S[K]> } & {
  readonly [K in Exclude<keyof S, RequiredKeys<S>>]?: Value<S[K]>
}

const LABEL_SEPARATOR = ' | '

/** `'Prix | Price'` -> words; keeps field declarations on one line. */
export function words(both: string): Words {
  const [fr = both, en = fr] = both.split(LABEL_SEPARATOR)
  return { fr, en }
}
