import type { Problem } from './problem.ts'

/** What the command line ends with: 0 done, 1 problems in the input, 2 wrong usage, 3 infeasible or
 * stopped with the best so far, 70 an internal error. */
export type ExitCode = 0 | 1 | 2 | 3 | 70

export interface Option {
  readonly name: string
  /** Name of the value in help, `N`, `FILE`; missing: a switch. */
  readonly value?: string
  /** May be given several times; others are refused the second time. */
  readonly repeats?: true
  readonly doc: string
}

/** Arguments after the verb, already split: positional ones and options by name. */
export interface Arguments {
  readonly positional: readonly string[]
  /** Of an option that repeats, its first value. */
  readonly options: ReadonlyMap<string, string | true>
  /** Every value of the options that repeat, as given. */
  readonly repeated?: ReadonlyMap<string, readonly string[]>
}

/** What a command may do to the world; the tests and the real command line give their own. */
export interface CommandIo {
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>
  /** Default tables, read once. */
  readonly loadReference: () => Promise<unknown>
  /** The default tables with what steps of scenarios rest on besides: duties, ways by sea. */
  readonly loadForLevers?: () => Promise<{ readonly reference: unknown; readonly seaKm: unknown }>
  /**
   * Long work in threads, told how far it is; interrupted, it ends with the best so far. Missing
   * where there are no threads.
   */
  readonly runJob?: (
    kind: string,
    input: unknown,
    hear: (progress: { readonly doneRatio?: number; readonly note?: string }) => void,
  ) => Promise<{ readonly state: string; readonly result?: unknown; readonly failure?: string }>
  /** The default tables with what a proof may rest on besides. */
  readonly loadForProof?: () => Promise<unknown>
  /** A line for people, on stderr. */
  readonly say: (line: string) => void
  /** A setting, or its default. */
  readonly setting: (name: string) => string
}

/** What a command answers: one JSON document, and the same as text for people. */
export interface Answer {
  readonly exit: ExitCode
  readonly json: unknown
  readonly text: string
  readonly problems?: readonly Problem[]
}

/** One command: thin, it parses, calls an engine or a store and words the answer. */
export interface Command {
  readonly verb: string
  /** `FILE [--item ID]`. */
  readonly usage: string
  readonly summary: string
  readonly options: readonly Option[]
  readonly run: (args: Arguments, io: CommandIo) => Promise<Answer>
}

export const JSON_OPTION: Option = {
  name: 'json',
  doc: 'print one JSON document on stdout, nothing else',
}

/** Splits `--name value`, `--name=value`, switches and the rest; a sentence when something is off. */
export function parseArguments(argv: readonly string[], command: Command): Arguments | string {
  const positional: string[] = []
  const options = new Map<string, string | true>()
  const repeated = new Map<string, string[]>()
  const known = [...command.options, JSON_OPTION]
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (!word.startsWith('--')) {
      positional.push(word)
      continue
    }
    const [name = '', ...given] = word.slice(2).split('=')
    const option = known.find((each) => each.name === name)
    if (!option) return `There is no option --${name}.`
    if (option.value === undefined) {
      options.set(name, true)
      continue
    }
    const value = given.length > 0 ? given.join('=') : argv[++i]
    if (value === undefined) return `--${name} needs a value, ${option.value}.`
    if (option.repeats) repeated.set(name, [...(repeated.get(name) ?? []), value])
    else if (options.has(name)) return `--${name} is given twice.`
    if (!options.has(name)) options.set(name, value)
  }
  return { positional, options, repeated }
}

/** The command line was written wrong: what to write. */
export function wrongUsage(message: string): Answer {
  return { exit: 2, json: { usage: message }, text: message }
}

/** The input has problems: each with its path, the value seen and what to do. */
export function refused(problems: readonly Problem[]): Answer {
  return { exit: 1, json: { ok: false, problems }, text: '', problems }
}
