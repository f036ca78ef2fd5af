import type { Language } from '../../core/format.ts'
import type { ImportPreview } from '../../workbook/import/preview.ts'

/** A file that someone brings, its name, the language in which sheets are named. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly name: string
  readonly language: Language
}

/** Reads a file into a preview, away from everyone else; stops at once when `cancelled` is raised. */
export type ReadPreview = (
  request: ReadRequest,
  cancelled?: AbortSignal,
) => Promise<ImportPreview | undefined>
