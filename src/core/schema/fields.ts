import type {
  ChoiceField,
  DateField,
  FlagField,
  LeafField,
  ListField,
  NumberField,
  RefField,
  RowsField,
  TextField,
} from './schema.ts'
import { words } from './schema.ts'

/*
 * Short constructors for field declarations: label in both languages ('fr | en'), one sentence of
 * documentation, then what is special about the field.
 */

type Rest<F> = Omit<F, 'type' | 'label' | 'doc' | 'required'>

/** Marks a field that must be given. */
export function required<F>(field: F): F & { readonly required: true } {
  return { ...field, required: true }
}

export function text(label: string, doc: string, rest: Rest<TextField> = {}): TextField {
  return { type: 'text', label: words(label), doc, ...rest }
}

export function number<const U extends string>(
  unit: U,
  label: string,
  doc: string,
  rest: Omit<Rest<NumberField>, 'unit'> = {},
): NumberField<U> {
  return { type: 'number', unit, label: words(label), doc, ...rest }
}

/** A number that cannot be negative, which most figures of a chain are. */
export function amount<const U extends string>(
  unit: U,
  label: string,
  doc: string,
  rest: Omit<Rest<NumberField>, 'unit' | 'min'> = {},
): NumberField<U> {
  return number(unit, label, doc, { min: 0, ...rest })
}

/** A share, 0 to 1: never a percentage. */
export function share(
  label: string,
  doc: string,
  rest: Omit<Rest<NumberField>, 'unit'> = {},
): NumberField<'ratio'> {
  return number('ratio', label, doc, { min: 0, max: 1, ...rest })
}

export function choice<const V extends string>(
  values: readonly V[],
  label: string,
  doc: string,
): ChoiceField<V> {
  return { type: 'choice', values, label: words(label), doc }
}

export function flag(label: string, doc: string): FlagField {
  return { type: 'flag', label: words(label), doc }
}

export function date(label: string, doc: string): DateField {
  return { type: 'date', label: words(label), doc }
}

export function ref<const N extends string>(
  nouns: readonly N[],
  label: string,
  doc: string,
): RefField<N> {
  return { type: 'ref', nouns, label: words(label), doc }
}

export function list<F extends TextField | NumberField | RefField>(of: F): ListField<F> {
  return { type: 'list', of, label: of.label, doc: of.doc }
}

export function rows<const S extends Readonly<Record<string, LeafField>>>(
  label: string,
  doc: string,
  fields: S,
): RowsField<S> {
  return { type: 'rows', label: words(label), doc, fields }
}
