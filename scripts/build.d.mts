/** Builds what is out of date; see build.mjs. */
export function build(options?: {
  readonly parts?: readonly ('app' | 'web')[]
  readonly say?: (line: string) => void
}): Promise<void>
export const root: string
