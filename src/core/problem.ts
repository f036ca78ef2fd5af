/** Where a value sits in a document: `['lanes', 3, 'distanceKm']`. */
export type Path = readonly (string | number)[]

/** How bad: an `error` stops the use of the document, a `warning` is shown and goes on. */
export type Severity = 'error' | 'warning'

/**
 * Something the user can fix. `message` carries the value seen, `maybe` one sentence that starts
 * with "Maybe"; both are English. Other languages are made from `code` and `values`.
 */
export interface Problem {
  readonly code: string
  readonly severity: Severity
  readonly path: Path
  readonly message: string
  readonly maybe: string
  /** The values named in `message`, for other languages. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** The outcome of something that may fail on what the user gave; warnings ride along on success. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function ok<T>(value: T, warnings: readonly Problem[] = []): Result<T> {
  return { ok: true, value, warnings }
}

export function fail<T = never>(...problems: Problem[]): Result<T> {
  return { ok: false, problems }
}

/** A problem that stops; see `warning` for one that does not. */
export function problem(parts: Omit<Problem, 'severity'>): Problem {
  return { severity: 'error', ...parts }
}

export function warning(parts: Omit<Problem, 'severity'>): Problem {
  return { severity: 'warning', ...parts }
}

/** `lanes[3].distanceKm`, as people write paths. */
export function pathText(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('')
}
