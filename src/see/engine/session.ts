import type { Chain } from '../../chain/chain.ts'
import type { FieldEdit } from '../../chain/edit.ts'
import { editField } from '../../chain/edit.ts'
import type { PartsEdit } from '../../chain/edit-parts.ts'
import { editParts } from '../../chain/edit-parts.ts'
import type { Imputation } from '../../chain/impute/impute.ts'
import { impute } from '../../chain/impute/impute.ts'
import type { ParsedChain } from '../../chain/parse.ts'
import { parseForEdits } from '../../chain/parse.ts'
import { ChainHasher } from '../../chain/version/chain-hasher.ts'
import type { ReferenceSet } from '../../chain/reference-set/reference.ts'
import type { Problem, Result } from '../../core/problem.ts'
import { fail, ok } from '../../core/problem.ts'
import type { Language } from '../../core/format.ts'
import type { Canvas } from './canvas/canvas.ts'
import { mergeCanvas } from './canvas/canvas.ts'
import { parseCanvasEdits } from './canvas/parse-edits.ts'
import type { SeeDocument } from './document.ts'
import { seeCanvas, seeDocument } from './document.ts'
import type { Explanation } from './explain.ts'
import type { Intervals } from './interval/intervals.ts'
import type { See, SeeOptions } from './see.ts'
import { DEFAULT_DRAWS, DEFAULT_SEED, explain, see, seeIntervals } from './see.ts'

/** One chain under study: parsed once, analysed once, asked many times. */
export interface Session {
  readonly chain: Chain
  /**
   * The whole answer; with intervals once they are drawn. The hash of a chain that is being edited
   * comes with the intervals: writing the chain out takes longer than the figures that changed.
   */
  readonly document: (withIntervals: boolean) => SeeDocument
  readonly explain: (figureId: string) => Explanation | undefined
  /** The chain with one field changed: what the change does not touch is not looked at again. */
  readonly edit: (change: FieldEdit) => Result<Session>
  /** The same with whole parts changed, added or gone. */
  readonly editParts: (changes: readonly PartsEdit[]) => Result<Session>
}

/** How a chain is to be looked at, beside the chain itself. */
export interface SessionOptions extends SeeOptions {
  /** Fills the gaps of the chain first, and says so of each figure filled in. */
  readonly impute?: boolean
  /** Edits of the canvas as people or programs send them. */
  readonly canvas?: unknown
  /** Language of the blocks that come as text; missing: French. */
  readonly language?: Language
}

/** Opens a document for study; every problem at once when it cannot be used. */
export function openSession(
  document: unknown,
  reference: ReferenceSet,
  options: SessionOptions = {},
): Result<Session> {
  const shared = { reference, options, hasher: new ChainHasher() }
  return analyse(parseForEdits(document), shared, 'opened')
}

/** The canvas as the chain fills it, with the edits that come along. */
export function editedCanvas(
  seen: See,
  { canvas, language = 'fr' }: SessionOptions,
): Result<Canvas> {
  const prefilled = seeCanvas(seen)
  if (canvas === undefined) return ok(prefilled)
  const edits = parseCanvasEdits(canvas, prefilled, language)
  return edits.ok ? ok(mergeCanvas(prefilled, edits.value)) : edits
}

const NO_INTERVALS: Intervals = {
  seed: 0,
  draws: 0,
  uncertainCount: 0,
  byFigure: {},
  samples: new Map(),
}

/** What every chain of a session shares, edited or not. */
interface Shared {
  readonly reference: ReferenceSet
  readonly options: SessionOptions
  readonly hasher: ChainHasher
}

function analyse(
  parsed: Result<ParsedChain>,
  shared: Shared,
  how: Analysed['how'],
): Result<Session> {
  if (!parsed.ok) return fail(...parsed.problems)
  const { reference, options } = shared
  const given = parsed.value.chain
  const imputation = options.impute
    ? impute(given, reference, { seed: DEFAULT_SEED, draws: DEFAULT_DRAWS })
    : undefined
  const seen = see(imputation?.chain ?? given, reference, options)
  if (!seen.ok) return fail(...seen.problems)
  const canvas = editedCanvas(seen.value, options)
  if (!canvas.ok) return canvas
  const warnings = [...parsed.warnings, ...seen.warnings]
  const analysis = { parsed: parsed.value, imputation, seen: seen.value, canvas: canvas.value }
  return ok(session({ ...analysis, warnings, how }, shared))
}

interface Analysed {
  readonly parsed: ParsedChain
  readonly imputation: Imputation | undefined
  readonly seen: See
  readonly canvas: Canvas
  readonly warnings: readonly Problem[]
  readonly how: 'opened' | 'edited'
}

function session(analysed: Analysed, shared: Shared): Session {
  const { parsed, imputation, seen, canvas, warnings, how } = analysed
  let drawn: Intervals | undefined
  // The hash stands for the chain as it was given.
  const { chain: given } = parsed
  const referenceHash = shared.reference.hash
  return {
    chain: imputation?.chain ?? given,
    document(withIntervals) {
      if (withIntervals) {
        drawn ??= seeIntervals(seen, DEFAULT_SEED, DEFAULT_DRAWS, imputation?.draws)
      }
      const intervals = drawn ?? NO_INTERVALS
      const chainHash = withIntervals || how === 'opened' ? shared.hasher.hashOf(given) : undefined
      const hashes = { chainHash, referenceHash }
      return seeDocument({ seen, intervals, warnings, canvas, imputation, ...hashes })
    },
    explain: (figureId) => explain(seen, figureId, drawn),
    edit: (change) => analyse(editField(parsed, change), shared, 'edited'),
    editParts: (changes) => analyse(editParts(parsed, changes), shared, 'edited'),
  }
}
