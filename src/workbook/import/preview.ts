import type { Chain } from '../../chain/chain.ts'
import { missingOf } from '../../chain/missing/missing.ts'
import type { Missing, MissingOfNoun } from '../../chain/missing/missing.ts'
import { NOUNS } from '../../chain/nouns.ts'
import type { Language } from '../../core/format.ts'
import type { Problem } from '../../core/problem.ts'
import type { Words } from '../../core/schema/schema.ts'
import type { FileKind, FileRead } from '../read-file.ts'
import type { CellToFill } from './cell-to-fill.ts'
import { cellFinder } from './cell-to-fill.ts'
import type { ImportDifference } from './difference.ts'

/** A fact that is missing, with the cell to fill. */
export type MissingCell = Missing & CellToFill

export interface ImportSummary {
  readonly name: string
  readonly currency: string
  readonly baseYear: number
}

export interface NounCount {
  readonly noun: string
  readonly label: Words
  readonly count: number
}

/** What a file would bring, before anything is stored. */
export interface ImportPreview {
  readonly kind: FileKind
  /** False when an error forbids the import: nothing of the file is taken. */
  readonly ok: boolean
  readonly problems: readonly Problem[]
  /** Rows found per noun, even when they cannot be used. */
  readonly counts: readonly NounCount[]
  readonly summary?: ImportSummary
  readonly missing?: {
    readonly entries: readonly MissingCell[]
    readonly count: number
    readonly byNoun: readonly MissingOfNoun[]
  }
  readonly difference?: ImportDifference
  /** The chain itself, to be saved as it was shown. */
  readonly document?: Chain
}

export function importPreview(read: FileRead, language: Language): ImportPreview {
  const { kind, result, document } = read
  const counts = countsOf(document)
  if (!result.ok) return { kind, ok: false, problems: result.problems, counts }
  const { name, currency, baseYear } = result.value.chain
  return {
    kind,
    ok: true,
    problems: result.warnings,
    counts,
    summary: { name, currency, baseYear },
    missing: missingCells(result.value, language, read.places),
    document: result.value,
  }
}

/** What a chain does not say yet, each with its cell: of the file it was read from, or of its export. */
export function missingCells(chain: Chain, language: Language, places?: FileRead['places']) {
  const find = cellFinder(chain, language, places)
  const { entries, count, byNoun } = missingOf(chain)
  return { entries: entries.map((entry) => ({ ...entry, ...find(entry) })), count, byNoun }
}

function countsOf(document: Readonly<Record<string, unknown>>): NounCount[] {
  return NOUNS.flatMap(({ key, label }) => {
    const parts = document[key]
    return Array.isArray(parts) && parts.length > 0
      ? [{ noun: key, label, count: parts.length }]
      : []
  })
}
