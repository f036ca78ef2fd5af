/** Builds the folder that any web server can host; see build-static.mjs. */
export function buildStatic(options?: { readonly base?: string; readonly out?: string }): Promise<{
  readonly out: string
  readonly version: string
  /** Files kept at once, and those kept later. */
  readonly first: readonly string[]
  readonly rest: readonly string[]
}>
