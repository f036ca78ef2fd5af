import { words } from '../../core/schema/schema.ts'
import type { Figure, FigureInput, FigureUnit } from '../model.ts'

/** A figure with its texts on one line each: French | English. */
export interface FigureSpec {
  readonly id: string
  readonly unit: FigureUnit
  readonly value: number | undefined
  readonly label: string
  readonly formula: string
  /** Why there is no value; said only then. */
  readonly because: string
  readonly inputs?: readonly FigureInput[]
  readonly method?: string
}

export function figureOf(spec: FigureSpec): Figure {
  return {
    id: spec.id,
    unit: spec.unit,
    value: spec.value,
    label: words(spec.label),
    formula: words(spec.formula),
    inputs: spec.inputs ?? [],
    ...(spec.value === undefined ? { because: words(spec.because) } : {}),
    ...(spec.method === undefined ? {} : { method: spec.method }),
  }
}

export const figureInput = (id: string): FigureInput => ({ kind: 'figure', id })
export const fieldInput = (key: string): FigureInput => ({ kind: 'field', key })
