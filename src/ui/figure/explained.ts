import type { Words } from '../../core/schema/schema.ts'
import type { MarkedOrigin } from './OriginMark.tsx'

/** What the panel needs of an explanation; the engine's own has more. */
export interface Explained {
  readonly id: string
  readonly label: Words
  readonly unit: string
  readonly value: number | undefined
  readonly because?: Words
  readonly origin: MarkedOrigin
  readonly formula: Words
  readonly method?: string
  readonly interval?: { readonly low: number; readonly high: number }
  readonly inputs: readonly ExplainedInput[]
  readonly sources: readonly {
    readonly text: string
    readonly textEn?: string
    readonly year: string
    readonly verified: boolean
  }[]
  readonly usedBy: readonly string[]
}

export interface ExplainedInput {
  readonly label: Words
  readonly value: number | string | undefined
  readonly unit: string
  readonly origin: MarkedOrigin
  /** Another figure, which opens its own explanation. */
  readonly figureId?: string
  readonly fieldKey?: string
  readonly low?: number
  readonly high?: number
  readonly source?: string
  readonly sourceEn?: string
}
