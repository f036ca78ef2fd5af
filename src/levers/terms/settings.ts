import type { Draft, Lever, LeverContext, ParameterDefault, Parameters } from '../lever.ts'

/** How a figure is known, as an estimate says it, without its id. */
export type Known = Readonly<Record<string, unknown>>

/** The parameters of a step with the defaults of its lever under them. */
export interface Settings {
  readonly stepId: string
  readonly number: (name: string) => number
  /** Undefined: neither said nor known. */
  readonly numberOr: (name: string) => number | undefined
  readonly text: (name: string) => string
  readonly textOr: (name: string) => string | undefined
  readonly list: (name: string) => readonly string[]
  /**
   * How a figure made of a parameter is known: the default of the lever with its bounds, each
   * brought to the figure by `of`, or the word of the step.
   */
  readonly known: (name: string, of?: (parameter: number) => number) => Known
}

/** Value of one EUR in the currency of the chain; 1 when no rate is given. */
export function eurRateOf({ chain, rates }: Draft): number {
  if (chain.currency === 'EUR') return 1
  return rates.find(({ currency }) => currency === 'EUR')?.value ?? 1
}

/** Value of one unit of the currency of a part in that of the chain. */
export function rateOf({ chain, rates }: Draft, currency: string | undefined): number {
  if (currency === undefined || currency === chain.currency) return 1
  return rates.find((rate) => rate.currency === currency)?.value ?? 1
}

/** Reads the parameters of a step. A number that is neither said nor known throws: check it first. */
export function settingsOf(
  lever: Pick<Lever, 'parameters' | 'defaults'>,
  parameters: Parameters,
  { draft, context }: { readonly draft: Draft; readonly context: LeverContext },
): Settings {
  const rate = eurRateOf(draft)
  const isMoney = (name: string) => {
    const field = lever.parameters[name]
    return field?.type === 'number' && field.unit.startsWith('money')
  }
  const scale = (name: string) => (isMoney(name) ? rate : 1)
  const read = (name: string): unknown => {
    if (parameters[name] !== undefined) return parameters[name]
    const value = lever.defaults[name]?.value
    return typeof value === 'number' ? value * scale(name) : value
  }
  const number = (name: string) => {
    const value = read(name)
    if (typeof value !== 'number') throw new Error(`No ${name}`)
    return value
  }
  return {
    stepId: context.stepId,
    number,
    numberOr: (name) => read(name) as number | undefined,
    text: (name) => String(read(name)),
    textOr: (name) => read(name) as string | undefined,
    list: (name) => (read(name) as readonly string[] | undefined) ?? [],
    known(name, of = (value) => value) {
      const standard = lever.defaults[name]
      if (parameters[name] !== undefined || !standard) {
        return { status: 'assumed', reason: context.stepId }
      }
      return knownByDefault(standard, (value) => of(value * scale(name)))
    },
  }
}

function knownByDefault(standard: ParameterDefault, of: (value: number) => number): Known {
  const { status, source, low, high } = standard
  const words =
    status === 'default'
      ? { source: source.fr, sourceEn: source.en }
      : { reason: source.fr, reasonEn: source.en }
  const bounds = [low, high].flatMap((each) => (each === undefined ? [] : [of(each)]))
  return {
    status,
    ...words,
    ...(bounds.length === 2 && { low: Math.min(...bounds), high: Math.max(...bounds) }),
  }
}
