import type { FieldReader, FieldValue } from '../../chain/fields.ts'
import type { Provenance } from '../../chain/reference-set/reference.ts'
import type { Words } from '../../core/schema/schema.ts'
import { words } from '../../core/schema/schema.ts'
import type { Figure, FigureInput, FigureUnit, Interval, Origin } from '../model.ts'

/** One input of an explanation, resolved: what it is worth and how it is known. */
export interface ExplainedInput {
  readonly label: Words
  readonly value: number | string | undefined
  readonly unit: string
  readonly origin: Origin
  /** Figure that explains it in turn, or field of the chain that can be changed. */
  readonly figureId?: string
  readonly fieldKey?: string
  readonly low?: number
  readonly high?: number
  /** Where it comes from, or why this value; in English too when the estimate says it. */
  readonly source?: string
  readonly sourceEn?: string
}

export interface Source {
  readonly text: string
  /** When it differs in English. */
  readonly textEn?: string
  readonly year: string
  readonly verified: boolean
}

/** Everything behind one figure: the same for screen, command line and API. */
export interface Explanation {
  readonly id: string
  readonly label: Words
  readonly unit: FigureUnit
  readonly value: number | undefined
  readonly because?: Words
  readonly interval?: Interval
  readonly origin: Origin
  readonly formula: Words
  readonly method?: string
  readonly inputs: readonly ExplainedInput[]
  readonly sources: readonly Source[]
  /** Figures that this one enters. */
  readonly usedBy: readonly string[]
}

export interface ExplainContext {
  readonly find: (id: string) => Figure | undefined
  readonly read: FieldReader
  readonly intervals: Readonly<Record<string, Interval>>
  readonly usedBy: (id: string) => readonly string[]
}

/** Resolves the inputs of a figure; undefined when no figure bears that id. */
export function explainFigure(id: string, context: ExplainContext): Explanation | undefined {
  const figure = context.find(id)
  if (!figure) return undefined
  const inputs = figure.inputs.flatMap((input) => resolve(input, context))
  const interval = context.intervals[id]
  return {
    id,
    label: figure.label,
    unit: figure.unit,
    value: figure.value,
    ...(figure.because === undefined ? {} : { because: figure.because }),
    ...(interval === undefined ? {} : { interval }),
    origin: originOfFigure(figure, inputs),
    formula: figure.formula,
    ...(figure.method === undefined ? {} : { method: figure.method }),
    inputs,
    sources: sourcesOf(figure, inputs),
    usedBy: context.usedBy(id),
  }
}

/** A figure that is one published or measured field says so; anything else is computed. */
function originOfFigure(figure: Figure, inputs: readonly ExplainedInput[]): Origin {
  const [only] = inputs
  const isField = inputs.length === 1 && only?.fieldKey !== undefined && only.value === figure.value
  return isField ? only.origin : 'computed'
}

function resolve(input: FigureInput, context: ExplainContext): ExplainedInput[] {
  switch (input.kind) {
    case 'figure': {
      const figure = context.find(input.id)
      if (!figure) return []
      const interval = context.intervals[input.id]
      return [
        {
          label: input.label ?? figure.label,
          value: figure.value,
          unit: figure.unit,
          origin: 'computed',
          figureId: input.id,
          ...(interval ?? {}),
        },
      ]
    }
    case 'field':
      return resolveField(context.read(input.key))
    case 'reference':
      return [
        {
          label: input.label,
          value: input.value,
          unit: input.provenance.unit,
          origin: 'default',
          source: sourceText(input.provenance),
        },
      ]
    case 'constant':
      return [
        {
          label: input.label,
          value: input.value,
          unit: input.unit,
          origin: 'published',
          source: input.source,
        },
      ]
  }
}

/** Fields left empty are not inputs: a default stands in, and is listed as such. */
function resolveField(found: FieldValue | undefined): ExplainedInput[] {
  if (!found || found.value === undefined) return []
  const { field, partName, partNameEn } = found
  return [
    {
      label: { fr: `${partName} : ${field.label.fr}`, en: `${partNameEn}: ${field.label.en}` },
      value: found.value as number | string,
      unit: field.type === 'number' ? field.unit : '',
      fieldKey: found.key,
      ...doubtOf(found),
    },
  ]
}

function doubtOf({
  estimate,
}: FieldValue): Pick<ExplainedInput, 'origin' | 'low' | 'high' | 'source' | 'sourceEn'> {
  if (!estimate) return { origin: 'given' }
  const { low, high } = estimate
  const source = estimate.source ?? estimate.reason
  const sourceEn = estimate.source === undefined ? estimate.reasonEn : estimate.sourceEn
  return {
    origin: estimate.status,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(source === undefined ? {} : { source }),
    ...(sourceEn === undefined ? {} : { sourceEn }),
  }
}

function sourceText({ source, year, verified }: Provenance): string {
  return `${source}, ${year}${verified ? '' : ' (not verified)'}`
}

function sourcesOf(figure: Figure, inputs: readonly ExplainedInput[]): Source[] {
  const sources = new Map<string, Source>()
  for (const input of figure.inputs) {
    if (input.kind !== 'reference') continue
    const { source, year, verified } = input.provenance
    sources.set(source, { text: source, year, verified })
  }
  for (const { source, sourceEn, origin } of inputs) {
    if (source === undefined || origin === 'default' || sources.has(source)) continue
    const english = sourceEn === undefined ? {} : { textEn: sourceEn }
    sources.set(source, { text: source, ...english, year: '', verified: origin !== 'assumed' })
  }
  if (figure.method !== undefined) {
    sources.set(figure.method, { text: figure.method, year: '', verified: true })
  }
  return [...sources.values()]
}

export const ORIGIN_WORDS: Readonly<Record<Origin, Words>> = {
  given: words('donné | given'),
  published: words('publié | published'),
  measured: words('mesuré | measured'),
  computed: words('calculé | computed'),
  default: words('valeur par défaut | default'),
  assumed: words('hypothèse | assumption'),
}
